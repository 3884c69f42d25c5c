package org.disentangle.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.CodeMaps;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.DecodedPixels;
import org.disentangle.analysis.measure.LatentMoments;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.measure.ModelOutputs;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.picture.DataPicture;
import org.disentangle.analysis.picture.RunPictures;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.ExplorableDecoder;
import org.disentangle.analysis.run.LatentDensities;
import org.disentangle.analysis.run.LogLikelihood;
import org.disentangle.analysis.run.LossMeans;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.analysis.run.MixtureComponents;
import org.disentangle.analysis.run.ModelPictures;
import org.disentangle.analysis.run.PairedLatents;
import org.disentangle.analysis.run.RunIdentity;
import org.disentangle.analysis.run.RunLatents;
import org.disentangle.analysis.score.LeftOut;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.Scores;
import org.disentangle.analysis.table.AnalysisTable;
import org.disentangle.analysis.table.CodeArrays;
import org.disentangle.analysis.table.CodebookTables;
import org.disentangle.analysis.table.ImageTables;
import org.disentangle.analysis.table.LatentValueTable;
import org.disentangle.analysis.table.LikelihoodTable;
import org.disentangle.analysis.table.LossTables;
import org.disentangle.analysis.table.MeasureTables;
import org.disentangle.analysis.table.ModelCards;
import org.disentangle.analysis.table.PairedLatentsTable;
import org.disentangle.analysis.table.RankingTable;
import org.disentangle.analysis.table.ReferencesTable;
import org.disentangle.analysis.table.RunsTable;
import org.disentangle.analysis.table.SparsityTables;
import org.disentangle.analysis.table.TraversalTable;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.data.PixelEntropies;
import org.disentangle.table.Schema;
import org.disentangle.table.row.LeftOutRow;
import org.disentangle.table.row.ReportTables;
import org.tensorflow.proto.ConfigProto;
import tech.tablesaw.api.Table;

/**
 * Measures trained models on one sample of images and collects the results in an {@link Analysis}.
 *
 * <p>Each model is loaded, encodes the sample once, gives its losses and pictures, and is closed
 * before the next is loaded. The same models, images and configuration on the same kind of
 * processor give the same tables.
 */
public final class Analyzer {
  private static final Logger LOG = LogManager.getLogger(Analyzer.class);

  private final FactorImages images;
  private final AnalysisConfig config;
  private final ConfigProto session;
  private final Path scratch;
  private final Progress progress;
  private final AnalyzedImages analyzed;

  /** Every image is read for them, so once for all reports. */
  private Optional<PixelEntropies> pixels = Optional.empty();

  /**
   * Measures on TensorFlow's default devices with its default threads, and keeps the codes in the
   * system's folder of temporary files.
   */
  public Analyzer(FactorImages images, AnalysisConfig config, Progress progress) {
    this(
        images,
        config,
        ConfigProto.getDefaultInstance(),
        Path.of(System.getProperty("java.io.tmpdir")),
        progress);
  }

  /**
   * @param images what the sample is drawn from, and what the models' splits are taken of
   * @param config size and seed of the sample, bins of the metric
   * @param session devices and threads of TensorFlow
   * @param scratch an existing folder, on a disk with room for the codes of all models at once: the
   *     report's own
   * @param progress receives the progress of each task
   */
  public Analyzer(
      FactorImages images,
      AnalysisConfig config,
      ConfigProto session,
      Path scratch,
      Progress progress) {
    this.images = images;
    this.config = config;
    this.session = session;
    this.scratch = scratch;
    this.progress = progress;
    this.analyzed = AnalyzedImages.of(images, config);
  }

  /**
   * Measures models; rows of every table are in their order. Several versions of one run are called
   * {@code run/version}.
   *
   * <p>The tables are those of {@link ReportTables} except claims; a table without rows is left
   * out. Pictures are {@code images}, the first of the sample, and those of {@link RunPictures}.
   * Arrays are those of {@link CodeArrays}.
   *
   * @throws UserErrorException if there is no model, two have one name, one cannot be loaded, or
   *     its codes cannot be measured (not finite, or more latents than samples) or kept
   */
  public Analysis analyze(List<SavedModelFolder> models) {
    if (models.isEmpty()) {
      throw new UserErrorException("there is no model to analyze; give at least one SavedModel");
    }
    return of(RunNames.distinct(models).stream().map(this::measure).toList());
  }

  /**
   * Measures one model; the results of several are put together by {@link #of}.
   *
   * @throws UserErrorException if it cannot be loaded, or its codes cannot be measured or kept
   */
  public MeasuredRun measure(SavedModelFolder folder) {
    warnOfOtherData(folder);
    try (ReloadedModel model = ReloadedModel.open(folder, session)) {
      MeasuredRun run = measure(model);
      run.remarks().forEach(remark -> LOG.warn("{}: {}", run.run(), remark));
      warnOfUnmeasured(run);
      return run;
    }
  }

  /**
   * Puts together what was measured, as {@link #analyze} says.
   *
   * @param runs measured by this, no two of one name
   */
  public Analysis of(List<MeasuredRun> runs) {
    ImageSample sample = analyzed.sample();
    return new Analysis(
        tables(runs),
        Stream.concat(
                Stream.of(DataPicture.of(sample, images)),
                runs.stream().flatMap(run -> run.pictures().pictures().stream()))
            .toList(),
        runs.stream().flatMap(run -> run.pictures().animations().stream()).toList(),
        runs.stream().flatMap(run -> run.decoder().stream()).toList(),
        CodeArrays.of(codes(runs), sample));
  }

  private List<Table> tables(List<MeasuredRun> runs) {
    ImageSample sample = analyzed.sample();
    Map<String, List<LeftOut>> leftOut = new LinkedHashMap<>();
    runs.forEach(run -> leftOut.put(run.run(), run.leftOut()));
    List<Supplier<List<Table>>> makers =
        new ArrayList<>(
            List.of(
                () ->
                    List.of(
                        AnalysisTable.of(images, analyzed, config),
                        RunsTable.of(runs),
                        ModelCards.of(runs)),
                () -> ImageTables.of(images, sample.factors()),
                () -> List.of(ReferencesTable.of(images, analyzed, this::pixels, runs, config)),
                () -> List.of(MeasureTables.measures(runs)),
                () -> LossTables.of(runs),
                () -> LikelihoodTable.of(runs)));
    makers.addAll(TablesOfCodes.of(codes(runs), leftOut, sample));
    makers.addAll(
        List.of(
            () -> TraversalTable.of(runs),
            () -> CodebookTables.of(runs),
            () -> LatentValueTable.of(runs),
            () -> SparsityTables.of(runs),
            () -> List.of(PairedLatentsTable.of(runs)),
            () -> MeasureTables.byPart(runs),
            () -> RankingTable.of(runs, config)));
    return TablesOfCodes.made(makers, progress);
  }

  private synchronized PixelEntropies pixels() {
    PixelEntropies found = pixels.orElseGet(() -> PixelEntropies.of(images));
    pixels = Optional.of(found);
    return found;
  }

  private static List<MeasuredCodes> codes(List<MeasuredRun> runs) {
    return runs.stream().map(MeasuredRun::codes).toList();
  }

  private MeasuredRun measure(ReloadedModel model) {
    ImageSample sample = analyzed.sample();
    Encodings encodings = Encodings.of(model, images, sample, scratch, progress);
    LossMeans losses = LossMeans.of(model, images, sample.size(), config.getSeed(), progress);
    AnalyzedCodes codes = AnalyzedCodes.of(model, images, analyzed, encodings, scratch, progress);
    MeasuredCodes measured =
        MeasuredCodes.of(
            RunIdentity.of(model.folder()),
            analyzed,
            codes,
            RunLatents.of(model, encodings, config.getSeed()),
            config,
            Scores.all(),
            progress);
    Optional<CodeMaps> codeMaps =
        encodings.codeMaps().map(maps -> CodeMaps.of(model.folder(), maps));
    Optional<MixtureComponents> mixture = MixtureComponents.of(model, encodings, config.getSeed());
    ModelOutputs outputs =
        new ModelOutputs(
            Optional.ofNullable(losses.validation().get(Signatures.LOSS)),
            LogLikelihood.of(model, images, sample, config, progress),
            measured.latents(),
            encodings.codeMaps(),
            mixture.map(MixtureComponents::shares),
            ModelPictures.of(
                model,
                images,
                sample,
                LatentMoments.of(codes.sample()).squaredDistanceOfTwo(),
                config.getSeed()),
            measured.gap().map(MutualInformationGap::score),
            DecodedPixels.of(model.folder().contract().givesProbabilities(), images.kind()));
    List<MeasuredValue> measures =
        MeasureCatalogue.take(outputs, "measures of " + model.folder().run(), progress);
    return new MeasuredRun(
        model.folder(),
        losses,
        measured,
        measured
            .latents()
            .filter(found -> model.folder().latentValues().isEmpty())
            .map(found -> LatentDensities.of(model, encodings, config.getSeed())),
        mixture,
        PairedLatents.of(model, images, scratch, config.getSeed(), progress),
        measures,
        MeasureCatalogue.leftOut(outputs),
        codeMaps,
        model
            .decoder()
            .map(
                program ->
                    ExplorableDecoder.of(program, codes.sample(), model.folder().latentValues())),
        RunPictures.of(
            model,
            images,
            sample,
            codes.sample(),
            codeMaps,
            mixture.map(MixtureComponents::picture),
            config.getSeed()));
  }

  private static void warnOfUnmeasured(MeasuredRun run) {
    if (run.codes().gap().isEmpty()) {
      LOG.warn(
          "{}: scores with factors are left out; {} gives the reason of each",
          run.run(),
          Schema.of(LeftOutRow.class).fileName());
    }
  }

  private void warnOfOtherData(SavedModelFolder model) {
    if (model.isOfOtherImages(images.checksum())) {
      LOG.warn(
          "{} was trained on other images ({}, SHA-256 {}) than it is analyzed on ({}, SHA-256 {}):"
              + " its losses are of the latter, and the report says so",
          model.run(),
          model.record().map(record -> record.getData().getSource()).orElse(""),
          model.record().map(record -> record.getData().getChecksum()).orElse(""),
          images.source(),
          images.checksum());
    }
  }
}

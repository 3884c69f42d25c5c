package org.disentangle.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.GaussianKl;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.run.NamedCodes;
import org.disentangle.analysis.run.RunIdentity;
import org.disentangle.analysis.score.LeftOut;
import org.disentangle.analysis.table.AnalysisTable;
import org.disentangle.analysis.table.CodeArrays;
import org.disentangle.analysis.table.ImageTables;
import org.disentangle.analysis.table.InputsTable;
import org.disentangle.analysis.table.RankingTable;
import org.disentangle.analysis.table.ReferencesTable;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.DistinctImages;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.KnownFactors;
import org.disentangle.data.codes.CodeTable;
import org.disentangle.data.codes.FactorTable;
import org.disentangle.math.Matrix;
import tech.tablesaw.api.Table;

/**
 * Measures codes that other programs made, of one set of images, and collects the results in an
 * {@link Analysis}: what {@link Analyzer} measures of codes, without a model, images or TensorFlow.
 *
 * <p>Every row is taken for an image of its own, as the pictures are not at hand to tell. The same
 * files and configuration give the same tables.
 */
public final class CodesAnalyzer {
  private final KnownFactors labels;
  private final Optional<FactorTable> factors;
  private final AnalyzedImages images;
  private final AnalysisConfig config;
  private final Set<String> selection;
  private final Progress progress;

  /**
   * @param rows how many images there are
   * @param factors what is known of them, if anything is
   * @param config size and seed of the sample, bins of the metric
   * @param selection the keys of the scores
   * @param progress receives the progress of each task
   */
  public CodesAnalyzer(
      int rows,
      Optional<FactorTable> factors,
      AnalysisConfig config,
      Set<String> selection,
      Progress progress) {
    this.labels = factors.map(FactorTable::labels).orElseGet(() -> ImageLabels.none(rows));
    this.factors = factors;
    this.images = AnalyzedImages.of(labels, DistinctImages.each(rows), config);
    this.config = config;
    this.selection = selection;
    this.progress = progress;
  }

  /**
   * Measures codes; rows of every table are in their order.
   *
   * @param runs under distinct names, each of as many rows as there are images
   * @throws UserErrorException if there are too few images to measure so many factors
   */
  public Analysis analyze(List<NamedCodes> runs) {
    ImageSample sample = images.sample();
    if (sample.factors().size() >= sample.size()) {
      throw new UserErrorException(
          "different images to measure on: %s, too few for %s factors; measure on more images"
              .formatted(sample.size(), sample.factors().size()));
    }
    List<MeasuredCodes> measured = runs.stream().map(this::measure).toList();
    return new Analysis(
        tables(runs, measured), List.of(), List.of(), List.of(), CodeArrays.of(measured, sample));
  }

  private MeasuredCodes measure(NamedCodes run) {
    AnalyzedCodes codes =
        new AnalyzedCodes(
            sampled(run.codes()),
            Matrix.of(run.codes().rows()).rows(images.test().images()),
            run.logVariances().map(this::sampled));
    Optional<GaussianKl> kl =
        codes.logVariances().map(logVariances -> GaussianKl.of(codes.sample(), logVariances));
    return MeasuredCodes.of(
        RunIdentity.named(run.run()),
        images,
        codes,
        Optional.of(LatentStatistics.of(codes.sample(), kl, true, Optional.empty(), false)),
        config,
        selection,
        progress);
  }

  private Matrix sampled(CodeTable table) {
    return Matrix.of(table.rows()).rows(images.sample().images());
  }

  private List<Table> tables(List<NamedCodes> runs, List<MeasuredCodes> measured) {
    ImageSample sample = images.sample();
    String source =
        runs.stream().map(run -> run.codes().path().name()).collect(Collectors.joining("; "));
    Map<String, List<LeftOut>> leftOut = new LinkedHashMap<>();
    measured.forEach(run -> leftOut.put(run.run(), run.scores().leftOut()));
    List<Supplier<List<Table>>> makers =
        new ArrayList<>(
            List.of(
                () ->
                    List.of(
                        AnalysisTable.ofCodes(source, labels, images, config),
                        InputsTable.of(runs, factors)),
                () -> ImageTables.factors(sample.factors()),
                () -> List.of(ReferencesTable.ofCodes(labels, images, config))));
    makers.addAll(TablesOfCodes.of(measured, leftOut, sample));
    makers.add(() -> RankingTable.ofCodes(measured, config));
    return TablesOfCodes.made(makers, progress);
  }
}

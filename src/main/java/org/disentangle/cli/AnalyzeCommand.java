package org.disentangle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.api.AnalysisReport;
import org.disentangle.cli.option.DeviceOptions;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.ReportsFolder;
import org.disentangle.cli.option.ScoreList;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.Configurations;
import org.disentangle.contract.Checksums;
import org.disentangle.data.FactorImages;
import org.disentangle.page.ReportFolder;
import org.disentangle.report.Report;
import org.disentangle.report.ReportOrigin;
import org.disentangle.runtime.TensorFlowHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analyze}: measures SavedModels and writes their report. */
@Command(
    name = "analyze",
    modelTransformer = ScoreList.class,
    description =
        "Reloads SavedModels, measures what they learned, and writes tables, figures and a page.",
    footer = {
      "  disentangle analyze saved_models/seed-beta-5",
      "  disentangle analyze saved_models/seed-beta-1/1 saved_models/seed-beta-5 \\",
      "      --name compared",
      "  disentangle analyze saved_models/best/1 saved_models/best/2"
    })
final class AnalyzeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SAVED_MODEL_DIR",
      arity = "1..*",
      description = "saved_models/RUN/VERSION, or saved_models/RUN for its highest version.")
  private List<Path> savedModels;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The report's folder under the reports folder (default: the run, if one).")
  private String name;

  @Option(
      names = "--data",
      paramLabel = "SOURCE",
      description =
          "Images to measure on: an npz, HDF5 or MATLAB file, a folder of pictures, tar archives, Parquet"
              + " files, or a configuration, whose images are then meant (default: what the first model"
              + " was trained on).")
  private Path measured;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Images encoded for the scores (default: 10000; of data with fewer, each once).")
  private Integer samples;

  @Option(
      names = "--every-image",
      description =
          "Encode every image of the data once instead of a sample; scores that learn something"
              + " of the codes, or compare latents, still take 10000 of them, and training losses at"
              + " most 100000.")
  private boolean everyImage;

  @Option(
      names = "--bins",
      paramLabel = "N",
      description = "Bins of equal width a latent is cut into (default: 20).")
  private Integer bins;

  @Option(
      names = "--likelihood-images",
      paramLabel = "N",
      description = "Images whose log-likelihood is estimated; 0 for none (default: 100).")
  private Integer likelihoodImages;

  @Option(
      names = "--likelihood-draws",
      paramLabel = "N",
      description = "Draws of each one's posterior; 5000 are usual in papers (default: 500).")
  private Integer likelihoodDraws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws the images and the noise (default: 0).")
  private Long seed;

  @Option(
      names = "--again",
      description =
          "Measure again what this program has measured before: the same models, on the same images,"
              + " with the same settings.")
  private boolean again;

  @Mixin private DeviceOptions device;

  @Mixin private ReportsFolder reports;

  @Mixin private ImageSourceOptions source;

  @Override
  public void run() {
    AnalysisConfig config = Configurations.resolved(given(), "analyze");
    // Opening the models' folders needs no TensorFlow; so an error in the last one shows before the
    // first is measured.
    List<SavedModelFolder> models = savedModels.stream().map(SavedModelFolder::open).toList();
    Path reportFolder = reports.folder().resolve(reportName(models));
    Report.check(reportFolder);
    for (SavedModelFolder model : models) {
      if (!Checksums.arePresent(model.path())) {
        TrialLoad.ofThisProgram(model.path()).run();
      }
    }
    TensorFlowHost host = device.bringUp();
    Path page;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      AnalysisReport report =
          new AnalysisReport(
              Optional.ofNullable(measured)
                  .map(path -> ImageSourceOptions.named(Optional.of(path))),
              source.folder(),
              host.session(),
              progress);
      FactorImages images = report.images(models);
      Optional<ReportOrigin> origin =
          ReportOrigin.of(models, images.checksum(), config, host.device() + " " + host.threads());
      if (!again && origin.filter(same -> same.isThatOf(reportFolder)).isPresent()) {
        LogManager.getLogger(AnalyzeCommand.class)
            .info(
                "measured before: the same models on the same images with the same settings, by this program; --again measures them again");
        page = reportFolder.resolve(ReportFolder.PAGE);
      } else {
        page = report.write(models, images, config, analysis -> List.of(), reportFolder);
        origin.ifPresent(made -> made.keepIn(reportFolder));
      }
    }
    spec.commandLine().getOut().println("report: " + page);
    NextStep.afterReport(page).say(spec);
  }

  private AnalysisConfig given() {
    if (everyImage && samples != null) {
      throw new UserErrorException(
          "--samples is " + samples + " but --every-image takes all images; give one of the two");
    }
    AnalysisConfig.Builder given = AnalysisConfig.newBuilder().setEveryImage(everyImage);
    Optional.ofNullable(samples).ifPresent(given::setSamples);
    Optional.ofNullable(bins).ifPresent(given::setBins);
    Optional.ofNullable(likelihoodImages).ifPresent(given::setLikelihoodImages);
    Optional.ofNullable(likelihoodDraws).ifPresent(given::setLikelihoodDraws);
    Optional.ofNullable(seed).ifPresent(given::setSeed);
    return given.build();
  }

  private String reportName(List<SavedModelFolder> models) {
    if (name != null) {
      Configurations.checkName(name, "--name");
      return name;
    }
    if (models.stream().map(SavedModelFolder::run).distinct().count() > 1) {
      throw new UserErrorException(
          "the report of "
              + models.size()
              + " models needs a name; give one, e.g. --name compared");
    }
    SavedModelFolder only = models.get(0);
    Configurations.checkName(only.run(), only.path() + ", whose report --name can name");
    return only.run();
  }
}

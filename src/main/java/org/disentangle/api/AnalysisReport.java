package org.disentangle.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.Progress;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.DataConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;
import org.disentangle.report.Report;
import org.tensorflow.proto.ConfigProto;
import tech.tablesaw.api.Table;

/**
 * Makes a report from SavedModels: finds the images, measures the models, writes tables, figures
 * and the page. TensorFlow must be up already.
 *
 * @param named the images to measure on; empty for those the models were trained on
 * @param dataFolder where the published archive may lie and the renderer's images are kept
 * @param session devices and threads of TensorFlow
 * @param progress receives the progress of each task
 */
public record AnalysisReport(
    Optional<DataConfig> named, Path dataFolder, ConfigProto session, Progress progress) {
  private static final Logger LOG = LogManager.getLogger(AnalysisReport.class);

  /**
   * Analyzes and reports.
   *
   * @param conclusions computes further tables from those of the analysis
   * @return the page to open
   * @throws org.disentangle.UserErrorException if a model cannot be measured, the images cannot be
   *     read, or the report cannot be written
   */
  public Path write(
      List<SavedModelFolder> models,
      AnalysisConfig config,
      Function<Analysis, List<Table>> conclusions,
      Path reportFolder) {
    Report.check(reportFolder);
    return write(models, images(models), config, conclusions, reportFolder);
  }

  /** The same, on images that were found before. */
  public Path write(
      List<SavedModelFolder> models,
      FactorImages images,
      AnalysisConfig config,
      Function<Analysis, List<Table>> conclusions,
      Path reportFolder) {
    Analysis analysis = analyzer(images, config, reportFolder).analyze(models);
    return Report.write(reportFolder, analysis.with(conclusions.apply(analysis)), progress);
  }

  /**
   * What measures models for a report.
   *
   * @throws org.disentangle.UserErrorException if the images cannot be measured on
   */
  public Analyzer analyzer(FactorImages images, AnalysisConfig config, Path reportFolder) {
    LOG.info("images: {} from {}", images.size(), images.source());
    return new Analyzer(images, config, session, AtomicWrite.nearestFolder(reportFolder), progress);
  }

  /** The requested images, or else those that the first model was trained on. */
  public FactorImages images(List<SavedModelFolder> models) {
    DataConfig data =
        named
            .or(() -> TrainedImages.of(models).map(trainedOn -> trainedOn.found(dataFolder)))
            .orElseGet(DataConfig::getDefaultInstance);
    return ImageSources.open(data, dataFolder, progress);
  }
}

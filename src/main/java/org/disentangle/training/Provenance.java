package org.disentangle.training;

import java.nio.file.Path;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SharedPath;
import org.disentangle.model.LatentModel;

/**
 * What travels with a model of how it was made.
 *
 * @param config resolved and checked
 * @param images trained on
 * @param hardware trained by
 */
record Provenance(RunConfig config, FactorImages images, TrainingRun.Hardware hardware) {

  /**
   * The run record of a model.
   *
   * @param history of its epochs
   * @param outcome of its training
   */
  RunRecord record(LatentModel model, History history, TrainingRecord outcome) {
    return RunRecord.newBuilder()
        .setRun(config.getName())
        .setFamily(model.family())
        .putAllHyperparameters(model.hyperparameters())
        .setLatentDimension(model.latentDimension())
        .addAllTerms(model.terms())
        .setSeed(config.getSeed())
        .setData(
            DataRecord.newBuilder()
                .setSource(images.source())
                .setPath(images.path().map(SharedPath::of).orElse(""))
                .setChecksum(images.checksum())
                .setImages(images.size())
                .setValidationFraction(config.getData().getValidationFraction())
                .setMaxSamples(config.getData().getMaxSamples()))
        .setTraining(outcome)
        .putAllEnvironment(hardware.environment())
        .addAllHistory(history.records())
        .setResultsVersion(RunRecords.RESULTS_VERSION)
        .build();
  }

  /** The configuration, without paths that only this machine knows. */
  RunConfig configuration() {
    RunConfig.Builder shared = config.toBuilder();
    if (config.getData().hasArchive()) {
      shared.getDataBuilder().setArchive(SharedPath.of(Path.of(config.getData().getArchive())));
    }
    return shared.build();
  }
}

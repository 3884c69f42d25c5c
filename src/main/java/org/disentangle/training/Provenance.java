package org.disentangle.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.ImageRecord;
import org.disentangle.contract.LatentValues;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SharedPath;
import org.disentangle.model.LatentModel;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.plan.RunPlan;

/**
 * The provenance of a model: the run record and the configuration that are exported with it.
 *
 * @param host it is trained on
 */
record Provenance(RunPlan plan, TensorFlowHost host) {

  /**
   * The run record of a model.
   *
   * @param history one record for each epoch and split
   * @param outcome of its training
   * @param weights that are exported, by name
   */
  RunRecord record(
      List<EpochRecord> history, TrainingRecord outcome, Map<String, float[]> weights) {
    RunConfig config = plan.config();
    LatentModel model = plan.model();
    FactorImages images = plan.images();
    return RunRecord.newBuilder()
        .setRun(config.getName())
        .setFamily(model.family())
        .putAllHyperparameters(model.hyperparameters())
        .setLatentDimension(model.latentDimension(images.shape()))
        .addAllTerms(model.terms())
        .setSeed(config.getSeed())
        .setData(
            DataRecord.newBuilder()
                .setSource(images.source())
                .setPath(images.path().map(SharedPath::of).orElse(""))
                .setChecksum(images.checksum())
                .setImages(images.size())
                .setValidationFraction(config.getData().getValidationFraction())
                .setMaxSamples(config.getData().getMaxSamples())
                .setImage(
                    ImageRecord.newBuilder()
                        .setHeight(images.shape().height())
                        .setWidth(images.shape().width())
                        .setChannels(images.shape().channels())
                        .setHighestValue(images.kind().highest())))
        .setTraining(outcome)
        .putAllEnvironment(host.environment())
        .addAllHistory(history)
        .setLikelihood(plan.likelihood().record())
        .setResultsVersion(RunRecords.RESULTS_VERSION)
        .addAllLatentValues(model.latentValues(weights).stream().map(Provenance::values).toList())
        .build();
  }

  private static LatentValues values(float[] values) {
    LatentValues.Builder all = LatentValues.newBuilder();
    for (float value : values) {
      all.addValue(value);
    }
    return all.build();
  }

  /** The configuration, without paths of this machine. */
  RunConfig configuration() {
    return ImagePaths.map(plan.config(), path -> SharedPath.of(Path.of(path)));
  }
}

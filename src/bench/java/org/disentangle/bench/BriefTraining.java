package org.disentangle.bench;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.GoldenBatch;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.TrainingRun;

/**
 * Trains a configuration for a few steps and exports it with its golden batch: a SavedModel whose
 * weights and numbers the peers are held against.
 *
 * <p>Arguments: configuration, name of the run, folder of the images, folder of the models.
 */
public final class BriefTraining {
  private static final int STEPS = 20;
  private static final int VALIDATION_IMAGES = 256;

  private BriefTraining() {}

  /** Trains and exports. */
  public static void main(String[] arguments) {
    TensorFlowHost host = TensorFlowHost.start("cpu", 0);
    RunConfig.Builder run = Configurations.readRun(Path.of(arguments[0])).toBuilder();
    run.setName(arguments[1])
        .getLoopBuilder()
        .clearEpochs()
        .setSteps(STEPS)
        .setStepsPerEpoch(STEPS)
        .setValidationSamples(VALIDATION_IMAGES);
    run.getDataBuilder().setMaxSamples(10 * VALIDATION_IMAGES).setValidationFraction(0.1);
    FactorImages images = ImageSources.open(run.getData(), Path.of(arguments[2]), Progress.NONE);
    Path exported =
        new TrainingRun(run.build(), images, host, List.of())
            .trainAndExport(Path.of(arguments[3]));
    GoldenBatch.write(SavedModelFolder.open(exported), images, host.session());
  }
}

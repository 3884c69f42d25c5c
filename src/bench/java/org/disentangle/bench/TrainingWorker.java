package org.disentangle.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.config.Configurations;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.source.ImageSources;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.TrainingOptions;
import org.disentangle.training.TrainingRun;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingListener;

/**
 * Trains as {@code train} does, with everything that belongs to a step, and stops after each round
 * of steps until it is asked for the next.
 *
 * <p>Arguments: configuration, precision, batch size, folder of the images, folder for what a run
 * writes.
 */
public final class TrainingWorker implements TrainingListener {
  private static final int WARM_UP_STEPS = 20;

  private final Rounds rounds;
  private long left = WARM_UP_STEPS;
  private boolean isWarm;
  private boolean isOver;

  private TrainingWorker(Rounds rounds) {
    this.rounds = rounds;
  }

  /** Serves until the input ends. */
  public static void main(String[] arguments) {
    TrainingWorker worker = new TrainingWorker(Rounds.take());
    TensorFlowHost host = TensorFlowHost.start("cpu", 0);
    RunConfig.Builder run =
        Configurations.readRun(Path.of(arguments[0])).toBuilder()
            .setPrecision(Precision.valueOf(arguments[1]));
    run.getLoopBuilder()
        .setBatchSize(Integer.parseInt(arguments[2]))
        .clearEpochs()
        .setSteps(Integer.MAX_VALUE)
        .setStepsPerEpoch(Integer.MAX_VALUE)
        .setCheckpointMinutes(0);
    FactorImages images = ImageSources.open(run.getData(), Path.of(arguments[3]), Progress.NONE);
    try {
      new TrainingRun(run.build(), images, host, List.of(worker))
          .trainAndExport(
              Path.of(arguments[4]), new TrainingOptions(false, () -> worker.isOver));
    } catch (TrainingInterruptedException e) {
      // The input has ended, and the training with it.
      System.exit(0);
    }
  }

  @Override
  public void stepEnded(StepReport step) {
    left--;
    if (left > 0) {
      return;
    }
    if (isWarm) {
      rounds.end();
    } else {
      isWarm = true;
      rounds.ready();
    }
    Optional<Integer> times = rounds.begin();
    isOver = times.isEmpty();
    left = times.orElse(1);
  }
}

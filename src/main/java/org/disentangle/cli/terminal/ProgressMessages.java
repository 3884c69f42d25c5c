package org.disentangle.cli.terminal;

import java.util.List;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingProgress;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingListener;

/**
 * Sums up the steps of a training in messages, about two a second, for displays or for other
 * processes.
 */
public final class ProgressMessages implements TrainingListener {
  private static final long INTERVAL_NANOS = 500_000_000L;

  private final String run;
  private final TrainingDisplay display;
  private List<String> names = List.of();
  private double[] sums = new double[0];
  private int summed;
  private long totalSteps;
  private long toldNanos;
  private long toldImages;

  /**
   * Sends nothing before the first step: until then TensorFlow may print to the terminal itself,
   * onto live lines.
   */
  public ProgressMessages(String run, TrainingDisplay display) {
    this.run = run;
    this.display = display;
  }

  @Override
  public void stepEnded(StepReport step) {
    if (!names.equals(step.names())) {
      // The next stage has other terms.
      names = step.names();
      sums = new double[names.size()];
      summed = 0;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += step.values()[i];
    }
    summed++;
    if (totalSteps == 0) {
      display.started(run);
    }
    totalSteps = step.totalSteps();
    long sinceNanos = step.elapsedNanos() - toldNanos;
    if (sinceNanos < INTERVAL_NANOS && step.step() < totalSteps) {
      return;
    }
    TrainingProgress.Builder progress =
        TrainingProgress.newBuilder()
            .setPhase("training")
            .setStep(step.step())
            .setTotalSteps(totalSteps)
            .setEpoch(step.epoch())
            .setImagesPerSecond((step.images() - toldImages) / (sinceNanos / 1e9))
            .setSecondsLeft(step.secondsLeft());
    for (int i = 0; i < sums.length; i++) {
      progress.putTerms(step.names().get(i), sums[i] / summed);
      sums[i] = 0;
    }
    summed = 0;
    toldNanos = step.elapsedNanos();
    toldImages = step.images();
    tell(progress);
  }

  @Override
  public void epochEnded(EpochReport epoch) {
    if (totalSteps > 0 && !epoch.validation().isEmpty()) {
      tell(
          TrainingProgress.newBuilder()
              .setPhase("validation")
              .setStep(epoch.step())
              .setTotalSteps(totalSteps)
              .setEpoch(epoch.epoch())
              .putAllTerms(epoch.validation()));
    }
  }

  private void tell(TrainingProgress.Builder progress) {
    display.progressed(run, progress.setRun(run).build());
  }
}

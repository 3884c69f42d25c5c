package org.disentangle.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.disentangle.training.StepReport;
import org.disentangle.training.TrainingListener;

/** The live line of a training: step, loss terms, images a second, time left. */
final class TrainingProgressLine implements TrainingListener, AutoCloseable {
  private static final int REFRESH_MILLIS = 500;

  private final String run;
  private ProgressBar bar;
  private long shownNanos;
  private volatile Duration left = Duration.ZERO;

  /** A line that appears with the first step. */
  TrainingProgressLine(String run) {
    this.run = run;
  }

  @Override
  public void stepEnded(StepReport step) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(run)
              .setInitialMax(step.totalSteps())
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setEtaFunction(state -> Optional.of(left))
              .build();
    }
    bar.stepTo(step.step());
    boolean due = step.elapsedNanos() - shownNanos > REFRESH_MILLIS * 1_000_000L;
    if (due || step.step() == step.totalSteps()) {
      shownNanos = step.elapsedNanos();
      left = Duration.ofMillis(Math.round(1000 * step.secondsLeft()));
      bar.setExtraMessage(message(step));
    }
  }

  /** The speed first: on a narrow terminal the end of the line is cut off. */
  private static String message(StepReport step) {
    StringBuilder message =
        new StringBuilder(String.format(Locale.ROOT, " %.0f images/s", step.imagesPerSecond()));
    for (int i = 0; i < step.values().length; i++) {
      message.append(
          String.format(Locale.ROOT, ", %s %.1f", step.names().get(i), step.values()[i]));
    }
    return message.toString();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

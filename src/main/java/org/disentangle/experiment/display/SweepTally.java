package org.disentangle.experiment.display;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.ProgressText;
import org.disentangle.process.TrainingProgress;

/** The progress of a sweep and the estimated time left. */
final class SweepTally {
  private final int total;
  private final TimeLeft time;
  private int done;
  private int failed;

  /**
   * @param total trials that are to be run
   * @param nanoClock nanoseconds from any start
   */
  SweepTally(int total, LongSupplier nanoClock) {
    this.total = total;
    this.time = new TimeLeft(total, nanoClock);
  }

  synchronized void started(String id) {
    time.started(id);
  }

  synchronized void progressed(String id, TrainingProgress progress) {
    time.progressed(id, progress);
  }

  synchronized void ended(ProcessOutcome outcome) {
    time.ended(outcome);
    done += outcome.succeeded() ? 1 : 0;
    failed += outcome.succeeded() ? 0 : 1;
  }

  /** Trials that have ended, including those that failed. */
  synchronized int over() {
    return done + failed;
  }

  /** The time until the last trial ends; empty as long as it is unknown. */
  synchronized Optional<Duration> left() {
    return time.seconds().stream()
        .mapToObj(seconds -> Duration.ofMillis(Math.round(1000 * seconds)))
        .findFirst();
  }

  /** The state of the trials, which a bar does not show: {@code 2 running, 1 failed}. */
  synchronized String state() {
    return time.running() + " running" + (failed > 0 ? ", " + failed + " failed" : "");
  }

  /** E.g. {@code 37 of 400 trials done, 1 failed, 2 running, 58 min 12 s left}. */
  synchronized String sentence() {
    return "%s of %s trials done%s, %s running%s"
        .formatted(
            done,
            total,
            failed > 0 ? ", " + failed + " failed" : "",
            time.running(),
            left().map(each -> ", " + ProgressText.duration(each) + " left").orElse(""));
  }
}

package org.disentangle.experiment.display;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.disentangle.process.ProgressText;
import org.disentangle.process.TrainingProgress;

/** The progress of a sweep and the estimated time left at the speed so far. */
final class SweepTally {
  private final int total;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private final Map<String, Double> shares = new HashMap<>();
  private int done;
  private int failed;

  /**
   * @param total trials that are to be run
   * @param nanoClock nanoseconds from any start
   */
  SweepTally(int total, LongSupplier nanoClock) {
    this.total = total;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
  }

  synchronized void started(String id) {
    shares.put(id, 0.0);
  }

  synchronized void progressed(String id, TrainingProgress progress) {
    if (progress.getTotalSteps() > 0) {
      shares.put(id, (double) progress.getStep() / progress.getTotalSteps());
    }
  }

  synchronized void ended(String id, boolean succeeded) {
    shares.remove(id);
    done += succeeded ? 1 : 0;
    failed += succeeded ? 0 : 1;
  }

  /** Trials that have ended, including those that failed. */
  synchronized int over() {
    return done + failed;
  }

  /** The time until the last trial ends; empty as long as it is unknown. */
  synchronized Optional<Duration> left() {
    double worth = over() + shares.values().stream().mapToDouble(Double::doubleValue).sum();
    double seconds = (nanoClock.getAsLong() - startNanos) / 1e9;
    return worth > 0
        ? Optional.of(Duration.ofMillis(Math.round(1000 * seconds * (total - worth) / worth)))
        : Optional.empty();
  }

  /** The state of the trials, which a bar does not show: {@code 2 running, 1 failed}. */
  synchronized String state() {
    return shares.size() + " running" + (failed > 0 ? ", " + failed + " failed" : "");
  }

  /** E.g. {@code 37 of 400 trials done, 1 failed, 2 running, 58 min 12 s left}. */
  synchronized String sentence() {
    return "%s of %s trials done%s, %s running%s"
        .formatted(
            done,
            total,
            failed > 0 ? ", " + failed + " failed" : "",
            shares.size(),
            left().map(each -> ", " + ProgressText.duration(each) + " left").orElse(""));
  }
}

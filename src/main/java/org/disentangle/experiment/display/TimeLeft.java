package org.disentangle.experiment.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingProgress;

/**
 * Estimates when the last trial of an experiment ends, from the trials that have ended and the
 * progress of those that run. Pending trials are assumed to take the mean time of these, and to run
 * as many at a time as have run at a time so far: while the first trials have larger shares of the
 * processors than the others will have, this is right as far as the speed grows with the share. Not
 * for several threads.
 */
final class TimeLeft {
  /** How long a trial trains before its measured speed is used. */
  private static final double SETTLED_SECONDS = 10;

  private final LongSupplier nanoClock;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private int pending;
  private int sideBySide;
  private double secondsOfEnded;
  private int ended;

  /** A trial that has begun: its start and its expected end, in seconds of the clock. */
  private record Running(double began, OptionalDouble end) {
    double left(double now, double each) {
      return Math.max(0, end.orElse(began + each) - now);
    }
  }

  /**
   * @param trials that are to be run
   * @param nanoClock nanoseconds from any start
   */
  TimeLeft(int trials, LongSupplier nanoClock) {
    this.pending = trials;
    this.nanoClock = nanoClock;
  }

  void started(String run) {
    pending--;
    running.put(run, new Running(now(), OptionalDouble.empty()));
    sideBySide = Math.max(sideBySide, running.size());
  }

  void progressed(String run, TrainingProgress progress) {
    running.computeIfPresent(
        run,
        (name, trial) -> {
          OptionalDouble end = end(trial.began(), progress);
          return end.isPresent() ? new Running(trial.began(), end) : trial;
        });
  }

  void ended(ProcessOutcome outcome) {
    running.remove(outcome.name());
    if (outcome.succeeded()) {
      secondsOfEnded += outcome.seconds();
      ended++;
    }
  }

  /** How many trials run. */
  int running() {
    return running.size();
  }

  /** Whether every trial has ended. */
  boolean isOver() {
    return running.isEmpty() && pending == 0;
  }

  /** Whether the speed of every running trial is known, or the time of one that has ended. */
  boolean isSettled() {
    return ended > 0
        || (!running.isEmpty()
            && running.values().stream()
                .allMatch(
                    each -> each.end().isPresent() && now() - each.began() >= SETTLED_SECONDS));
  }

  /** Seconds until the last trial ends; empty as long as nothing is known of any. */
  OptionalDouble seconds() {
    OptionalDouble each = secondsOfTrial();
    if (isOver() || each.isEmpty()) {
      return isOver() ? OptionalDouble.of(0) : each;
    }
    PriorityQueue<Double> free = new PriorityQueue<>();
    running.values().forEach(trial -> free.add(trial.left(now(), each.getAsDouble())));
    while (free.size() < sideBySide) {
      free.add(0.0);
    }
    for (int i = 0; i < pending; i++) {
      free.add(free.remove() + each.getAsDouble());
    }
    return free.stream().mapToDouble(Double::doubleValue).max();
  }

  /** The mean time of the trials that have ended and of those with an expected end. */
  private OptionalDouble secondsOfTrial() {
    double sum = secondsOfEnded;
    int count = ended;
    for (Running trial : running.values()) {
      if (trial.end().isPresent()) {
        sum += trial.end().getAsDouble() - trial.began();
        count++;
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** As the trial itself expects; else by its share of steps. */
  private OptionalDouble end(double began, TrainingProgress progress) {
    if (progress.hasSecondsLeft()) {
      return OptionalDouble.of(now() + progress.getSecondsLeft());
    }
    return progress.getStep() > 0 && progress.getTotalSteps() > 0
        ? OptionalDouble.of(began + (now() - began) * progress.getTotalSteps() / progress.getStep())
        : OptionalDouble.empty();
  }

  private double now() {
    return nanoClock.getAsLong() / 1e9;
  }
}

package org.disentangle.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The display of trainings in a log: a line at the start and the end of each trial, and at
 * intervals in between.
 */
public final class TrainingLog implements TrainingDisplay {
  private final Consumer<String> lines;
  private final LongSupplier nanoClock;
  private final Duration interval;
  private final Map<String, Long> lastLine = new HashMap<>();

  /**
   * @param lines receives each line
   * @param nanoClock nanoseconds from any start; the time of day may jump
   * @param interval least time between two lines of progress of one trial
   */
  public TrainingLog(Consumer<String> lines, LongSupplier nanoClock, Duration interval) {
    this.lines = lines;
    this.nanoClock = nanoClock;
    this.interval = interval;
  }

  @Override
  public synchronized void started(String run) {
    lastLine.put(run, nanoClock.getAsLong());
    lines.accept(run + ": started");
  }

  @Override
  public synchronized void progressed(String run, TrainingProgress progress) {
    long now = nanoClock.getAsLong();
    if (now - lastLine.get(run) >= interval.toNanos()) {
      lastLine.put(run, now);
      lines.accept(run + ": " + ProgressText.sentence(progress));
    }
  }

  @Override
  public synchronized void ended(ProcessOutcome outcome) {
    String how = outcome.succeeded() ? "done" : "failed";
    lines.accept(
        outcome.name() + ": " + how + " after " + ProgressText.duration(outcome.elapsed()));
  }
}

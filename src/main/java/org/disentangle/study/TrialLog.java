package org.disentangle.study;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** For outputs that nobody watches: a line for each trial at its ends and now and then between. */
public final class TrialLog implements TrialDisplay {
  private final Consumer<String> lines;
  private final InstantSource clock;
  private final Duration interval;
  private final Map<String, Instant> lastLine = new HashMap<>();

  /**
   * @param lines takes each line
   * @param interval least time between two lines of progress of one trial
   */
  public TrialLog(Consumer<String> lines, InstantSource clock, Duration interval) {
    this.lines = lines;
    this.clock = clock;
    this.interval = interval;
  }

  @Override
  public synchronized void started(String run) {
    lastLine.put(run, clock.instant());
    lines.accept(run + ": started");
  }

  @Override
  public synchronized void progressed(String run, TrainingProgress progress) {
    Instant now = clock.instant();
    if (!now.isBefore(lastLine.get(run).plus(interval))) {
      lastLine.put(run, now);
      lines.accept(run + ": " + ProgressText.sentence(progress));
    }
  }

  @Override
  public synchronized void ended(TrialOutcome outcome) {
    String how = outcome.succeeded() ? "done" : "failed";
    lines.accept(outcome.run() + ": " + how + " after " + ProgressText.duration(outcome.elapsed()));
  }

  @Override
  public void close() {
    // A line is whole when it is written.
  }
}

package org.disentangle.experiment.display;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.disentangle.experiment.Trial;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.ProgressText;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingProgress;

/**
 * The display of a sweep in a log: a line at the end of each trial, and at intervals in between.
 */
public final class SweepLog implements TrainingDisplay {
  private final Map<String, Trial> trials;
  private final SweepTally tally;
  private final Consumer<String> lines;
  private final LongSupplier nanoClock;
  private final Duration interval;
  private long lastLine;

  /**
   * @param trials that are to be run
   * @param lines receives each line
   * @param nanoClock nanoseconds from any start; the time of day may jump
   * @param interval least time between a line and a line that only shows the progress of the sweep
   */
  public SweepLog(
      List<Trial> trials, Consumer<String> lines, LongSupplier nanoClock, Duration interval) {
    this.trials = trials.stream().collect(Collectors.toMap(Trial::id, trial -> trial));
    this.tally = new SweepTally(trials.size(), nanoClock);
    this.lines = lines;
    this.nanoClock = nanoClock;
    this.interval = interval;
    this.lastLine = nanoClock.getAsLong();
  }

  @Override
  public void started(String run) {
    tally.started(run);
  }

  @Override
  public synchronized void progressed(String run, TrainingProgress progress) {
    tally.progressed(run, progress);
    if (nanoClock.getAsLong() - lastLine >= interval.toNanos()) {
      say(tally.sentence());
    }
  }

  @Override
  public synchronized void ended(ProcessOutcome outcome) {
    tally.ended(outcome);
    say(
        "trial %s: %s after %s; %s"
            .formatted(
                trials.get(outcome.name()),
                outcome.succeeded() ? "done" : "failed",
                ProgressText.duration(outcome.elapsed()),
                tally.sentence()));
  }

  private void say(String line) {
    lastLine = nanoClock.getAsLong();
    lines.accept(line);
  }
}

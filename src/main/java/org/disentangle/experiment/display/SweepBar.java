package org.disentangle.experiment.display;

import me.tongfei.progressbar.ProgressBarBuilder;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TerminalBar;
import org.disentangle.process.TerminalLines;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingProgress;

/** The display of a sweep on terminals: one bar over all trials, with the time left. */
public final class SweepBar implements TrainingDisplay {
  private static final int REFRESH_MILLIS = 500;

  private final SweepTally tally;
  private final TerminalBar line;

  /**
   * Draws the bar.
   *
   * @param terminal where it is drawn
   * @param sweep its name
   * @param trials that are to be run
   */
  public SweepBar(TerminalLines terminal, String sweep, int trials) {
    tally = new SweepTally(trials, System::nanoTime);
    line =
        new TerminalBar(
            terminal,
            new ProgressBarBuilder()
                .setTaskName(sweep)
                .setInitialMax(trials)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setEtaFunction(state -> tally.left()));
  }

  @Override
  public void started(String run) {
    tally.started(run);
    line.bar().setExtraMessage(" " + tally.state());
  }

  @Override
  public void progressed(String run, TrainingProgress progress) {
    tally.progressed(run, progress);
  }

  @Override
  public void ended(ProcessOutcome outcome) {
    tally.ended(outcome);
    line.bar().stepTo(tally.over());
    line.bar().setExtraMessage(" " + tally.state());
  }

  @Override
  public void close() {
    line.close();
  }
}

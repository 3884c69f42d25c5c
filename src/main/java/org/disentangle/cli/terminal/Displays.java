package org.disentangle.cli.terminal;

import java.time.Duration;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.display.SweepBar;
import org.disentangle.experiment.display.SweepLog;
import org.disentangle.process.TrainingBars;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingLog;

/** How trainings are shown: by lines that move on a terminal, by the log elsewhere. */
public final class Displays {
  private static final Logger LOG = LogManager.getLogger(Displays.class);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(30);

  /** What is said when trials are asked to end. */
  public static final String ASKED_TO_END =
      "asked to end: the trials finish a step and write checkpoints; ask again to end at once";

  private Displays() {}

  /** Of trainings, each by itself. */
  public static TrainingDisplay ofTrainings() {
    return InteractiveTerminal.lines(LOG)
        .<TrainingDisplay>map(TrainingBars::new)
        .orElseGet(() -> new TrainingLog(LOG::info, System::nanoTime, LOG_INTERVAL));
  }

  /**
   * The display of a whole sweep.
   *
   * @param name the sweep's
   * @param pending the trials that are to be run
   */
  public static TrainingDisplay of(String name, List<Trial> pending) {
    return InteractiveTerminal.lines(LOG)
        .<TrainingDisplay>map(lines -> new SweepBar(lines, name, pending.size()))
        .orElseGet(() -> new SweepLog(pending, LOG::info, System::nanoTime, LOG_INTERVAL));
  }
}

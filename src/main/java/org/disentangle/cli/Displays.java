package org.disentangle.cli;

import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.process.TrainingBars;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingLog;
import org.disentangle.experiment.display.SweepBar;
import org.disentangle.experiment.display.SweepLog;
import org.disentangle.experiment.Experiment;
import org.disentangle.experiment.Trial;

/** How trainings are shown: by lines that move on a terminal, by the log elsewhere. */
final class Displays {
  private static final Logger LOG = LogManager.getLogger(Displays.class);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(30);

  private Displays() {}

  /** Of trainings, each by itself. */
  static TrainingDisplay ofTrainings() {
    return InteractiveTerminal.lines()
        .<TrainingDisplay>map(TrainingBars::new)
        .orElseGet(() -> new TrainingLog(LOG::info, System::nanoTime, LOG_INTERVAL));
  }

  /**
   * Of a sweep as a whole.
   *
   * @param name the sweep's
   */
  static TrainingDisplay of(String name, Experiment sweep) {
    return InteractiveTerminal.lines()
        .<TrainingDisplay>map(lines -> new SweepBar(lines, name, sweep.pending().size()))
        .orElseGet(
            () ->
                new SweepLog(
                    sweep.pending().stream().collect(Collectors.toMap(Trial::id, trial -> trial)),
                    LOG::info,
                    System::nanoTime,
                    LOG_INTERVAL));
  }
}

package org.disentangle.cli;

import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.study.TrialBars;
import org.disentangle.study.TrialDisplay;
import org.disentangle.study.TrialLog;
import org.disentangle.sweep.SweepBar;
import org.disentangle.sweep.SweepLog;
import org.disentangle.sweep.SweepRun;
import org.disentangle.sweep.Trial;

/** How trainings are shown: by lines that move on a terminal, by the log elsewhere. */
final class Displays {
  private static final Logger LOG = LogManager.getLogger(Displays.class);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(30);

  private Displays() {}

  /** Of trainings, each by itself. */
  static TrialDisplay ofTrainings() {
    return InteractiveTerminal.lines()
        .<TrialDisplay>map(TrialBars::new)
        .orElseGet(() -> new TrialLog(LOG::info, System::nanoTime, LOG_INTERVAL));
  }

  /**
   * Of a sweep as a whole.
   *
   * @param name the sweep's
   */
  static TrialDisplay of(String name, SweepRun sweep) {
    return InteractiveTerminal.lines()
        .<TrialDisplay>map(lines -> new SweepBar(lines, name, sweep.pending().size()))
        .orElseGet(
            () ->
                new SweepLog(
                    sweep.pending().stream().collect(Collectors.toMap(Trial::id, trial -> trial)),
                    LOG::info,
                    System::nanoTime,
                    LOG_INTERVAL));
  }
}

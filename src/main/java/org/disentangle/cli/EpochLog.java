package org.disentangle.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.TrainingListener;

/** Logs a line for each epoch, where no live display is shown. */
final class EpochLog implements TrainingListener {
  private static final Logger LOG = LogManager.getLogger(EpochLog.class);

  @Override
  public void epochEnded(EpochReport epoch) {
    LOG.info(
        "epoch {}, step {}: {}{}",
        epoch.epoch(),
        epoch.step(),
        terms(epoch.train()),
        epoch.validation().isEmpty() ? "" : "; validation " + terms(epoch.validation()));
  }

  private static String terms(Map<String, Double> terms) {
    return terms.entrySet().stream()
        .map(term -> String.format(Locale.ROOT, "%s %.2f", term.getKey(), term.getValue()))
        .collect(Collectors.joining(", "));
  }
}

package org.disentangle.contract;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Describes in words how a reloaded export differs from the trained model, according to the run
 * record.
 */
public final class ReloadDifferences {
  private ReloadDifferences() {}

  /**
   * E.g. {@code differs from the trained one after reloading: losses.kl by up to 4.8e-07 (1.2e-07
   * of its magnitude)}; the caller writes the model's name before it.
   *
   * @param reload with a difference or a failure
   */
  public static String sentence(ReloadRecord reload) {
    if (!reload.getFailure().isEmpty()) {
      return "cannot be reloaded (" + reload.getFailure() + ")";
    }
    return reload.getDifferenceList().stream()
        .map(ReloadDifferences::words)
        .collect(Collectors.joining(", ", "differs from the trained one after reloading: ", ""));
  }

  private static String words(OutputDifference difference) {
    return String.format(
        Locale.ROOT,
        "%s by up to %.1e (%.1e of its magnitude)",
        difference.getOutput(),
        difference.getAbsolute(),
        difference.getRelative());
  }
}

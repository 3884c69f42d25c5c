package org.disentangle.pgm.inference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.name.Names;

/**
 * The memory limit, which refuses eliminations that are too wide, with the numbers in the message.
 */
final class MemoryLimit {
  private static final BigInteger LARGEST_ARRAY = BigInteger.valueOf(Integer.MAX_VALUE - 8);
  private static final int NAMES_SHOWN = 8;

  /** Numbers of more digits are rounded. */
  private static final int DIGITS_SHOWN = 15;

  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private MemoryLimit() {}

  /**
   * Checks that the tables of a plan fit.
   *
   * @throws TooLargeException if together they need more bytes than are allowed, or one has more
   *     entries than an array can have
   */
  static void check(EliminationPlan plan, long allowedBytes) {
    excess(plan, allowedBytes)
        .ifPresent(
            excess -> {
              throw new TooLargeException(
                  "the network is too wide for this question: "
                      + excess
                      + "; ask for fewer variables, give more evidence, or allow more memory with"
                      + " --memory");
            });
  }

  /** The excess size of a plan's tables; empty if they fit. */
  static Optional<String> excess(EliminationPlan plan, long allowedBytes) {
    boolean fits = plan.peakBytes().compareTo(BigInteger.valueOf(allowedBytes)) <= 0;
    if (fits && plan.largestEntries().compareTo(LARGEST_ARRAY) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "at width "
            + plan.width()
            + " the largest table, over "
            + "("
            + Names.first(plan.largestScope(), NAMES_SHOWN)
            + "), has "
            + count(plan.largestEntries())
            + " entries, and the tables would take "
            + bytes(plan.peakBytes())
            + " where "
            + bytes(BigInteger.valueOf(allowedBytes))
            + " are allowed");
  }

  private static String count(BigInteger number) {
    return number.toString().length() <= DIGITS_SHOWN
        ? number.toString()
        : "about " + new BigDecimal(number).round(new MathContext(2));
  }

  private static String bytes(BigInteger bytes) {
    double size = bytes.doubleValue();
    int unit = 0;
    while (size >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, size < 1e6 ? "%.4g %s" : "%.1e %s", size, UNITS.get(unit));
  }
}

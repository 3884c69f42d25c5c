package org.disentangle.pgm;

import java.util.Locale;

/**
 * A count: a number, or "more than" a number if counting stopped early.
 *
 * @param counted how many were found
 * @param exact whether these are all
 */
public record Count(long counted, boolean exact) {
  /** The count 0. */
  public static final Count NONE = new Count(0, true);

  /** The sum; exact if both are exact. */
  public Count plus(Count other) {
    return new Count(counted + other.counted, exact && other.exact);
  }

  /** E.g. {@code one path}, {@code 12 paths}, {@code more than 1,000 paths}. */
  public String of(String noun) {
    return counted == 1 ? (exact ? "one " : "more than one ") + noun : this + " " + noun + "s";
  }

  /** E.g. {@code 12}, {@code more than 1,000}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, exact ? "%,d" : "more than %,d", counted);
  }
}

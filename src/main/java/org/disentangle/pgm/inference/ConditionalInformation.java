package org.disentangle.pgm.inference;

import java.util.List;

/**
 * How much sets of variables tell of each other when others are known, computed from a network's
 * tables: a numeric witness of dependence.
 *
 * @param x variables
 * @param y other variables
 * @param z what is known
 * @param nats I(X; Y | Z), 0 or more up to rounding
 */
public record ConditionalInformation(List<String> x, List<String> y, List<String> z, double nats) {
  /** Below this many nats the variables are independent, as far as doubles can tell. */
  public static final double INDEPENDENT_BELOW = 1e-12;

  /** From this many nats on they are dependent. */
  public static final double DEPENDENT_FROM = 1e-9;

  /** What a number of nats says. */
  public enum Verdict {
    /** No more than rounding leaves. */
    INDEPENDENT,
    /** More than rounding can make. */
    DEPENDENT,
    /** Too little to tell from rounding, too much to be it for certain. */
    UNDECIDED
  }

  /** Copies the lists. */
  public ConditionalInformation {
    x = List.copyOf(x);
    y = List.copyOf(y);
    z = List.copyOf(z);
  }

  /** What the number says. */
  public Verdict verdict() {
    if (nats >= DEPENDENT_FROM) {
      return Verdict.DEPENDENT;
    }
    return nats < INDEPENDENT_BELOW ? Verdict.INDEPENDENT : Verdict.UNDECIDED;
  }
}

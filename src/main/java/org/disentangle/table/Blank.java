package org.disentangle.table;

import java.util.OptionalDouble;

/** Helpers for numbers that may be blank. */
public final class Blank {
  private Blank() {}

  /** Empty for NaN, the result of undefined arithmetic; infinity is a value. */
  public static OptionalDouble ifNaN(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}

package org.disentangle.table;

import java.util.OptionalDouble;

/** Numbers that may not be there. */
public final class Blank {
  private Blank() {}

  /** Empty for NaN, which arithmetic gives for what is not defined; infinity is a value. */
  public static OptionalDouble ifNaN(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}

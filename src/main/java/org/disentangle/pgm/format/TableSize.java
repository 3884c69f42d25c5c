package org.disentangle.pgm.format;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Variable;

/** Computes the number of entries of a table before it is made. */
public final class TableSize {
  /** The most entries that a table of a file or of random numbers may have: 32 MiB of doubles. */
  public static final int MOST_ENTRIES = 1 << 22;

  private TableSize() {}

  /** The product of the cardinalities; if it overflows, the largest long. */
  public static long of(List<Variable> scope) {
    long size = 1;
    for (Variable variable : scope) {
      if (size > Long.MAX_VALUE / variable.cardinality()) {
        return Long.MAX_VALUE;
      }
      size *= variable.cardinality();
    }
    return size;
  }

  /**
   * The product of the cardinalities, if a table of this size is allowed.
   *
   * @param what the table, for the error message, e.g. {@code the table of lung}
   * @throws UserErrorException if it has more than {@value #MOST_ENTRIES} entries
   */
  public static int checked(String what, List<Variable> scope) {
    long size = of(scope);
    if (size > MOST_ENTRIES) {
      throw new UserErrorException(
          what
              + " would have "
              + (size == Long.MAX_VALUE ? "more than 10^18" : size)
              + " entries; a table may have "
              + MOST_ENTRIES);
    }
    return (int) size;
  }
}

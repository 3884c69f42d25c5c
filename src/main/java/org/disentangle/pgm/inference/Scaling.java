package org.disentangle.pgm.inference;

import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.pgm.factor.Magnitude;

/**
 * What happens when every entry of one table of a Markov network is multiplied by a number: the
 * partition function is multiplied by it, the normalised distribution stays.
 *
 * @param scope of the scaled table
 * @param by the number
 * @param zBefore the partition function as it was
 * @param zAfter the partition function of the scaled tables
 * @param largestDifference between the probabilities of a joint state before and after; absent
 *     where there are too many joint states to compare
 */
public record Scaling(
    List<String> scope,
    double by,
    Magnitude zBefore,
    Magnitude zAfter,
    OptionalDouble largestDifference) {
  /** Copies the list. */
  public Scaling {
    scope = List.copyOf(scope);
  }

  /** {@code zAfter / zBefore}: the number that the table was multiplied by, up to rounding. */
  public double ratio() {
    return zAfter.dividedBy(zBefore).doubleValue();
  }
}

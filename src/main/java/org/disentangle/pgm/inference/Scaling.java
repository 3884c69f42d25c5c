package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.MarkovNetwork;

/**
 * The effect of multiplying every entry of one table of a Markov network by a number: the partition
 * function is multiplied by it, the normalised distribution stays.
 *
 * @param scope of the scaled table
 * @param by the number
 * @param zBefore the partition function before
 * @param zAfter the partition function of the scaled tables
 * @param largestDifference between the probabilities of a joint state before and after; absent if
 *     there are more than {@value JointDistribution#MOST_STATES} joint states to compare
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

  /**
   * Scales one table of a network.
   *
   * @param table which one, from 0, in the order of the network
   * @param by a positive number
   * @throws UserErrorException if the number is not positive and finite, a scaled entry is outside
   *     the range of doubles, or the elimination would need too much memory
   * @throws IndexOutOfBoundsException if there is no such table
   */
  public static Scaling of(MarkovNetwork network, int table, double by) {
    return of(new VariableElimination(network), table, by);
  }

  /**
   * The same, with the limit of an inference in the network.
   *
   * @throws IllegalArgumentException if its network is not a Markov network
   */
  public static Scaling of(VariableElimination inference, int table, double by) {
    if (!(inference.model() instanceof MarkovNetwork network)) {
      throw new IllegalArgumentException("only a table of a Markov network can be scaled");
    }
    if (!(by > 0) || Double.isInfinite(by)) {
      throw new UserErrorException(
          "a table cannot be scaled by " + by + "; scale it by a positive number");
    }
    Factor factor = network.factors().get(table);
    List<Factor> factors = new ArrayList<>(network.factors());
    factors.set(
        table,
        new Factor(
            factor.scope(), Arrays.stream(factor.values()).map(entry -> by * entry).toArray()));
    VariableElimination scaled = inference.of(new MarkovNetwork(network.variables(), factors));
    return new Scaling(
        factor.names(),
        by,
        inference.partition().z(),
        scaled.partition().z(),
        JointDistribution.largestDifference(inference, scaled));
  }

  /** {@code zAfter / zBefore}: the number that the table was multiplied by, up to rounding. */
  public double ratio() {
    return zAfter.dividedBy(zBefore).doubleValue();
  }
}

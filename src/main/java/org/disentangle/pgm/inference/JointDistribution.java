package org.disentangle.pgm.inference;

import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Variable;

/** Compares the joint distributions of small networks, state by state. */
final class JointDistribution {
  /** The largest number of joint states that are compared. */
  static final int MOST_STATES = 1 << 20;

  private JointDistribution() {}

  /**
   * The largest difference between the probabilities that two networks give to a joint state of the
   * second one's variables; empty if there are too many.
   *
   * @param larger its network has all variables of the other
   */
  static OptionalDouble largestDifference(VariableElimination larger, VariableElimination smaller) {
    double states = 1;
    for (Variable variable : smaller.model().variables()) {
      states *= variable.cardinality();
    }
    if (states > MOST_STATES) {
      return OptionalDouble.empty();
    }
    Query all = new Query(smaller.model().graph().nodes().names(), List.of());
    Factor one = larger.posterior(all).distribution();
    Factor other = smaller.posterior(all).distribution();
    double largest = 0;
    for (int i = 0; i < one.size(); i++) {
      largest = Math.max(largest, Math.abs(one.value(i) - other.value(i)));
    }
    return OptionalDouble.of(largest);
  }
}

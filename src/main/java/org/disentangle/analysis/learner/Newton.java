package org.disentangle.analysis.learner;

import java.util.function.Function;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Minimises the convex sum of many samples' losses by Newton's method, with a backtracking line
 * search that asks for sufficient decrease (Armijo).
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">J. Nocedal, S. Wright (2006), Numerical
 *     Optimization, section 3.3 and algorithm 3.1</a>
 */
final class Newton {
  /**
   * With less than this to gain by the next step, it is taken and is the last. It is half the
   * square of its length in units of the coefficients' standard errors; Newton's steps square that,
   * so that one more would not be seen.
   */
  private static final double NEAR = 1e-4;

  private static final int MAX_ITERATIONS = 50;
  private static final int HALVINGS = 40;
  private static final double SUFFICIENT_DECREASE = 1e-4;

  private Newton() {}

  /**
   * A function about one point.
   *
   * @param value the sum of the losses
   * @param gradient its first derivatives
   * @param hessian its second ones, positive definite
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this package, never compared.
  record Expansion(double value, double[] gradient, double[][] hessian) {
    private double[] step() {
      return new CholeskyDecomposition(
              new Array2DRowRealMatrix(hessian, false),
              CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
              0)
          .getSolver()
          .solve(new ArrayRealVector(gradient, false))
          .toArray();
    }
  }

  /**
   * Goes downhill until the lowest point is near, the function falls no further in doubles, or the
   * iterations are used up.
   *
   * @param start where to start; not changed
   * @param atStart the function there
   * @return the lowest point found
   */
  static double[] minimize(
      Function<double[], Expansion> function, double[] start, Expansion atStart) {
    double[] here = start;
    Expansion expansion = atStart;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double[] step = expansion.step();
      double decrease = 0;
      for (int d = 0; d < step.length; d++) {
        decrease += step[d] * expansion.gradient()[d];
      }
      double length = 1;
      double[] next = moved(here, step, length);
      if (decrease < NEAR) {
        return next;
      }
      Expansion there = function.apply(next);
      for (int h = 0;
          h < HALVINGS
              && there.value() > expansion.value() - SUFFICIENT_DECREASE * length * decrease;
          h++) {
        length /= 2;
        next = moved(here, step, length);
        there = function.apply(next);
      }
      if (!(there.value() < expansion.value())) {
        break;
      }
      here = next;
      expansion = there;
    }
    return here;
  }

  private static double[] moved(double[] from, double[] step, double length) {
    double[] to = new double[from.length];
    for (int d = 0; d < to.length; d++) {
      to[d] = from[d] - length * step[d];
    }
    return to;
  }
}

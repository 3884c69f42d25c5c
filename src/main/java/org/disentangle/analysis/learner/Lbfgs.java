package org.disentangle.analysis.learner;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Minimises a smooth convex function: limited-memory BFGS with the last ten steps, on top of a
 * metric that is near the inverse of the second derivatives, and a backtracking line search that
 * asks for sufficient decrease (Armijo).
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">J. Nocedal, S. Wright (2006), Numerical
 *     Optimization, algorithms 7.4 and 3.1</a>
 */
final class Lbfgs {
  private static final int MEMORY = 10;
  private static final int RENEWAL = 8;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final int HALVINGS = 40;

  private Lbfgs() {}

  /** A differentiable function. */
  @FunctionalInterface
  interface Objective {
    /**
     * Evaluates at a point.
     *
     * @param gradient overwritten
     * @return the value
     */
    double evaluate(double[] point, double[] gradient);
  }

  private record Step(double[] move, double[] gradientChange, double curvature) {}

  /**
   * Goes downhill until no part of the gradient is larger than the tolerance, the function falls no
   * further in doubles, or the iterations are used up.
   *
   * @param metrics gives a symmetric positive definite operator for a point; asked at the start and
   *     after every {@value #RENEWAL} steps
   * @param point where to start; not changed
   * @return the lowest point found
   */
  static double[] minimize(
      Objective objective,
      Function<double[], UnaryOperator<double[]>> metrics,
      double[] point,
      double tolerance,
      int maxIterations) {
    double[] here = point.clone();
    UnaryOperator<double[]> metric = UnaryOperator.identity();
    double[] gradient = new double[here.length];
    double value = objective.evaluate(here, gradient);
    Deque<Step> steps = new ArrayDeque<>();
    for (int i = 0; i < maxIterations && largest(gradient) > tolerance; i++) {
      if (i % RENEWAL == 0) {
        metric = metrics.apply(here);
      }
      double[] direction = direction(gradient, steps, metric);
      double slope = dot(gradient, direction);
      double length = 1;
      double[] next = new double[here.length];
      double[] nextGradient = new double[here.length];
      double nextValue = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < HALVINGS; halving++) {
        for (int d = 0; d < next.length; d++) {
          next[d] = here[d] + length * direction[d];
        }
        nextValue = objective.evaluate(next, nextGradient);
        if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
          break;
        }
        length /= 2;
      }
      if (!(nextValue < value)) {
        break;
      }
      remember(steps, here, next, gradient, nextGradient);
      here = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return here;
  }

  private static void remember(
      Deque<Step> steps, double[] here, double[] next, double[] gradient, double[] nextGradient) {
    double[] move = new double[here.length];
    double[] change = new double[here.length];
    for (int d = 0; d < move.length; d++) {
      move[d] = next[d] - here[d];
      change[d] = nextGradient[d] - gradient[d];
    }
    double curvature = dot(move, change);
    // Rounding can make a flat stretch look concave, which would turn the next direction uphill.
    if (curvature > 1e-14 * dot(change, change)) {
      if (steps.size() == MEMORY) {
        steps.removeFirst();
      }
      steps.addLast(new Step(move, change, curvature));
    }
  }

  private static double[] direction(
      double[] gradient, Deque<Step> steps, UnaryOperator<double[]> metric) {
    double[] direction = Arrays.stream(gradient).map(each -> -each).toArray();
    if (steps.isEmpty()) {
      return metric.apply(direction);
    }
    double[] weights = new double[steps.size()];
    int index = weights.length;
    for (Iterator<Step> newest = steps.descendingIterator(); newest.hasNext(); ) {
      Step step = newest.next();
      index--;
      weights[index] = dot(step.move(), direction) / step.curvature();
      addTo(direction, -weights[index], step.gradientChange());
    }
    Step last = steps.getLast();
    double scale =
        last.curvature() / dot(last.gradientChange(), metric.apply(last.gradientChange()));
    direction = metric.apply(direction);
    for (int d = 0; d < direction.length; d++) {
      direction[d] *= scale;
    }
    for (Step step : steps) {
      double back = dot(step.gradientChange(), direction) / step.curvature();
      addTo(direction, weights[index] - back, step.move());
      index++;
    }
    return direction;
  }

  private static void addTo(double[] target, double factor, double[] added) {
    for (int d = 0; d < target.length; d++) {
      target[d] += factor * added[d];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  /** The size of the largest entry. */
  static double largest(double[] vector) {
    double largest = 0;
    for (double each : vector) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }
}

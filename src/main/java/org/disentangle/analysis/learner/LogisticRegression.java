package org.disentangle.analysis.learner;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Logistic regression of one class against the rest: {@code p(x) = 1 / (1 + exp(-(w . x + b)))}.
 *
 * <p>Minimises {@code sum_i log(1 + exp(-t_i (w . x_i + b))) + |w|^2 / 2} with {@code t_i} = 1 for
 * the class and -1 for the rest, by Newton's method: scikit-learn's {@code LogisticRegression()} on
 * two classes. The intercept is free. If no sample or every sample has the class, the model does
 * not separate anything.
 *
 * <p>Cost O(iterations n K^2) time. Immutable.
 */
public final class LogisticRegression {
  private static final double TOLERANCE = 1e-7;
  private static final int MAX_ITERATIONS = 50;
  private static final int HALVINGS = 40;

  private final double[] weights;

  private LogisticRegression(double[] weights) {
    this.weights = weights;
  }

  /**
   * Fits a model.
   *
   * @param rows [n, K] features
   * @param labels [n] classes
   * @param label the class that is separated from the rest
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static LogisticRegression fit(double[][] rows, int[] labels, int label) {
    if (rows.length == 0 || rows.length != labels.length) {
      throw new IllegalArgumentException(
          "%s rows and %s labels: expected as many of each, and at least one"
              .formatted(rows.length, labels.length));
    }
    int width = rows[0].length + 1;
    double[] here = new double[width];
    int members = 0;
    for (int each : labels) {
      members += each == label ? 1 : 0;
    }
    if (members == 0 || members == labels.length) {
      return new LogisticRegression(here);
    }
    here[width - 1] = Math.log((double) members / (labels.length - members));
    FeatureColumns columns = FeatureColumns.of(rows);
    Expansion expansion = Expansion.at(here, columns, labels, label);
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double[] direction = expansion.newtonStep();
      double decrease = 0;
      for (int d = 0; d < width; d++) {
        decrease += direction[d] * expansion.gradient()[d];
      }
      if (decrease < TOLERANCE) {
        break;
      }
      double length = 1;
      double[] next = moved(here, direction, length);
      Expansion there = Expansion.at(next, columns, labels, label);
      for (int h = 0;
          h < HALVINGS && there.value() > expansion.value() - 1e-4 * length * decrease;
          h++) {
        length /= 2;
        next = moved(here, direction, length);
        there = Expansion.at(next, columns, labels, label);
      }
      if (!(there.value() < expansion.value())) {
        break;
      }
      here = next;
      expansion = there;
    }
    return new LogisticRegression(here);
  }

  /** {@code w . x + b}; the larger, the likelier the class. */
  public double decision(double[] row) {
    double sum = weights[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += weights[j] * row[j];
    }
    return sum;
  }

  private static double[] moved(double[] from, double[] direction, double length) {
    double[] to = new double[from.length];
    for (int d = 0; d < to.length; d++) {
      to[d] = from[d] - length * direction[d];
    }
    return to;
  }

  /** The function about one point: its value, gradient and Hessian there. */
  private record Expansion(double value, double[] gradient, double[][] hessian) {

    static Expansion at(double[] point, FeatureColumns columns, int[] labels, int label) {
      int features = point.length - 1;
      double value = 0;
      double[] gradient = new double[point.length];
      double[][] hessian = new double[point.length][point.length];
      for (int j = 0; j < features; j++) {
        value += point[j] * point[j] / 2;
        gradient[j] = point[j];
        hessian[j][j] = 1;
      }
      // Far from every sample the intercept's curvature may round to nothing.
      hessian[features][features] = 1e-12;
      double[] errors = new double[FeatureColumns.BLOCK];
      double[] curvatures = new double[FeatureColumns.BLOCK];
      double[] scaled = new double[FeatureColumns.BLOCK];
      for (int from = 0; from < labels.length; from += FeatureColumns.BLOCK) {
        int count = Math.min(FeatureColumns.BLOCK, labels.length - from);
        columns.decide(point, 0, from, count, scaled);
        // One logarithm for the product of a block's numbers from 1 to 2, which is under 2^256.
        double product = 1;
        for (int b = 0; b < count; b++) {
          double decision = scaled[b];
          double small = Math.exp(-Math.abs(decision));
          double probability = (decision > 0 ? 1 : small) / (1 + small);
          boolean isMember = labels[from + b] == label;
          product *= 1 + small;
          value += isMember == (decision > 0) ? 0 : Math.abs(decision);
          errors[b] = probability - (isMember ? 1 : 0);
          curvatures[b] = probability * (1 - probability);
          gradient[features] += errors[b];
          hessian[features][features] += curvatures[b];
        }
        value += Math.log(product);
        for (int j = 0; j < features; j++) {
          gradient[j] += columns.dot(j, from, count, errors);
          hessian[features][j] += columns.dot(j, from, count, curvatures);
          columns.scale(j, from, count, curvatures, scaled);
          for (int k = 0; k <= j; k++) {
            hessian[j][k] += columns.dot(k, from, count, scaled);
          }
        }
      }
      for (int j = 0; j <= features; j++) {
        for (int k = 0; k < j; k++) {
          hessian[k][j] = hessian[j][k];
        }
      }
      return new Expansion(value, gradient, hessian);
    }

    double[] newtonStep() {
      return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false))
          .getSolver()
          .solve(new ArrayRealVector(gradient, false))
          .toArray();
    }
  }
}

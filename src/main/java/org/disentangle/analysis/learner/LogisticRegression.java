package org.disentangle.analysis.learner;

import static org.disentangle.analysis.learner.FeatureColumns.BLOCK;

import java.util.stream.IntStream;

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
  private final double[] weights;

  private LogisticRegression(double[] weights) {
    this.weights = weights;
  }

  /**
   * Fits a model.
   *
   * @param columns [n, K] features
   * @param labels [n] classes
   * @param label the class that is separated from the rest
   * @throws IllegalArgumentException if the lengths differ
   */
  public static LogisticRegression fit(FeatureColumns columns, int[] labels, int label) {
    if (columns.samples() != labels.length) {
      throw new IllegalArgumentException(
          "%s rows and %s labels: expected as many of each"
              .formatted(columns.samples(), labels.length));
    }
    int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    if (members.length == 0 || members.length == labels.length) {
      return new LogisticRegression(new double[columns.width()]);
    }
    double[] isMember = new double[(labels.length + BLOCK - 1) / BLOCK * BLOCK];
    for (int i : members) {
      isMember[i] = 1;
    }
    double[] start = new double[columns.width()];
    start[start.length - 1] = Math.log((double) members.length / (labels.length - members.length));
    return new LogisticRegression(
        Newton.minimize(
            point -> at(point, columns, isMember), start, withoutFeatures(columns, members)));
  }

  /** {@code w . x + b} of each row; the larger, the likelier the class. */
  public double[] decisions(FeatureColumns columns) {
    return columns.decisions(weights);
  }

  /** Where only the intercept is not 0, and gives every sample the class's share. */
  private static Newton.Expansion withoutFeatures(FeatureColumns columns, int[] members) {
    int width = columns.width();
    double share = (double) members.length / columns.samples();
    double[] gradient = new double[width];
    double[][] hessian = new double[width][width];
    for (int j = 0; j < width; j++) {
      double ofMembers = 0;
      for (int i : members) {
        ofMembers += columns.at(i, j);
      }
      gradient[j] = share * columns.products(width - 1, j) - ofMembers;
      for (int k = 0; k < width; k++) {
        hessian[j][k] = share * (1 - share) * columns.products(j, k);
      }
    }
    double value =
        -members.length * Math.log(share)
            - (columns.samples() - members.length) * Math.log(1 - share);
    return penalized(value, gradient, hessian, new double[width]);
  }

  private static Newton.Expansion at(double[] point, FeatureColumns columns, double[] isMember) {
    int width = point.length;
    double value = 0;
    double[] gradient = new double[width];
    double[][] hessian = new double[width][width];
    double[] decisions = new double[BLOCK];
    double[] errors = new double[BLOCK];
    double[] curvatures = new double[BLOCK];
    double[] smalls = new double[BLOCK];
    for (int from = 0; from < columns.samples(); from += BLOCK) {
      int count = columns.count(from);
      columns.decide(point, 0, from, decisions);
      for (int b = 0; b < BLOCK; b++) {
        smalls[b] = Math.exp(-Math.abs(decisions[b]));
      }
      for (int b = 0; b < BLOCK; b++) {
        double small = smalls[b];
        double large = 1 / (1 + small);
        curvatures[b] = small * large * large;
        errors[b] = (decisions[b] > 0 ? large : small * large) - isMember[from + b];
      }
      value += loss(decisions, smalls, isMember, from, count);
      for (int j = 0; j < width; j++) {
        gradient[j] += columns.dot(j, from, errors);
        for (int k = 0; k <= j; k++) {
          hessian[j][k] += columns.dot(j, k, from, curvatures);
          hessian[k][j] = hessian[j][k];
        }
      }
    }
    return penalized(value, gradient, hessian, point);
  }

  /**
   * The losses of a block of rows, {@code log(1 + exp(-t d))}.
   *
   * @param small {@code exp(-|d|)}
   */
  private static double loss(
      double[] decisions, double[] small, double[] isMember, int from, int count) {
    double loss = 0;
    // One logarithm for the product of numbers from 1 to 2, which is at most 2^512.
    double product = 1;
    for (int b = 0; b < count; b++) {
      product *= 1 + small[b];
      loss += Math.max(0, decisions[b]) - isMember[from + b] * decisions[b];
    }
    return loss + Math.log(product);
  }

  /** Adds {@code |w|^2 / 2}. */
  private static Newton.Expansion penalized(
      double value, double[] gradient, double[][] hessian, double[] point) {
    double penalized = value;
    int features = point.length - 1;
    for (int j = 0; j < features; j++) {
      penalized += point[j] * point[j] / 2;
      gradient[j] += point[j];
      hessian[j][j] += 1;
    }
    // Far from every sample the intercept's curvature may round to nothing.
    hessian[features][features] += 1e-12;
    return new Newton.Expansion(penalized, gradient, hessian);
  }
}

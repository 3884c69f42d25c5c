package org.disentangle.analysis.learner;

import static org.disentangle.analysis.learner.FeatureColumns.BLOCK;
import static org.disentangle.analysis.learner.FeatureColumns.LANES;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
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

  /** Fits a model; see {@link #fit(FeatureColumns, int[], int, Optional)}. */
  public static LogisticRegression fit(FeatureColumns columns, int[] labels, int label) {
    return fit(columns, labels, label, Optional.empty());
  }

  /**
   * Fits a model.
   *
   * @param columns [n, K] features
   * @param labels [n] classes
   * @param label the class that is separated from the rest
   * @param similar a model of samples much like these, from which few steps lead to the same end
   * @throws IllegalArgumentException if the lengths differ
   */
  public static LogisticRegression fit(
      FeatureColumns columns, int[] labels, int label, Optional<LogisticRegression> similar) {
    if (columns.samples() != labels.length) {
      throw new IllegalArgumentException(
          "%s rows and %s labels: expected as many of each"
              .formatted(columns.samples(), labels.length));
    }
    int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    if (members.length == 0 || members.length == labels.length) {
      return new LogisticRegression(new double[columns.width()]);
    }
    double[][] isMember = new double[columns.blocks()][BLOCK];
    for (int i : members) {
      isMember[i / BLOCK][i % BLOCK] = 1;
    }
    WeightedProducts curvature = new WeightedProducts(columns.width());
    Function<double[], Newton.Expansion> function =
        point -> at(point, columns, isMember, curvature);
    if (similar.isPresent()) {
      double[] start = similar.get().weights;
      return new LogisticRegression(Newton.minimize(function, start, function.apply(start)));
    }
    double[] start = new double[columns.width()];
    start[start.length - 1] = Math.log((double) members.length / (labels.length - members.length));
    return new LogisticRegression(
        Newton.minimize(function, start, withoutFeatures(columns, members)));
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

  private static Newton.Expansion at(
      double[] point, FeatureColumns columns, double[][] isMember, WeightedProducts curvature) {
    int width = point.length;
    double value = 0;
    double[][] gradient = new double[width][LANES];
    double[] decisions = new double[BLOCK];
    double[] smaller = new double[BLOCK];
    double[] own = new double[BLOCK];
    double[] weights = new double[BLOCK];
    for (int block = 0; block < columns.blocks(); block++) {
      columns.decide(point, 0, block, decisions);
      for (int i = 0; i < BLOCK; i++) {
        double small = Math.exp(-Math.abs(decisions[i]));
        smaller[i] = small;
        own[i] = decisions[i] > 0 ? 1 : small;
      }
      value += loss(decisions, smaller, isMember[block], columns.count(block));
      toErrors(own, smaller, isMember[block], weights);
      FeatureColumns.addProducts(columns.block(block), own, gradient);
      curvature.add(columns.block(block), weights);
    }
    double[][] hessian = new double[width][width];
    curvature.writeTo(hessian, 0, 0);
    return penalized(
        value, Arrays.stream(gradient).mapToDouble(FeatureColumns::sum).toArray(), hessian, point);
  }

  /**
   * Turns a block of probabilities into their errors, and fills in {@code p (1 - p)}.
   *
   * @param own the probabilities of the class before they are divided by their sum with the rest's
   * @param smaller the smaller of both; the larger is 1
   */
  private static void toErrors(
      double[] own, double[] smaller, double[] isMember, double[] curvatures) {
    for (int i = 0; i < BLOCK; i++) {
      double share = 1 / (1 + smaller[i]);
      curvatures[i] = smaller[i] * share * share;
      own[i] = own[i] * share - isMember[i];
    }
  }

  /**
   * The losses of a block of rows, {@code log(1 + exp(-t d))}.
   *
   * @param smaller {@code exp(-|d|)}
   */
  private static double loss(double[] decisions, double[] smaller, double[] isMember, int count) {
    double loss = 0;
    // One logarithm for the product of numbers from 1 to 2, which is at most 2^512.
    double even = 1;
    double odd = 1;
    for (int i = 0; i < count; i++) {
      loss += Math.max(0, decisions[i]) - isMember[i] * decisions[i];
    }
    for (int i = 0; i < count - 1; i += 2) {
      even *= 1 + smaller[i];
      odd *= 1 + smaller[i + 1];
    }
    return loss + Math.log(count % 2 == 0 ? even * odd : even * odd * (1 + smaller[count - 1]));
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

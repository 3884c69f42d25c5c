package org.disentangle.analysis.learner;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.disentangle.math.SortedNumbers;

/**
 * A classifier on one feature: a linear support vector machine, one class against the rest. It
 * predicts the class of the largest {@code w_c x + b_c}.
 *
 * <p>For each class minimises {@code (w^2 + b^2) / 2 + C_c sum_{i in c} max(0, 1 - (w x_i + b))^2 +
 * C sum_{i not in c} max(0, 1 + (w x_i + b))^2} with {@code C_c = C n / (classes n_c)}: what
 * scikit-learn's {@code LinearSVC(C, class_weight="balanced")} gives to liblinear. For two classes
 * there is one line, with both sides balanced.
 *
 * <p>Method: Newton's on a convex, piecewise quadratic function of two variables. The samples that
 * count lie on one side of a threshold, so that their moments are differences of running sums over
 * the sorted samples: O(n log n) once, O(log n) an iteration.
 *
 * <p>Only classes that occur in the training samples are predicted. Immutable.
 *
 * @see <a href="https://jmlr.org/papers/v9/fan08a.html">R.-E. Fan et al. (2008), LIBLINEAR: a
 *     library for large linear classification</a>
 */
public final class ThresholdClassifier {
  private final int[] classes;
  private final double[] slopes;
  private final double[] intercepts;

  private ThresholdClassifier(int[] classes, double[] slopes, double[] intercepts) {
    this.classes = classes;
    this.slopes = slopes;
    this.intercepts = intercepts;
  }

  /**
   * Fits a classifier.
   *
   * @param feature n numbers, one a sample
   * @param labels [n] its class, from 0
   * @param cost C, the weight of the losses against the size of the slope
   * @throws IllegalArgumentException if the lengths differ or there is no sample
   */
  public static ThresholdClassifier fit(SortedFeature feature, int[] labels, double cost) {
    int samples = feature.values().length;
    if (samples == 0 || samples != labels.length) {
      throw new IllegalArgumentException(
          "%s numbers and %s labels: expected as many of each, and at least one"
              .formatted(samples, labels.length));
    }
    int[] counts = new int[Arrays.stream(labels).max().getAsInt() + 1];
    for (int label : labels) {
      counts[label]++;
    }
    int[] classes = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
    double[][] members = members(feature, labels, counts);
    Moments all = Moments.of(feature.values());
    int lines = classes.length == 2 ? 1 : classes.length;
    double[] slopes = new double[classes.length];
    double[] intercepts = new double[classes.length];
    for (int c = 0; c < lines; c++) {
      // For two classes the line belongs to the second class, and the first class has its negative.
      int label = classes[classes.length == 2 ? 1 : c];
      Moments own = Moments.of(members[label]);
      double balance = (double) samples / classes.length;
      double ownCost = cost * balance / own.count();
      double otherCost = classes.length == 2 ? cost * balance / (samples - own.count()) : cost;
      double[] line = new Hinge(own, all, ownCost, otherCost).minimize();
      slopes[c] = line[0];
      intercepts[c] = line[1];
    }
    if (classes.length == 2) {
      slopes[1] = slopes[0];
      intercepts[1] = intercepts[0];
      slopes[0] = -slopes[1];
      intercepts[0] = -intercepts[1];
    }
    return new ThresholdClassifier(classes, slopes, intercepts);
  }

  /** The predicted class; the first of equals. */
  public int predict(double value) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes.length; c++) {
      double decision = slopes[c] * value + intercepts[c];
      if (decision > highest) {
        highest = decision;
        best = c;
      }
    }
    return classes[best];
  }

  /** The share of samples whose class is the predicted one. */
  public double accuracy(SortedFeature feature, int[] labels) {
    int last = labels.length - 1;
    double[] values = feature.values();
    int hits = hits(feature, labels, 0, last, predict(values[0]), predict(values[last]));
    return (double) hits / labels.length;
  }

  /**
   * How many samples of a range are classified correctly. A line that is highest at both ends of it
   * is so between them, too.
   */
  private int hits(
      SortedFeature feature, int[] labels, int from, int last, int atFirst, int atLast) {
    if (atFirst != atLast && last - from > 1) {
      int middle = (from + last) >>> 1;
      int atMiddle = predict(feature.values()[middle]);
      return hits(feature, labels, from, middle, atFirst, atMiddle)
          + hits(feature, labels, middle + 1, last, predict(feature.values()[middle + 1]), atLast);
    }
    int hits = 0;
    for (int p = from; p <= last; p++) {
      hits += labels[feature.samples()[p]] == (p == from ? atFirst : atLast) ? 1 : 0;
    }
    return hits;
  }

  /** The numbers of each class, ascending. */
  private static double[][] members(SortedFeature feature, int[] labels, int[] counts) {
    double[][] members = new double[counts.length][];
    Arrays.setAll(members, label -> new double[counts[label]]);
    int[] found = new int[counts.length];
    for (int p = 0; p < labels.length; p++) {
      int label = labels[feature.samples()[p]];
      members[label][found[label]++] = feature.values()[p];
    }
    return members;
  }

  /** Sorted numbers with the running sums of their zeroth to second powers. */
  private record Moments(double[] sorted, double[] sums, double[] squares) {
    static Moments of(double[] values) {
      double[] sums = new double[values.length + 1];
      double[] squares = new double[values.length + 1];
      for (int i = 0; i < values.length; i++) {
        sums[i + 1] = sums[i] + values[i];
        squares[i + 1] = squares[i] + values[i] * values[i];
      }
      return new Moments(values, sums, squares);
    }

    int count() {
      return sorted.length;
    }

    /** Count, sum and sum of squares of those with {@code sign (slope x + intercept) < 1}. */
    double[] within(double sign, double slope, double intercept) {
      double signedSlope = sign * slope;
      double room = 1 - sign * intercept;
      int from = 0;
      int to = sorted.length;
      if (signedSlope > 0) {
        to = SortedNumbers.below(sorted, room / signedSlope);
      } else if (signedSlope < 0) {
        from = SortedNumbers.below(sorted, Math.nextUp(room / signedSlope));
      } else if (room <= 0) {
        to = 0;
      }
      return new double[] {to - from, sums[to] - sums[from], squares[to] - squares[from]};
    }
  }

  /** The function of one class. */
  private record Hinge(Moments own, Moments all, double ownCost, double otherCost) {
    private static final int MAX_ITERATIONS = 100;
    private static final int HALVINGS = 50;

    double[] minimize() {
      double slope = 0;
      double intercept = 0;
      double[] a = own.within(1, slope, intercept);
      double[] b = rest(slope, intercept);
      double value = value(slope, intercept, a, b);
      for (int i = 0; i < MAX_ITERATIONS; i++) {
        double bySlope =
            slope
                - 2 * ownCost * (a[1] - slope * a[2] - intercept * a[1])
                + 2 * otherCost * (b[1] + slope * b[2] + intercept * b[1]);
        double byIntercept =
            intercept
                - 2 * ownCost * (a[0] - slope * a[1] - intercept * a[0])
                + 2 * otherCost * (b[0] + slope * b[1] + intercept * b[0]);
        double ss = 1 + 2 * (ownCost * a[2] + otherCost * b[2]);
        double si = 2 * (ownCost * a[1] + otherCost * b[1]);
        double ii = 1 + 2 * (ownCost * a[0] + otherCost * b[0]);
        double determinant = ss * ii - si * si;
        double moveSlope = (ii * bySlope - si * byIntercept) / determinant;
        double moveIntercept = (ss * byIntercept - si * bySlope) / determinant;
        double decrease = moveSlope * bySlope + moveIntercept * byIntercept;
        if (decrease <= 1e-14 * (1 + value)) {
          break;
        }
        double enough = 1e-4 * decrease;
        double before = value;
        double length = 1;
        for (int h = 0; ; h++) {
          double nextSlope = slope - length * moveSlope;
          double nextIntercept = intercept - length * moveIntercept;
          a = own.within(1, nextSlope, nextIntercept);
          b = rest(nextSlope, nextIntercept);
          value = value(nextSlope, nextIntercept, a, b);
          if (value <= before - length * enough || h == HALVINGS) {
            break;
          }
          length /= 2;
        }
        slope -= length * moveSlope;
        intercept -= length * moveIntercept;
      }
      return new double[] {slope, intercept};
    }

    /** The moments of the samples of other classes that lie on the wrong side of their margin. */
    private double[] rest(double slope, double intercept) {
      double[] rest = all.within(-1, slope, intercept);
      double[] mine = own.within(-1, slope, intercept);
      for (int d = 0; d < rest.length; d++) {
        rest[d] -= mine[d];
      }
      return rest;
    }

    /**
     * The function at a point.
     *
     * @param a the moments of the class's samples that count there
     * @param b those of other classes' samples
     */
    private double value(double slope, double intercept, double[] a, double[] b) {
      double in = 1 - intercept;
      double out = 1 + intercept;
      return (slope * slope + intercept * intercept) / 2
          + ownCost * (in * in * a[0] - 2 * in * slope * a[1] + slope * slope * a[2])
          + otherCost * (out * out * b[0] + 2 * out * slope * b[1] + slope * slope * b[2]);
    }
  }
}

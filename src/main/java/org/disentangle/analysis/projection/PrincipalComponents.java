package org.disentangle.analysis.projection;

import java.util.Arrays;
import org.disentangle.math.CompensatedSum;
import org.disentangle.math.Matrix;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Principal components of a sample: the orthogonal directions of largest variance. Immutable.
 *
 * <p>Eigenvectors of the covariance matrix {@code C = sum_i (x_i - m)(x_i - m)^T / (n - 1)},
 * largest eigenvalue first; columns are centred but not scaled. Eigenvalues are variances, in the
 * square of the data's unit.
 *
 * <p>Sign: an eigenvector is as good as its negative, so each component is turned until its loading
 * of largest magnitude is positive; among loadings that equal it up to rounding (1e-9), the first
 * counts. Components of equal eigenvalue span a plane in which any turn is as good: their
 * directions carry no meaning.
 *
 * <p>Degenerate input: a constant column gets no loading but in components of eigenvalue 0; if all
 * columns are constant there is no variance to explain and the ratios are NaN; a single column is
 * its own component.
 *
 * <p>Cost O(n K^2 + K^3) time, O(n + K^2) memory.
 *
 * @see <a href="https://doi.org/10.1007/b98835">I. T. Jolliffe (2002), Principal Component
 *     Analysis, section 1.1</a>
 */
public final class PrincipalComponents {
  /** Loadings closer than this, relative to the largest, differ by rounding alone. */
  private static final double TIE = 1e-9;

  private final double[] mean;
  private final double[] eigenvalues;
  private final double[][] components;

  private PrincipalComponents(double[] mean, double[] eigenvalues, double[][] components) {
    this.mean = mean;
    this.eigenvalues = eigenvalues;
    this.components = components;
  }

  /**
   * Finds the components of a sample.
   *
   * @param data [n, K] one row a sample; finite
   * @throws IllegalArgumentException if there are fewer than 2 rows, no column, or a value that is
   *     not finite
   */
  public static PrincipalComponents of(Matrix data) {
    if (data.rows() < 2) {
      throw new IllegalArgumentException(
          "a variance needs at least 2 rows, but there is " + data.rows());
    }
    int columns = data.columns();
    if (columns == 0) {
      throw new IllegalArgumentException("the rows have no columns");
    }
    double[] mean = new double[columns];
    for (int j = 0; j < columns; j++) {
      mean[j] = mean(data.column(j), j);
    }
    double[][] covariance = covariance(data, mean);
    double shift = shift(covariance);
    for (int j = 0; j < columns; j++) {
      covariance[j][j] += shift;
    }
    EigenDecompositionSymmetric decomposition =
        new EigenDecompositionSymmetric(
            new Array2DRowRealMatrix(covariance, false),
            EigenDecompositionSymmetric.DEFAULT_EPSILON,
            true);
    double[] eigenvalues = decomposition.getEigenvalues();
    double[][] components = new double[columns][];
    for (int c = 0; c < columns; c++) {
      // A covariance has no negative eigenvalue; rounding may leave -1e-17.
      eigenvalues[c] = Math.max(0, eigenvalues[c] - shift);
      components[c] = turned(decomposition.getEigenvector(c).toArray());
    }
    return new PrincipalComponents(mean, eigenvalues, components);
  }

  /** How many components there are: as many as the data have columns. */
  public int count() {
    return eigenvalues.length;
  }

  /** The mean of each column. */
  public double[] mean() {
    return mean.clone();
  }

  /** The variance along each component, largest first. */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** The loadings of one component, one for each column of the data; of length 1. */
  public double[] component(int index) {
    return components[index].clone();
  }

  /** The share of the variance each component explains, from 0 to 1; NaN where there is none. */
  public double[] explainedRatios() {
    double total = CompensatedSum.of(eigenvalues);
    return Arrays.stream(eigenvalues).map(each -> each / total).toArray();
  }

  /** The share that each component explains together with those before it; ends at 1. */
  public double[] cumulativeRatios() {
    double total = CompensatedSum.of(eigenvalues);
    CompensatedSum sum = new CompensatedSum();
    double[] cumulative = new double[eigenvalues.length];
    for (int c = 0; c < cumulative.length; c++) {
      sum.add(eigenvalues[c]);
      cumulative[c] = sum.value() / total;
    }
    return cumulative;
  }

  /**
   * Coordinates along the first components: {@code (x - mean) . component}.
   *
   * @param data [n, K] rows of the same width as those the components were found in
   * @param dimensions how many components, from 1 to {@link #count()}
   * @return [n, dimensions]
   * @throws IllegalArgumentException if {@code dimensions} or the width of a row does not fit
   */
  public double[][] scores(double[][] data, int dimensions) {
    if (dimensions < 1 || dimensions > count()) {
      throw new IllegalArgumentException(
          "dimensions is " + dimensions + ", but there are " + count() + " components");
    }
    double[][] scores = new double[data.length][dimensions];
    for (int i = 0; i < data.length; i++) {
      if (data[i].length != count()) {
        throw new IllegalArgumentException(
            "row " + i + " has " + data[i].length + " columns, but " + count() + " are expected");
      }
      for (int c = 0; c < dimensions; c++) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
          sum += (data[i][j] - mean[j]) * components[c][j];
        }
        scores[i][c] = sum;
      }
    }
    return scores;
  }

  private static double mean(double[] values, int column) {
    CompensatedSum sum = new CompensatedSum();
    boolean constant = true;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "the value in row " + i + ", column " + column + " is not finite: " + values[i]);
      }
      sum.add(values[i]);
      constant &= values[i] == values[0];
    }
    // Dividing the sum may miss a constant by a bit, which would leave a variance where there is
    // none.
    return constant ? values[0] : sum.value() / values.length;
  }

  /** Row by row, so that the data are read once in the order in which they lie. */
  private static double[][] covariance(Matrix data, double[] mean) {
    int columns = mean.length;
    double[][] covariance = new double[columns][columns];
    double[] centred = new double[columns];
    for (int i = 0; i < data.rows(); i++) {
      for (int j = 0; j < columns; j++) {
        centred[j] = data.at(i, j) - mean[j];
        for (int k = 0; k <= j; k++) {
          covariance[j][k] += centred[j] * centred[k];
        }
      }
    }
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k <= j; k++) {
        covariance[j][k] /= data.rows() - 1;
        covariance[k][j] = covariance[j][k];
      }
    }
    return covariance;
  }

  /**
   * The largest variance, added to every variance and taken off every eigenvalue again: C + sI has
   * the components of C. Of a covariance of low rank, as few codes of a codebook give it, the small
   * eigenvalues are rounding noise; Hipparchus waits for each to settle to 16 digits of its own,
   * gives up and throws. Shifted, none is small, and all settle to 16 digits of the largest.
   */
  private static double shift(double[][] covariance) {
    double largest = 0;
    for (int j = 0; j < covariance.length; j++) {
      largest = Math.max(largest, covariance[j][j]);
    }
    return largest;
  }

  private static double[] turned(double[] loadings) {
    double largest = Arrays.stream(loadings).map(Math::abs).max().getAsDouble();
    for (double loading : loadings) {
      if (Math.abs(loading) >= largest * (1 - TIE)) {
        return loading < 0 ? Arrays.stream(loadings).map(each -> 0 - each).toArray() : loadings;
      }
    }
    return loadings;
  }
}

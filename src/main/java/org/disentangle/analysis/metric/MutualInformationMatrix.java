package org.disentangle.analysis.metric;

import org.disentangle.math.Information;
import org.disentangle.math.Matrix;

/**
 * The mutual information of every latent and factor, in nats, with the entropies that bound it.
 * Immutable.
 *
 * <p>Estimator: latents cut into {@link EqualWidthBins}, plug-in frequencies, no correction for the
 * size of the sample.
 */
public final class MutualInformationMatrix {
  private final double[][] nats;
  private final double[] latentEntropyNats;
  private final double[] factorEntropyNats;

  /** Creates a matrix from given informations; the arrays are kept, not copied. */
  MutualInformationMatrix(double[][] nats, double[] latentEntropyNats, double[] factorEntropyNats) {
    this.nats = nats;
    this.latentEntropyNats = latentEntropyNats;
    this.factorEntropyNats = factorEntropyNats;
  }

  /**
   * Measures every pair.
   *
   * <p>Cost O(n K F) time, O(n F) memory.
   *
   * @param codes [n, K] one row a sample, one column a latent; finite
   * @param factors [n, F] one row a sample, one column a factor; classes from 0
   * @param bins equal-width bins a latent is cut into
   * @throws IllegalArgumentException if the row counts differ, there are not more samples than
   *     columns (a transposed array), rows of factors have different lengths, or a value is not
   *     finite
   */
  public static MutualInformationMatrix of(Matrix codes, int[][] factors, int bins) {
    if (codes.rows() != factors.length) {
      throw new IllegalArgumentException(
          "codes have "
              + codes.rows()
              + " rows and factors "
              + factors.length
              + ": one row a sample is expected in both");
    }
    int latents = columns("codes", codes.rows(), codes.columns());
    int factorCount = columns("factors", factors.length, factors[0].length);
    int[][] factorColumns = new int[factorCount][];
    double[] factorEntropyNats = new double[factorCount];
    for (int k = 0; k < factorCount; k++) {
      factorColumns[k] = column(factors, k, factorCount);
      factorEntropyNats[k] = Information.entropyNats(factorColumns[k]);
    }
    double[][] nats = new double[latents][factorCount];
    double[] latentEntropyNats = new double[latents];
    for (int j = 0; j < latents; j++) {
      int[] binned = EqualWidthBins.assign(codes.column(j), bins);
      latentEntropyNats[j] = Information.entropyNats(binned);
      for (int k = 0; k < factorCount; k++) {
        nats[j][k] = Information.mutualInformationNats(binned, factorColumns[k]);
      }
    }
    return new MutualInformationMatrix(nats, latentEntropyNats, factorEntropyNats);
  }

  /** How many latents were measured. */
  public int latents() {
    return latentEntropyNats.length;
  }

  /** How many factors were measured. */
  public int factors() {
    return factorEntropyNats.length;
  }

  /** The mutual information of one latent and one factor, in nats. */
  public double nats(int latent, int factor) {
    return nats[latent][factor];
  }

  /**
   * The entropy of the latent, in nats: the empirical one of its bins, 0 for a constant one; the
   * differential one where the matrix is of {@link PosteriorInformation}.
   */
  public double latentEntropyNats(int latent) {
    return latentEntropyNats[latent];
  }

  /** The entropy of the factor, in nats; 0 where the sample holds one class only. */
  public double factorEntropyNats(int factor) {
    return factorEntropyNats[factor];
  }

  private static int columns(String name, int rows, int columns) {
    if (rows == 0 || columns == 0) {
      throw new IllegalArgumentException(name + " are empty: [" + rows + ", " + columns + "]");
    }
    if (rows <= columns) {
      throw new IllegalArgumentException(
          name
              + " are ["
              + rows
              + ", "
              + columns
              + "]: more rows (samples) than columns are expected; is the array transposed?");
    }
    return columns;
  }

  private static int[] column(int[][] matrix, int index, int width) {
    int[] column = new int[matrix.length];
    for (int i = 0; i < column.length; i++) {
      if (matrix[i].length != width) {
        throw new IllegalArgumentException(
            "row " + i + " has " + matrix[i].length + " columns, but row 0 has " + width);
      }
      column[i] = matrix[i][index];
    }
    return column;
  }
}

package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.function.Function;
import org.disentangle.math.Information;
import org.disentangle.math.Matrix;

/**
 * The mutual information of every latent and factor, in nats, with the entropies that bound it.
 * Immutable.
 *
 * <p>Estimator: latents cut into {@link EqualWidthBins}, or counted by their {@linkplain
 * LatentClasses whole numbers} where they have these; continuous factors by their classes of equal
 * count; plug-in frequencies, no correction for the size of the sample. Each factor is measured
 * over the samples whose class is known, bins included; one that is known of no more samples than
 * there are latents is not measured.
 */
public final class MutualInformationMatrix {
  private final double[][] nats;
  private final double[][] latentEntropyNats;
  private final double[] factorEntropyNats;

  /**
   * Creates a matrix from given informations; the arrays are kept, not copied.
   *
   * @param nats [K, F]
   * @param latentEntropyNats [K, F] of the latent over the samples of the factor
   * @param factorEntropyNats [F] NaN for a factor that is not measured
   */
  MutualInformationMatrix(
      double[][] nats, double[][] latentEntropyNats, double[] factorEntropyNats) {
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
   * @param factors [n, F] one row a sample, one column a factor; classes from 0, or {@link
   *     LabelledCodes#UNKNOWN}
   * @param bins equal-width bins a latent is cut into that is not of whole numbers
   * @throws IllegalArgumentException if the row counts differ, there are not more samples than
   *     columns (a transposed array), rows of factors have different lengths, or a value is not
   *     finite
   */
  public static MutualInformationMatrix of(Matrix codes, int[][] factors, int bins) {
    LabelledCodes labelled = new LabelledCodes(codes, factors);
    requireFewerThanSamples("codes", labelled.samples(), labelled.latents());
    requireFewerThanSamples("factors", labelled.samples(), labelled.factorCount());
    return of(labelled, bins);
  }

  /** The same of codes with their labels, however few of them are known. */
  public static MutualInformationMatrix of(LabelledCodes codes, int bins) {
    return of(codes, latent -> LatentClasses.of(latent, bins));
  }

  /**
   * The same of latents cut into classes in a given way.
   *
   * @param cut from the values of a latent to their classes, from 0
   */
  static MutualInformationMatrix of(LabelledCodes codes, Function<double[], int[]> cut) {
    int latents = codes.latents();
    double[][] nats = new double[latents][codes.factorCount()];
    double[][] latentEntropyNats = new double[latents][codes.factorCount()];
    double[] factorEntropyNats = new double[codes.factorCount()];
    Arrays.fill(factorEntropyNats, Double.NaN);
    for (LabelledCodes.Part part : codes.parts()) {
      LabelledCodes known = part.codes();
      if (known.samples() <= latents) {
        continue;
      }
      int[][] classes = new int[known.factorCount()][];
      for (int k = 0; k < classes.length; k++) {
        classes[k] = known.classes(k);
        factorEntropyNats[part.factors()[k]] = Information.entropyNats(classes[k]);
      }
      for (int j = 0; j < latents; j++) {
        int[] binned = cut.apply(known.latent(j));
        double entropyNats = Information.entropyNats(binned);
        for (int k = 0; k < classes.length; k++) {
          int factor = part.factors()[k];
          nats[j][factor] = Information.mutualInformationNats(binned, classes[k]);
          latentEntropyNats[j][factor] = entropyNats;
        }
      }
    }
    return new MutualInformationMatrix(nats, latentEntropyNats, factorEntropyNats);
  }

  /** How many latents were measured. */
  public int latents() {
    return nats.length;
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
   * The entropy of the latent over the samples of a factor, in nats: the empirical one of its bins,
   * 0 for a constant one; the differential one where the matrix is of {@link PosteriorInformation}.
   */
  public double latentEntropyNats(int latent, int factor) {
    return latentEntropyNats[latent][factor];
  }

  /**
   * The entropy of the factor, in nats; 0 where the sample holds one class only, NaN where the
   * factor is not measured.
   */
  public double factorEntropyNats(int factor) {
    return factorEntropyNats[factor];
  }

  /** Whether enough samples are known of a factor to measure it. */
  public boolean isMeasured(int factor) {
    return !Double.isNaN(factorEntropyNats[factor]);
  }

  private static void requireFewerThanSamples(String name, int rows, int columns) {
    if (rows <= columns) {
      throw new IllegalArgumentException(
          name
              + " are ["
              + rows
              + ", "
              + columns
              + "]: more rows (samples) than columns are expected; is the array transposed?");
    }
  }
}

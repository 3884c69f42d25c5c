package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.disentangle.math.Matrix;

/**
 * The mutual information of latents and factors, estimated from the posteriors and not from their
 * means: the estimator of the paper that proposed the mutual information gap.
 *
 * <p>Definition: a latent's distribution is the mixture {@code q(z_j) = (1/n) sum_i q(z_j | x_i)}
 * of the encoder's Gaussians, and {@code q(z_j | v_k = c)} the mixture over the samples of that
 * class; {@code I(z_j; v_k) = H(z_j) - mean_c H(z_j | v_k = c)} with every class of equal weight,
 * not below 0; the entropy of a factor is the logarithm of its number of classes. {@link
 * MutualInformationGap} follows from the matrix. A continuous factor is its class of equal count.
 *
 * <p>What differs from the authors' code (beta-tcvae, disentanglement_metrics.py): there each
 * entropy is the mean of {@code -log q} over 10,000 codes drawn from the mixture, and the mixtures
 * are over all 737,280 images. Here the entropy is the integral that this mean estimates, by the
 * trapezoidal rule on a grid of half the narrowest width, which for mixtures of Gaussians has no
 * error worth speaking of and no noise; and the mixtures are over the sample. A mixture over the
 * few samples of one class is a little too ragged, so that all informations come out a little too
 * large; in the gap of two of them that nearly cancels.
 *
 * <p>Limits: widths under 1/8192 of the range that a latent covers are raised to that. Posteriors
 * that are narrow against the distances of their means tell about every factor.
 *
 * <p>Cost O(n K (F + 12 s / h)) time for widths s and a grid of step h; O(8192 classes) memory a
 * thread.
 *
 * @see <a href="https://arxiv.org/abs/1802.04942">R. T. Q. Chen et al. (2018), Isolating sources of
 *     disentanglement in VAEs, section 4.1 and appendix C</a>
 */
public final class PosteriorInformation {
  private static final int MAX_POINTS = 8192;

  /**
   * Each Gaussian is evaluated this many widths to both sides; less than 2e-9 of its mass lies
   * beyond.
   */
  private static final double REACH = 6;

  private PosteriorInformation() {}

  /**
   * Measures every pair.
   *
   * @param means those of the posteriors, [n, K], with their labels
   * @param logVariances [n, K] finite, natural logarithms
   * @return informations and entropies in nats; the latents' entropies are differential ones and
   *     may be negative
   * @throws IllegalArgumentException if the arrays do not fit or a number is not finite
   */
  public static MutualInformationMatrix of(LabelledCodes means, Matrix logVariances) {
    new LabelledCodes(logVariances, means.factors());
    if (logVariances.columns() != means.latents()) {
      throw new IllegalArgumentException(
          "there are %s means and %s log variances a sample: as many of both are expected"
              .formatted(means.latents(), logVariances.columns()));
    }
    double[][] nats = new double[means.latents()][means.factorCount()];
    double[][] latentEntropies = new double[means.latents()][means.factorCount()];
    double[] factorEntropies = new double[means.factorCount()];
    Arrays.fill(factorEntropies, Double.NaN);
    for (LabelledCodes.Part part : means.parts()) {
      int[][] classes = new int[part.factors().length][];
      for (int k = 0; k < classes.length; k++) {
        classes[k] = part.codes().classes(k);
        factorEntropies[part.factors()[k]] =
            Math.log((double) Arrays.stream(classes[k]).distinct().count());
      }
      Matrix spreads = part.of(logVariances);
      IntStream.range(0, nats.length)
          .parallel()
          .forEach(
              j -> {
                double[] widths =
                    Arrays.stream(spreads.column(j)).map(each -> Math.exp(each / 2)).toArray();
                Mixtures mixtures = Mixtures.of(part.codes().latent(j), widths, classes);
                double entropy = mixtures.entropyNats();
                for (int k = 0; k < classes.length; k++) {
                  int factor = part.factors()[k];
                  latentEntropies[j][factor] = entropy;
                  nats[j][factor] = Math.max(0, entropy - mixtures.meanEntropyNats(k));
                }
              });
    }
    return new MutualInformationMatrix(nats, latentEntropies, factorEntropies);
  }

  /**
   * The densities of one latent on a grid.
   *
   * @param step distance of neighbouring points of the grid
   * @param sums [F, C, G] for each factor and class the sum of its samples' densities
   * @param counts [F, C] samples of each class
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Mixtures(double step, double[][][] sums, int[][] counts) {

    static Mixtures of(double[] means, double[] widths, int[][] classes) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      double narrowest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < means.length; i++) {
        low = Math.min(low, means[i] - REACH * widths[i]);
        high = Math.max(high, means[i] + REACH * widths[i]);
        narrowest = Math.min(narrowest, widths[i]);
      }
      double step = Math.max(narrowest / 2, (high - low) / (MAX_POINTS - 2));
      int points = (int) Math.ceil((high - low) / step) + 1;
      double[][][] sums = new double[classes.length][][];
      int[][] counts = new int[classes.length][];
      for (int k = 0; k < classes.length; k++) {
        int bound = Arrays.stream(classes[k]).max().getAsInt() + 1;
        counts[k] = new int[bound];
        sums[k] = new double[bound][points];
      }
      double[] density = new double[points];
      for (int i = 0; i < means.length; i++) {
        double width = Math.max(widths[i], step);
        int from = (int) Math.max(0, Math.ceil((means[i] - REACH * width - low) / step));
        int to = (int) Math.min(points - 1, Math.floor((means[i] + REACH * width - low) / step));
        gaussian(density, from, to, (means[i] - low) / step, width / step);
        for (int k = 0; k < classes.length; k++) {
          double[] sum = sums[k][classes[k][i]];
          for (int g = from; g <= to; g++) {
            sum[g] += density[g];
          }
          counts[k][classes[k][i]]++;
        }
      }
      return new Mixtures(step, sums, counts);
    }

    /** The entropy of the mixture over all samples. */
    double entropyNats() {
      double[] all = new double[sums[0][0].length];
      int samples = 0;
      for (int c = 0; c < counts[0].length; c++) {
        samples += counts[0][c];
        for (int g = 0; g < all.length; g++) {
          all[g] += sums[0][c][g];
        }
      }
      return entropyNats(all, samples);
    }

    /** The mean over the classes of one factor of the entropy of each one's mixture. */
    double meanEntropyNats(int factor) {
      double total = 0;
      int present = 0;
      for (int c = 0; c < counts[factor].length; c++) {
        if (counts[factor][c] > 0) {
          total += entropyNats(sums[factor][c], counts[factor][c]);
          present++;
        }
      }
      return total / present;
    }

    /** Densities are per step of the grid; the logarithm of the step brings them back to units. */
    private double entropyNats(double[] sum, int samples) {
      double entropy = 0;
      for (double each : sum) {
        if (each > 0) {
          double density = each / samples;
          entropy -= density * Math.log(density);
        }
      }
      return entropy + Math.log(step);
    }

    /**
     * Fills in a Gaussian from the middle to both sides, each value from the one before: {@code g(x
     * + 1) / g(x)} shrinks by a constant factor, so that no exponential is needed on the way.
     */
    private static void gaussian(double[] density, int from, int to, double mean, double width) {
      int middle = (int) Math.min(to, Math.max(from, Math.rint(mean)));
      double precision = 1 / (width * width);
      double offset = middle - mean;
      double peak = Math.exp(-offset * offset * precision / 2) / (width * Math.sqrt(2 * Math.PI));
      double shrink = Math.exp(-precision);
      double ratio = Math.exp(-(2 * offset + 1) * precision / 2);
      density[middle] = peak;
      for (int g = middle + 1; g <= to; g++) {
        density[g] = density[g - 1] * ratio;
        ratio *= shrink;
      }
      ratio = Math.exp(-(1 - 2 * offset) * precision / 2);
      for (int g = middle - 1; g >= from; g--) {
        density[g] = density[g + 1] * ratio;
        ratio *= shrink;
      }
    }
  }
}

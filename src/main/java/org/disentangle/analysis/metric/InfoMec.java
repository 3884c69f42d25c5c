package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.analysis.learner.SoftmaxRegression;
import org.disentangle.math.Information;

/**
 * Modularity, explicitness and compactness in units of information (InfoMEC).
 *
 * <p>Definition: with {@code N_kj = I(v_k; z_j) / H(v_k)} over the latents that are active (whose
 * range is more than a twentieth of the widest one's), A of them:
 *
 * <ul>
 *   <li>InfoM: the mean over the latents of {@code max_k N_kj / sum_k N_kj}, brought from [1/F, 1]
 *       to [0, 1]: does each latent tell about one factor only?
 *   <li>InfoC: the mean over the factors of {@code max_j N_kj / sum_j N_kj}, brought from [1/A, 1]
 *       to [0, 1]: does only one latent tell about each factor?
 *   <li>InfoE: the mean over the factors of {@code (H0 - H1) / H0}, where H1 is the mean loss of a
 *       multinomial logistic regression on all latents, balanced and without penalty, and H0 that
 *       of one without latents: how much of each factor can be read off by linear classifiers?
 * </ul>
 *
 * <p>Estimator of I: {@link NeighbourInformation} with 10 neighbours, on latents of variance 1 with
 * noise of 1e-10 added, as in the authors' code; H is the empirical entropy.
 *
 * <p>Range [0, 1], higher is better, for all three. InfoM and InfoC cannot fall below 0; InfoE is
 * measured on the samples it was fitted to (as by the authors), so that its chance is above 0, a
 * little with many samples and a lot with few, and it may lie a little below 0 where balancing the
 * classes costs more than the codes tell.
 *
 * <p>InfoM and InfoC look at how information is spread, however little there is: informations that
 * are noise, cut off at 0, are spread unevenly, so that the chance level is high. They say
 * something only where InfoE does.
 *
 * <p>Degenerate input: a latent, or a factor, without any information counts as evenly spread (0)
 * where the authors' code divides by 0; if no latent is active (none varies) all are 0; one active
 * latent is compact (InfoC 1), one factor modular (InfoM 1).
 *
 * @param modularity InfoM
 * @param explicitness InfoE
 * @param compactness InfoC
 * @param normalized [F, K] the N_kj, of inactive latents too
 * @see <a href="https://arxiv.org/abs/2305.18378">K. Hsu et al. (2023), Disentanglement via latent
 *     quantization, section 4</a>
 */
public record InfoMec(
    double modularity, double explicitness, double compactness, double[][] normalized) {
  private static final int NEIGHBOURS = 10;
  private static final double ACTIVE_RANGE = 1.0 / 20;
  private static final double NOISE = 1e-10;

  /**
   * Measures codes against factors.
   *
   * @param sample factors with more than one known class each
   * @param random draws the noise
   * @throws IllegalArgumentException if a factor has one class
   */
  public static InfoMec of(LabelledCodes sample, RandomGenerator random) {
    List<Known> parts = sample.parts().stream().map(Known::of).toList();
    int[] active = active(sample);
    double[][] normalized = new double[sample.factorCount()][sample.latents()];
    parts.forEach(part -> part.fill(normalized, random));
    if (active.length == 0) {
      return new InfoMec(0, 0, 0, normalized);
    }
    double[][] byFactor =
        Arrays.stream(normalized)
            .map(row -> Arrays.stream(active).mapToDouble(j -> row[j]).toArray())
            .toArray(double[][]::new);
    double[][] byLatent = new double[active.length][normalized.length];
    for (int a = 0; a < active.length; a++) {
      for (int k = 0; k < normalized.length; k++) {
        byLatent[a][k] = byFactor[k][a];
      }
    }
    return new InfoMec(
        concentration(byLatent),
        explicitness(parts, sample.factorCount()),
        concentration(byFactor),
        normalized);
  }

  private static int[] active(LabelledCodes sample) {
    double[] ranges =
        IntStream.range(0, sample.latents())
            .mapToDouble(
                j -> {
                  double[] latent = sample.latent(j);
                  return Arrays.stream(latent).max().getAsDouble()
                      - Arrays.stream(latent).min().getAsDouble();
                })
            .toArray();
    double widest = Arrays.stream(ranges).max().getAsDouble();
    return IntStream.range(0, ranges.length)
        .filter(j -> ranges[j] > widest * ACTIVE_RANGE)
        .toArray();
  }

  /**
   * Factors that are known of the same samples.
   *
   * @param factors their columns
   * @param codes [n, K] of these samples, at mean 0 and variance 1
   * @param classes [F, n] those that occur, numbered from 0 without gaps
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Known(int[] factors, double[][] codes, int[][] classes) {

    static Known of(LabelledCodes.Part part) {
      int[][] classes = new int[part.factors().length][];
      for (int k = 0; k < classes.length; k++) {
        classes[k] = numbered(part.codes().classes(k), part.factors()[k]);
      }
      double[][] codes = part.codes().codes().toArray();
      return new Known(part.factors(), Standardization.of(codes).apply(codes), classes);
    }

    private static int[] numbered(int[] classes, int factor) {
      int[] present = Arrays.stream(classes).sorted().distinct().toArray();
      if (present.length < 2) {
        throw new IllegalArgumentException(
            "factor " + factor + " has one class only in the sample: it has no entropy");
      }
      return Arrays.stream(classes).map(each -> Arrays.binarySearch(present, each)).toArray();
    }

    /** Fills in the rows of these factors. */
    void fill(double[][] normalized, RandomGenerator random) {
      int latents = codes[0].length;
      double[] entropies = Arrays.stream(classes).mapToDouble(Information::entropyNats).toArray();
      double[][] noisy = new double[latents][codes.length];
      boolean[] varies = new boolean[latents];
      for (int j = 0; j < noisy.length; j++) {
        double size = 0;
        for (double[] row : codes) {
          size += Math.abs(row[j]) / codes.length;
        }
        varies[j] = size > 0;
        for (int i = 0; i < codes.length; i++) {
          noisy[j][i] = codes[i][j] + NOISE * Math.max(1, size) * random.nextGaussian();
        }
      }
      IntStream.range(0, factors.length * latents)
          .parallel()
          .forEach(
              pair -> {
                int k = pair / latents;
                int j = pair % latents;
                // The noise of a latent that does not vary would tell what noise tells: not quite
                // 0.
                if (varies[j]) {
                  normalized[factors[k]][j] =
                      NeighbourInformation.nats(noisy[j], classes[k], NEIGHBOURS) / entropies[k];
                }
              });
    }
  }

  /** The mean over the rows of the largest entry's share, brought from [1 / width, 1] to [0, 1]. */
  private static double concentration(double[][] rows) {
    double even = 1.0 / rows[0].length;
    double sum = 0;
    for (double[] row : rows) {
      double total = Arrays.stream(row).sum();
      double share = total > 0 ? Arrays.stream(row).max().getAsDouble() / total : even;
      sum += row.length == 1 ? 1 : (share - even) / (1 - even);
    }
    return sum / rows.length;
  }

  private static double explicitness(List<Known> parts, int factors) {
    double[] explained = new double[factors];
    for (Known part : parts) {
      IntStream.range(0, part.factors().length)
          .parallel()
          .forEach(k -> explained[part.factors()[k]] = explained(part.codes(), part.classes()[k]));
    }
    return Arrays.stream(explained).average().getAsDouble();
  }

  private static double explained(double[][] codes, int[] labels) {
    int classes = Arrays.stream(labels).max().getAsInt() + 1;
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    double[] weights = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      weights[i] = labels.length / ((double) classes * counts[labels[i]]);
    }
    // Balanced and without a latent, every class is as likely.
    double unknown = Math.log(classes);
    double known =
        SoftmaxRegression.fit(codes, labels, classes, weights, 0).meanLossNats(codes, labels);
    return (unknown - known) / unknown;
  }
}

package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.analysis.learner.FeatureColumns;
import org.disentangle.analysis.learner.Lasso;
import org.disentangle.analysis.learner.PredictionQuality;
import org.disentangle.analysis.learner.SoftmaxRegression;
import org.disentangle.analysis.learner.SortedFeature;
import org.disentangle.math.Information;

/**
 * Modularity, explicitness and compactness in units of information (InfoMEC).
 *
 * <p>Definition: with {@code N_kj = I(v_k; z_j) / H(v_k)} over the latents that are active (whose
 * range is more than a twentieth of the widest one's; of whole numbers, those that vary), A of
 * them:
 *
 * <ul>
 *   <li>InfoM: the mean over the latents of {@code max_k N_kj / sum_k N_kj}, brought from [1/F, 1]
 *       to [0, 1]: does each latent tell about one factor only?
 *   <li>InfoC: the mean over the factors of {@code max_j N_kj / sum_j N_kj}, brought from [1/A, 1]
 *       to [0, 1]: does only one latent tell about each factor?
 *   <li>InfoE: the mean over the factors of {@code (H0 - H1) / H0}, where H1 is the mean loss of a
 *       multinomial logistic regression on all latents, balanced and without penalty, and H0 that
 *       of one without latents: how much of each factor can be read off by linear classifiers? Of a
 *       continuous factor, R² of a linear regression on all latents
 * </ul>
 *
 * <p>Estimator of I: {@link NeighbourInformation} with 10 neighbours, on latents of variance 1 with
 * noise of 1e-10 added, as in the authors' code; H is the empirical entropy. A continuous factor is
 * treated as the latents are, and its H is the same estimate of what it tells about itself, about
 * {@code psi(n) - psi(10)}: so does a public variant of the authors' code, which knows classes
 * only. A latent that is counted by its {@linkplain LatentClasses whole numbers} is a class: with
 * the classes of a factor I is counted, as in the authors' code.
 *
 * <p>What differs for latents of whole numbers: the authors have a feature for each number in
 * InfoE, here each latent is one feature.
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
 * where the authors' code divides by 0, and a continuous factor whose numbers are nearly all equal
 * has none; if no latent is active (none varies) all are 0; one active latent is compact (InfoC 1),
 * one factor modular (InfoM 1).
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
    boolean[] whole = new boolean[ranges.length];
    double widest = 0;
    for (int j = 0; j < ranges.length; j++) {
      whole[j] = LatentClasses.ofWholeNumbers(sample.latent(j)).isPresent();
      widest = whole[j] ? widest : Math.max(widest, ranges[j]);
    }
    double active = widest * ACTIVE_RANGE;
    return IntStream.range(0, ranges.length)
        .filter(j -> ranges[j] > (whole[j] ? 0 : active))
        .toArray();
  }

  /**
   * Factors that are known of the same samples.
   *
   * @param factors their columns
   * @param codes [n, K] of these samples, at mean 0 and variance 1
   * @param whole [K] the classes of the latents that are counted by their whole numbers
   * @param labels [F] classes that occur, numbered from 0 without gaps; numbers at mean 0 and
   *     variance 1
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Known(
      int[] factors, double[][] codes, List<Optional<int[]>> whole, List<FactorLabels> labels) {

    static Known of(LabelledCodes.Part part) {
      double[][] codes = part.codes().codes().toArray();
      return new Known(
          part.factors(),
          Standardization.of(codes).apply(codes),
          IntStream.range(0, part.codes().latents())
              .mapToObj(j -> LatentClasses.ofWholeNumbers(part.codes().latent(j)))
              .toList(),
          IntStream.range(0, part.factors().length)
              .mapToObj(k -> scaled(part.codes().factors().get(k), part.factors()[k]))
              .toList());
    }

    private static FactorLabels scaled(FactorLabels labels, int factor) {
      int[] classes = numbered(labels.classes(), factor);
      return new FactorLabels(classes, labels.numbers().map(Standardization::applied));
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
      List<Latent> latents =
          IntStream.range(0, codes[0].length)
              .mapToObj(
                  j ->
                      Latent.of(
                          Arrays.stream(codes).mapToDouble(row -> row[j]).toArray(),
                          whole.get(j),
                          random))
              .toList();
      List<Target> targets = labels.stream().map(each -> Target.of(each, random)).toList();
      IntStream.range(0, factors.length * latents.size())
          .parallel()
          .forEach(
              pair -> {
                int k = pair / latents.size();
                int j = pair % latents.size();
                normalized[factors[k]][j] = targets.get(k).share(latents.get(j));
              });
    }
  }

  /**
   * A latent as its information is estimated.
   *
   * @param varies whether it does; else its noise would tell what noise tells: not quite 0
   * @param values with noise
   * @param sorted the same in ascending order
   * @param classes of a latent that is counted by its whole numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Latent(
      boolean varies, double[] values, SortedFeature sorted, Optional<int[]> classes) {
    static Latent of(double[] values, Optional<int[]> classes, RandomGenerator random) {
      boolean varies = Arrays.stream(values).anyMatch(value -> value != 0);
      double[] noisy = noisy(values, random);
      return new Latent(varies, noisy, SortedFeature.of(noisy), classes);
    }
  }

  /**
   * A factor as information about it is estimated.
   *
   * @param classes its classes; of a continuous one, not looked at
   * @param numbers with noise, of a continuous one
   * @param entropyNats of its classes, or what its numbers tell about themselves
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on within this class.
  private record Target(int[] classes, Optional<double[]> numbers, double entropyNats) {
    static Target of(FactorLabels labels, RandomGenerator random) {
      Optional<double[]> numbers = labels.numbers().map(each -> noisy(each, random));
      double entropyNats =
          numbers
              .map(
                  first ->
                      NeighbourInformation.nats(first, noisy(labels.values(), random), NEIGHBOURS))
              .orElseGet(() -> Information.entropyNats(labels.classes()));
      return new Target(labels.classes(), numbers, entropyNats);
    }

    /** What a latent tells about the factor, as a share of its entropy. */
    double share(Latent latent) {
      return latent.varies() && entropyNats > 0 ? nats(latent) / entropyNats : 0;
    }

    private double nats(Latent latent) {
      if (numbers.isPresent()) {
        return latent
            .classes()
            .map(whole -> NeighbourInformation.nats(numbers.get(), whole, NEIGHBOURS))
            .orElseGet(() -> NeighbourInformation.nats(latent.values(), numbers.get(), NEIGHBOURS));
      }
      return latent
          .classes()
          .map(whole -> Information.mutualInformationNats(whole, classes))
          .orElseGet(() -> NeighbourInformation.nats(latent.sorted(), classes, NEIGHBOURS));
    }
  }

  /** Numbers that are all different. */
  private static double[] noisy(double[] values, RandomGenerator random) {
    double size = 0;
    for (double value : values) {
      size += Math.abs(value) / values.length;
    }
    double scale = NOISE * Math.max(1, size);
    return Arrays.stream(values).map(value -> value + scale * random.nextGaussian()).toArray();
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
          .forEach(
              k -> explained[part.factors()[k]] = explained(part.codes(), part.labels().get(k)));
    }
    return Arrays.stream(explained).average().getAsDouble();
  }

  private static double explained(double[][] codes, FactorLabels labels) {
    return labels
        .numbers()
        .map(numbers -> explained(codes, numbers))
        .orElseGet(() -> explained(codes, labels.classes()));
  }

  /** R² of the samples learned from; the mean of the numbers is 0. */
  private static double explained(double[][] codes, double[] numbers) {
    FeatureColumns columns = FeatureColumns.of(codes);
    return PredictionQuality.explained(Lasso.fit(columns, numbers, 0).predict(columns), numbers, 0);
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

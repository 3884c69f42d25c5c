package org.disentangle.analysis.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.analysis.learner.FeatureColumns;
import org.disentangle.analysis.learner.Lasso;
import org.disentangle.analysis.metric.Standardization;
import org.disentangle.math.Permutation;

/**
 * Unsupervised disentanglement ranking (UDR): do models that differ in their seed alone find the
 * same latents, up to their order and sign? Needs no factors.
 *
 * <p>Definition: for each ordered pair of models a matrix {@code R_ab} of how alike latent a of the
 * first and latent b of the second are, by one {@link Estimator}; then {@code (mean_b max_a R_ab^2
 * / sum_a R_ab + mean_a max_b R_ab^2 / sum_b R_ab) / 2}, a row or column of zeros counting as 0.
 * The score of a model is the median over the other models, each as the first of the pair. Latents
 * are brought to mean 0 and variance 1; those with a mean KL of no more than 0.01 nats are ignored.
 * Parameters are those of disentanglement_lib, which takes 1,000 samples.
 *
 * <p>Range from 0; higher is better. Latents that agree one to one give 0.9 by Lasso, whose penalty
 * of 0.1 shortens every weight, and 1 by Spearman but for what ranks of unrelated latents correlate
 * by chance, which many latents add up. Unrelated models give next to 0 with 1,000 samples, and
 * more with fewer, as weights and correlations are then large by chance. The idea is that models
 * entangle in many ways and disentangle in one, so that agreement speaks for both; two models may
 * also agree on the same entangled latents.
 *
 * <p>Degenerate input: a latent that does not vary is like no other; a model whose latents are all
 * left out scores 0, and so does every pair with it.
 *
 * <p>Cost O(M^2 K n (K^2 + log n)) time for M models.
 *
 * @param scores [M] one a model
 * @param pairs [M, M] of the pair (first, second); NaN on the diagonal
 * @see <a href="https://arxiv.org/abs/1905.12614">S. Duan et al. (2020), Unsupervised model
 *     selection for variational disentangled representation learning</a>
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the table, never compared.
public record UnsupervisedRanking(double[] scores, double[][] pairs) {
  private static final double ALPHA = 0.1;
  private static final double LEAST_KL_NATS = 0.01;

  /** How alike two latents are. */
  public enum Estimator {
    /** The size of the weight of one in a {@link Lasso} that predicts the other from all. */
    LASSO,
    /** The size of the correlation of their ranks. */
    SPEARMAN
  }

  /**
   * The encoding of the samples by one model.
   *
   * @param codes [n, K] finite
   * @param klNats [K] the mean over the samples of each latent's KL to its prior
   */
  public record Latents(double[][] codes, double[] klNats) {
    /** The same codes, assigned to the images in random order. */
    private Latents shuffled(RandomGenerator random) {
      double[][] rows =
          Arrays.stream(Permutation.of(codes.length, random))
              .mapToObj(i -> codes[i])
              .toArray(double[][]::new);
      return new Latents(rows, klNats);
    }

    /** Codes of which all latents count. */
    public static Latents ofAll(double[][] codes) {
      double[] every = new double[codes[0].length];
      Arrays.fill(every, Double.POSITIVE_INFINITY);
      return new Latents(codes, every);
    }

    /** Which latents carry anything. */
    public int[] informative() {
      return IntStream.range(0, klNats.length).filter(j -> klNats[j] > LEAST_KL_NATS).toArray();
    }

    /** These latents, at mean 0 and variance 1; [n, K']. */
    private double[][] standardized() {
      int[] kept = informative();
      double[][] scaled = Standardization.of(codes).apply(codes);
      return Arrays.stream(scaled)
          .map(row -> Arrays.stream(kept).mapToDouble(j -> row[j]).toArray())
          .toArray(double[][]::new);
    }
  }

  /**
   * Compares models.
   *
   * @param models of the same samples in the same order
   * @throws IllegalArgumentException if there are fewer than two, or they have different numbers of
   *     samples
   */
  public static UnsupervisedRanking of(List<Latents> models, Estimator estimator) {
    if (models.size() < 2) {
      throw new IllegalArgumentException(
          "a ranking needs at least 2 models, but there is " + models.size());
    }
    int samples = models.get(0).codes().length;
    for (Latents model : models) {
      if (model.codes().length != samples) {
        throw new IllegalArgumentException(
            "models have %s and %s samples: the same ones are expected"
                .formatted(samples, model.codes().length));
      }
    }
    double[][][] columns =
        models.stream()
            .map(Latents::standardized)
            .map(codes -> estimator == Estimator.LASSO ? codes : RankCorrelation.ranks(codes))
            .toArray(double[][][]::new);
    double[][] pairs = new double[columns.length][columns.length];
    double[] scores = new double[columns.length];
    for (int second = 0; second < scores.length; second++) {
      for (int first = 0; first < scores.length; first++) {
        pairs[first][second] =
            first == second
                ? Double.NaN
                : relativeStrength(alike(columns[first], columns[second], estimator));
      }
      int column = second;
      scores[second] =
          median(
              IntStream.range(0, scores.length)
                  .filter(first -> first != column)
                  .mapToDouble(first -> pairs[first][column])
                  .toArray());
    }
    return new UnsupervisedRanking(scores, pairs);
  }

  /**
   * The same models with the images of each shuffled by themselves, so that nothing is left to
   * agree on. Their scores are the chance level for this number of images.
   *
   * @param random shuffles
   */
  public static UnsupervisedRanking byChance(
      List<Latents> models, Estimator estimator, RandomGenerator random) {
    return of(models.stream().map(model -> model.shuffled(random)).toList(), estimator);
  }

  private static double[][] alike(double[][] first, double[][] second, Estimator estimator) {
    double[][] alike = new double[first[0].length][second[0].length];
    FeatureColumns columns = FeatureColumns.of(first);
    for (int b = 0; b < second[0].length; b++) {
      double[] target = RankCorrelation.column(second, b);
      double[] weights =
          estimator == Estimator.LASSO
              ? Lasso.fit(columns, target, ALPHA).weights()
              : RankCorrelation.products(first, target);
      for (int a = 0; a < alike.length; a++) {
        alike[a][b] = Math.abs(weights[a]);
      }
    }
    return alike;
  }

  private static double relativeStrength(double[][] alike) {
    if (alike.length == 0 || alike[0].length == 0) {
      return 0;
    }
    double[][] transposed =
        IntStream.range(0, alike[0].length)
            .mapToObj(b -> RankCorrelation.column(alike, b))
            .toArray(double[][]::new);
    return (strength(alike) + strength(transposed)) / 2;
  }

  private static double strength(double[][] rows) {
    double sum = 0;
    for (double[] row : rows) {
      double total = Arrays.stream(row).sum();
      double largest = Arrays.stream(row).max().getAsDouble();
      sum += total == 0 ? 0 : largest * largest / total;
    }
    return sum / rows.length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}

package org.disentangle.model.variational;

import java.util.List;
import org.disentangle.config.MmdConfig;
import org.disentangle.config.MmdEstimator;
import org.disentangle.graph.Batches;
import org.disentangle.graph.Noise;
import org.disentangle.model.Prior;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The squared maximum mean discrepancy of two distributions, from samples x of one and y of the
 * other (Gretton et al. 2012):
 *
 * <pre>{@code  MMD = E[k(x, x')] + E[k(y, y')] - 2 E[k(x, y)]}</pre>
 *
 * 0 where the two are equal. The kernels, of the difference D of two points of K numbers:
 *
 * <ul>
 *   <li>radial basis: exp(−|D|²/K²), as in the code of the MMD-VAE;
 *   <li>inverse multiquadratic: Σ_s C_s/(C_s + |D|²), C_s = 2Ks, over seven scales s from 0.1 to
 *       10, as in the code of the WAE (for a prior of variance 1).
 * </ul>
 *
 * <p>Biased (Eq. 5 of Gretton et al., the V-statistic), the first two means go over all pairs, each
 * point with itself too: never below 0, and larger for smaller batches, by about k(0)/N. Unbiased
 * (Eq. 3, the U-statistic), they leave these pairs out: right on average for every N, and below 0
 * about half of the time where the distributions are equal.
 *
 * <p>In units of the kernel, not in nats; at most 2 for the first kernel and 14 for the second.
 * Costs O((N + M)²·K) for N and M points.
 */
record MaximumMeanDiscrepancy(MmdConfig settings) {
  private static final List<Float> SCALES = List.of(0.1f, 0.2f, 0.5f, 1f, 2f, 5f, 10f);

  /**
   * From codes to the prior, by as many fresh draws of it as the settings say.
   *
   * @param codes [B, K]
   * @return scalar
   */
  Operand<TFloat32> toPrior(Ops tf, Noise noise, Operand<TFloat32> codes, Prior prior) {
    return between(tf, codes, prior.sample(tf, noise, tf.constant(settings.getPriorSamples())));
  }

  /**
   * Between the distributions of two samples.
   *
   * @param x [N, K]
   * @param y [M, K]
   * @return scalar
   */
  Operand<TFloat32> between(Ops tf, Operand<TFloat32> x, Operand<TFloat32> y) {
    Operand<TFloat32> across = tf.math.mul(tf.constant(2f), mean(tf, kernel(tf, x, y)));
    return tf.math.sub(tf.math.add(within(tf, x), within(tf, y)), across);
  }

  /** The mean of the kernel over pairs of one sample, [N, K]; 0 where a pair needs a second one. */
  private Operand<TFloat32> within(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> all = mean(tf, kernel(tf, x, x));
    if (settings.getEstimator() == MmdEstimator.BIASED) {
      return all;
    }
    Operand<TFloat32> size = tf.dtypes.cast(Batches.sizeOf(tf, x), TFloat32.class);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> others = tf.math.maximum(tf.math.sub(size, one), one);
    return tf.math.div(tf.math.sub(tf.math.mul(size, all), tf.constant(ofEqual())), others);
  }

  /** k(x_i, y_j), [N, M]. */
  private Operand<TFloat32> kernel(Ops tf, Operand<TFloat32> x, Operand<TFloat32> y) {
    float dimension = x.shape().get(1);
    Operand<TFloat32> differences =
        tf.math.sub(tf.expandDims(x, tf.constant(1)), tf.expandDims(y, tf.constant(0)));
    Operand<TFloat32> squares = tf.sum(tf.math.square(differences), tf.constant(2));
    return switch (settings.getKernel()) {
      case RADIAL_BASIS ->
          tf.math.exp(tf.math.mul(squares, tf.constant(-1 / (dimension * dimension))));
      case INVERSE_MULTIQUADRATIC ->
          tf.math.addN(
              SCALES.stream()
                  .map(
                      scale -> {
                        Operand<TFloat32> c = tf.constant(2 * dimension * scale);
                        return (Operand<TFloat32>) tf.math.div(c, tf.math.add(c, squares));
                      })
                  .toList());
    };
  }

  /** The kernel of two equal points. */
  private float ofEqual() {
    return switch (settings.getKernel()) {
      case RADIAL_BASIS -> 1;
      case INVERSE_MULTIQUADRATIC -> SCALES.size();
    };
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> pairs) {
    return tf.math.mean(pairs, tf.constant(new int[] {0, 1}));
  }
}

package org.disentangle.model.variational;

import java.util.List;
import org.disentangle.config.PosteriorAverage;
import org.disentangle.graph.DiagonalGaussian;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Min;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/**
 * The posteriors q(z|x1), q(z|x2) of pairs of images (Locatello et al. 2020, section 4.1): how far
 * apart they are in each latent, and what becomes of both where latents are shared.
 *
 * <p>With means m1, m2 and variances v1, v2 of a latent:
 *
 * <pre>{@code
 * divergence   d = 2 KL(q1 || q2) = v1 / v2 + (m2 - m1)^2 / v2 - 1 + log v2 - log v1
 * GVAE         m = (m1 + m2) / 2                        v = (v1 + v2) / 2
 * ML_VAE       m = (m1 / v1 + m2 / v2) v / 2            v = 2 v1 v2 / (v1 + v2)
 * }</pre>
 */
final class PairPosteriors {
  private static final float LOG_TWO = (float) Math.log(2);

  private final Ops tf;
  private final DiagonalGaussian first;
  private final DiagonalGaussian second;

  /**
   * The posteriors of a batch whose images stand in pairs.
   *
   * @param posterior [2P, K], rows 0 and 1 of the first pair, and so on
   */
  PairPosteriors(Ops tf, DiagonalGaussian posterior) {
    this.tf = tf;
    List<Operand<TFloat32>> means = halves(tf, posterior.mean());
    List<Operand<TFloat32>> logVariances = halves(tf, posterior.logVariance());
    first = new DiagonalGaussian(means.get(0), logVariances.get(0));
    second = new DiagonalGaussian(means.get(1), logVariances.get(1));
  }

  /** The first and the second row of each pair, each [P, K]. */
  private static List<Operand<TFloat32>> halves(Ops tf, Operand<TFloat32> rows) {
    int latents = Math.toIntExact(rows.shape().get(1));
    Operand<TFloat32> pairs = tf.reshape(rows, tf.constant(new int[] {-1, 2, latents}));
    return List.copyOf(tf.unstack(pairs, 2L, Unstack.axis(1L)).output());
  }

  /** d of each pair and latent, [P, K]; not symmetric in the two images. */
  Operand<TFloat32> divergence() {
    Operand<TFloat32> logRatio = tf.math.sub(first.logVariance(), second.logVariance());
    Operand<TFloat32> squares =
        tf.math.mul(
            tf.math.square(tf.math.sub(second.mean(), first.mean())),
            tf.math.exp(tf.math.neg(second.logVariance())));
    return tf.math.sub(
        tf.math.add(tf.math.exp(logRatio), squares), tf.math.add(logRatio, tf.constant(1f)));
  }

  /**
   * Which latents are not shared: those in the upper of two equal halves of the range of d over the
   * latents of the pair. None if all have the same d, as those of two equal images.
   *
   * @return 1 there, else 0, [P, K]; without a gradient
   */
  Operand<TFloat32> ownByDivergence() {
    Operand<TFloat32> divergence = divergence();
    Operand<TFloat32> lowest = tf.min(divergence, tf.constant(1), Min.keepDims(true));
    Operand<TFloat32> highest = tf.max(divergence, tf.constant(1), Max.keepDims(true));
    Operand<TFloat32> middle = tf.math.mul(tf.math.add(lowest, highest), tf.constant(0.5f));
    return tf.stopGradient(
        tf.dtypes.cast(
            tf.math.logicalAnd(
                tf.math.greaterEqual(divergence, middle), tf.math.greater(highest, lowest)),
            TFloat32.class));
  }

  /**
   * The posteriors with those of shared latents averaged.
   *
   * @param own 1 for each latent that is not shared, else 0, [P, K]
   * @return [2P, K], in the order of the batch
   */
  DiagonalGaussian averaged(Operand<TFloat32> own, PosteriorAverage average) {
    DiagonalGaussian shared = average(average);
    return new DiagonalGaussian(
        chosen(own, first.mean(), second.mean(), shared.mean()),
        chosen(own, first.logVariance(), second.logVariance(), shared.logVariance()));
  }

  /** In logarithms throughout, so that no variance is divided by. */
  private DiagonalGaussian average(PosteriorAverage average) {
    Operand<TFloat32> logRatio = tf.math.sub(first.logVariance(), second.logVariance());
    // log(v1 + v2)
    Operand<TFloat32> logSum = tf.math.add(second.logVariance(), tf.math.softplus(logRatio));
    return switch (average) {
      case GVAE ->
          new DiagonalGaussian(
              tf.math.mul(tf.math.add(first.mean(), second.mean()), tf.constant(0.5f)),
              tf.math.sub(logSum, tf.constant(LOG_TWO)));
      case ML_VAE ->
          new DiagonalGaussian(
              // m1 weighs v2 / (v1 + v2)
              tf.math.add(
                  second.mean(),
                  tf.math.mul(
                      tf.math.sub(first.mean(), second.mean()),
                      tf.math.sigmoid(tf.math.neg(logRatio)))),
              tf.math.sub(
                  tf.math.add(
                      tf.math.add(first.logVariance(), second.logVariance()), tf.constant(LOG_TWO)),
                  logSum));
    };
  }

  private Operand<TFloat32> chosen(
      Operand<TFloat32> own,
      Operand<TFloat32> first,
      Operand<TFloat32> second,
      Operand<TFloat32> shared) {
    int latents = Math.toIntExact(shared.shape().get(1));
    return tf.reshape(
        tf.stack(
            List.of(between(own, first, shared), between(own, second, shared)), Stack.axis(1L)),
        tf.constant(new int[] {-1, latents}));
  }

  private Operand<TFloat32> between(
      Operand<TFloat32> own, Operand<TFloat32> one, Operand<TFloat32> shared) {
    return tf.math.add(
        tf.math.mul(own, one), tf.math.mul(tf.math.sub(tf.constant(1f), own), shared));
  }
}

package org.disentangle.model.variational;

import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.LogSumExp;
import org.disentangle.graph.Noise;
import org.disentangle.model.Prior;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An equal mixture of C diagonal normal distributions, p(z) = 1/C Σ N(z; mean_c, variance_c).
 *
 * @param components over [C, K], C known
 */
record GaussianMixture(DiagonalGaussian components) implements Prior {

  /** Draws a component for each latent, then the latent. */
  @Override
  public Operand<TFloat32> sample(Ops tf, Noise noise, Operand<TInt32> count) {
    Operand<TInt32> drawn = noise.indices(tf, "prior/component", count, size());
    Operand<TInt32> rows = tf.constant(0);
    return new DiagonalGaussian(
            tf.gather(components.mean(), drawn, rows),
            tf.gather(components.logVariance(), drawn, rows))
        .sample(tf, noise, "prior");
  }

  /** Cost and memory O(B·C·K). */
  @Override
  public Operand<TFloat32> logDensity(Ops tf, Operand<TFloat32> z) {
    Operand<TFloat32> densities = tf.sum(components.logDensityOfAll(tf, z), tf.constant(2));
    return tf.math.sub(LogSumExp.over(tf, densities, 1), tf.constant((float) Math.log(size())));
  }

  private int size() {
    return Math.toIntExact(components.mean().shape().get(0));
  }
}

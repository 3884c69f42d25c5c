package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A normal distribution with independent dimensions for each row of a batch.
 *
 * @param mean float32 [B, K]
 * @param logVariance float32 [B, K], natural logarithm of the variance
 */
public record DiagonalGaussian(Operand<TFloat32> mean, Operand<TFloat32> logVariance) {
  private static final float LOG_TWO_PI = (float) Math.log(2 * Math.PI);

  /**
   * One draw for each row, through which gradients reach mean and variance: mean + exp(½ log
   * variance)·ε with ε ~ N(0, I) (Kingma &amp; Welling 2014, section 2.4).
   *
   * @return [B, K]
   */
  public Operand<TFloat32> sample(Ops tf, Noise noise, String place) {
    Operand<TFloat32> deviation = tf.math.exp(tf.math.mul(logVariance, tf.constant(0.5f)));
    return tf.math.add(mean, tf.math.mul(deviation, noise.normal(tf, place, mean)));
  }

  /**
   * KL(N(mean, variance) ‖ N(0, I)) for each dimension, in nats: ½(mean² + variance − 1 − log
   * variance) (Kingma &amp; Welling 2014, appendix B).
   *
   * @return [B, K], each ≥ 0
   */
  public Operand<TFloat32> klToStandardNormal(Ops tf) {
    Operand<TFloat32> moments = tf.math.add(tf.math.square(mean), tf.math.exp(logVariance));
    Operand<TFloat32> offset = tf.math.add(logVariance, tf.constant(1f));
    return tf.math.mul(tf.math.sub(moments, offset), tf.constant(0.5f));
  }

  /**
   * log N(z; mean, variance) for each dimension, in nats: −½(log 2π + log variance + (z − mean)² /
   * variance).
   *
   * @param z [B, K], or any shape that broadcasts with the parameters
   */
  public Operand<TFloat32> logDensity(Ops tf, Operand<TFloat32> z) {
    Operand<TFloat32> squares =
        tf.math.mul(tf.math.square(tf.math.sub(z, mean)), tf.math.exp(tf.math.neg(logVariance)));
    Operand<TFloat32> offset = tf.math.add(logVariance, tf.constant(LOG_TWO_PI));
    return tf.math.mul(tf.math.add(squares, offset), tf.constant(-0.5f));
  }

  /**
   * The log density of every z under every one of C distributions, dimension by dimension.
   *
   * @param z [B, K]
   * @return [B, C, K]
   */
  public Operand<TFloat32> logDensityOfAll(Ops tf, Operand<TFloat32> z) {
    return logDensity(tf, tf.expandDims(z, tf.constant(1)));
  }

  /**
   * Each row repeated.
   *
   * @param times int32 []
   * @return over [B·times, K]
   */
  public DiagonalGaussian repeated(Ops tf, Operand<TInt32> times) {
    return new DiagonalGaussian(
        Batches.repeated(tf, mean, times), Batches.repeated(tf, logVariance, times));
  }
}

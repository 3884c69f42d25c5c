package org.disentangle.graph.pixel;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Independent normal variables of one standard deviation σ, with means m = sigmoid(logit), so that
 * every mean is a value that an image can have.
 *
 * <p>σ may be given or learned. Of all σ, the one whose square is the mean squared error gives the
 * least −log p, D/2·(log(2π·MSE) + 1) for D values (Rybkin, Daniilidis &amp; Levine 2021, "Simple
 * and Effective VAE Training with Calibrated Decoders", Eq. 4 and 5): a learned σ moves there.
 *
 * @param logits float32 [B, …]
 * @param sigma σ
 */
public record Gaussian(Operand<TFloat32> logits, Scale sigma) implements IndependentPixels {
  private static final float HALF_LOG_TWO_PI = (float) (0.5 * Math.log(2 * Math.PI));

  @Override
  public Operand<TFloat32> mean(Ops tf) {
    return tf.math.sigmoid(logits);
  }

  /**
   * −log p(x) for each variable, in nats: (x − m)²/(2σ²) + log σ + ½ log 2π.
   *
   * @param x values, of the logits' shape
   */
  @Override
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> logSigma = sigma.logarithm(tf);
    Operand<TFloat32> halfPrecision =
        tf.math.mul(tf.math.exp(tf.math.mul(logSigma, tf.constant(-2f))), tf.constant(0.5f));
    Operand<TFloat32> constant = tf.math.add(logSigma, tf.constant(HALF_LOG_TWO_PI));
    return tf.math.add(
        tf.math.mul(tf.math.squaredDifference(x, mean(tf)), halfPrecision), constant);
  }
}

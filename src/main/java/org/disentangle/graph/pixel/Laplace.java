package org.disentangle.graph.pixel;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Independent variables of Laplace's distribution, of one scale b, with means m = sigmoid(logit).
 * They mind a few large errors less than {@link Gaussian} ones do.
 *
 * @param logits float32 [B, …]
 * @param scale b
 */
public record Laplace(Operand<TFloat32> logits, Scale scale) implements IndependentPixels {

  @Override
  public Operand<TFloat32> mean(Ops tf) {
    return tf.math.sigmoid(logits);
  }

  /**
   * −log p(x) for each variable, in nats: |x − m|/b + log 2b.
   *
   * @param x values, of the logits' shape
   */
  @Override
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> logScale = scale.logarithm(tf);
    Operand<TFloat32> errors = tf.math.abs(tf.math.sub(x, mean(tf)));
    return tf.math.add(
        tf.math.mul(errors, tf.math.exp(tf.math.neg(logScale))),
        tf.math.add(logScale, tf.constant((float) Math.log(2))));
  }
}

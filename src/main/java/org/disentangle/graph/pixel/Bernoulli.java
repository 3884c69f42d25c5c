package org.disentangle.graph.pixel;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Independent Bernoulli variables, given by their logits.
 *
 * @param logits float32 [B, …], log(p / (1 − p))
 */
public record Bernoulli(Operand<TFloat32> logits) implements IndependentPixels {

  @Override
  public boolean isOfTwoValues() {
    return true;
  }

  /** The probabilities, in [0, 1]. */
  @Override
  public Operand<TFloat32> mean(Ops tf) {
    return tf.math.sigmoid(logits);
  }

  /**
   * −log p(x) for each variable, in nats: softplus(logit) − x·logit, finite for every logit.
   *
   * @param x values in [0, 1], of the logits' shape; one between gives the cross entropy, which is
   *     no likelihood: at its least it is the entropy of x, not 0
   */
  @Override
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> x) {
    return tf.math.sub(tf.math.softplus(logits), tf.math.mul(x, logits));
  }
}

package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Independent Bernoulli variables, given by their logits.
 *
 * @param logits float32 [B, …], log(p / (1 − p))
 */
public record Bernoulli(Operand<TFloat32> logits) implements PixelDistribution {

  /** The probabilities, in [0, 1]. */
  public Operand<TFloat32> probabilities(Ops tf) {
    return tf.math.sigmoid(logits);
  }

  /**
   * −log p(x) for each variable, in nats: softplus(logit) − x·logit, finite for every logit.
   *
   * @param x values in [0, 1] (an intermediate value gives the cross entropy), of the logits' shape
   */
  @Override
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> x) {
    return tf.math.sub(tf.math.softplus(logits), tf.math.mul(x, logits));
  }

  /** The probabilities. */
  @Override
  public Operand<TFloat32> decoded(Ops tf) {
    return probabilities(tf);
  }

  /** The probabilities too: with independent pixels, a caller can draw each pixel by itself. */
  @Override
  public Operand<TFloat32> sampled(Ops tf, Noise noise, String place) {
    return probabilities(tf);
  }
}

package org.disentangle.graph.pixel;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Independent variables of the continuous Bernoulli distribution (Loaiza-Ganem &amp; Cunningham
 * 2019), the density on [0, 1] that is proportional to the Bernoulli's p^x (1 − p)^(1 − x):
 *
 * <pre>{@code  p(x) = exp(x l) l / (exp(l) - 1) }</pre>
 *
 * with l the logit; for l = 0 it is uniform.
 *
 * <p>Both formulas below divide 0 by 0 there, and lose their digits nearby: within ±½ of 0 they are
 * replaced by their series.
 *
 * @param logits float32 [B, …], l
 */
public record ContinuousBernoulli(Operand<TFloat32> logits) implements IndependentPixels {
  /** Up to here the series are exact to float32's digits, and from here on the closed forms. */
  private static final float NEAR = 0.5f;

  /**
   * The means, 1/(1 − exp(−l)) − 1/l = ½ + ½/tanh(l/2) − 1/l; near 0 the series ½ + l/12 − l³/720 +
   * l⁵/30,240. They are not sigmoid(l).
   */
  @Override
  public Operand<TFloat32> mean(Ops tf) {
    Operand<TBool> near = near(tf);
    Operand<TFloat32> small = tf.select(near, logits, tf.constant(0f));
    Operand<TFloat32> square = tf.math.square(small);
    Operand<TFloat32> series =
        tf.math.add(
            tf.constant(0.5f), tf.math.mul(small, polynomial(tf, square, 12, -720, 30_240)));
    Operand<TFloat32> large = tf.select(near, tf.constant(1f), logits);
    Operand<TFloat32> half = tf.constant(0.5f);
    Operand<TFloat32> closed =
        tf.math.add(
            half,
            tf.math.sub(
                tf.math.div(half, tf.math.tanh(tf.math.mul(large, half))),
                tf.math.div(tf.constant(1f), large)));
    return tf.select(near, series, closed);
  }

  /**
   * −log p(x) for each variable, in nats, which may be below 0: log((exp(l) − 1)/l) − x·l, written
   * as max(l, 0) − x·l + log(1 − exp(−|l|)) − log |l|; near 0 the series (½ − x)·l + l²/24 −
   * l⁴/2,880 + l⁶/181,440.
   *
   * @param x values in [0, 1], of the logits' shape
   */
  @Override
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> x) {
    Operand<TBool> near = near(tf);
    // Each branch sees only numbers it is finite for: a gradient of 0 times infinity is no number.
    Operand<TFloat32> small = tf.select(near, logits, tf.constant(0f));
    Operand<TFloat32> square = tf.math.square(small);
    Operand<TFloat32> series =
        tf.math.add(
            tf.math.mul(tf.math.sub(tf.constant(0.5f), x), small),
            tf.math.mul(square, polynomial(tf, square, 24, -2_880, 181_440)));
    Operand<TFloat32> large = tf.select(near, tf.constant(1f), logits);
    Operand<TFloat32> magnitude = tf.math.abs(large);
    Operand<TFloat32> closed =
        tf.math.add(
            tf.math.sub(tf.nn.relu(large), tf.math.mul(x, large)),
            tf.math.sub(
                tf.math.log(tf.math.sub(tf.constant(1f), tf.math.exp(tf.math.neg(magnitude)))),
                tf.math.log(magnitude)));
    return tf.select(near, series, closed);
  }

  private Operand<TBool> near(Ops tf) {
    return tf.math.less(tf.math.abs(logits), tf.constant(NEAR));
  }

  /** 1/a + x/b + x²/c. */
  private static Operand<TFloat32> polynomial(
      Ops tf, Operand<TFloat32> x, double a, double b, double c) {
    Operand<TFloat32> inner =
        tf.math.add(tf.constant((float) (1 / b)), tf.math.mul(x, tf.constant((float) (1 / c))));
    return tf.math.add(tf.constant((float) (1 / a)), tf.math.mul(x, inner));
  }
}

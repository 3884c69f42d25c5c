package org.disentangle.graph.pixel;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Independent variables with the levels 0, 1/h, 2/h, …, 1: each level has the mass of the logistic
 * distribution, of location m = sigmoid(logit) and one scale s, in the bin of width 1/h around it.
 * The two bins at the ends are open, so that the masses sum to 1 (Kingma et al. 2016, "Improving
 * Variational Inference with Inverse Autoregressive Flow"; Salimans et al. 2017, "PixelCNN++",
 * section 2.1, for the open ends).
 *
 * <p>With one level above 0 it is a Bernoulli variable of logit (m − ½)/s.
 *
 * @param logits float32 [B, …]
 * @param scale s
 * @param highest h, 255 for 8 bits
 */
public record DiscretizedLogistic(Operand<TFloat32> logits, Scale scale, int highest)
    implements IndependentPixels {

  /** The locations. They are the means but for what the open ends cut off. */
  @Override
  public Operand<TFloat32> mean(Ops tf) {
    return tf.math.sigmoid(logits);
  }

  /**
   * −log p(x) for each variable, in nats, at least 0. With a and b the bin's ends less m, divided
   * by s, the mass of a bin is
   *
   * <pre>{@code  sigmoid(b) - sigmoid(a) = (1 - exp(a - b)) sigmoid(-a) sigmoid(b) }</pre>
   *
   * whose logarithm has no difference of nearly equal numbers; an open end drops the first factor
   * and its own.
   *
   * @param x values in [0, 1], of the logits' shape; one between two levels has the bin around it,
   *     or the open one where that is within half a bin
   */
  @Override
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> half = tf.constant(0.5f / highest);
    Operand<TFloat32> inverse = tf.math.exp(tf.math.neg(scale.logarithm(tf)));
    Operand<TFloat32> error = tf.math.sub(x, mean(tf));
    Operand<TFloat32> above = tf.math.mul(tf.math.sub(error, half), inverse);
    Operand<TFloat32> below = tf.math.neg(tf.math.mul(tf.math.add(error, half), inverse));
    Operand<TFloat32> width = tf.math.mul(inverse, tf.constant(1f / highest));
    // log(1 - exp(-width)), without the difference and with operations that every runtime has.
    Operand<TFloat32> logWidth =
        tf.math.add(
            tf.math.log(tf.math.tanh(tf.math.mul(width, tf.constant(0.5f)))),
            tf.math.softplus(tf.math.neg(width)));
    Operand<TFloat32> notLowest = numbers(tf, tf.math.greater(x, half));
    Operand<TFloat32> notHighest = numbers(tf, tf.math.less(x, tf.constant(1 - 0.5f / highest)));
    return tf.math.sub(
        tf.math.add(
            tf.math.mul(notLowest, tf.math.softplus(above)),
            tf.math.mul(notHighest, tf.math.softplus(below))),
        tf.math.mul(tf.math.mul(notLowest, notHighest), logWidth));
  }

  /** 1 where it is true, else 0. */
  private static Operand<TFloat32> numbers(Ops tf, Operand<TBool> condition) {
    return tf.dtypes.cast(condition, TFloat32.class);
  }
}

package org.disentangle.variational;

import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

/**
 * The objective of an estimator: its derivative by θ, not its value, is the estimate.
 *
 * @param tf of the graph
 * @param model whose bound it is
 */
record Objective(Ops tf, ExponentialModel model) {

  /**
   * One number for each draw.
   *
   * @param rate θ, float64, [] or [N]
   * @param draws of Gamma(2, 1), float64 [N]
   * @return float64 [N]
   */
  Operand<TFloat64> of(
      GradientEstimator estimator, Operand<TFloat64> rate, Operand<TFloat64> draws) {
    Operand<TFloat64> z = tf.math.div(draws, rate);
    return switch (estimator) {
      case PATHWISE -> tf.math.sub(logJoint(z), logDensity(z, rate));
      case STICKING_THE_LANDING -> tf.math.sub(logJoint(z), logDensity(z, tf.stopGradient(rate)));
      case SCORE_FUNCTION -> scored(tf.stopGradient(z), rate, tf.constant(0.0));
      case SCORE_FUNCTION_WITH_BASELINE -> scored(tf.stopGradient(z), rate, baseline(rate));
    };
  }

  /** (f − baseline)·ln q, where f is treated as constant. */
  private Operand<TFloat64> scored(
      Operand<TFloat64> z, Operand<TFloat64> rate, Operand<TFloat64> baseline) {
    Operand<TFloat64> logDensity = logDensity(z, rate);
    Operand<TFloat64> excess = tf.math.sub(tf.math.sub(logJoint(z), logDensity), baseline);
    return tf.math.mul(tf.stopGradient(excess), logDensity);
  }

  /** ln p(x, z) = ln z − x·z − z. */
  private Operand<TFloat64> logJoint(Operand<TFloat64> z) {
    return tf.math.sub(tf.math.log(z), tf.math.mul(tf.constant(model.x() + 1), z));
  }

  /** ln q(z) = 2 ln θ + ln z − θ·z. */
  private Operand<TFloat64> logDensity(Operand<TFloat64> z, Operand<TFloat64> rate) {
    return tf.math.sub(
        tf.math.add(tf.math.mul(tf.constant(2.0), tf.math.log(rate)), tf.math.log(z)),
        tf.math.mul(rate, z));
  }

  /** {@link GradientEstimator#baseline}: 4·(θ − x − 1)/θ − 2 ln θ. */
  private Operand<TFloat64> baseline(Operand<TFloat64> rate) {
    Operand<TFloat64> tilt =
        tf.math.sub(tf.constant(1.0), tf.math.div(tf.constant(model.x() + 1), rate));
    return tf.math.sub(
        tf.math.mul(tf.constant(4.0), tilt), tf.math.mul(tf.constant(2.0), tf.math.log(rate)));
  }
}

package org.disentangle.model.variational;

import java.util.List;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variable.Role;
import org.disentangle.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A proportional-integral controller of a weight β, with a non-linear proportional part (Shao et
 * al. 2020, Algorithm 1).
 *
 * <pre>{@code
 * e(t) = target(t) - measured(t)
 * I(t) = I(t-1) - Ki * e(t),   but I(t-1) while beta is at its minimum and e(t) > 0
 * beta(t) = max(minimum, minimum + Kp / (1 + exp(e(t))) + I(t))
 * }</pre>
 *
 * <p>The authors' code stops the integral whenever the last β was below its minimum, also while the
 * measured quantity is too large: after one error above Kp/Ki it never starts again. Here it starts
 * again as soon as β has to rise.
 *
 * <p>β and I are variables. So they lie in checkpoints, reach all processes of a team, and are
 * copied between graphs as all variables are; β is exported, as the weight of the model's loss.
 *
 * @param proportionalGain Kp, 0 or more
 * @param integralGain Ki, 0 or more
 * @param minimum of β, and its first value
 */
record PiController(float proportionalGain, float integralGain, float minimum) {
  private static final String SCOPE = "controller";

  /** β as the last step left it, float32 []. */
  Variable beta(Variables variables) {
    return variables.get(
        SCOPE + "/beta", Shape.scalar(), Role.MOVING_AVERAGE, Initializer.constant(minimum));
  }

  /** The sum of the errors, times the gain. */
  private static Variable integral(Variables variables) {
    return variables.get(SCOPE + "/integral", Shape.scalar(), Role.SLOT, Initializer.zeros());
  }

  /**
   * One step of the controller.
   *
   * @param target float32 []
   * @param measured float32 []
   * @return ops that must each run once
   */
  List<Op> updates(
      Ops tf, Variables variables, Operand<TFloat32> target, Operand<TFloat32> measured) {
    Variable beta = beta(variables);
    Variable integral = integral(variables);
    Operand<TFloat32> least = tf.constant(minimum);
    Operand<TFloat32> error = tf.math.sub(target, measured);
    Operand<TFloat32> summed =
        tf.math.sub(integral.value(), tf.math.mul(tf.constant(integralGain), error));
    Operand<TFloat32> held =
        tf.select(
            tf.math.logicalAnd(
                tf.math.lessEqual(beta.value(), least), tf.math.greater(error, tf.constant(0f))),
            integral.value(),
            summed);
    Operand<TFloat32> proportional =
        tf.math.mul(tf.constant(proportionalGain), tf.math.sigmoid(tf.math.neg(error)));
    Operand<TFloat32> next = tf.math.add(least, tf.math.add(proportional, held));
    return List.of(
        tf.assignVariableOp(integral.handle(), held),
        tf.assignVariableOp(beta.handle(), tf.math.maximum(next, least)));
  }
}

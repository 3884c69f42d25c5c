package org.disentangle.graph;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The factor by which a loss is multiplied so that its gradients do not vanish in half precision,
 * whose smallest positive number is 6e-8 (Micikevicius et al. 2018, section 3.2).
 *
 * <p>It adjusts itself: it doubles after {@value #PATIENCE} steps in a row whose gradients are
 * finite, and halves, down to 1, at a step with a gradient that is not finite. Such a step changes
 * nothing else. Factors are powers of two, so that scaling does not round.
 */
public final class LossScale {
  /** The value of the paper and of Keras. */
  static final int PATIENCE = 2000;

  private static final float FIRST = 1 << 15;

  private final Ops tf;
  private final Variable scale;
  private final Variable finiteSteps;

  /**
   * Adds the variables of a scale to a graph.
   *
   * @param variables the register of the graph, where the scale is a slot: it goes into checkpoints
   */
  public LossScale(Ops tf, Variables variables) {
    this.tf = tf;
    scale =
        variables.get("loss_scale/scale", Shape.scalar(), Role.SLOT, Initializer.constant(FIRST));
    finiteSteps =
        variables.get(
            "loss_scale/finite_steps", Shape.scalar(), Role.SLOT, Initializer.constant(0));
  }

  /** The scaled loss, of which gradients are computed. */
  public Operand<TFloat32> scaled(Operand<TFloat32> loss) {
    return tf.math.mul(loss, scale.value());
  }

  /**
   * Unscaled gradients for an optimiser.
   *
   * @param gradients of the loss itself; they exist only in steps in which all are finite, so that
   *     ops that depend on them are skipped in other steps
   * @param update of the scale, which runs in every step
   */
  public record Unscaled(List<Gradient> gradients, List<Op> update) {
    public Unscaled {
      gradients = List.copyOf(gradients);
      update = List.copyOf(update);
    }
  }

  /**
   * Divides gradients by the scale.
   *
   * @param gradients of the scaled loss
   */
  public Unscaled unscaled(List<Gradient> gradients) {
    List<Operand<TBool>> finite = new ArrayList<>();
    for (Gradient gradient : gradients) {
      finite.add(all(tf.math.isFinite(gradient.value())));
    }
    Operand<TBool> areFinite = all(tf.stack(finite));
    Operand<TFloat32> inverse = tf.math.reciprocal(scale.value());
    List<Gradient> unscaled = new ArrayList<>();
    for (Gradient gradient : gradients) {
      Operand<TFloat32> value = tf.math.mul(gradient.value(), inverse);
      unscaled.add(new Gradient(gradient.variable(), tf.switchCond(value, areFinite).outputTrue()));
    }
    return new Unscaled(unscaled, update(areFinite));
  }

  private List<Op> update(Operand<TBool> areFinite) {
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> two = tf.constant(2f);
    Operand<TFloat32> steps = tf.math.add(finiteSteps.value(), one);
    Operand<TBool> isTime = tf.math.equal(steps, tf.constant((float) PATIENCE));
    Operand<TFloat32> larger = tf.select(isTime, tf.math.mul(scale.value(), two), scale.value());
    Operand<TFloat32> smaller = tf.math.maximum(tf.math.div(scale.value(), two), one);
    Operand<TFloat32> counted =
        tf.select(tf.math.logicalAnd(areFinite, tf.math.logicalNot(isTime)), steps, zero);
    return List.of(
        tf.assignVariableOp(scale.handle(), tf.select(areFinite, larger, smaller)),
        tf.assignVariableOp(finiteSteps.handle(), counted));
  }

  private Operand<TBool> all(Operand<TBool> flags) {
    int[] axes = new int[flags.shape().numDimensions()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i;
    }
    return tf.reduceAll(flags, tf.constant(axes));
  }
}

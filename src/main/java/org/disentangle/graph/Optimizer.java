package org.disentangle.graph;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * Turns gradients into updates by TensorFlow's own {@code ResourceApply*} ops.
 *
 * <p>What an optimiser remembers it keeps in {@link Role#SLOT} variables of the same register,
 * named {@code <variable>/<slot>}. The learning rate is an operand, so that it can be fed.
 */
public sealed interface Optimizer {

  /**
   * Adds the updates to the graph.
   *
   * @param gradients of the variables to train, and of no other
   * @param learningRate float32 []
   * @return ops of which each must run once in a step
   */
  List<Op> apply(
      Ops tf, Variables variables, List<Gradient> gradients, Operand<TFloat32> learningRate);

  /**
   * Adam (Kingma &amp; Ba 2015, Algorithm 1): the first step moves each weight by the learning
   * rate.
   *
   * <p>Epsilon is the paper's ε̂, added to √v before the bias correction as its section 2 suggests,
   * which is how TensorFlow computes it.
   */
  record Adam(float beta1, float beta2, float epsilon) implements Optimizer {
    @Override
    public List<Op> apply(
        Ops tf, Variables variables, List<Gradient> gradients, Operand<TFloat32> learningRate) {
      Variable beta1Power =
          variables.get("adam/beta1_power", Shape.scalar(), Role.SLOT, Initializer.constant(beta1));
      Variable beta2Power =
          variables.get("adam/beta2_power", Shape.scalar(), Role.SLOT, Initializer.constant(beta2));
      Operand<TFloat32> decay1 = tf.constant(beta1);
      Operand<TFloat32> decay2 = tf.constant(beta2);
      List<Op> updates = new ArrayList<>();
      for (Gradient gradient : gradients) {
        updates.add(
            variables
                .scopes()
                .at(gradient.variable().name() + "/adam")
                .train
                .resourceApplyAdam(
                    gradient.variable().handle(),
                    slot(variables, gradient, "m", 0).handle(),
                    slot(variables, gradient, "v", 0).handle(),
                    beta1Power.value(),
                    beta2Power.value(),
                    learningRate,
                    decay1,
                    decay2,
                    tf.constant(epsilon),
                    gradient.value()));
      }
      // The powers move on only after every update has read them; without this order (as in
      // TF-Java's own Adam) some variables take the next step's correction.
      Ops after = tf.withControlDependencies(List.copyOf(updates));
      updates.add(
          after.assignVariableOp(beta1Power.handle(), after.math.mul(beta1Power.value(), decay1)));
      updates.add(
          after.assignVariableOp(beta2Power.handle(), after.math.mul(beta2Power.value(), decay2)));
      return updates;
    }
  }

  /** RMSProp (Tieleman &amp; Hinton 2012), with momentum on the scaled gradient. */
  record RmsProp(float decay, float momentum, float epsilon) implements Optimizer {
    @Override
    public List<Op> apply(
        Ops tf, Variables variables, List<Gradient> gradients, Operand<TFloat32> learningRate) {
      List<Op> updates = new ArrayList<>();
      for (Gradient gradient : gradients) {
        updates.add(
            variables
                .scopes()
                .at(gradient.variable().name() + "/rms_prop")
                .train
                .resourceApplyRmsProp(
                    gradient.variable().handle(),
                    slot(variables, gradient, "mean_square", 0).handle(),
                    slot(variables, gradient, "momentum", 0).handle(),
                    learningRate,
                    tf.constant(decay),
                    tf.constant(momentum),
                    tf.constant(epsilon),
                    gradient.value()));
      }
      return updates;
    }
  }

  /** Gradient descent with momentum (Polyak 1964), or Nesterov's form of it. */
  record Momentum(float momentum, boolean nesterov) implements Optimizer {
    @Override
    public List<Op> apply(
        Ops tf, Variables variables, List<Gradient> gradients, Operand<TFloat32> learningRate) {
      List<Op> updates = new ArrayList<>();
      for (Gradient gradient : gradients) {
        updates.add(
            variables
                .scopes()
                .at(gradient.variable().name() + "/sgd")
                .train
                .resourceApplyMomentum(
                    gradient.variable().handle(),
                    slot(variables, gradient, "momentum", 0).handle(),
                    learningRate,
                    gradient.value(),
                    tf.constant(momentum),
                    ResourceApplyMomentum.useNesterov(nesterov)));
      }
      return updates;
    }
  }

  /** AdaGrad (Duchi et al. 2011). */
  record AdaGrad(float initialAccumulator, float epsilon) implements Optimizer {
    @Override
    public List<Op> apply(
        Ops tf, Variables variables, List<Gradient> gradients, Operand<TFloat32> learningRate) {
      List<Op> updates = new ArrayList<>();
      for (Gradient gradient : gradients) {
        updates.add(
            variables
                .scopes()
                .at(gradient.variable().name() + "/ada_grad")
                .train
                .resourceApplyAdagrad(
                    gradient.variable().handle(),
                    slot(variables, gradient, "accumulator", initialAccumulator).handle(),
                    learningRate,
                    tf.constant(epsilon),
                    gradient.value()));
      }
      return updates;
    }
  }

  private static Variable slot(
      Variables variables, Gradient gradient, String name, float initialValue) {
    Variable variable = gradient.variable();
    return variables.get(
        variable.name() + "/" + name,
        variable.shape(),
        Role.SLOT,
        Initializer.constant(initialValue));
  }
}

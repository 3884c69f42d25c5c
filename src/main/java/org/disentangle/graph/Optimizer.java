package org.disentangle.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.TrainOps;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * An optimiser turns gradients into updates with TensorFlow's own {@code ResourceApply*} ops.
 *
 * <p>Its state is kept in {@link Role#SLOT} variables of the same register, named {@code
 * <variable>/<slot>}. The learning rate is an operand, so that it can be fed.
 */
public sealed interface Optimizer {

  /**
   * Adds the updates to the graph.
   *
   * @param owner the beginning of the names of state that all variables share: empty, or another
   *     one for each further optimiser of a graph
   * @param gradients of the variables to train, and of no other
   * @param learningRate float32 []
   * @return ops of which each must run once in a step
   */
  List<Op> apply(
      Ops tf,
      Variables variables,
      String owner,
      List<Gradient> gradients,
      Operand<TFloat32> learningRate);

  /** As the other method of this name, of the only optimiser of a graph. */
  default List<Op> apply(
      Ops tf, Variables variables, List<Gradient> gradients, Operand<TFloat32> learningRate) {
    return apply(tf, variables, "", gradients, learningRate);
  }

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
        Ops tf,
        Variables variables,
        String owner,
        List<Gradient> gradients,
        Operand<TFloat32> learningRate) {
      Variable beta1Power = power(variables, owner + "adam/beta1_power", beta1);
      Variable beta2Power = power(variables, owner + "adam/beta2_power", beta2);
      Operand<TFloat32> decay1 = tf.constant(beta1);
      Operand<TFloat32> decay2 = tf.constant(beta2);
      List<Op> updates =
          updates(
              variables,
              gradients,
              "adam",
              (train, gradient) ->
                  train.resourceApplyAdam(
                      gradient.variable().handle(),
                      slot(variables, gradient, "m", 0),
                      slot(variables, gradient, "v", 0),
                      beta1Power.value(),
                      beta2Power.value(),
                      learningRate,
                      decay1,
                      decay2,
                      tf.constant(epsilon),
                      gradient.value()));
      // The powers are updated only after every update has read them; without this order (as in
      // TF-Java's own Adam) some variables take the next step's correction.
      Ops after = tf.withControlDependencies(List.copyOf(updates));
      updates.add(
          after.assignVariableOp(beta1Power.handle(), after.math.mul(beta1Power.value(), decay1)));
      updates.add(
          after.assignVariableOp(beta2Power.handle(), after.math.mul(beta2Power.value(), decay2)));
      return updates;
    }

    private static Variable power(Variables variables, String name, float beta) {
      return variables.get(name, Shape.scalar(), Role.SLOT, Initializer.constant(beta));
    }
  }

  /**
   * Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019, Algorithm 2): in each step the
   * weights are first multiplied by 1 − learning rate · decay, then moved as Adam moves them.
   *
   * <p>What is multiplied with activations decays: kernels, the scales of normalisations, and the
   * constant map that a decoder starts from. Biases, offsets and what stands for values of its own
   * (codes, the values of latents, pixels' deviations, pseudo-inputs) do not.
   *
   * @param weightDecay 0 for Adam itself
   */
  record AdamW(Adam adam, float weightDecay) implements Optimizer {
    private static final Set<String> DECAYING = Set.of("kernel", "scale", "constant");

    @Override
    public List<Op> apply(
        Ops tf,
        Variables variables,
        String owner,
        List<Gradient> gradients,
        Operand<TFloat32> learningRate) {
      Operand<TFloat32> share = tf.math.mul(learningRate, tf.constant(weightDecay));
      List<Gradient> afterDecay =
          gradients.stream()
              .map(each -> decays(each.variable()) ? afterDecay(variables, each, share) : each)
              .toList();
      return adam.apply(tf, variables, owner, afterDecay, learningRate);
    }

    private static boolean decays(Variable variable) {
      return DECAYING.contains(variable.name().substring(variable.name().lastIndexOf('/') + 1));
    }

    /** The same gradient, which waits until its variable, having been read, has shrunk. */
    private static Gradient afterDecay(
        Variables variables, Gradient gradient, Operand<TFloat32> share) {
      Variable variable = gradient.variable();
      Ops tf = variables.scopes().scope(variable.name() + "/decay");
      Op decay =
          tf.withControlDependencies(gradient.value())
              .assignSubVariableOp(variable.handle(), tf.math.mul(share, variable.value()));
      return new Gradient(variable, tf.withControlDependencies(decay).identity(gradient.value()));
    }
  }

  /** RMSProp (Tieleman &amp; Hinton 2012), with momentum on the scaled gradient. */
  record RmsProp(float decay, float momentum, float epsilon) implements Optimizer {
    @Override
    public List<Op> apply(
        Ops tf,
        Variables variables,
        String owner,
        List<Gradient> gradients,
        Operand<TFloat32> learningRate) {
      return updates(
          variables,
          gradients,
          "rms_prop",
          (train, gradient) ->
              train.resourceApplyRmsProp(
                  gradient.variable().handle(),
                  slot(variables, gradient, "mean_square", 0),
                  slot(variables, gradient, "momentum", 0),
                  learningRate,
                  tf.constant(decay),
                  tf.constant(momentum),
                  tf.constant(epsilon),
                  gradient.value()));
    }
  }

  /** Gradient descent with momentum (Polyak 1964), or Nesterov's form of it. */
  record Momentum(float momentum, boolean nesterov) implements Optimizer {
    @Override
    public List<Op> apply(
        Ops tf,
        Variables variables,
        String owner,
        List<Gradient> gradients,
        Operand<TFloat32> learningRate) {
      return updates(
          variables,
          gradients,
          "sgd",
          (train, gradient) ->
              train.resourceApplyMomentum(
                  gradient.variable().handle(),
                  slot(variables, gradient, "momentum", 0),
                  learningRate,
                  gradient.value(),
                  tf.constant(momentum),
                  ResourceApplyMomentum.useNesterov(nesterov)));
    }
  }

  /** AdaGrad (Duchi et al. 2011). */
  record AdaGrad(float initialAccumulator, float epsilon) implements Optimizer {
    @Override
    public List<Op> apply(
        Ops tf,
        Variables variables,
        String owner,
        List<Gradient> gradients,
        Operand<TFloat32> learningRate) {
      return updates(
          variables,
          gradients,
          "ada_grad",
          (train, gradient) ->
              train.resourceApplyAdagrad(
                  gradient.variable().handle(),
                  slot(variables, gradient, "accumulator", initialAccumulator),
                  learningRate,
                  tf.constant(epsilon),
                  gradient.value()));
    }
  }

  /** One update for each gradient, below the name of its variable. */
  private static List<Op> updates(
      Variables variables,
      List<Gradient> gradients,
      String scope,
      BiFunction<TrainOps, Gradient, Op> update) {
    List<Op> updates = new ArrayList<>();
    for (Gradient gradient : gradients) {
      Ops tf = variables.scopes().at(gradient.variable().name() + "/" + scope);
      updates.add(update.apply(tf.train, gradient));
    }
    return updates;
  }

  /** The slot of a variable, which keeps state from step to step. */
  private static Operand<? extends TType> slot(
      Variables variables, Gradient gradient, String name, float initialValue) {
    Variable variable = gradient.variable();
    return variables
        .get(
            variable.name() + "/" + name,
            variable.shape(),
            Role.SLOT,
            Initializer.constant(initialValue))
        .handle();
  }
}

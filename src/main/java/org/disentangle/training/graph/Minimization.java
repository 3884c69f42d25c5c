package org.disentangle.training.graph;

import java.util.List;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.LossScale;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One loss of a step, what it is minimised with respect to, and the optimiser that does it: that of
 * the model or that of its {@link org.disentangle.model.Adversary}.
 *
 * @param owner the beginning of the names of the optimiser's shared state, see {@link
 *     Optimizer#apply}
 * @param loss scalar
 * @param trained all that the optimiser changes, and nothing that another one does
 * @param clipping of the gradients
 * @param learningRate float32 []
 */
record Minimization(
    String owner,
    Operand<TFloat32> loss,
    List<Variable> trained,
    Optimizer optimizer,
    Clipping clipping,
    Operand<TFloat32> learningRate) {
  /** Copies the list. */
  Minimization {
    trained = List.copyOf(trained);
  }

  /** The derivatives of the loss. */
  List<Gradient> gradients(Graph graph) {
    return Gradient.of(graph, loss, trained);
  }

  /**
   * The same minimisation of the scaled loss: its gradients must be unscaled before the updates.
   */
  Minimization scaled(LossScale scale) {
    return new Minimization(owner, scale.scaled(loss), trained, optimizer, clipping, learningRate);
  }

  /**
   * Adds the updates to the graph.
   *
   * @param gradients those of all losses of the step, the own ones among them
   * @return ops of which each must run once in a step
   */
  List<Op> updates(Ops tf, Variables register, List<Gradient> gradients) {
    List<Gradient> own =
        gradients.stream().filter(gradient -> trained.contains(gradient.variable())).toList();
    return optimizer.apply(tf, register, owner, clipping.of(tf, own), learningRate);
  }
}

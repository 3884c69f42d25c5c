package org.disentangle.model;

import org.disentangle.graph.Optimizer;
import org.disentangle.graph.Schedule;
import org.disentangle.graph.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A second network that is trained within the steps of the model, by an optimiser of its own and on
 * a loss of its own, such as the discriminator of a density ratio.
 *
 * <p>A training step computes both gradients from one run of the graph, before either network
 * changes: that of the model's loss by the model's weights and that of this loss by this network's.
 * The model's loss may depend on this network, whose weights are constants to it; this loss must
 * not reach back into the model: what it takes from there stands behind a stopped gradient.
 *
 * <p>The network exists in the training graph alone. It is saved in checkpoints with the state of
 * its optimiser and never exported.
 *
 * @param network the first part of the names of its variables: all of these are its own, none is
 *     changed by the model's optimiser
 * @param loss scalar that its optimiser minimises, depending on each of its weights
 * @param optimizer with a state of its own
 * @param learningRate at each step of the run
 */
public record Adversary(
    String network, Operand<TFloat32> loss, Optimizer optimizer, Schedule learningRate) {

  /** Whether a variable is one of this network's. */
  public boolean owns(Variable variable) {
    return variable.name().startsWith(network + "/");
  }
}

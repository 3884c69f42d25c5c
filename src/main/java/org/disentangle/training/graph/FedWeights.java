package org.disentangle.training.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.GraphRun;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The weights of a model's objective in a training graph, which are fed at each step.
 *
 * <p>Owns the tensors and closes them. Not for use by several threads.
 */
final class FedWeights implements AutoCloseable {
  private final Map<String, Weight> weights;
  private final Map<String, Operand<TFloat32>> operands = new LinkedHashMap<>();
  private final FedSchedules schedules = new FedSchedules();

  /** Adds them to a graph. */
  FedWeights(Ops tf, LatentModel model) {
    weights = new TreeMap<>(model.weights());
    Ops scope = tf.withSubScope("weight");
    weights.forEach(
        (name, weight) -> operands.put(name, schedules.add(scope, name, weight.schedule())));
  }

  /** All of them by name, each float32 []. */
  Map<String, Operand<TFloat32>> operands() {
    return operands;
  }

  /** The weights of some terms that depend on the step, by the names they are reported under. */
  Map<String, Operand<TFloat32>> changing(Collection<String> terms) {
    Map<String, Operand<TFloat32>> changing = new LinkedHashMap<>();
    for (String term : terms) {
      if (weights.containsKey(term) && weights.get(term).varies()) {
        changing.put(Signatures.weightOf(term), operands.get(term));
      }
    }
    return changing;
  }

  /** Feeds each what it is at the step. */
  void feed(GraphRun run, long step) {
    schedules.feed(run, step);
  }

  @Override
  public void close() {
    schedules.close();
  }
}

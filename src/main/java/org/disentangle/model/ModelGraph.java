package org.disentangle.model;

import java.util.Map;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The graph in which a model is built.
 *
 * @param tf at the root scope
 * @param mode of the graph
 * @param layers of this graph
 * @param noise seeded by this graph's {@code seed} input
 * @param weights of the loss terms that have one, and what else follows a schedule (see {@link
 *     LatentModel#weights}), by name, each float32 []: fed in a training graph, the final values in
 *     an inference graph
 * @param trainingSet the images the model is trained on; the same in both graphs
 * @param further what a training graph is fed beside images (see {@link
 *     LatentModel#furtherInputs}); empty in an inference graph
 */
public record ModelGraph(
    Ops tf,
    Mode mode,
    Variables variables,
    Layers layers,
    Noise noise,
    Map<String, Operand<TFloat32>> weights,
    TrainingSet trainingSet,
    Map<FurtherInput, Operand<TFloat32>> further) {

  /** A graph that is fed nothing but images. */
  public ModelGraph(
      Ops tf,
      Mode mode,
      Variables variables,
      Layers layers,
      Noise noise,
      Map<String, Operand<TFloat32>> weights,
      TrainingSet trainingSet) {
    this(tf, mode, variables, layers, noise, weights, trainingSet, Map.of());
  }
}

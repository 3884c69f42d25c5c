package org.disentangle.model;

import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The graph that a model is being built into.
 *
 * @param tf at the root scope
 * @param mode what the graph is for
 * @param layers of this graph
 * @param noise seeded by this graph's {@code seed} input
 * @param weight of the scheduled loss term (see {@link LatentModel#weight()}), float32 []: fed in a
 *     training graph, its final value in an inference graph
 */
public record ModelGraph(
    Ops tf, Mode mode, Variables variables, Layers layers, Noise noise, Operand<TFloat32> weight) {}

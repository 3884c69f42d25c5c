package org.disentangle.graph.sparse;

import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * A fixed number of steps of ISTA in a graph: LISTA whose matrices stay tied to one dictionary.
 *
 * <p>With signals and codes as rows, from z = 0, T times:
 *
 * <pre>{@code  z <- S_(lambda/c)( z + (h - z D^T) D / c ) }</pre>
 *
 * which lowers ½‖h − D z‖² + λ‖z‖₁ at every step if c is at least the largest eigenvalue of DᵀD
 * (Daubechies et al. 2004). Gradients pass through D and c where those are learned, as in Xiao et
 * al. (2023).
 *
 * @param dictionary D, [H, K]
 * @param scale c, scalar, above 0
 * @param lambda λ, 0 or more; 0 leaves nothing at zero
 * @param steps T, at least 1
 */
public record UnrolledIsta(
    Operand<TFloat32> dictionary, Operand<TFloat32> scale, float lambda, int steps) {

  /**
   * The block of a graph, of the variables {@code <name>/dictionary}, where the atoms are learned,
   * and {@code <name>/scale_weight} (c is its softplus, and starts at the largest eigenvalue of
   * DᵀD). The layer table tells what its steps and one synthesis cost.
   *
   * @param learned whether the atoms are a variable; their lengths are then free too
   * @param lambda λ, 0 or more
   * @param steps T, at least 1
   */
  public static UnrolledIsta of(
      Layers layers,
      Ops tf,
      String name,
      Dictionary start,
      boolean learned,
      double lambda,
      int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("ISTA takes at least 1 step, but steps is " + steps);
    }
    Shape shape = Shape.of(start.signalSize(), start.atoms());
    Operand<TFloat32> dictionary =
        learned
            ? layers.weight(
                name + "/dictionary", "Dictionary", shape, (of, random) -> start.scaled(1))
            : tf.constant(shape, DataBuffers.of(start.scaled(1)));
    Operand<TFloat32> weight =
        layers.weight(
            name + "/scale_weight",
            "ISTA scale",
            Shape.scalar(),
            SoftThreshold.startingAt(start.largestEigenvalue()));
    long product = shape.size();
    layers.describe(row(name + "/codes", "ISTA steps", start.atoms(), product * (2L * steps - 1)));
    layers.describe(row(name + "/synthesis", "Synthesis", start.signalSize(), product));
    return new UnrolledIsta(dictionary, SoftThreshold.positive(tf, weight), (float) lambda, steps);
  }

  private static LayerSummary row(String name, String type, int units, long multiplyAdds) {
    return new LayerSummary(name, type, Shape.of(Shape.UNKNOWN_SIZE, units), 0, 0, multiplyAdds);
  }

  /**
   * The codes of signals.
   *
   * @param signals h, [B, H]
   * @return z, [B, K]
   */
  public Operand<TFloat32> codes(Ops tf, Operand<TFloat32> signals) {
    Operand<TFloat32> threshold = tf.math.div(tf.constant(lambda), scale);
    Operand<TFloat32> filters = tf.math.div(dictionary, scale);
    Operand<TFloat32> codes =
        SoftThreshold.apply(tf, tf.linalg.matMul(signals, filters), threshold);
    for (int step = 1; step < steps; step++) {
      Operand<TFloat32> residual = tf.math.sub(signals, synthesis(tf, codes));
      Operand<TFloat32> moved = tf.math.add(codes, tf.linalg.matMul(residual, filters));
      codes = SoftThreshold.apply(tf, moved, threshold);
    }
    return codes;
  }

  /**
   * The signals that codes reconstruct, z Dᵀ.
   *
   * @param codes [B, K]
   * @return [B, H]
   */
  public Operand<TFloat32> synthesis(Ops tf, Operand<TFloat32> codes) {
    return tf.linalg.matMul(codes, dictionary, MatMul.transposeB(true));
  }
}

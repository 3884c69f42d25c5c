package org.disentangle.graph.codebook;

import java.util.List;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Scopes;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A vector quantiser: replaces each vector of a grid by the nearest of K learned codes (van den
 * Oord et al. 2017, "Neural Discrete Representation Learning", Eqs. 1 and 2):
 *
 * <pre>{@code  k(z) = argmin_j ‖z − e_j‖²}</pre>
 *
 * <p>The search is exhaustive, in float32, one dimension after the other: the same sums on every
 * device and for every batch size (a matrix product would be rounded to ten bits on some GPUs). Of
 * equally near codes, the code with the lowest index is taken.
 *
 * <h2>Limits</h2>
 *
 * K = 1 gives the same grid for everything. A vector that is not a number gets the last code.
 *
 * <p>Borrows the graph; owns nothing native.
 */
public final class VectorQuantizer {
  private final Layers layers;
  private final String name;
  private final Scopes scopes;
  private final Variable codebook;

  /**
   * A quantiser whose codes are one variable, with a row of its own in the layer table; so has the
   * search.
   *
   * @param name of the quantiser; the codes are the variable {@code <name>/codebook}, [K, D]
   * @param codes K, at least 1
   * @param dimension D of each code
   * @param role trainable if gradients change the codes, a moving average if {@link
   *     CodebookUpdates} does
   */
  public VectorQuantizer(Layers layers, String name, int codes, int dimension, Role role) {
    this.layers = layers;
    this.name = name;
    this.scopes = layers.variables().scopes();
    // About unit length, as sonnet's start.
    this.codebook =
        layers
            .variables()
            .get(
                name + "/codebook",
                Shape.of(codes, dimension),
                role,
                Initializer.uniform(Math.sqrt(3.0 / dimension)));
    long trained = codebook.isTrainable() ? codebook.size() : 0;
    layers.describe(
        new LayerSummary(
            codebook.name(), "Codebook", codebook.shape(), trained, codebook.size() - trained, 0));
  }

  /** The codes, [K, D]. */
  public Variable codebook() {
    return codebook;
  }

  /** K. */
  public int codes() {
    return Math.toIntExact(codebook.shape().get(0));
  }

  /** D. */
  public int dimension() {
    return Math.toIntExact(codebook.shape().get(1));
  }

  /**
   * Quantises.
   *
   * @param encodings z, float32 [B, h, w, D]; h, w and D known
   */
  public Quantized quantize(Operand<TFloat32> encodings) {
    Ops tf = scopes.scope(codebook.name());
    Operand<TInt64> codes = nearest(tf, encodings);
    // A multiplication and an addition for each number of each code, at each position.
    layers.describe(
        LayerSummary.of(name + "/nearest", "NearestCode", codes, 0, 0)
            .withMultiplyAdds(codebook.size() * codes.shape().get(1) * codes.shape().get(2)));
    return new Quantized(encodings, codes, lookUp(codes));
  }

  /**
   * The codes' vectors.
   *
   * @param codes int64 [B, h, w], each from 0 to K − 1
   * @return e, float32 [B, h, w, D]
   */
  public Operand<TFloat32> lookUp(Operand<TInt64> codes) {
    Ops tf = scopes.scope(codebook.name());
    return tf.gather(codebook.value(), codes, tf.constant(0));
  }

  /** The index of the nearest code, int64 [B, h, w]. */
  private Operand<TInt64> nearest(Ops tf, Operand<TFloat32> encodings) {
    long dimension = dimension();
    List<? extends Operand<TFloat32>> coordinates =
        tf.unstack(encodings, dimension, Unstack.axis(3L)).output();
    List<? extends Operand<TFloat32>> codeCoordinates =
        tf.unstack(codebook.value(), dimension, Unstack.axis(1L)).output();
    Operand<TFloat32> squaredDistances = null;
    for (int d = 0; d < dimension; d++) {
      Operand<TFloat32> squares =
          tf.math.squaredDifference(
              tf.expandDims(coordinates.get(d), tf.constant(3)), codeCoordinates.get(d));
      squaredDistances = d == 0 ? squares : tf.math.add(squaredDistances, squares);
    }
    return Nearest.index(tf, squaredDistances, codes());
  }
}

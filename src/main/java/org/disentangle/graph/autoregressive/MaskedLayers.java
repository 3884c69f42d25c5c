package org.disentangle.graph.autoregressive;

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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Masked layers for networks in which a position depends only on those before it in raster order.
 *
 * @param layers with the register and the table
 */
record MaskedLayers(Layers layers) {

  /**
   * A masked kernel.
   *
   * @param variable the whole kernel
   * @param value the masked kernel, zeros outside the mask
   */
  record MaskedKernel(Variable variable, Operand<TFloat32> value) {}

  /**
   * The kernel of a layer, the variable {@code <name>/kernel}.
   *
   * @param mask [height, width], ones where a tap may be used
   * @return [height, width, channels, filters]
   */
  MaskedKernel kernel(String name, float[][] mask, long channels, int filters) {
    Variable kernel =
        layers
            .variables()
            .get(
                name + "/kernel",
                Shape.of(mask.length, mask[0].length, channels, filters),
                Role.TRAINABLE,
                Initializer.glorotUniform());
    Ops scope = layers.variables().scopes().scope(name);
    Operand<TFloat32> allowed =
        scope.expandDims(
            scope.expandDims(scope.constant(mask), scope.constant(2)), scope.constant(3));
    return new MaskedKernel(kernel, scope.math.mul(kernel.value(), allowed));
  }

  /**
   * A convolution of stride 1 with bias whose kernel is masked: nothing flows from a position to
   * those before it in raster order.
   *
   * @param x [B, H, W, C]
   * @param kernelSize odd
   * @return [B, H, W, filters]
   */
  Operand<TFloat32> convolution(
      String name, Operand<TFloat32> x, int filters, int kernelSize, CausalMask mask) {
    MaskedKernel kernel = kernel(name, mask.values(kernelSize), x.shape().get(3), filters);
    Operand<TFloat32> y =
        layers.biased(
            name,
            layers
                .variables()
                .scopes()
                .at(name)
                .nn
                .conv2d(x, kernel.value(), List.of(1L, 1L, 1L, 1L), "SAME"),
            filters);
    long weights = kernel.variable().size();
    layers.describe(
        LayerSummary.of(name, "MaskedConv2D", y, weights + filters, 0)
            .withMultiplyAdds(weights * y.shape().get(1) * y.shape().get(2)));
    return y;
  }

  /**
   * A learned vector for each of a number of codes.
   *
   * @param codes int64 [B, H, W], each from 0 to count − 1
   * @return [B, H, W, units]
   */
  Operand<TFloat32> embedding(String name, Operand<TInt64> codes, int count, int units) {
    Variable vectors =
        layers
            .variables()
            .get(
                name + "/vectors",
                Shape.of(count, units),
                Role.TRAINABLE,
                Initializer.glorotUniform());
    Scopes scopes = layers.variables().scopes();
    Operand<TInt32> rows = scopes.scope(name).constant(0);
    Operand<TFloat32> y = scopes.at(name).gather(vectors.value(), codes, rows);
    layers.describe(LayerSummary.of(name, "Embedding", y, vectors.size(), 0));
    return y;
  }

  /**
   * The gate tanh(a)·σ(b) of the two halves of the channels.
   *
   * @param x [B, H, W, 2C]
   * @return [B, H, W, C]
   */
  Operand<TFloat32> gate(String name, Operand<TFloat32> x) {
    Ops scope = layers.variables().scopes().scope(name);
    List<? extends Operand<TFloat32>> halves = scope.split(scope.constant(3), x, 2L).output();
    Operand<TFloat32> y =
        scope.math.mul(scope.math.tanh(halves.get(0)), scope.math.sigmoid(halves.get(1)));
    layers.describe(LayerSummary.of(name, "Gate", y, 0, 0));
    return y;
  }
}

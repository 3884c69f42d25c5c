package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;

/**
 * One row of the layer table.
 *
 * @param name e.g. {@code encoder/conv1}
 * @param type e.g. {@code Conv2D}
 * @param output shape; the size of the batch, first, is unknown
 * @param trainableParameters numbers that gradients change
 * @param movingAverages numbers that the layer itself keeps (batch normalisation)
 * @param multiplyAdds multiplications, each with an addition, for one image that passes through the
 *     layer: those of convolutions and matrix products, where the work is. Positions that padding
 *     adds count like others, as is usual. Biases, activations, normalisation, pooling and noise
 *     are a few operations a number and are not counted
 */
public record LayerSummary(
    String name,
    String type,
    Shape output,
    long trainableParameters,
    long movingAverages,
    long multiplyAdds) {

  /** All the layer's numbers, as Keras counts them. */
  public long parameters() {
    return trainableParameters + movingAverages;
  }

  /**
   * The row of a layer without multiply-adds, from its output; the shape is that for a batch of any
   * size.
   */
  public static LayerSummary of(
      String name, String type, Operand<?> y, long trainableParameters, long movingAverages) {
    long[] sizes = y.shape().asArray();
    sizes[0] = Shape.UNKNOWN_SIZE;
    return new LayerSummary(name, type, Shape.of(sizes), trainableParameters, movingAverages, 0);
  }

  /** The same row with so many multiply-adds an image. */
  public LayerSummary withMultiplyAdds(long count) {
    return new LayerSummary(name, type, output, trainableParameters, movingAverages, count);
  }
}

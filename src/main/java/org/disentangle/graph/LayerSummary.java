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
 */
public record LayerSummary(
    String name, String type, Shape output, long trainableParameters, long movingAverages) {

  /** All the layer's numbers, as Keras counts them. */
  public long parameters() {
    return trainableParameters + movingAverages;
  }

  /** The row of a layer, from its output; the shape is that for a batch of any size. */
  static LayerSummary of(
      String name, String type, Operand<?> y, long trainableParameters, long movingAverages) {
    long[] sizes = y.shape().asArray();
    sizes[0] = Shape.UNKNOWN_SIZE;
    return new LayerSummary(name, type, Shape.of(sizes), trainableParameters, movingAverages);
  }
}

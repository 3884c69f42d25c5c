package org.disentangle.analysis.reload;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A reusable input tensor for batches, kept as long as their shape stays the same: allocating
 * megabytes for every batch costs more than filling them.
 *
 * <p>Owns the tensor. Not safe for use by several threads.
 */
final class FloatFeed implements AutoCloseable {
  private TFloat32 tensor;

  /**
   * A tensor filled with part of an array. It is valid until the next call and closed here.
   *
   * @param values row-major
   * @param offset of the first value that is taken
   */
  TFloat32 of(Shape shape, float[] values, int offset) {
    if (tensor == null || !tensor.shape().equals(shape)) {
      close();
      tensor = TFloat32.tensorOf(shape);
    }
    tensor.asRawTensor().data().asFloats().write(values, offset, Math.toIntExact(shape.size()));
    return tensor;
  }

  @Override
  public void close() {
    if (tensor != null) {
      tensor.close();
      tensor = null;
    }
  }
}

package org.disentangle.model;

import org.disentangle.image.ImageShape;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The inputs of an inference graph, under the contract's names.
 *
 * @param images float32 [-1, H, W, C]
 * @param seed int32 [2]
 * @param count int32 []
 */
public record InferenceInputs(
    Placeholder<TFloat32> images, Placeholder<TInt32> seed, Placeholder<TInt32> count) {

  /** Adds the placeholders to a graph for images of a shape. */
  public static InferenceInputs create(Ops tf, ImageShape image) {
    return new InferenceInputs(
        tf.withName("images")
            .placeholder(
                TFloat32.class,
                Placeholder.shape(
                    Shape.of(Shape.UNKNOWN_SIZE, image.height(), image.width(), image.channels()))),
        tf.withName("seed").placeholder(TInt32.class, Placeholder.shape(Shape.of(2))),
        tf.withName("count").placeholder(TInt32.class, Placeholder.shape(Shape.scalar())));
  }
}

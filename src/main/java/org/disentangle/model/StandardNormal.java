package org.disentangle.model;

import java.util.List;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The standard normal prior, N(0, I).
 *
 * @param dimension K
 */
public record StandardNormal(int dimension) implements Prior {

  @Override
  public Operand<TFloat32> sample(Ops tf, Noise noise, Operand<TInt32> count) {
    return tf.reshape(
        noise.normalOfShape(tf, "prior", tf.stack(List.of(count, tf.constant(dimension)))),
        tf.constant(new int[] {-1, dimension}));
  }

  @Override
  public Operand<TFloat32> logDensity(Ops tf, Operand<TFloat32> z) {
    Operand<TFloat32> zeros = tf.constant(new float[dimension]);
    return Batches.sums(tf, new DiagonalGaussian(zeros, zeros).logDensity(tf, z));
  }
}

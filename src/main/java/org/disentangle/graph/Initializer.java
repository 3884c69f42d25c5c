package org.disentangle.graph;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * An initializer computes the first value of a variable, in Java, so that it depends only on the
 * seed.
 */
@FunctionalInterface
public interface Initializer {

  /**
   * The first value.
   *
   * @param shape of the variable
   * @param random seeded for this one variable
   * @return one number for each element, row by row
   */
  float[] values(Shape shape, RandomGenerator random);

  /** The same number everywhere. */
  static Initializer constant(float value) {
    return (shape, random) -> {
      float[] values = new float[Math.toIntExact(shape.size())];
      Arrays.fill(values, value);
      return values;
    };
  }

  /** Zeros. */
  static Initializer zeros() {
    return constant(0);
  }

  /** Normal with a mean and a standard deviation. */
  static Initializer normal(double mean, double deviation) {
    return (shape, random) -> {
      float[] values = new float[Math.toIntExact(shape.size())];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian(mean, deviation);
      }
      return values;
    };
  }

  /** Uniform in ±limit. */
  static Initializer uniform(double limit) {
    return (shape, random) -> {
      float[] values = new float[Math.toIntExact(shape.size())];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-limit, limit);
      }
      return values;
    };
  }

  /**
   * Glorot &amp; Bengio (2010), Eq. 16: uniform in ±√(6 / (fan in + fan out)).
   *
   * <p>The last two dimensions are the input and output units; those before them are the receptive
   * field and multiply both fans. (TF-Java's own initialiser skips one of them for convolutions.)
   * Swapping input and output, as a transposed convolution does, changes nothing.
   */
  static Initializer glorotUniform() {
    return (shape, random) -> {
      int rank = shape.numDimensions();
      long field = 1;
      for (int i = 0; i < rank - 2; i++) {
        field *= shape.get(i);
      }
      double limit = Math.sqrt(6.0 / (field * (shape.get(rank - 2) + shape.get(rank - 1))));
      return uniform(limit).values(shape, random);
    };
  }
}

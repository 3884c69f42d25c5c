package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.framework.activations.ELU;
import org.tensorflow.framework.activations.Tanh;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** An elementwise non-linearity. */
public enum Activation {
  /** max(x, 0). */
  RELU("ReLU"),
  /** max(x, 0.2 x). */
  LEAKY_RELU("LeakyReLU"),
  /** x above zero, exp(x) - 1 below. */
  ELU("ELU"),
  /** The hyperbolic tangent. */
  TANH("Tanh");

  private static final float LEAK = 0.2f;

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  /** The layer type that tables show. */
  public String label() {
    return label;
  }

  /**
   * Applies the activation.
   *
   * @param x float32 of any shape
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    return switch (this) {
      case RELU -> tf.nn.relu(x);
      // One op with one gradient; the framework's ReLU builds it from four.
      case LEAKY_RELU -> tf.nn.leakyRelu(x, LeakyRelu.alpha(LEAK));
      case ELU -> new ELU().call(tf, x);
      case TANH -> new Tanh().call(tf, x);
    };
  }
}

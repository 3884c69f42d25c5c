package org.disentangle.graph.pixel;

import org.disentangle.graph.Initializer;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The width of a distribution of pixels, one for all values of all images, above 0. */
public sealed interface Scale {

  /** The natural logarithm of the width, float32 []. */
  Operand<TFloat32> logarithm(Ops tf);

  /** A given width, in units of the values. */
  static Scale fixed(double width) {
    return new Fixed(width);
  }

  /**
   * A width that is learned with the weights.
   *
   * @param name of its variable
   * @param floor of its logarithm
   */
  static Scale learned(Layers layers, String name, double floor) {
    return new Learned(
        layers.weight(name, "LearnedScale", Shape.scalar(), Initializer.zeros()), floor);
  }

  /**
   * A given width.
   *
   * @param width in units of the values
   */
  record Fixed(double width) implements Scale {
    @Override
    public Operand<TFloat32> logarithm(Ops tf) {
      return tf.constant((float) Math.log(width));
    }
  }

  /**
   * A learned width s:
   *
   * <pre>{@code  log s = f + softplus(10 w - f) }</pre>
   *
   * with w the variable, which starts at 0 (s = 1), and f a soft floor: pixels that are the same in
   * all images would otherwise draw the width to 0 and the likelihood to infinity. The form of the
   * floor is that of Rybkin, Daniilidis &amp; Levine (2021).
   *
   * <p>As a weight, the width depends on no batch: neither on its images nor on its size.
   *
   * @param weight w, float32 []
   * @param floor f
   */
  record Learned(Operand<TFloat32> weight, double floor) implements Scale {
    /**
     * An optimiser such as Adam moves a variable by about the learning rate at a step, however
     * large its gradient; images may need a width of 1/100, far from 1 at such steps.
     */
    private static final float PACE = 10;

    @Override
    public Operand<TFloat32> logarithm(Ops tf) {
      Operand<TFloat32> lowest = tf.constant((float) floor);
      Operand<TFloat32> above = tf.math.sub(tf.math.mul(weight, tf.constant(PACE)), lowest);
      return tf.math.add(lowest, tf.math.softplus(above));
    }
  }
}

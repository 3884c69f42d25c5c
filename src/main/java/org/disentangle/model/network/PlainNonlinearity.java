package org.disentangle.model.network;

import org.disentangle.graph.Activation;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One that is the same for all latents: batch normalisation (a switch), the activation, dropout
 * (while training, if its rate is above 0).
 */
record PlainNonlinearity(
    Layers layers, boolean batchNormalization, Activation activation, double dropout)
    implements Nonlinearity {

  /** Batch normalisation subtracts a bias again, and has an offset of its own. */
  @Override
  public boolean takesBias() {
    // TensorFlow 2.18 makes one operation of a convolution without a bias, a normalisation by
    // moving averages and tanh, and does not implement it.
    return !batchNormalization || activation == Activation.TANH;
  }

  @Override
  public Operand<TFloat32> of(String name, Operand<TFloat32> x) {
    Operand<TFloat32> y =
        batchNormalization ? layers.byMode().batchNormalization(name + "_norm", x) : x;
    y = layers.activation(name + "_activation", y, activation);
    return dropout > 0 ? layers.byMode().dropout(name + "_dropout", y, dropout) : y;
  }
}

package org.disentangle.model.network;

import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What follows a linear layer: batch normalisation (a switch), the activation, dropout (while
 * training, if its rate is above 0).
 */
record Nonlinearity(
    Layers layers, boolean batchNormalization, Activation activation, double dropout) {

  /** That of the encoder. */
  static Nonlinearity ofEncoder(Layers layers, NetworkConfig network) {
    return new Nonlinearity(
        layers,
        network.getBatchNormalization(),
        Activations.ofEncoder(network),
        network.getDropout());
  }

  /** That of the decoder's maps, which have no dropout. */
  static Nonlinearity ofDecoder(Layers layers, NetworkConfig network) {
    return new Nonlinearity(
        layers, network.getBatchNormalization(), Activations.ofDecoder(network), 0);
  }

  /**
   * Whether the layer before has a bias. Batch normalisation subtracts it again, and has an offset
   * of its own.
   */
  boolean takesBias() {
    // TensorFlow 2.18 makes one operation of a convolution without a bias, a normalisation by
    // moving
    // averages and tanh, and does not implement it.
    return !batchNormalization || activation == Activation.TANH;
  }

  /**
   * Applies it.
   *
   * @param name of the layer before; {@code _norm}, {@code _activation} and {@code _dropout} are
   *     appended
   * @param x [B, H, W, C] or [B, C]
   */
  Operand<TFloat32> of(String name, Operand<TFloat32> x) {
    Operand<TFloat32> y =
        batchNormalization ? layers.byMode().batchNormalization(name + "_norm", x) : x;
    y = layers.activation(name + "_activation", y, activation);
    return dropout > 0 ? layers.byMode().dropout(name + "_dropout", y, dropout) : y;
  }
}

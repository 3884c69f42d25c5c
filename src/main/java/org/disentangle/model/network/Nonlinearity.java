package org.disentangle.model.network;

import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What follows a linear layer: the activation and what belongs to it. */
sealed interface Nonlinearity permits PlainNonlinearity, AdaptiveNormalization {

  /** That of the encoder. */
  static Nonlinearity ofEncoder(Layers layers, NetworkConfig network) {
    return new PlainNonlinearity(
        layers,
        network.getBatchNormalization(),
        Activations.ofEncoder(network),
        network.getDropout());
  }

  /** That of the decoder's maps, which have no dropout. */
  static Nonlinearity ofDecoder(Layers layers, NetworkConfig network) {
    return new PlainNonlinearity(
        layers, network.getBatchNormalization(), Activations.ofDecoder(network), 0);
  }

  /** Whether the layer before has a bias. */
  boolean takesBias();

  /**
   * Applies it.
   *
   * @param name of the layer before, to which the names of what follows it are appended
   * @param x [B, H, W, C] or [B, C]
   */
  Operand<TFloat32> of(String name, Operand<TFloat32> x);
}

package org.disentangle.model.network;

import org.disentangle.config.DenseConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;

/** The activations that a configuration names. */
final class Activations {
  private Activations() {}

  /** That of the encoder. */
  static Activation ofEncoder(NetworkConfig network) {
    DenseConfig dense = network.getDense();
    return of(
        dense.hasEncoderActivation() ? dense.getEncoderActivation() : network.getActivation());
  }

  /** That of the decoder. */
  static Activation ofDecoder(NetworkConfig network) {
    DenseConfig dense = network.getDense();
    return of(
        dense.hasDecoderActivation() ? dense.getDecoderActivation() : network.getActivation());
  }

  private static Activation of(org.disentangle.config.Activation activation) {
    return switch (activation) {
      case RELU -> Activation.RELU;
      case LEAKY_RELU -> Activation.LEAKY_RELU;
      case ELU -> Activation.ELU;
      case TANH -> Activation.TANH;
    };
  }
}

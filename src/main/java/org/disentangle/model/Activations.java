package org.disentangle.model;

import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;

/** The activation that a configuration names. */
final class Activations {
  private Activations() {}

  static Activation of(NetworkConfig network) {
    return switch (network.getActivation()) {
      case RELU -> Activation.RELU;
      case LEAKY_RELU -> Activation.LEAKY_RELU;
      case ELU -> Activation.ELU;
      case TANH -> Activation.TANH;
    };
  }
}

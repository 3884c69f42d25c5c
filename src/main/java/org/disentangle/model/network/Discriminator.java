package org.disentangle.model.network;

import org.disentangle.config.DiscriminatorConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A discriminator, which tells draws of one distribution from draws of another: hidden dense layers
 * with leaky ReLUs (slope 0.2), then a logit for each of the two.
 *
 * <p>Borrows the graph; owns nothing native.
 */
public final class Discriminator {
  /** The first part of the names of its variables. */
  public static final String NETWORK = "discriminator";

  private final Layers layers;
  private final DiscriminatorConfig settings;

  /**
   * The discriminator of a configuration; its variables are made at the first use.
   *
   * @param settings resolved and checked
   */
  public Discriminator(Layers layers, DiscriminatorConfig settings) {
    this.layers = layers;
    this.settings = settings;
  }

  /**
   * The logits of the two distributions.
   *
   * @param z [B, K]
   * @return [B, 2]
   */
  public Operand<TFloat32> logits(Operand<TFloat32> z) {
    Operand<TFloat32> x = z;
    for (int i = 1; i <= settings.getHiddenLayers(); i++) {
      String name = NETWORK + "/dense" + i;
      x = layers.dense(name, x, settings.getHiddenUnits());
      x = layers.activation(name + "_activation", x, Activation.LEAKY_RELU);
    }
    return layers.dense(NETWORK + "/logits", x, 2);
  }
}

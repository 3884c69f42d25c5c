package org.disentangle.model.network;

import org.disentangle.config.DecoderConfig;
import org.disentangle.config.MapSize;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The activation, then adaptive instance normalisation: each map of each image is brought to mean 0
 * and variance 1 over its positions, and scaled and shifted by what a dense layer makes of the
 * latents w of the image:
 *
 * <pre>{@code  y_c = (1 + s_c(w)) · (f(x)_c − mean) / √(variance + 1e-6) + t_c(w) }</pre>
 *
 * <p>(Huang &amp; Belongie 2017, Eq. 8, with a style that is learned: Karras et al. 2019, section
 * 2.) In such a decoder nothing else depends on the latents, so that its first map is a learned
 * constant.
 *
 * <p>It is the decoder of Hsu et al. (2023), "Disentanglement via Latent Quantization", whose
 * scales and shifts go through a ReLU, without the 1: no map can be turned round there, and some
 * are off from the start. In their "Tripod" (2024) they are as here, but before the activation.
 * Their constant starts at 0.1 or 1 everywhere; here it starts at random, so that residual blocks
 * have something to normalise.
 *
 * @param style what the scales and shifts are made of: the decoder's last hidden dense layer, or
 *     the latents where there is none, [B, N]
 */
record AdaptiveNormalization(Layers layers, Operand<TFloat32> style, Activation activation)
    implements Nonlinearity {

  /** That of a decoder. */
  static AdaptiveNormalization of(Layers layers, NetworkConfig network, Operand<TFloat32> style) {
    return new AdaptiveNormalization(layers, style, Activations.ofDecoder(network));
  }

  /**
   * The map that the decoder begins with, the same for all images.
   *
   * @return [1, h, w, channels]
   */
  Operand<TFloat32> firstMap(MapSize size, DecoderConfig decoder) {
    return layers.weight(
        "decoder/constant",
        "Constant",
        Shape.of(1, size.height(), size.width(), decoder.getBaseChannels()),
        Initializer.normal(0, 1));
  }

  /** The shift is a bias. */
  @Override
  public boolean takesBias() {
    return false;
  }

  @Override
  public Operand<TFloat32> of(String name, Operand<TFloat32> x) {
    int channels = Math.toIntExact(x.shape().get(3));
    return layers.adaptiveNormalization(
        name + "_norm",
        layers.activation(name + "_activation", x, activation),
        layers.dense(name + "_scale", style, channels),
        layers.dense(name + "_shift", style, channels));
  }
}

package org.disentangle.model.network;

import java.util.List;
import org.disentangle.config.AutoregressivePixelsConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.AutoregressivePixels;
import org.disentangle.graph.Bernoulli;
import org.disentangle.graph.Layers;
import org.disentangle.graph.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A decoder from latents to p(x|z): hidden dense layers, the architecture's maps, and a last layer
 * that gives a Bernoulli logit for each pixel, or (a switch) features to masked convolutions over
 * the image itself: p(x|z) = Π p(x_i | x_1, …, x_(i−1), z), the strong decoder.
 *
 * <p>Borrows the graph; owns nothing native.
 */
public final class Decoder {
  private final Layers layers;
  private final NetworkConfig network;
  private final ImageShape shape;
  private final Architecture architecture;
  private final Activation activation;

  /**
   * The decoder of a configuration; its variables are made at the first use.
   *
   * @param network resolved and checked
   * @param shape of the images
   */
  public Decoder(Layers layers, NetworkConfig network, ImageShape shape) {
    this.layers = layers;
    this.network = network;
    this.shape = shape;
    this.architecture = Architecture.of(layers, network);
    this.activation = Activations.ofDecoder(network);
  }

  /**
   * The distribution of the images.
   *
   * @param latents [B, K]
   * @return of images [B, H, W, C]
   */
  public PixelDistribution images(Operand<TFloat32> latents) {
    Operand<TFloat32> x = layers.input("decoder/input", latents);
    List<Integer> units = network.getDecoder().getHiddenUnitsList();
    for (int i = 0; i < units.size(); i++) {
      String name = "decoder/dense" + (i + 1);
      x = layers.activation(name + "_activation", layers.dense(name, x, units.get(i)), activation);
    }
    return pixels(architecture.decoderFeatures(x, shape));
  }

  /**
   * The distribution of the images given a map of vectors, without dense layers.
   *
   * @param map [B, h, w, D], with a height and width that the strides expand to the images'
   * @return of images [B, H, W, C]
   */
  public PixelDistribution imagesOfMap(Operand<TFloat32> map) {
    Operand<TFloat32> x = layers.input("decoder/input", map);
    return pixels(architecture.decoderFeaturesOfMap(x, shape));
  }

  private PixelDistribution pixels(Operand<TFloat32> features) {
    return network.getDecoder().hasAutoregressive()
        ? autoregressive(features)
        : independent(features);
  }

  private Bernoulli independent(Operand<TFloat32> features) {
    DecoderConfig decoder = network.getDecoder();
    return new Bernoulli(
        output("decoder/logits", features, shape.channels(), decoder.getOutputBias()));
  }

  private AutoregressivePixels autoregressive(Operand<TFloat32> features) {
    AutoregressivePixelsConfig pixels = network.getDecoder().getAutoregressive();
    return AutoregressivePixels.of(
        layers,
        "decoder",
        new AutoregressivePixels.Architecture(
            pixels.getChannels(),
            pixels.getFirstKernelSize(),
            pixels.getKernelSize(),
            pixels.getFurtherLayers(),
            activation),
        output("decoder/features", features, pixels.getChannels(), true));
  }

  /** The last layer, [B, H, W, channels]. */
  private Operand<TFloat32> output(
      String name, Operand<TFloat32> features, int channels, boolean bias) {
    return architecture.output(name, features, shape, channels, bias);
  }
}

package org.disentangle.model.network;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Layers;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A decoder from latents to p(x|z): hidden dense layers, the architecture's maps, and a last layer
 * that gives what the {@link PixelLikelihood} needs: a logit for each value of an image, or
 * features for masked convolutions over the image itself, p(x|z) = Π p(x_i | x_1, …, x_(i−1), z),
 * the strong decoder.
 *
 * <p>Borrows the graph; owns nothing native.
 */
public final class Decoder {
  private final Layers layers;
  private final NetworkConfig network;
  private final ImageShape shape;
  private final PixelLikelihood likelihood;
  private final Architecture architecture;
  private final Activation activation;

  /**
   * The decoder of a configuration; its variables are made at the first use.
   *
   * @param network resolved and checked
   * @param shape of the images
   * @param kind of their values
   */
  public Decoder(Layers layers, NetworkConfig network, ImageShape shape, PixelKind kind) {
    this.layers = layers;
    this.network = network;
    this.shape = shape;
    this.likelihood = PixelLikelihood.of(network.getDecoder(), shape, kind);
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
    List<Operand<TFloat32>> hidden = hidden(latents);
    return pixels(hidden.get(hidden.size() - 1));
  }

  /**
   * What the latents become on their way to the last layer.
   *
   * @param latents [B, K]
   * @return the last hidden dense layer, or the latents where there is none, then each map that
   *     depends on them; each [B, …]
   */
  public List<Operand<TFloat32>> hidden(Operand<TFloat32> latents) {
    Operand<TFloat32> x = layers.input("decoder/input", latents);
    List<Integer> units = network.getDecoder().getHiddenUnitsList();
    for (int i = 0; i < units.size(); i++) {
      String name = "decoder/dense" + (i + 1);
      x = layers.activation(name + "_activation", layers.dense(name, x, units.get(i)), activation);
    }
    List<Operand<TFloat32>> hidden = new ArrayList<>(List.of(x));
    hidden.addAll(architecture.decoderMaps(x, shape));
    return List.copyOf(hidden);
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
    return likelihood.distribution(
        layers,
        activation,
        (name, channels, bias) -> architecture.output(name, features, shape, channels, bias));
  }
}

package org.disentangle.model;

import org.disentangle.image.ImageShape;
import java.util.List;
import org.disentangle.config.AutoregressivePixelsConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.AutoregressivePixels;
import org.disentangle.graph.Bernoulli;
import org.disentangle.graph.Layers;
import org.disentangle.graph.PixelDistribution;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A convolutional decoder from latents to p(x|z): dense layers up to a small map, transposed
 * convolutions of stride 2, and a last one that gives a Bernoulli logit for each pixel, or (a
 * switch) features to masked convolutions over the image itself: p(x|z) = Π p(x_i | x_1, …,
 * x_(i−1), z), the strong decoder.
 *
 * <p>Batch normalisation (a switch) follows each transposed convolution but the last.
 */
final class ConvolutionalDecoder {
  private static final int STRIDE = 2;

  /** Lets each position of a map of codes see its neighbours. */
  private static final int MAP_KERNEL_SIZE = 3;

  private final Layers layers;
  private final NetworkConfig network;
  private final Activation activation;
  private final ImageShape image;

  ConvolutionalDecoder(Layers layers, NetworkConfig network, ImageShape image) {
    this.image = image;
    this.layers = layers;
    this.network = network;
    this.activation = Activations.of(network);
  }

  /**
   * The distribution of the images.
   *
   * @param latents [B, K]
   * @return of images [B, H, W, C]
   */
  PixelDistribution images(Operand<TFloat32> latents) {
    DecoderConfig decoder = network.getDecoder();
    Operand<TFloat32> x = layers.input("decoder/input", latents);
    List<Integer> units = decoder.getHiddenUnitsList();
    for (int i = 0; i < units.size(); i++) {
      x = activatedDense("decoder/dense" + (i + 1), x, units.get(i));
    }
    int strides = (1 << decoder.getFiltersCount()) * decoder.getOutputStride();
    int height = image.height() / strides;
    int width = image.width() / strides;
    int channels = decoder.getBaseChannels();
    x = activatedDense("decoder/base", x, height * width * channels);
    return transposed(layers.unflatten("decoder/map", x, height, width, channels));
  }

  /**
   * The distribution of the images given a map of vectors, without dense layers.
   *
   * @param map [B, h, w, D], with a height and width that the strides expand to the image's
   * @return of images [B, H, W, C]
   */
  PixelDistribution imagesOfMap(Operand<TFloat32> map) {
    Operand<TFloat32> x = layers.input("decoder/input", map);
    int channels = network.getDecoder().getBaseChannels();
    x = layers.convolution("decoder/base", x, channels, MAP_KERNEL_SIZE, 1);
    return transposed(layers.activation("decoder/base_activation", x, activation));
  }

  /** Transposed convolutions from the small map to the pixels. */
  private PixelDistribution transposed(Operand<TFloat32> map) {
    DecoderConfig decoder = network.getDecoder();
    Operand<TFloat32> x = map;
    for (int i = 0; i < decoder.getFiltersCount(); i++) {
      String name = "decoder/deconv" + (i + 1);
      int kernelSize = decoder.getKernelSize();
      x = layers.transposedConvolution(name, x, decoder.getFilters(i), kernelSize, STRIDE, true);
      if (network.getBatchNormalization()) {
        x = layers.byMode().batchNormalization(name + "_norm", x);
      }
      x = layers.activation(name + "_activation", x, activation);
    }
    return decoder.hasAutoregressive() ? autoregressive(x) : independent(x);
  }

  private Bernoulli independent(Operand<TFloat32> map) {
    return new Bernoulli(
        output("decoder/logits", map, image.channels(), network.getDecoder().getOutputBias()));
  }

  private AutoregressivePixels autoregressive(Operand<TFloat32> map) {
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
        output("decoder/features", map, pixels.getChannels(), true));
  }

  /** The last transposed convolution, [B, H, W, channels]. */
  private Operand<TFloat32> output(String name, Operand<TFloat32> map, int channels, boolean bias) {
    DecoderConfig decoder = network.getDecoder();
    return layers.transposedConvolution(
        name, map, channels, decoder.getKernelSize(), decoder.getOutputStride(), bias);
  }

  private Operand<TFloat32> activatedDense(String name, Operand<TFloat32> x, int units) {
    return layers.activation(name + "_activation", layers.dense(name, x, units), activation);
  }
}

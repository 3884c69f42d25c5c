package org.disentangle.model;

import java.util.List;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Bernoulli;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Latents to p(x|z): dense layers up to a small map, transposed convolutions of stride 2, and one
 * that gives a Bernoulli logit for each pixel.
 *
 * <p>Batch normalisation (a switch) follows each transposed convolution but the last.
 */
final class ConvolutionalDecoder {
  private static final int IMAGE_SIDE = 64;
  private static final int IMAGE_CHANNELS = 1;
  private static final int STRIDE = 2;

  /** Lets each position of a map of codes see its neighbours. */
  private static final int MAP_KERNEL_SIZE = 3;

  private final Layers layers;
  private final NetworkConfig network;
  private final Activation activation;

  ConvolutionalDecoder(Layers layers, NetworkConfig network) {
    this.layers = layers;
    this.network = network;
    this.activation = Activations.of(network);
  }

  /**
   * The distribution of the images.
   *
   * @param latents [B, K]
   * @return logits [B, 64, 64, 1]
   */
  Bernoulli images(Operand<TFloat32> latents) {
    DecoderConfig decoder = network.getDecoder();
    Operand<TFloat32> x = layers.input("decoder/input", latents);
    List<Integer> units = decoder.getHiddenUnitsList();
    for (int i = 0; i < units.size(); i++) {
      x = activatedDense("decoder/dense" + (i + 1), x, units.get(i));
    }
    int side = IMAGE_SIDE / ((1 << decoder.getFiltersCount()) * decoder.getOutputStride());
    int channels = decoder.getBaseChannels();
    x = activatedDense("decoder/base", x, side * side * channels);
    return transposed(layers.unflatten("decoder/map", x, side, side, channels));
  }

  /**
   * The distribution of the images that a map of vectors stands for, without dense layers.
   *
   * @param map [B, h, w, D], of the height and width that the strides lead back to 64 x 64
   * @return logits [B, 64, 64, 1]
   */
  Bernoulli imagesOfMap(Operand<TFloat32> map) {
    Operand<TFloat32> x = layers.input("decoder/input", map);
    int channels = network.getDecoder().getBaseChannels();
    x = layers.convolution("decoder/base", x, channels, MAP_KERNEL_SIZE, 1);
    return transposed(layers.activation("decoder/base_activation", x, activation));
  }

  /** Transposed convolutions from the small map to the logits. */
  private Bernoulli transposed(Operand<TFloat32> map) {
    DecoderConfig decoder = network.getDecoder();
    Operand<TFloat32> x = map;
    for (int i = 0; i < decoder.getFiltersCount(); i++) {
      String name = "decoder/deconv" + (i + 1);
      int kernelSize = decoder.getKernelSize();
      x = layers.transposedConvolution(name, x, decoder.getFilters(i), kernelSize, STRIDE, true);
      if (network.getBatchNormalization()) {
        x = layers.batchNormalization(name + "_norm", x);
      }
      x = layers.activation(name + "_activation", x, activation);
    }
    return new Bernoulli(
        layers.transposedConvolution(
            "decoder/logits",
            x,
            IMAGE_CHANNELS,
            decoder.getKernelSize(),
            decoder.getOutputStride(),
            decoder.getOutputBias()));
  }

  private Operand<TFloat32> activatedDense(String name, Operand<TFloat32> x, int units) {
    return layers.activation(name + "_activation", layers.dense(name, x, units), activation);
  }
}

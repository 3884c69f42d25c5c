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
    x = layers.unflatten("decoder/map", x, side, side, channels);
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

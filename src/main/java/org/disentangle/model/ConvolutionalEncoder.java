package org.disentangle.model;

import java.util.List;
import org.disentangle.config.EncoderConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Activation;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A convolutional encoder from images to the posterior q(z|x): convolutions of stride 2, dense
 * layers, then two dense heads.
 *
 * <p>After each convolution and each hidden dense layer: batch normalisation (a switch), the
 * activation, dropout (while training, if its rate is above 0).
 */
final class ConvolutionalEncoder {
  private static final int STRIDE = 2;

  private final Layers layers;
  private final NetworkConfig network;
  private final Activation activation;

  ConvolutionalEncoder(Layers layers, NetworkConfig network) {
    this.layers = layers;
    this.network = network;
    this.activation = Activations.of(network);
  }

  /**
   * The last hidden layer.
   *
   * @param images [B, H, W, C]
   * @return [B, units]
   */
  Operand<TFloat32> features(Operand<TFloat32> images) {
    Operand<TFloat32> x = layers.flatten("encoder/flatten", convolved(images));
    List<Integer> units = network.getEncoder().getHiddenUnitsList();
    for (int i = 0; i < units.size(); i++) {
      String name = "encoder/dense" + (i + 1);
      x = layers.dense(name, x, units.get(i));
      x = activated(name, x);
    }
    return x;
  }

  /**
   * A map of vectors: the last convolution's output, each position projected to a number of
   * channels.
   *
   * @param images [B, H, W, C]
   * @return [B, h, w, channels] with h and w halved by each convolution
   */
  Operand<TFloat32> map(Operand<TFloat32> images, int channels) {
    return layers.convolution("encoder/map", convolved(images), channels, 1, 1);
  }

  private Operand<TFloat32> convolved(Operand<TFloat32> images) {
    EncoderConfig encoder = network.getEncoder();
    Operand<TFloat32> x = layers.input("encoder/input", images);
    List<Integer> filters = encoder.getFiltersList();
    for (int i = 0; i < filters.size(); i++) {
      String name = "encoder/conv" + (i + 1);
      x = layers.convolution(name, x, filters.get(i), encoder.getKernelSize(), STRIDE);
      x = activated(name, x);
    }
    return x;
  }

  /**
   * The posterior.
   *
   * @param images [B, H, W, C]
   * @return mean and log variance [B, K]
   */
  DiagonalGaussian posterior(Operand<TFloat32> images) {
    Operand<TFloat32> features = features(images);
    int size = network.getLatentDimension();
    return new DiagonalGaussian(
        layers.dense("encoder/mean", features, size),
        // Zeros: each variance starts at 1. Started at random, exp(log variance) can throw the KL
        // term to 1e8 within a few steps.
        layers.dense("encoder/log_variance", features, size, Initializer.zeros()));
  }

  private Operand<TFloat32> activated(String name, Operand<TFloat32> x) {
    Operand<TFloat32> y =
        network.getBatchNormalization() ? layers.byMode().batchNormalization(name + "_norm", x) : x;
    y = layers.activation(name + "_activation", y, activation);
    return network.getDropout() > 0
        ? layers.byMode().dropout(name + "_dropout", y, network.getDropout())
        : y;
  }
}

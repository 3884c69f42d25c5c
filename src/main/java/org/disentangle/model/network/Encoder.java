package org.disentangle.model.network;

import java.util.List;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.Layers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * An encoder from images to the posterior q(z|x): the architecture's maps, hidden dense layers,
 * then two dense heads; or one head, without noise.
 *
 * <p>After each hidden dense layer: batch normalisation (a switch), the activation, dropout (while
 * training, if its rate is above 0).
 *
 * <p>Borrows the graph; owns nothing native.
 */
public final class Encoder {
  /** The layer that gives a code without noise. */
  public static final String POINT = "encoder/latents";

  private final Layers layers;
  private final NetworkConfig network;
  private final Architecture architecture;

  /**
   * The encoder of a configuration; its variables are made at the first use.
   *
   * @param network resolved and checked
   */
  public Encoder(Layers layers, NetworkConfig network) {
    this.layers = layers;
    this.network = network;
    this.architecture = Architecture.of(layers, network);
  }

  /**
   * The last hidden layer.
   *
   * @param images [B, H, W, C]
   * @return [B, units]
   */
  public Operand<TFloat32> features(Operand<TFloat32> images) {
    Nonlinearity nonlinearity = Nonlinearity.ofEncoder(layers, network);
    Operand<TFloat32> x = layers.flatten("encoder/flatten", lastMap(images));
    List<Integer> units = network.getEncoder().getHiddenUnitsList();
    for (int i = 0; i < units.size(); i++) {
      String name = "encoder/dense" + (i + 1);
      x = nonlinearity.of(name, layers.dense(name, x, units.get(i), nonlinearity.takesBias()));
    }
    return x;
  }

  /**
   * A map of vectors: the architecture's last map, each position projected to a number of channels.
   *
   * @param images [B, H, W, C]
   * @return [B, h, w, channels], h and w those of {@link
   *     org.disentangle.config.NetworkGeometry#encoderMap}
   */
  public Operand<TFloat32> map(Operand<TFloat32> images, int channels) {
    return layers.convolution("encoder/map", lastMap(images), channels, 1, 1);
  }

  /**
   * The posterior.
   *
   * @param images [B, H, W, C]
   * @return mean and log variance [B, K]
   */
  public DiagonalGaussian posterior(Operand<TFloat32> images) {
    Operand<TFloat32> features = features(images);
    int size = network.getLatentDimension();
    return new DiagonalGaussian(
        layers.dense("encoder/mean", features, size),
        // Zeros: each variance starts at 1. Started at random, exp(log variance) can throw the KL
        // term to 1e8 within a few steps.
        layers.dense("encoder/log_variance", features, size, Initializer.zeros()));
  }

  /**
   * A code without noise: one dense head.
   *
   * @param images [B, H, W, C]
   * @return [B, K]
   */
  public Operand<TFloat32> point(Operand<TFloat32> images) {
    return layers.dense(POINT, features(images), network.getLatentDimension());
  }

  private Operand<TFloat32> lastMap(Operand<TFloat32> images) {
    return architecture.encoderMap(layers.input("encoder/input", images));
  }
}

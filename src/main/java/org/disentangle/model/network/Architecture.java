package org.disentangle.model.network;

import java.util.List;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Layers;
import org.disentangle.image.ImageShape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What lies between the images and the dense layers, on the encoder's side and on the decoder's.
 *
 * <p>Any height and width will do. The encoder's halvings round up, as convolutions of stride 2
 * with the padding SAME do; the decoder passes through the same sizes in the opposite order, each
 * of its steps being the transpose of such a halving, and so ends at exactly the images' size.
 */
sealed interface Architecture permits Convolutional, Residual, Dense {

  /** The architecture that a configuration names. */
  static Architecture of(Layers layers, NetworkConfig network) {
    return switch (network.getArchitectureCase()) {
      case ARCHITECTURE_NOT_SET -> new Convolutional(layers, network);
      case RESIDUAL -> new Residual(layers, network);
      case DENSE -> new Dense(layers);
    };
  }

  /**
   * The encoder's last map.
   *
   * @param images [B, H, W, C]
   * @return [B, h, w, c]
   */
  Operand<TFloat32> encoderMap(Operand<TFloat32> images);

  /**
   * The decoder's maps: the small one, where it depends on the latents, then one after each of its
   * filters.
   *
   * @param hidden the last hidden dense layer, or the latents where there is none, [B, N]
   * @param images that they lead to
   * @return the last one is what {@link #output} takes; none if that takes {@code hidden}
   */
  List<Operand<TFloat32>> decoderMaps(Operand<TFloat32> hidden, ImageShape images);

  /**
   * The decoder's last map given a map of vectors, without dense layers before it.
   *
   * @param map [B, h, w, D], of the size from which the strides lead to the images
   * @return what {@link #output} takes
   */
  Operand<TFloat32> decoderFeaturesOfMap(Operand<TFloat32> map, ImageShape images);

  /**
   * The decoder's last layer, without an activation.
   *
   * @param features the decoder's last map, or its last hidden layer where there are no maps
   * @param channels for each pixel, whatever the distribution of pixels needs
   * @param bias whether each channel has one
   * @return [B, H, W, channels], H and W those of the images
   */
  Operand<TFloat32> output(
      String name, Operand<TFloat32> features, ImageShape images, int channels, boolean bias);
}

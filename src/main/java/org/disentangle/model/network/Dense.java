package org.disentangle.model.network;

import java.util.List;
import org.disentangle.graph.Layers;
import org.disentangle.image.ImageShape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Nothing but dense layers, each pixel with weights of its own: those of the encoder and of the
 * decoder meet the pixels without a map between.
 *
 * <p>With hidden layers of 1,200, two with ReLU in the encoder and three with tanh in the decoder,
 * it is the network that Higgins et al. (2017), "beta-VAE", have for dSprites and Chen et al.
 * (2018), "Isolating Sources of Disentanglement in Variational Autoencoders", keep.
 */
record Dense(Layers layers) implements Architecture {

  /** The images themselves. */
  @Override
  public Operand<TFloat32> encoderMap(Operand<TFloat32> images) {
    return images;
  }

  /** None. */
  @Override
  public List<Operand<TFloat32>> decoderMaps(Operand<TFloat32> hidden, ImageShape images) {
    return List.of();
  }

  @Override
  public Operand<TFloat32> decoderFeaturesOfMap(Operand<TFloat32> map, ImageShape images) {
    return layers.flatten("decoder/flatten", map);
  }

  @Override
  public Operand<TFloat32> output(
      String name, Operand<TFloat32> features, ImageShape images, int channels, boolean bias) {
    int units = Math.multiplyExact(images.pixels(), channels);
    Operand<TFloat32> values = layers.dense(name, features, units, bias);
    return layers.unflatten(name + "_map", values, images.height(), images.width(), channels);
  }
}

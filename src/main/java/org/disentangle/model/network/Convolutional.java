package org.disentangle.model.network;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.EncoderConfig;
import org.disentangle.config.MapSize;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.NetworkGeometry;
import org.disentangle.graph.Layers;
import org.disentangle.image.ImageShape;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Convolutions of stride 2 down; a dense layer up to a small map, or one that is learned or that
 * each position fills with the latents and its coordinates, transposed convolutions of stride 2 and
 * a last one up.
 *
 * <p>After each of them, but the last one of the decoder, comes the {@link Nonlinearity}.
 */
record Convolutional(Layers layers, NetworkConfig network) implements Architecture {
  static final int STRIDE = 2;

  /** Lets each position of a map of codes see its neighbours. */
  static final int MAP_KERNEL_SIZE = 3;

  @Override
  public Operand<TFloat32> encoderMap(Operand<TFloat32> images) {
    EncoderConfig encoder = network.getEncoder();
    Nonlinearity nonlinearity = Nonlinearity.ofEncoder(layers, network);
    Operand<TFloat32> x = images;
    for (int i = 0; i < encoder.getFiltersCount(); i++) {
      String name = "encoder/conv" + (i + 1);
      x =
          layers.convolution(
              name,
              x,
              encoder.getFilters(i),
              encoder.getKernelSize(),
              STRIDE,
              nonlinearity.takesBias());
      x = nonlinearity.of(name, x);
    }
    return x;
  }

  @Override
  public List<Operand<TFloat32>> decoderMaps(Operand<TFloat32> hidden, ImageShape images) {
    MapSize base = NetworkGeometry.decoderMaps(network.getDecoder(), images).get(0);
    if (network.getDecoder().getAdaptiveNormalization()) {
      AdaptiveNormalization adaptive = AdaptiveNormalization.of(layers, network, hidden);
      List<Operand<TFloat32>> maps =
          enlarged(adaptive.firstMap(base, network.getDecoder()), adaptive, images);
      return maps.subList(1, maps.size());
    }
    if (network.getDecoder().getSpatialBroadcast()) {
      return mapsOf(
          layers.spatialBroadcast("decoder/map", hidden, base.height(), base.width()), images);
    }
    int channels = network.getDecoder().getBaseChannels();
    Operand<TFloat32> x = layers.dense("decoder/base", hidden, base.positions() * channels);
    x = layers.activation("decoder/base_activation", x, Activations.ofDecoder(network));
    x = layers.unflatten("decoder/map", x, base.height(), base.width(), channels);
    return enlarged(x, Nonlinearity.ofDecoder(layers, network), images);
  }

  @Override
  public Operand<TFloat32> decoderFeaturesOfMap(Operand<TFloat32> map, ImageShape images) {
    List<Operand<TFloat32>> maps = mapsOf(map, images);
    return maps.get(maps.size() - 1);
  }

  private List<Operand<TFloat32>> mapsOf(Operand<TFloat32> map, ImageShape images) {
    int channels = network.getDecoder().getBaseChannels();
    Operand<TFloat32> x = layers.convolution("decoder/base", map, channels, MAP_KERNEL_SIZE, 1);
    x = layers.activation("decoder/base_activation", x, Activations.ofDecoder(network));
    return enlarged(x, Nonlinearity.ofDecoder(layers, network), images);
  }

  private List<Operand<TFloat32>> enlarged(
      Operand<TFloat32> map, Nonlinearity nonlinearity, ImageShape images) {
    DecoderConfig decoder = network.getDecoder();
    List<MapSize> sizes = NetworkGeometry.decoderMaps(decoder, images);
    List<Operand<TFloat32>> maps = new ArrayList<>(List.of(map));
    Operand<TFloat32> x = map;
    for (int i = 0; i < decoder.getFiltersCount(); i++) {
      String name = "decoder/deconv" + (i + 1);
      MapSize size = sizes.get(i + 1);
      Shape output = Shape.of(size.height(), size.width(), decoder.getFilters(i));
      x =
          layers.transposedConvolution(
              name, x, output, decoder.getKernelSize(), STRIDE, nonlinearity.takesBias());
      x = nonlinearity.of(name, x);
      maps.add(x);
    }
    return List.copyOf(maps);
  }

  @Override
  public Operand<TFloat32> output(
      String name, Operand<TFloat32> features, ImageShape images, int channels, boolean bias) {
    DecoderConfig decoder = network.getDecoder();
    return layers.transposedConvolution(
        name,
        features,
        Shape.of(images.height(), images.width(), channels),
        decoder.getKernelSize(),
        decoder.getOutputStride(),
        bias);
  }
}

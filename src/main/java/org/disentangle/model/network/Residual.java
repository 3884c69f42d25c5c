package org.disentangle.model.network;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.config.DecoderConfig;
import org.disentangle.config.EncoderConfig;
import org.disentangle.config.MapSize;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.NetworkGeometry;
import org.disentangle.config.Resampling;
import org.disentangle.graph.Layers;
import org.disentangle.image.ImageShape;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Stages of residual blocks. A stage of the encoder halves the map, a stage of the decoder doubles
 * it; then come its blocks, each of which adds to its input x
 *
 * <pre>{@code  conv2(f(conv1(f(x)))) }</pre>
 *
 * with the {@link Nonlinearity} f (He et al. 2016, "Identity Mappings in Deep Residual Networks",
 * Fig. 1b); f once more ends the stage. The decoder's small map has blocks too, so that both
 * networks have blocks at the same sizes.
 *
 * <p>With batch normalisation no convolution has a bias but the last: every map goes through a
 * normalisation before it is used.
 *
 * <p>The size changes by convolutions of stride 2 and transposed ones, as in the autoencoder of van
 * den Oord et al. (2017), "Neural Discrete Representation Learning"; or, without checkerboards, by
 * convolutions with the mean of 2 x 2 positions after them or the nearest neighbour before them
 * (pooling and nearest neighbour as in Child 2021, "Very Deep VAEs"; a convolution after resizing
 * as in Odena et al. 2016, "Deconvolution and Checkerboard Artifacts").
 */
record Residual(Layers layers, NetworkConfig network) implements Architecture {

  @Override
  public Operand<TFloat32> encoderMap(Operand<TFloat32> images) {
    EncoderConfig encoder = network.getEncoder();
    Nonlinearity nonlinearity = Nonlinearity.ofEncoder(layers, network);
    Operand<TFloat32> x = images;
    for (int i = 0; i < encoder.getFiltersCount(); i++) {
      String name = "encoder/stage" + (i + 1);
      x =
          halved(
              name + "/down",
              x,
              encoder.getFilters(i),
              encoder.getKernelSize(),
              nonlinearity.takesBias());
      x = blocks(name, x, nonlinearity);
    }
    return x;
  }

  @Override
  public List<Operand<TFloat32>> decoderMaps(Operand<TFloat32> hidden, ImageShape images) {
    MapSize base = NetworkGeometry.decoderMaps(network.getDecoder(), images).get(0);
    if (network.getDecoder().getAdaptiveNormalization()) {
      AdaptiveNormalization adaptive = AdaptiveNormalization.of(layers, network, hidden);
      return enlarged(adaptive.firstMap(base, network.getDecoder()), adaptive, images);
    }
    if (network.getDecoder().getSpatialBroadcast()) {
      return mapsOf(
          layers.spatialBroadcast("decoder/map", hidden, base.height(), base.width()), images);
    }
    int channels = network.getDecoder().getBaseChannels();
    Operand<TFloat32> x = layers.dense("decoder/base", hidden, base.positions() * channels);
    return enlarged(
        layers.unflatten("decoder/map", x, base.height(), base.width(), channels),
        Nonlinearity.ofDecoder(layers, network),
        images);
  }

  @Override
  public Operand<TFloat32> decoderFeaturesOfMap(Operand<TFloat32> map, ImageShape images) {
    List<Operand<TFloat32>> maps = mapsOf(map, images);
    return maps.get(maps.size() - 1);
  }

  private List<Operand<TFloat32>> mapsOf(Operand<TFloat32> map, ImageShape images) {
    int channels = network.getDecoder().getBaseChannels();
    return enlarged(
        layers.convolution("decoder/base", map, channels, Convolutional.MAP_KERNEL_SIZE, 1),
        Nonlinearity.ofDecoder(layers, network),
        images);
  }

  private List<Operand<TFloat32>> enlarged(
      Operand<TFloat32> map, Nonlinearity nonlinearity, ImageShape images) {
    DecoderConfig decoder = network.getDecoder();
    List<MapSize> sizes = NetworkGeometry.decoderMaps(decoder, images);
    Operand<TFloat32> x = blocks("decoder/base", map, nonlinearity);
    List<Operand<TFloat32>> maps = new ArrayList<>(List.of(x));
    for (int i = 0; i < decoder.getFiltersCount(); i++) {
      String name = "decoder/stage" + (i + 1);
      x =
          enlarged(
              name + "/up", x, sizes.get(i + 1), decoder.getFilters(i), nonlinearity.takesBias());
      x = blocks(name, x, nonlinearity);
      maps.add(x);
    }
    return List.copyOf(maps);
  }

  @Override
  public Operand<TFloat32> output(
      String name, Operand<TFloat32> features, ImageShape images, int channels, boolean bias) {
    int kernelSize = network.getDecoder().getKernelSize();
    return network.getDecoder().getOutputStride() == 1
        ? layers.convolution(name, features, channels, kernelSize, 1, bias)
        : enlarged(name, features, MapSize.of(images), channels, bias);
  }

  private Operand<TFloat32> halved(
      String name, Operand<TFloat32> x, int filters, int kernelSize, boolean bias) {
    return isAveraged()
        ? layers.averagePooling(
            name + "_mean",
            layers.convolution(name, x, filters, kernelSize, 1, bias),
            Convolutional.STRIDE)
        : layers.convolution(name, x, filters, kernelSize, Convolutional.STRIDE, bias);
  }

  private Operand<TFloat32> enlarged(
      String name, Operand<TFloat32> x, MapSize size, int filters, boolean bias) {
    int kernelSize = network.getDecoder().getKernelSize();
    if (isAveraged()) {
      Operand<TFloat32> repeated =
          layers.nearestNeighbour(name + "_nearest", x, size.height(), size.width());
      return layers.convolution(name, repeated, filters, kernelSize, 1, bias);
    }
    Shape output = Shape.of(size.height(), size.width(), filters);
    return layers.transposedConvolution(name, x, output, kernelSize, Convolutional.STRIDE, bias);
  }

  private boolean isAveraged() {
    return network.getResidual().getResampling() == Resampling.AVERAGED;
  }

  /** The blocks of a stage and its last non-linearity. */
  private Operand<TFloat32> blocks(String stage, Operand<TFloat32> map, Nonlinearity nonlinearity) {
    int channels = Math.toIntExact(map.shape().get(3));
    int kernelSize = network.getResidual().getKernelSize();
    Operand<TFloat32> x = map;
    for (int block = 1; block <= network.getResidual().getBlocks(); block++) {
      String name = stage + "/block" + block;
      Operand<TFloat32> y = nonlinearity.of(name + "/input", x);
      y = layers.convolution(name + "/conv1", y, channels, kernelSize, 1, nonlinearity.takesBias());
      y = nonlinearity.of(name + "/conv1", y);
      y = layers.convolution(name + "/conv2", y, channels, kernelSize, 1, nonlinearity.takesBias());
      x = layers.sum(name + "/sum", x, y);
    }
    return nonlinearity.of(stage + "/output", x);
  }
}

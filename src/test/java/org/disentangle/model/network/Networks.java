package org.disentangle.model.network;

import java.util.List;
import java.util.stream.Stream;
import org.disentangle.config.Activation;
import org.disentangle.config.DenseConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.Resampling;
import org.disentangle.config.ResidualConfig;

/** Small networks of every architecture, without normalisation and dropout. */
final class Networks {
  private Networks() {}

  /** Two halvings on each side, smooth. */
  static NetworkConfig convolutional() {
    NetworkConfig.Builder network =
        NetworkConfig.newBuilder().setLatentDimension(3).setActivation(Activation.TANH);
    network.getEncoderBuilder().addFilters(4).addFilters(5).setKernelSize(4).addHiddenUnits(8);
    network.getDecoderBuilder().addHiddenUnits(6).setBaseChannels(4).addFilters(5).setKernelSize(4);
    return network.build();
  }

  static NetworkConfig residual(Resampling resampling) {
    return convolutional().toBuilder()
        .setResidual(
            ResidualConfig.newBuilder().setBlocks(1).setKernelSize(3).setResampling(resampling))
        .build();
  }

  static NetworkConfig dense() {
    NetworkConfig.Builder network =
        NetworkConfig.newBuilder()
            .setLatentDimension(3)
            .setActivation(Activation.TANH)
            .setDense(DenseConfig.newBuilder().setEncoderActivation(Activation.ELU));
    network.getEncoderBuilder().addHiddenUnits(8).addHiddenUnits(7);
    network.getDecoderBuilder().addHiddenUnits(6);
    return network.build();
  }

  /** The same network with a decoder that the latents scale and shift. */
  static NetworkConfig adaptive(NetworkConfig network) {
    NetworkConfig.Builder adaptive = network.toBuilder();
    adaptive.getDecoderBuilder().setAdaptiveNormalization(true);
    return adaptive.build();
  }

  /** The same network with a decoder that broadcasts the latents to the positions of its map. */
  static NetworkConfig broadcast(NetworkConfig network) {
    NetworkConfig.Builder broadcast = network.toBuilder();
    broadcast.getDecoderBuilder().setSpatialBroadcast(true);
    return broadcast.build();
  }

  /** A residual network whose last layer keeps the size. */
  static NetworkConfig residualOfOutputStrideOne() {
    NetworkConfig.Builder network = residual(Resampling.STRIDED).toBuilder();
    network.getDecoderBuilder().addFilters(3).setOutputStride(1);
    return network.build();
  }

  static Stream<NetworkConfig> all() {
    return Stream.of(
        convolutional(),
        residual(Resampling.STRIDED),
        residual(Resampling.AVERAGED),
        residualOfOutputStrideOne(),
        adaptive(convolutional()),
        adaptive(residual(Resampling.STRIDED)),
        broadcast(convolutional()),
        broadcast(residual(Resampling.AVERAGED)),
        dense());
  }

  /** With and without a bias of the last layer. */
  static List<NetworkConfig> withOutputBias(NetworkConfig network) {
    return Stream.of(true, false)
        .map(
            bias -> {
              NetworkConfig.Builder each = network.toBuilder();
              each.getDecoderBuilder().setOutputBias(bias);
              return each.build();
            })
        .toList();
  }
}

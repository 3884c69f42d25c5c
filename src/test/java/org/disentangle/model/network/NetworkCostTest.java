package org.disentangle.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.config.Activation;
import org.disentangle.config.DenseConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.Resampling;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Mode;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

/** Parameters and multiply-adds, against counts that know nothing of the layer table. */
class NetworkCostTest {
  private static final ImageShape ODD = new ImageShape(30, 21, 3);

  static Stream<NetworkConfig> networks() {
    return Networks.all();
  }

  /** Every product in the graph, from the shapes that TensorFlow itself gives its operations. */
  @ParameterizedTest
  @MethodSource("networks")
  void theTableCountsEveryProductOfTheGraph(NetworkConfig network) {
    try (Autoencoder autoencoder = new Autoencoder(network, ODD, 2, Mode.TRAINING)) {
      long products =
          autoencoder.forward().stream().mapToLong(node -> products(autoencoder, node)).sum();
      assertTrue(products > 0);
      assertEquals(products, multiplyAdds(autoencoder, layer -> true));
    }
  }

  /** In the words of the operations: what each number of the kernel is multiplied with. */
  private static long products(Autoencoder autoencoder, NodeDef node) {
    return switch (node.getOp()) {
      case "Conv2D" ->
          input(autoencoder, node, 1).size() * positions(autoencoder.shapeOf(node.getName()));
      case "Conv2DBackpropInput" ->
          input(autoencoder, node, 1).size() * positions(input(autoencoder, node, 2));
      case "MatMul" -> input(autoencoder, node, 1).size();
      default -> 0;
    };
  }

  private static Shape input(Autoencoder autoencoder, NodeDef node, int index) {
    return autoencoder.shapeOf(node.getInput(index));
  }

  private static long positions(Shape map) {
    return map.get(1) * map.get(2);
  }

  /** Counted by hand. */
  @Test
  void aSmallConvolutionalNetworkCostsWhatAPersonCounts() {
    try (Autoencoder autoencoder =
        new Autoencoder(Networks.convolutional(), new ImageShape(6, 5, 2), 1, Mode.INFERENCE)) {
      assertEquals(
          Map.of(
              // 3 x 3 positions, a kernel of 4 x 4 x 2 x 4.
              "encoder/conv1", 9L * 128,
              // 2 x 2 positions, 4 x 4 x 4 x 5.
              "encoder/conv2", 4L * 320,
              "encoder/dense1", 2L * 2 * 5 * 8,
              "encoder/mean", 8L * 3,
              "encoder/log_variance", 8L * 3,
              "decoder/dense1", 3L * 6,
              // From 6 units to 2 x 2 positions of 4 channels.
              "decoder/base", 6L * 16,
              // Each of the 2 x 2 positions is spread by a kernel of 4 x 4 x 5 x 4.
              "decoder/deconv1", 4L * 320,
              // Each of the 3 x 3 positions by one of 4 x 4 x 2 x 5.
              "decoder/logits", 9L * 160),
          autoencoder.layers().stream()
              .filter(layer -> layer.multiplyAdds() > 0)
              .collect(Collectors.toMap(LayerSummary::name, LayerSummary::multiplyAdds)));
    }
  }

  /** Counted by hand: the small map costs nothing, each scale and shift a dense layer. */
  @Test
  void anAdaptiveDecoderCostsWhatAPersonCounts() {
    try (Autoencoder autoencoder =
        new Autoencoder(
            Networks.adaptive(Networks.convolutional()),
            new ImageShape(6, 5, 2),
            1,
            Mode.INFERENCE)) {
      assertEquals(
          Map.of(
              "decoder/dense1", 3L * 6,
              "decoder/deconv1", 4L * 320,
              "decoder/deconv1_scale", 6L * 5,
              "decoder/deconv1_shift", 6L * 5,
              "decoder/logits", 9L * 160),
          autoencoder.layers().stream()
              .filter(in("decoder/"))
              .filter(layer -> layer.multiplyAdds() > 0)
              .collect(Collectors.toMap(LayerSummary::name, LayerSummary::multiplyAdds)));
      assertEquals(
          // The dense layer, 2 x 2 positions of 4 channels, a kernel, scales and shifts, the last
          // layer with its bias.
          (3 * 6 + 6) + 16 + 320 + 2 * (30 + 5) + (160 + 2), parameters(autoencoder, "decoder/"));
    }
  }

  /** Convolutions after the nearest neighbour work at the larger size. */
  @Test
  void averagingCostsFourTimesTheStrides() {
    ImageShape even = new ImageShape(32, 16, 1);
    try (Autoencoder strided =
            new Autoencoder(Networks.residual(Resampling.STRIDED), even, 1, Mode.INFERENCE);
        Autoencoder averaged =
            new Autoencoder(Networks.residual(Resampling.AVERAGED), even, 1, Mode.INFERENCE)) {
      for (String layer :
          new String[] {
            "encoder/stage1/down", "encoder/stage2/down", "decoder/stage1/up", "decoder/logits"
          }) {
        assertEquals(
            4 * multiplyAdds(strided, each -> each.name().equals(layer)),
            multiplyAdds(averaged, each -> each.name().equals(layer)),
            layer);
      }
    }
  }

  /**
   * The dense network of beta-TCVAE's authors (rtqichen/beta-tcvae, vae_quant.py, MLPEncoder and
   * MLPDecoder at 10 latents): 4096-1200-1200-20 and 10-1200-1200-1200-4096. Their encoder object
   * also holds a convolution that nothing uses, which is left out of the count.
   */
  @Test
  void thePublishedDenseNetworkHasItsParameters() {
    NetworkConfig.Builder network =
        NetworkConfig.newBuilder()
            .setLatentDimension(10)
            .setActivation(Activation.RELU)
            .setDense(DenseConfig.newBuilder().setDecoderActivation(Activation.TANH));
    network.getEncoderBuilder().addHiddenUnits(1200).addHiddenUnits(1200);
    network.getDecoderBuilder().addHiddenUnits(1200).addHiddenUnits(1200).addHiddenUnits(1200);
    try (Autoencoder autoencoder =
        new Autoencoder(network.build(), new ImageShape(64, 64, 1), 1, Mode.INFERENCE)) {
      assertEquals(4_916_400 + 1_441_200 + 24_020, parameters(autoencoder, "encoder/"));
      assertEquals(13_200 + 2 * 1_441_200 + 4_919_296, parameters(autoencoder, "decoder/"));
      assertEquals(6_379_200, multiplyAdds(autoencoder, in("encoder/")));
      assertEquals(7_807_200, multiplyAdds(autoencoder, in("decoder/")));
      assertEquals(2, activations(autoencoder, "encoder/", "ReLU"));
      assertEquals(3, activations(autoencoder, "decoder/", "Tanh"));
    }
  }

  private static long activations(Autoencoder autoencoder, String network, String type) {
    return autoencoder.layers().stream()
        .filter(in(network))
        .filter(layer -> layer.type().equals(type))
        .count();
  }

  private static Predicate<LayerSummary> in(String network) {
    return layer -> layer.name().startsWith(network);
  }

  private static long parameters(Autoencoder autoencoder, String network) {
    return autoencoder.layers().stream()
        .filter(in(network))
        .mapToLong(LayerSummary::parameters)
        .sum();
  }

  private static long multiplyAdds(Autoencoder autoencoder, Predicate<LayerSummary> wanted) {
    return autoencoder.layers().stream().filter(wanted).mapToLong(LayerSummary::multiplyAdds).sum();
  }
}

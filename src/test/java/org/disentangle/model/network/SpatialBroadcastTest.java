package org.disentangle.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Map;
import org.disentangle.config.Activation;
import org.disentangle.config.NetworkConfig;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;

class SpatialBroadcastTest {
  /** The weights in the order of the script, with how many numbers each has. */
  private static final List<Map.Entry<String, Integer>> WEIGHTS =
      List.of(
          Map.entry("decoder/base/kernel", 108),
          Map.entry("decoder/base/bias", 3),
          Map.entry("decoder/logits/kernel", 12),
          Map.entry("decoder/logits/bias", 1));

  private static NetworkConfig network() {
    NetworkConfig.Builder network =
        NetworkConfig.newBuilder().setLatentDimension(2).setActivation(Activation.LEAKY_RELU);
    network.getDecoderBuilder().setSpatialBroadcast(true).setBaseChannels(3).setKernelSize(2);
    return network.build();
  }

  /** From src/test/golden/spatial_broadcast_golden.py; rows and columns differ in number. */
  @Test
  void agreesWithTheSameDecoderInNumpy() {
    double[] expected = {
      0.3999608, 0.3681070, 0.3420094, 0.4244154, 0.3797358, 0.3883364, 0.3299139, 0.4357238,
      0.4471950, 0.3293339, 0.3382933, 0.4313794, 0.4143525, 0.3612600, 0.3211823, 0.4481272,
      0.2786164, 0.4917764, 0.2927784, 0.4515161, 0.2789443, 0.4867835, 0.3320234, 0.4043134,
      0.3779660, 0.3904531, 0.3285576, 0.4396836, 0.3575338, 0.4108798, 0.3161722, 0.4510743,
      0.4199401, 0.3529636, 0.3321412, 0.4374951, 0.3909763, 0.3816412, 0.3164747, 0.4525897,
      0.2712522, 0.4981214, 0.2915877, 0.4453371, 0.2762743, 0.4870281, 0.3443823, 0.3841710
    };
    float[][] latents = {{0.5f, -1}, {2, 0.25f}};
    double[] images =
        GoldenDecoder.images(network(), new ImageShape(6, 4, 1), latents, 0.5, WEIGHTS);
    assertArrayEquals(expected, images, 1e-6);
  }
}

package org.disentangle.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.disentangle.config.Activation;
import org.disentangle.config.NetworkConfig;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;

class AdaptiveNormalizationTest {
  private static final float[][] LATENTS = {{0.5f, -1}, {2, 0.25f}};

  /** The weights in the order of the script, with how many numbers each has. */
  private static final List<Map.Entry<String, Integer>> WEIGHTS =
      List.of(
          Map.entry("decoder/constant", 3),
          Map.entry("decoder/deconv1/kernel", 24),
          Map.entry("decoder/deconv1_scale/kernel", 4),
          Map.entry("decoder/deconv1_scale/bias", 2),
          Map.entry("decoder/deconv1_shift/kernel", 4),
          Map.entry("decoder/deconv1_shift/bias", 2),
          Map.entry("decoder/logits/kernel", 8),
          Map.entry("decoder/logits/bias", 1));

  private static NetworkConfig network() {
    NetworkConfig.Builder network =
        NetworkConfig.newBuilder().setLatentDimension(2).setActivation(Activation.LEAKY_RELU);
    network
        .getDecoderBuilder()
        .setAdaptiveNormalization(true)
        .setBaseChannels(3)
        .addFilters(2)
        .setKernelSize(2);
    return network.build();
  }

  private static double[] images(NetworkConfig network, float[][] latents) {
    return GoldenDecoder.images(network, new ImageShape(4, 4, 1), latents, 1.5, WEIGHTS);
  }

  /** From src/test/golden/adaptive_normalization_golden.py. */
  @Test
  void agreesWithTheSameDecoderInNumpy() {
    double[] expected = {
      0.2726369, 0.3292604, 0.0020027, 0.6762696, 0.9923192, 0.4883314, 0.9998617, 0.0078096,
      0.0053178, 0.6709777, 0.8676449, 0.3139263, 0.9996389, 0.0176083, 0.8867780, 0.9134568,
      0.6332971, 0.0079100, 0.0317785, 0.8195957, 0.9988454, 0.9234986, 0.9956996, 0.0596702,
      0.1432569, 0.9400108, 0.9950392, 0.2286472, 0.9419191, 0.1439655, 0.2686785, 0.9952137
    };
    assertArrayEquals(expected, images(network(), LATENTS), 1e-5);
  }

  /** An image is normalised by itself, so the others of its batch do not matter. */
  @Test
  void eachImageIsDecodedByItself() {
    double[] both = images(network(), LATENTS);
    double[] second = images(network(), new float[][] {LATENTS[1]});
    assertArrayEquals(Arrays.copyOfRange(both, second.length, both.length), second, 1e-6);
  }
}

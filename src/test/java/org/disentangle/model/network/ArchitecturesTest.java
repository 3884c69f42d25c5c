package org.disentangle.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.Resampling;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Mode;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Every architecture, on images of even, odd and unequal sizes, grey and in colour. */
class ArchitecturesTest {
  private static final List<ImageShape> IMAGES =
      List.of(
          new ImageShape(64, 64, 3),
          new ImageShape(96, 80, 1),
          new ImageShape(28, 28, 1),
          new ImageShape(32, 48, 3),
          new ImageShape(33, 17, 3),
          new ImageShape(7, 5, 2));

  /** Small, odd and unequal, so that every rounding has an effect. */
  private static final ImageShape SMALL = new ImageShape(7, 5, 3);

  static Stream<Arguments> networksAndImages() {
    return Networks.all()
        .flatMap(network -> IMAGES.stream().map(images -> arguments(network, images)));
  }

  static Stream<NetworkConfig> networks() {
    return Networks.all();
  }

  @ParameterizedTest
  @MethodSource("networksAndImages")
  void theDecoderGivesImagesOfTheirSize(NetworkConfig network, ImageShape images) {
    try (Autoencoder autoencoder = new Autoencoder(network, images, 2, Mode.TRAINING)) {
      assertEquals(
          Shape.of(2, images.height(), images.width(), images.channels()),
          autoencoder.decodedShape());
      assertEquals(2 * images.values(), autoencoder.decodedImages().length);
    }
  }

  /** The maps of the decoder have the sizes of the encoder's, in the opposite order. */
  @ParameterizedTest
  @MethodSource("networks")
  void theDecoderGoesBackThroughTheEncodersSizes(NetworkConfig network) {
    if (network.hasDense()) {
      return;
    }
    ImageShape images = new ImageShape(30, 21, 1);
    try (Autoencoder autoencoder = new Autoencoder(network, images, 1, Mode.TRAINING)) {
      assertEquals(
          List.of("15 x 11", "8 x 6"),
          sizes(autoencoder, "encoder/(conv|stage)\\d(/output)?_activation"));
      assertEquals(
          List.of("8 x 6", "15 x 11", "30 x 21"),
          sizes(autoencoder, "decoder/(map|constant|deconv\\d|stage\\d/up|logits)"));
    }
  }

  private static List<String> sizes(Autoencoder autoencoder, String names) {
    return autoencoder.layers().stream()
        .filter(layer -> layer.name().matches(names))
        .map(LayerSummary::output)
        .map(shape -> shape.get(1) + " x " + shape.get(2))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyWeightReceivesAGradient(NetworkConfig network) {
    NetworkConfig normalized =
        network.toBuilder().setBatchNormalization(true).setDropout(0.2).build();
    for (NetworkConfig each : List.of(network, normalized)) {
      try (Autoencoder autoencoder = new Autoencoder(each, SMALL, 8, Mode.TRAINING)) {
        autoencoder
            .derivatives()
            .forEach(
                (name, gradient) -> {
                  double largest = 0;
                  for (float value : gradient) {
                    largest = Math.max(largest, Math.abs(value));
                  }
                  // What normalisation takes out again has a gradient of mere rounding.
                  boolean cancelled = each.getBatchNormalization() && name.endsWith("/bias");
                  assertTrue(cancelled || largest > 0, name + " has no gradient");
                });
      }
    }
  }

  /**
   * Along the gradient of each variable, at weights that are not at their start: central
   * differences at a step and at half of it, the error of whose curvature cancels (Richardson).
   */
  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreThoseOfTheLoss(NetworkConfig network) {
    try (Autoencoder autoencoder = new Autoencoder(network, SMALL, 4, Mode.TRAINING)) {
      SplittableRandom random = new SplittableRandom(11);
      Map<String, float[]> weights = autoencoder.weights();
      weights
          .values()
          .forEach(
              values -> {
                for (int i = 0; i < values.length; i++) {
                  values[i] += (float) random.nextDouble(-0.05, 0.05);
                }
              });
      autoencoder.assign(weights);
      autoencoder
          .derivatives()
          .forEach(
              (name, gradient) -> {
                double norm = norm(gradient);
                double step = Math.min(0.25 / norm, 0.05);
                float[] start = weights.get(name);
                double whole = difference(autoencoder, name, start, gradient, step);
                double half = difference(autoencoder, name, start, gradient, step / 2);
                autoencoder.assign(Map.of(name, start));
                // Beside one percent, what the rounding of the four losses to floats leaves.
                double rounding = 3 * Math.ulp((float) autoencoder.lossValue()) / step;
                assertEquals(
                    norm, (4 * half - whole) / 3, 0.01 * norm + rounding, "gradient of " + name);
              });
    }
  }

  private static double difference(
      Autoencoder autoencoder, String name, float[] start, float[] gradient, double step) {
    double by = step / norm(gradient);
    return (lossAt(autoencoder, name, start, gradient, by)
            - lossAt(autoencoder, name, start, gradient, -by))
        / (2 * step);
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * (double) value;
    }
    return Math.sqrt(sum);
  }

  private static double lossAt(
      Autoencoder autoencoder, String name, float[] start, float[] direction, double by) {
    float[] moved = new float[start.length];
    for (int i = 0; i < start.length; i++) {
      moved[i] = (float) (start[i] + by * direction[i]);
    }
    autoencoder.assign(Map.of(name, moved));
    return autoencoder.lossValue();
  }

  /** Without normalisation and dropout, training and inference are one network. */
  @ParameterizedTest
  @MethodSource("networks")
  void bothModesGiveTheSame(NetworkConfig network) {
    try (Autoencoder training = new Autoencoder(network, SMALL, 3, Mode.TRAINING);
        Autoencoder inference = new Autoencoder(network, SMALL, 3, Mode.INFERENCE)) {
      // To the rounding: training computes the last layer in blocks.
      assertArrayEquals(training.decodedImages(), inference.decodedImages(), 1e-6f);
      assertEquals(training.lossValue(), inference.lossValue(), 1e-6 * inference.lossValue());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void dropoutDrawsInTrainingAlone(NetworkConfig network) {
    NetworkConfig dropping = network.toBuilder().setDropout(0.5).build();
    try (Autoencoder plain = new Autoencoder(network, SMALL, 3, Mode.INFERENCE);
        Autoencoder training = new Autoencoder(dropping, SMALL, 3, Mode.TRAINING);
        Autoencoder inference = new Autoencoder(dropping, SMALL, 3, Mode.INFERENCE)) {
      assertArrayEquals(plain.decodedImages(), inference.decodedImages(), 0);
      assertTrue(Math.abs(training.lossValue() - inference.lossValue()) > 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theLastLayerHasABiasIfSaid(NetworkConfig network) {
    List<NetworkConfig> both = Networks.withOutputBias(network);
    try (Autoencoder with = new Autoencoder(both.get(0), SMALL, 1, Mode.TRAINING);
        Autoencoder without = new Autoencoder(both.get(1), SMALL, 1, Mode.TRAINING)) {
      int biases = network.hasDense() ? SMALL.values() : SMALL.channels();
      assertEquals(biases, count(with) - count(without));
    }
  }

  private static long count(Autoencoder autoencoder) {
    return autoencoder.layers().stream().mapToLong(LayerSummary::parameters).sum();
  }

  /** The rows of the layer table leave no variable out. */
  @ParameterizedTest
  @MethodSource("networks")
  void theTableCountsEveryWeight(NetworkConfig network) {
    NetworkConfig normalized = network.toBuilder().setBatchNormalization(true).build();
    try (Autoencoder autoencoder = new Autoencoder(normalized, SMALL, 1, Mode.TRAINING)) {
      long all = autoencoder.variables().stream().mapToLong(variable -> variable.size()).sum();
      assertEquals(all, count(autoencoder));
    }
  }

  /** A block adds to its input: with kernels and biases of zeros in conv2 it is the identity. */
  @Test
  void aBlockWithoutItsSecondConvolutionDoesNothing() {
    NetworkConfig one = Networks.residual(Resampling.STRIDED);
    NetworkConfig.Builder more = one.toBuilder();
    more.getResidualBuilder().setBlocks(3);
    try (Autoencoder few = new Autoencoder(one, SMALL, 2, Mode.INFERENCE);
        Autoencoder many = new Autoencoder(more.build(), SMALL, 2, Mode.INFERENCE)) {
      Map<String, float[]> zeros = new LinkedHashMap<>();
      many.variables().stream()
          .filter(variable -> variable.name().matches(".*/block[23]/conv2/(kernel|bias)"))
          .forEach(variable -> zeros.put(variable.name(), new float[variable.size()]));
      assertEquals(2 * 4 * 2, zeros.size());
      assertTrue(Math.abs(few.lossValue() - many.lossValue()) > 1e-4);
      many.assign(zeros);
      assertArrayEquals(few.decodedImages(), many.decodedImages(), 0);
    }
  }
}

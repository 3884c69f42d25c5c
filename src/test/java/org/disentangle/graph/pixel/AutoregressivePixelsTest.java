package org.disentangle.graph.pixel;

import static org.disentangle.graph.GraphScratch.random;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Batches;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Variable;
import org.disentangle.graph.autoregressive.CausalMask;
import org.disentangle.graph.autoregressive.CausalNetwork.Architecture;
import org.disentangle.graph.autoregressive.JacobiIteration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class AutoregressivePixelsTest {
  private static final int CHANNELS = 3;

  private final GraphScratch scratch = new GraphScratch();

  @AfterEach
  void close() {
    scratch.close();
  }

  @Test
  void aKernelIsKeptDownToItsCentre() {
    assertArrayEquals(new float[][] {{1, 1, 1}, {1, 0, 0}}, CausalMask.A.upperRows(3));
    assertArrayEquals(new float[][] {{1, 1, 1}, {1, 1, 0}}, CausalMask.B.upperRows(3));
    assertArrayEquals(new float[][] {{1}}, CausalMask.B.upperRows(1));
  }

  /**
   * Changes one pixel and looks at which logits move: those that a chain of unmasked taps leads to,
   * found here by following the taps, and no other to the last bit.
   */
  @Test
  void aLogitKnowsThePixelsBeforeItThatTheKernelsReach() {
    int height = 6;
    int width = 7;
    Placeholder<TFloat32> images = images(height, width);
    AutoregressivePixels pixels = pixels(5, 3, 1, features(1, height, width));
    Operand<TFloat32> logits = pixels.given(scratch.tf, images).logits();
    shakeWeights(1);
    float[] image = binary(3, height * width);
    float[] before = fetch(logits, images, image);
    for (int changed = 0; changed < image.length; changed++) {
      float[] other = image.clone();
      other[changed] = 1 - other[changed];
      float[] after = fetch(logits, images, other);
      for (int i = 0; i < image.length; i++) {
        boolean reached = reached(changed, i, width);
        assertEquals(
            reached,
            before[i] != after[i],
            "logit at %d, pixel at %d changed".formatted(i, changed));
        assertTrue(!reached || changed < i);
      }
    }
  }

  /** One step by a tap of type A of size 5, then at most one by a tap of type B of size 3. */
  private static boolean reached(int from, int to, int width) {
    int dy = to / width - from / width;
    int dx = to % width - from % width;
    for (int y = -1; y <= 0; y++) {
      for (int x = -1; x <= 1; x++) {
        boolean second = y < 0 || x <= 0;
        int firstY = -dy - y;
        int firstX = -dx - x;
        boolean first =
            firstY >= -2 && Math.abs(firstX) <= 2 && (firstY < 0 || (firstY == 0 && firstX < 0));
        int middle = to % width + x;
        if (second && first && middle >= 0 && middle < width && to / width + y >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aLogitKnowsTheFeaturesAtItsOwnPlaceAndBefore() {
    int width = 4;
    Placeholder<TFloat32> features =
        scratch.tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(1, width, width, CHANNELS)));
    Operand<TFloat32> images = scratch.tf.zeros(constantShape(1, width, width, 1), TFloat32.class);
    Operand<TFloat32> logits = pixels(3, 3, 1, features).given(scratch.tf, images).logits();
    shakeWeights(1);
    float[] values = random(4, width * width * CHANNELS);
    float[] before = fetch(logits, features, values);
    int place = 5;
    values[place * CHANNELS + 1] += 1;
    float[] after = fetch(logits, features, values);
    for (int i = 0; i < before.length; i++) {
      // A tap of type B leads on to the next pixel, and to the three below.
      boolean reached = List.of(place, place + 1, place + 3, place + 4, place + 5).contains(i);
      assertEquals(reached, before[i] != after[i], "logit at " + i);
    }
  }

  /** The density is one: all images of 3 x 3 pixels together have probability 1. */
  @Test
  void theProbabilitiesOfAllImagesSumToOne() {
    int side = 3;
    int count = 1 << (side * side);
    float[] all = new float[count * side * side];
    for (int i = 0; i < all.length; i++) {
      all[i] = (i / (side * side)) >> (i % (side * side)) & 1;
    }
    Operand<TFloat32> images =
        scratch.tf.constant(Shape.of(count, side, side, 1), DataBuffers.of(all));
    AutoregressivePixels pixels = pixels(5, 3, 2, repeatedFeatures(count, side));
    Operand<TFloat32> nats =
        Batches.sums(scratch.tf, pixels.negativeLogLikelihood(scratch.tf, images));
    shakeWeights(2);
    float[] costs = scratch.floats(nats);
    double sum = 0;
    double largest = 0;
    for (float cost : costs) {
      sum += Math.exp(-cost);
      largest = Math.max(largest, Math.exp(-cost));
    }
    assertEquals(1, sum, 1e-5);
    assertTrue(largest > 5.0 / count, "far from uniform: " + largest);
  }

  /** Drawn as often as they are probable: all images of 2 x 2 pixels. */
  @Test
  void aSampleIsADrawFromTheDensity() {
    int count = 20_000;
    int side = 2;
    float[] all = new float[16 * 4];
    for (int i = 0; i < all.length; i++) {
      all[i] = (i / 4) >> (i % 4) & 1;
    }
    Operand<TFloat32> images =
        scratch.tf.constant(Shape.of(16, side, side, 1), DataBuffers.of(all));
    Operand<TFloat32> nats =
        Batches.sums(
            scratch.tf,
            pixels(3, 3, 1, repeatedFeatures(16, side)).negativeLogLikelihood(scratch.tf, images));
    Operand<TFloat32> drawn =
        pixels(3, 3, 1, repeatedFeatures(count, side)).sampled(scratch.tf, scratch.noise, "pixels");
    shakeWeights(1);
    float[] costs = scratch.floats(nats);
    float[] pixels = scratch.floats(drawn);
    int[] found = new int[16];
    for (int i = 0; i < count; i++) {
      int image = 0;
      for (int k = 0; k < 4; k++) {
        image |= (int) pixels[4 * i + k] << k;
      }
      found[image]++;
    }
    for (int image = 0; image < 16; image++) {
      double expected = count * Math.exp(-costs[image]);
      assertEquals(expected, found[image], 4.5 * Math.sqrt(expected) + 1, "image " + image);
    }
  }

  /**
   * What drawing one pixel after the other gives, to the last bit; at ½ each pixel is the likelier.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theIterationDrawsWhatOnePixelAfterTheOtherDoes(boolean drawn) {
    int height = 6;
    int width = 5;
    int size = height * width;
    float[] thresholds = new float[2 * size];
    Arrays.fill(thresholds, 0.5f);
    if (drawn) {
      float[] numbers = random(17, 2 * size);
      for (int i = 0; i < numbers.length; i++) {
        thresholds[i] = (numbers[i] + 1) / 2;
      }
    }
    Operand<TFloat32> features = features(2, height, width);
    AutoregressivePixels pixels = pixels(5, 3, 1, features);
    Placeholder<TFloat32> images =
        scratch.tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2, height, width, 1)));
    Operand<TFloat32> given = pixels.given(scratch.tf, images).mean(scratch.tf);
    JacobiIteration iteration =
        pixels.drawn(
            scratch.tf,
            scratch.tf.constant(Shape.of(2, height, width, 1), DataBuffers.of(thresholds)));
    shakeWeights(3);

    float[] sequential = new float[2 * size];
    for (int i = 0; i < size; i++) {
      float[] now = fetch(given, images, sequential);
      for (int at : new int[] {i, size + i}) {
        sequential[at] = thresholds[at] < now[at] ? 1 : 0;
      }
    }
    float[] atOnce = fetch(given, images, new float[2 * size]);
    int misled = 0;
    for (int i = 0; i < atOnce.length; i++) {
      misled += (thresholds[i] < atOnce[i] ? 1 : 0) == sequential[i] ? 0 : 1;
    }
    assertTrue(misled > 5, "the pixels mind each other: " + misled);
    assertArrayEquals(sequential, scratch.floats(iteration.pixels()), 0);
    int sweeps = sweeps(iteration);
    assertTrue(sweeps > 3 && sweeps < size, sweeps + " sweeps");
  }

  /** What latents decode to depends on nothing else in the batch, and on no seed. */
  @Test
  void decodedImagesAreDrawnWithTheSameNoise() {
    int side = 6;
    int size = side * side;
    Operand<TFloat32> two = scratch.tf.tile(features(1, side, side), constantShape(2, 1, 1, 1));
    AutoregressivePixels pixels = pixels(5, 3, 1, two);
    Operand<TFloat32> decoded = pixels.decoded(scratch.tf);
    Operand<TFloat32> sampled = pixels.sampled(scratch.tf, scratch.noise, "pixels");
    shakeWeights(1);
    float[] image = scratch.floats(decoded);
    assertArrayEquals(Arrays.copyOf(image, size), Arrays.copyOfRange(image, size, 2 * size), 0);
    float[] drawn = scratch.floats(sampled);
    assertFalse(
        Arrays.equals(Arrays.copyOf(drawn, size), Arrays.copyOfRange(drawn, size, 2 * size)));
  }

  /** Each pixel the opposite of the one before: nothing is gained by drawing all at once. */
  @Test
  void aChainOfAllPixelsTakesASweepForEach() {
    int width = 9;
    Operand<TFloat32> features = scratch.tf.zeros(constantShape(1, 1, width, 1), TFloat32.class);
    AutoregressivePixels pixels =
        AutoregressivePixels.of(
            scratch.layers,
            "decoder",
            new Architecture(1, 3, 1, 0, Activation.LEAKY_RELU),
            features);
    JacobiIteration iteration = pixels.drawn(scratch.tf, halves(1, width));
    float[] left = new float[6];
    left[3] = -10;
    assign(
        Map.of(
            "decoder/first/kernel", left,
            "decoder/logits/kernel", new float[] {5},
            "decoder/logits/bias", new float[] {5}));
    assertArrayEquals(new float[] {1, 0, 1, 0, 1, 0, 1, 0, 1}, scratch.floats(iteration.pixels()));
    assertEquals(width, sweeps(iteration));
  }

  /** With the first kernel at 0: independent pixels. */
  @Test
  void withoutAFirstKernelPixelsAreIndependent() {
    int side = 5;
    Operand<TFloat32> features = features(1, side, side);
    AutoregressivePixels pixels = pixels(3, 3, 2, features);
    float[] image = binary(6, side * side);
    Operand<TFloat32> images =
        scratch.tf.constant(Shape.of(1, side, side, 1), DataBuffers.of(image));
    Operand<TFloat32> nats = pixels.negativeLogLikelihood(scratch.tf, images);
    Operand<TFloat32> ofBlack =
        pixels.given(scratch.tf, scratch.tf.zerosLike(images)).mean(scratch.tf);
    JacobiIteration iteration = pixels.drawn(scratch.tf, halves(side, side));
    shakeWeights(2);
    assign(Map.of("decoder/first/kernel", new float[2 * 3 * CHANNELS]));
    float[] probabilities = scratch.floats(ofBlack);
    float[] costs = scratch.floats(nats);
    for (int i = 0; i < costs.length; i++) {
      double p = image[i] == 1 ? probabilities[i] : 1 - probabilities[i];
      assertEquals(-Math.log(p), costs[i], 1e-5);
    }
    assertEquals(2, sweeps(iteration));
  }

  @Test
  void theTableShowsTheMaskedLayers() {
    pixels(5, 3, 2, features(1, 6, 7));
    assertEquals(
        List.of(
                new LayerSummary(
                    "decoder/first", "MaskedConv2D", Shape.of(-1, 6, 7, 3), 45, 0, 45 * 42),
                new LayerSummary(
                    "decoder/masked1", "MaskedConv2D", Shape.of(-1, 6, 7, 3), 57, 0, 54 * 42),
                new LayerSummary(
                    "decoder/masked2", "MaskedConv2D", Shape.of(-1, 6, 7, 3), 57, 0, 54 * 42),
                new LayerSummary(
                    "decoder/logits", "MaskedConv2D", Shape.of(-1, 6, 7, 1), 4, 0, 3 * 42))
            .toString(),
        scratch.layers.summaries().toString());
  }

  private AutoregressivePixels pixels(
      int firstKernelSize, int kernelSize, int furtherLayers, Operand<TFloat32> features) {
    return AutoregressivePixels.of(
        scratch.layers,
        "decoder",
        new Architecture(CHANNELS, firstKernelSize, kernelSize, furtherLayers, Activation.TANH),
        features);
  }

  private Operand<TFloat32> features(int count, int height, int width) {
    return scratch.tf.constant(
        Shape.of(count, height, width, CHANNELS),
        DataBuffers.of(random(5, count * height * width * CHANNELS)));
  }

  private Operand<TFloat32> halves(int height, int width) {
    return scratch.tf.fill(constantShape(1, height, width, 1), scratch.tf.constant(0.5f));
  }

  /** The same features for every image. */
  private Operand<TFloat32> repeatedFeatures(int count, int side) {
    return scratch.tf.tile(features(1, side, side), constantShape(count, 1, 1, 1));
  }

  private Operand<TInt32> constantShape(int... sizes) {
    return scratch.tf.constant(sizes);
  }

  private Placeholder<TFloat32> images(int height, int width) {
    return scratch.tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, height, width, 1)));
  }

  private static float[] binary(long seed, int count) {
    float[] values = random(seed, count);
    for (int i = 0; i < count; i++) {
      values[i] = values[i] > 0 ? 1 : 0;
    }
    return values;
  }

  /** Numbers in ±scale for all weights. */
  private void shakeWeights(float scale) {
    Map<String, float[]> values = new HashMap<>();
    long seed = 30;
    for (Variable variable : scratch.session().variables()) {
      float[] numbers = random(seed++, variable.size());
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] *= scale;
      }
      values.put(variable.name(), numbers);
    }
    scratch.session().assign(values);
  }

  private void assign(Map<String, float[]> values) {
    scratch.session().assign(values);
  }

  private int sweeps(JacobiIteration iteration) {
    try (Result result = scratch.session().runner().fetch(iteration.sweeps()).run()) {
      return ((TInt32) result.get(0)).getInt();
    }
  }

  private float[] fetch(Operand<TFloat32> wanted, Placeholder<TFloat32> fed, float[] values) {
    try (TFloat32 tensor = TFloat32.tensorOf(fed.shape(), DataBuffers.of(values));
        Result result = scratch.session().runner().feed(fed, tensor).fetch(wanted).run()) {
      float[] numbers = new float[Math.toIntExact(result.get(0).shape().size())];
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(numbers));
      return numbers;
    }
  }
}

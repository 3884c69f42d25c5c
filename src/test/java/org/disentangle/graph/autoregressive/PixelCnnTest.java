package org.disentangle.graph.autoregressive;

import static org.disentangle.graph.GraphScratch.random;
import static org.disentangle.graph.GraphScratch.row;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.graph.Batches;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

class PixelCnnTest {
  private final GraphScratch scratch = new GraphScratch();

  @AfterEach
  void close() {
    scratch.close();
  }

  @Test
  void masksLetThroughWhatComesBefore() {
    assertArrayEquals(new float[][] {{1, 1, 1}, {1, 0, 0}, {0, 0, 0}}, CausalMask.A.values(3));
    assertArrayEquals(new float[][] {{1, 1, 1}, {1, 1, 0}, {0, 0, 0}}, CausalMask.B.values(3));
    assertArrayEquals(new float[][] {{0}}, CausalMask.A.values(1));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> CausalMask.A.values(4));
    assertTrue(refused.getMessage().contains("size 4"), refused.getMessage());
  }

  /**
   * Changes the code at one position and looks at which logits move: none at or before it; with a
   * first kernel that spans the map, all after it.
   */
  @Test
  void aPositionKnowsAllThoseBeforeItAndNoOther() {
    int side = 4;
    int codes = 3;
    PixelCnn network = network(codes, side, PixelCnn.spanning(side, side));
    Placeholder<TInt64> maps = maps(side);
    Operand<TFloat32> logits = network.logits(maps);
    shakeWeights();
    SplittableRandom random = new SplittableRandom(8);
    long[] map = random.longs((long) side * side, 0, codes).toArray();
    float[] before = fetch(logits, maps, side, map);
    for (int changed = 0; changed < map.length; changed++) {
      long[] other = map.clone();
      other[changed] = (map[changed] + 1) % codes;
      float[] after = fetch(logits, maps, side, other);
      for (int i = 0; i < map.length; i++) {
        boolean same = Arrays.equals(row(before, i, codes), row(after, i, codes));
        assertEquals(i <= changed, same, "logits at %d, code at %d changed".formatted(i, changed));
      }
    }
  }

  /** What the class says of smaller kernels: one stack is blind to the upper right. */
  @Test
  void aSmallFirstKernelIsBlindToTheUpperRight() {
    int side = 4;
    PixelCnn network = network(2, side, 3);
    Placeholder<TInt64> maps = maps(side);
    Operand<TFloat32> logits = network.logits(maps);
    shakeWeights();
    long[] map = new long[side * side];
    float[] before = fetch(logits, maps, side, map);
    // The last code of the first row, seen from the first position of the second.
    map[3] = 1;
    float[] after = fetch(logits, maps, side, map);
    assertArrayEquals(row(before, 4, 2), row(after, 4, 2), 0);
    assertFalse(Arrays.equals(row(before, 6, 2), row(after, 6, 2)));
  }

  /** A distribution: over all maps of 2 x 2 positions and 3 codes the probabilities add up to 1. */
  @Test
  void theProbabilitiesOfAllMapsAddUpToOne() {
    double total = 0;
    for (double probability : probabilities(network(3, 2, 3), maps(2), 3)) {
      total += probability;
    }
    assertEquals(1, total, 1e-5);
  }

  /** Samples come as often as their probability says, within five standard errors. */
  @Test
  void samplesFollowTheDistribution() {
    int codes = 2;
    int count = 20_000;
    PixelCnn network = network(codes, 2, 3);
    Placeholder<TInt64> maps = maps(2);
    Operand<TInt64> drawn = network.sample(scratch.tf, scratch.noise, scratch.tf.constant(count));
    double[] probabilities = probabilities(network, maps, codes);
    long[] samples = scratch.longs(drawn);
    assertEquals(4 * count, samples.length);
    assertArrayEquals(samples, scratch.longs(drawn), "the same seed draws the same maps");
    int[] counts = new int[probabilities.length];
    for (int i = 0; i < count; i++) {
      int index = 0;
      for (int p = 0; p < 4; p++) {
        index = index * codes + (int) samples[4 * i + p];
      }
      counts[index]++;
    }
    double largest = 0;
    for (int i = 0; i < counts.length; i++) {
      double p = probabilities[i];
      largest = Math.max(largest, p);
      assertEquals(p, (double) counts[i] / count, 5 * Math.sqrt(p * (1 - p) / count), "map " + i);
    }
    assertTrue(largest > 2.0 / counts.length, "a distribution worth the test");
  }

  @Test
  void oneCodeIsCertain() {
    PixelCnn network = network(1, 2, 3);
    Placeholder<TInt64> maps = maps(2);
    Operand<TFloat32> nats = network.negativeLogLikelihood(scratch.tf, maps);
    shakeWeights();
    assertArrayEquals(new float[4], fetch(nats, maps, 2, new long[4]), 0);
  }

  /** Central differences along the gradient of each variable. */
  @Test
  void gradientsAreThoseOfTheNats() {
    int side = 3;
    int codes = 4;
    PixelCnn network = network(codes, side, 5);
    SplittableRandom random = new SplittableRandom(4);
    Operand<TInt64> maps =
        scratch.tf.reshape(
            scratch.tf.constant(random.longs(5L * side * side, 0, codes).toArray()),
            scratch.tf.constant(new int[] {5, side, side}));
    Operand<TFloat32> nats =
        Batches.meanOfSums(scratch.tf, network.negativeLogLikelihood(scratch.tf, maps));
    List<Gradient> gradients = Gradient.of(scratch.graph, nats, scratch.variables.trainable());
    shakeWeights();
    for (Gradient gradient : gradients) {
      String name = gradient.variable().name();
      float[] start = scratch.value(gradient.variable());
      float[] direction = scratch.floats(gradient.value());
      double norm = 0;
      for (float value : direction) {
        norm += value * value;
      }
      norm = Math.sqrt(norm);
      assertTrue(norm > 0, name + " has no gradient");
      double step = 0.01;
      double up = natsAt(nats, name, start, direction, step / norm);
      double down = natsAt(nats, name, start, direction, -step / norm);
      scratch.session().assign(Map.of(name, start));
      assertEquals((up - down) / (2 * step), norm, 0.01 * norm, "gradient of " + name);
    }
  }

  private double natsAt(
      Operand<TFloat32> nats, String name, float[] start, float[] direction, double by) {
    float[] moved = start.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (by * direction[i]);
    }
    scratch.session().assign(Map.of(name, moved));
    return scratch.floats(nats)[0];
  }

  private PixelCnn network(int codes, int side, int kernelSize) {
    return new PixelCnn(
        scratch.layers, "prior", new PixelCnn.Architecture(codes, side, side, 6, kernelSize, 2));
  }

  private Placeholder<TInt64> maps(int side) {
    return scratch.tf.placeholder(
        TInt64.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, side, side)));
  }

  /** Larger weights and biases than a start has: distributions far from even. */
  private void shakeWeights() {
    Map<String, float[]> weights = new HashMap<>();
    for (Variable variable : scratch.session().variables()) {
      float[] values = random(Variables.salt(variable.name()), variable.size());
      for (int i = 0; i < values.length; i++) {
        values[i] *= 0.7f;
      }
      weights.put(variable.name(), values);
    }
    scratch.session().assign(weights);
  }

  /** Of every map of 2 x 2 codes, the first position counting most. */
  private double[] probabilities(PixelCnn network, Placeholder<TInt64> maps, int codes) {
    Operand<TFloat32> nats = network.negativeLogLikelihood(scratch.tf, maps);
    shakeWeights();
    int all = codes * codes * codes * codes;
    long[] every = new long[4 * all];
    for (int i = 0; i < all; i++) {
      int rest = i;
      for (int p = 3; p >= 0; p--) {
        every[4 * i + p] = rest % codes;
        rest /= codes;
      }
    }
    float[] found = fetch(nats, maps, 2, every);
    double[] probabilities = new double[all];
    for (int i = 0; i < all; i++) {
      double sum = 0;
      for (float value : row(found, i, 4)) {
        sum += value;
      }
      probabilities[i] = Math.exp(-sum);
    }
    return probabilities;
  }

  private float[] fetch(
      Operand<TFloat32> wanted, Placeholder<TInt64> maps, int side, long[] codes) {
    Shape shape = Shape.of(codes.length / (side * side), side, side);
    try (TInt64 fed = TInt64.tensorOf(shape, DataBuffers.of(codes));
        Result result = scratch.session().runner().feed(maps, fed).fetch(wanted).run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.copyTo(DataBuffers.of(values));
      return values;
    }
  }
}

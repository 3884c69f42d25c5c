package org.disentangle.graph.codebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class FiniteScalarQuantizerTest {
  private static final List<Integer> LEVELS = List.of(3, 5, 4);
  private static final int ALL = 60;
  private static final double EPSILON = 1e-3;

  private final GraphScratch scratch = new GraphScratch();
  private final Variable latents =
      scratch.variable("latents", Shape.of(ALL, 3), new float[ALL * 3]);
  private final FiniteScalarQuantizer quantizer =
      new FiniteScalarQuantizer(scratch.layers, "quantizer", LEVELS);
  private final Quantized quantized = quantizer.quantize(latents.value());

  @AfterEach
  void close() {
    scratch.close();
  }

  /** The values and the paper's single index of one code. */
  private void assertQuantizes(float[] z, float[] values, int index) {
    float[] padded = Arrays.copyOf(z, ALL * 3);
    scratch.session().assign(Map.of("latents", padded));
    assertArrayEquals(
        values, Arrays.copyOf(scratch.floats(quantized.embeddings()), 3), 0, Arrays.toString(z));
    assertEquals(index, indices(scratch.longs(quantized.codes()))[0], Arrays.toString(z));
  }

  /** Of each row, with the latents before it as lower digits. */
  private static int[] indices(long[] codes) {
    return IntStream.range(0, ALL)
        .map(row -> (int) (codes[3 * row] + 3 * codes[3 * row + 1] + 15 * codes[3 * row + 2]))
        .toArray();
  }

  /** Worked out in plain doubles, apart from this program, from the paper's formulas. */
  @Test
  void quantisesAsThePaper() {
    assertQuantizes(new float[] {0.25f, 0.6f, -7}, new float[] {0, 0.5f, -1}, 10);
    assertQuantizes(new float[] {0, 0, 0}, new float[] {0, 0, 0}, 37);
    assertQuantizes(new float[] {9, 9, 9}, new float[] {1, 1, 0.5f}, 59);
    assertQuantizes(new float[] {-9, -9, -9}, new float[] {-1, -1, -1}, 0);
  }

  /** Every code can be reached, by the z that the bound maps onto it, and gives itself again. */
  @Test
  void everyCodeIsReachedAndItsValuesLeadBackToIt() {
    float[] z = new float[ALL * 3];
    for (int code = 0; code < ALL; code++) {
      int rest = code;
      for (int j = 0; j < 3; j++) {
        int levels = LEVELS.get(j);
        z[3 * code + j] = (float) latent(rest % levels, levels);
        rest /= levels;
      }
    }
    scratch.session().assign(Map.of("latents", z));
    assertArrayEquals(IntStream.range(0, ALL).toArray(), indices(scratch.longs(quantized.codes())));
    float[] values = scratch.floats(quantized.embeddings());
    for (int row = 0; row < ALL; row++) {
      for (int j = 0; j < 3; j++) {
        int half = LEVELS.get(j) / 2;
        int index = Math.round(values[3 * row + j] * half) + half;
        assertEquals(FiniteScalarQuantizer.values(LEVELS.get(j))[index], values[3 * row + j], 0);
        z[3 * row + j] = (float) latent(index, LEVELS.get(j));
      }
    }
    scratch.session().assign(Map.of("latents", z));
    assertArrayEquals(IntStream.range(0, ALL).toArray(), indices(scratch.longs(quantized.codes())));
  }

  /** The inverse of the bound; beyond its ends a latent that it maps near them. */
  private static double latent(int index, int levels) {
    double h = (levels - 1) * (1 - EPSILON) / 2;
    double offset = levels % 2 == 0 ? 0.5 : 0;
    double tanh = Math.max(-0.9999, Math.min(0.9999, (index - levels / 2 + offset) / h));
    return atanh(tanh) - atanh(offset / h);
  }

  private static double atanh(double x) {
    return Math.log((1 + x) / (1 - x)) / 2;
  }

  @Test
  void oddLevelsAreSymmetricAndEvenOnesHaveOneMoreBelow() {
    assertArrayEquals(new float[] {-1, -0.5f, 0, 0.5f, 1}, FiniteScalarQuantizer.values(5), 0);
    assertArrayEquals(new float[] {-1, -0.5f, 0, 0.5f}, FiniteScalarQuantizer.values(4), 0);
  }

  /** (1 − tanh²) h / ⌊L/2⌋ times what comes from above. */
  @Test
  void theGradientIsThatOfTheBound() {
    Operand<TFloat32> loss =
        scratch.tf.sum(
            quantized.straightThrough(scratch.tf), scratch.tf.constant(new int[] {0, 1}));
    List<Gradient> gradients = Gradient.of(scratch.graph, loss, List.of(latents));
    float[] z = Arrays.copyOf(new float[] {0.25f, 0.6f, -1.5f}, ALL * 3);
    scratch.session().assign(Map.of("latents", z));
    float[] found = scratch.floats(gradients.get(0).value());
    for (int j = 0; j < 3; j++) {
      int levels = LEVELS.get(j);
      double h = (levels - 1) * (1 - EPSILON) / 2;
      double offset = levels % 2 == 0 ? 0.5 : 0;
      double tanh = Math.tanh(z[j] + atanh(offset / h));
      assertEquals((1 - tanh * tanh) * h / Math.floorDiv(levels, 2), found[j], 1e-5);
    }
  }

  @Test
  void betweenIndicesLieTheValuesBetween() {
    Operand<TFloat32> values =
        quantizer.valuesAt(scratch.tf.constant(new float[][] {{0.5f, 3, 2.5f}, {-1, 7, 7}}));
    assertArrayEquals(new float[] {-0.5f, 0.5f, 0.25f, -1, 1, 0.5f}, scratch.floats(values), 0);
  }

  @Test
  void twoLevelsAreRefused() {
    assertEquals(
        "levels are [5, 2], but each must be at least 3",
        assertThrows(
                IllegalArgumentException.class,
                () -> new FiniteScalarQuantizer(scratch.layers, "two", List.of(5, 2)))
            .getMessage());
  }
}

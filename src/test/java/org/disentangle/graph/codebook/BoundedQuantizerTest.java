package org.disentangle.graph.codebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class BoundedQuantizerTest {
  private static final float[] LATENTS = {0, 0.3f, -2, 9, -9, 1};

  private final GraphScratch scratch = new GraphScratch();
  private final Variable latents = scratch.variable("latents", Shape.of(2, 3), LATENTS);
  private final BoundedQuantizer quantizer =
      new BoundedQuantizer(scratch.layers, "quantizer", 3, 12);
  private final Quantized quantized = quantizer.quantize(latents.value());

  @AfterEach
  void close() {
    scratch.close();
  }

  /**
   * By hand, of the paper's 12 values: tanh(0.3) = 0.291 is nearest to 3/11, tanh(1) = 0.762 to
   * 9/11.
   */
  @Test
  void roundsToEvenlySpacedValuesWithBothEnds() {
    assertArrayEquals(new long[] {6, 7, 0, 11, 0, 10}, scratch.longs(quantized.codes()));
    assertArrayEquals(
        new float[] {1 / 11f, 3 / 11f, -1, 1, -1, 9 / 11f},
        scratch.floats(quantized.embeddings()),
        1e-6f);
  }

  @Test
  void indicesGiveTheValuesOfTheTable() {
    float[] values = BoundedQuantizer.values(12);
    assertEquals(12, values.length);
    for (int i = 0; i < 12; i++) {
      assertEquals(-values[11 - i], values[i], 1e-6, "symmetric");
    }
    Operand<TFloat32> found =
        quantizer.valuesAt(scratch.tf.constant(new float[][] {{0, 5, 11}, {-3, 99, 7}}));
    assertArrayEquals(
        new float[] {values[0], values[5], values[11], -1, 1, values[7]}, scratch.floats(found), 0);
  }

  @Test
  void theGradientIsThatOfTheBound() {
    Operand<TFloat32> loss =
        scratch.tf.sum(
            quantized.straightThrough(scratch.tf), scratch.tf.constant(new int[] {0, 1}));
    float[] found =
        scratch.floats(Gradient.of(scratch.graph, loss, List.of(latents)).get(0).value());
    for (int i = 0; i < LATENTS.length; i++) {
      assertEquals(1 - Math.pow(Math.tanh(LATENTS[i]), 2), found[i], 1e-6);
    }
  }
}

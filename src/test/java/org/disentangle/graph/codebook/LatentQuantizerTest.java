package org.disentangle.graph.codebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class LatentQuantizerTest {
  private static final int SIZE = 5;
  private static final float[] LATENTS = {0.3f, -0.9f, 0.1f, 0.13f};

  private final GraphScratch scratch = new GraphScratch();
  private final Variable latents = scratch.variable("latents", Shape.of(2, 2), LATENTS);
  private final LatentQuantizer quantizer =
      new LatentQuantizer(scratch.layers, "quantizer", 2, SIZE);
  private final Quantized quantized = quantizer.quantize(latents.value());

  @AfterEach
  void close() {
    scratch.close();
  }

  /** By hand: the values are −0.5, −0.25, 0, 0.25, 0.5; the mean square of z − q is 0.046725. */
  @Test
  void eachLatentTakesTheNearestOfItsValues() {
    Operand<TFloat32> codebookTerm = quantized.codebookTerm(scratch.tf);
    Operand<TFloat32> commitmentTerm = quantized.commitmentTerm(scratch.tf);
    assertArrayEquals(
        new float[] {0.25f, -0.5f, 0, 0.25f}, scratch.floats(quantized.embeddings()), 0);
    assertArrayEquals(new long[] {3, 0, 2, 3}, scratch.longs(quantized.codes()));
    assertEquals(0.046725 * 2, scratch.floats(codebookTerm)[0], 1e-7);
    assertEquals(0.046725 * 2, scratch.floats(commitmentTerm)[0], 1e-7);
  }

  @Test
  void everyLatentHasValuesOfItsOwn() {
    scratch
        .session()
        .assign(Map.of("quantizer/values", new float[] {-3, 0.2f, 9, 9, 9, 7, 6, 5, -1.1f, 3}));
    assertArrayEquals(new long[] {1, 3, 1, 3}, scratch.longs(quantized.codes()));
    assertArrayEquals(
        new float[] {0.2f, -1.1f, 0.2f, -1.1f}, scratch.floats(quantized.embeddings()), 0);
  }

  /** 0.125 is as far from 0 as from 0.25; of equal values the first is taken. */
  @Test
  void ofEquallyNearValuesTheLowerIndexIsTaken() {
    scratch.session().assign(Map.of("latents", new float[] {0.125f, -0.375f, 2, 2}));
    assertArrayEquals(new long[] {2, 0, 4, 4}, scratch.longs(quantized.codes()));
    scratch.session().assign(Map.of("quantizer/values", new float[2 * SIZE]));
    assertArrayEquals(new long[] {0, 0, 0, 0}, scratch.longs(quantized.codes()));
  }

  @Test
  void indicesGiveTheirValuesExactlyAndWhatLiesBetween() {
    Operand<TFloat32> halves =
        quantizer.valuesAt(scratch.tf.constant(new float[][] {{0.5f, 3.25f}, {-8, 99}}));
    float[] values = {0.1f, 0.3f, 1e-3f, -7.7f, 12.1f, 5.5f, 1, 2, 4, 8};
    Operand<TFloat32> whole = quantizer.valuesAt(scratch.tf.constant(new float[][] {{3, 4}}));
    scratch.session().assign(Map.of("quantizer/values", values));
    assertArrayEquals(new float[] {-7.7f, 8}, scratch.floats(whole), 0);
    assertArrayEquals(new float[] {0.2f, 5, 0.1f, 8}, scratch.floats(halves), 1e-6f);
  }

  /** The reconstruction's gradient at q goes to z as it is, and to no value. */
  @Test
  void theGradientPassesTheQuantiserUnchanged() {
    Operand<TFloat32> upstream = scratch.tf.constant(new float[][] {{2, -3}, {0.5f, 7}});
    Operand<TFloat32> loss =
        scratch.tf.sum(
            scratch.tf.math.mul(quantized.straightThrough(scratch.tf), upstream),
            scratch.tf.constant(new int[] {0, 1}));
    assertEquals(List.of("latents"), scratch.reached(loss, latents, quantizer.values()));
    List<Gradient> gradients = Gradient.reaching(scratch.graph, loss, List.of(latents));
    assertArrayEquals(new float[] {2, -3, 0.5f, 7}, scratch.floats(gradients.get(0).value()), 0);
  }

  /** d/dv of the mean over the batch of (v − z)²: 2 (v − z) / B where v was chosen. */
  @Test
  void theCodebookTermMovesOnlyTheValuesThatWereChosen() {
    Operand<TFloat32> term = quantized.codebookTerm(scratch.tf);
    assertEquals(List.of("quantizer/values"), scratch.reached(term, latents, quantizer.values()));
    List<Gradient> gradients = Gradient.reaching(scratch.graph, term, List.of(quantizer.values()));
    assertArrayEquals(
        new float[] {0, 0, -0.1f, -0.05f, 0, 0.4f, 0, 0, 0.12f, 0},
        scratch.floats(gradients.get(0).value()),
        1e-6f);
  }

  @Test
  void theCommitmentTermMovesOnlyTheEncoder() {
    assertEquals(
        List.of("latents"),
        scratch.reached(quantized.commitmentTerm(scratch.tf), latents, quantizer.values()));
  }

  @Test
  void drawnIndicesAreEven() {
    Operand<TFloat32> drawn =
        quantizer.drawnIndices(scratch.tf, scratch.noise, scratch.tf.constant(5000));
    int[] counts = new int[SIZE];
    for (float index : scratch.floats(drawn)) {
      assertEquals(Math.rint(index), index, 0);
      counts[(int) index]++;
    }
    // Five standard deviations of a binomial of 10,000 draws with 1/5.
    for (int count : counts) {
      assertEquals(2000, count, 200);
    }
  }
}

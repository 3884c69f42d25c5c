package org.disentangle.graph.codebook;

import static org.disentangle.graph.GraphScratch.random;
import static org.disentangle.graph.GraphScratch.row;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.disentangle.graph.Batches;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variable.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class VectorQuantizerTest {
  private static final int BATCH = 3;
  private static final int SIDE = 2;
  private static final int POSITIONS = BATCH * SIDE * SIDE;
  private static final int CODES = 7;
  private static final int DIMENSION = 5;
  private static final float[] ENCODINGS = random(1, POSITIONS * DIMENSION);
  private static final float[] CODEBOOK = random(2, CODES * DIMENSION);

  private final GraphScratch scratch = new GraphScratch();
  private final Variable encodings =
      scratch.variable("encodings", Shape.of(BATCH, SIDE, SIDE, DIMENSION), ENCODINGS);
  private final VectorQuantizer quantizer =
      new VectorQuantizer(scratch.layers, "vq", CODES, DIMENSION, Role.TRAINABLE);
  private final Quantized quantized = quantizer.quantize(encodings.value());

  @AfterEach
  void close() {
    scratch.close();
  }

  private void useCodebook(float[] codebook) {
    scratch.session().assign(Map.of("vq/codebook", codebook));
  }

  @Test
  void everyVectorGetsItsNearestCode() {
    useCodebook(CODEBOOK);
    long[] codes = scratch.longs(quantized.codes());
    float[] embeddings = scratch.floats(quantized.embeddings());
    for (int i = 0; i < POSITIONS; i++) {
      int expected = nearest(ENCODINGS, i, CODEBOOK);
      assertEquals(expected, codes[i], "position " + i);
      assertArrayEquals(
          row(CODEBOOK, expected, DIMENSION), row(embeddings, i, DIMENSION), 0, "position " + i);
    }
    assertTrue(Arrays.stream(codes).distinct().count() > 3, Arrays.toString(codes));
  }

  /** The argmin in plain doubles. */
  private static int nearest(float[] encodings, int row, float[] codebook) {
    int nearest = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < CODES; k++) {
      double distance = 0;
      for (int d = 0; d < DIMENSION; d++) {
        double difference = (double) encodings[row * DIMENSION + d] - codebook[k * DIMENSION + d];
        distance += difference * difference;
      }
      if (distance < smallest) {
        smallest = distance;
        nearest = k;
      }
    }
    return nearest;
  }

  @Test
  void ofEqualCodesTheLowestIndexIsTaken() {
    float[] codebook = CODEBOOK.clone();
    // Codes 2, 4 and 6 are one vector, 1 and 5 another.
    for (int copy : new int[] {4, 6}) {
      System.arraycopy(codebook, 2 * DIMENSION, codebook, copy * DIMENSION, DIMENSION);
    }
    System.arraycopy(codebook, DIMENSION, codebook, 5 * DIMENSION, DIMENSION);
    useCodebook(codebook);
    scratch.session().assign(Map.of("encodings", repeated(codebook)));
    long[] codes = scratch.longs(quantized.codes());
    for (int i = 0; i < POSITIONS; i++) {
      int own = i % CODES;
      assertEquals(own == 4 || own == 6 ? 2 : own == 5 ? 1 : own, codes[i], "position " + i);
    }
  }

  /** The codes one after the other, as often as there are positions. */
  private static float[] repeated(float[] codebook) {
    float[] all = new float[POSITIONS * DIMENSION];
    for (int i = 0; i < all.length; i++) {
      all[i] = codebook[i % codebook.length];
    }
    return all;
  }

  /** A code that is its own nearest one costs nothing. */
  @Test
  void encodingsThatAreCodesCostNothing() {
    Operand<TFloat32> codebookTerm = quantized.codebookTerm(scratch.tf);
    Operand<TFloat32> commitmentTerm = quantized.commitmentTerm(scratch.tf);
    useCodebook(CODEBOOK);
    scratch.session().assign(Map.of("encodings", repeated(CODEBOOK)));
    assertEquals(0, scratch.floats(codebookTerm)[0]);
    assertEquals(0, scratch.floats(commitmentTerm)[0]);
  }

  @Test
  void bothTermsAreMeansOfSumsOfSquaredDistances() {
    Operand<TFloat32> codebookTerm = quantized.codebookTerm(scratch.tf);
    Operand<TFloat32> commitmentTerm = quantized.commitmentTerm(scratch.tf);
    useCodebook(CODEBOOK);
    double sum = 0;
    for (int i = 0; i < POSITIONS; i++) {
      int k = nearest(ENCODINGS, i, CODEBOOK);
      for (int d = 0; d < DIMENSION; d++) {
        double difference = (double) ENCODINGS[i * DIMENSION + d] - CODEBOOK[k * DIMENSION + d];
        sum += difference * difference;
      }
    }
    assertEquals(sum / BATCH, scratch.floats(codebookTerm)[0], 1e-5);
    assertEquals(sum / BATCH, scratch.floats(commitmentTerm)[0], 1e-5);
  }

  /** Which part's gradient goes where: the table of {@link Quantized}. */
  @Test
  void eachTermReachesWhatItIsMeantFor() {
    Operand<TFloat32> decoded =
        Batches.meanOfSums(
            scratch.tf, scratch.tf.math.square(quantized.straightThrough(scratch.tf)));
    Variable codes = quantizer.codebook();
    assertEquals(List.of("encodings"), scratch.reached(decoded, encodings, codes));
    assertEquals(
        List.of("vq/codebook"),
        scratch.reached(quantized.codebookTerm(scratch.tf), encodings, codes));
    assertEquals(
        List.of("encodings"),
        scratch.reached(quantized.commitmentTerm(scratch.tf), encodings, codes));
  }

  @Test
  void straightThroughIsTheCodeWithTheGradientOfWhatFollows() {
    // L = mean of Σ w·e², so that dL/de = 2 w e / B must arrive at the encodings unchanged.
    Operand<TFloat32> weights =
        scratch.tf.reshape(
            scratch.tf.constant(random(3, ENCODINGS.length)),
            scratch.tf.constant(new int[] {BATCH, SIDE, SIDE, DIMENSION}));
    Operand<TFloat32> passed = quantized.straightThrough(scratch.tf);
    Operand<TFloat32> loss =
        Batches.meanOfSums(
            scratch.tf, scratch.tf.math.mul(weights, scratch.tf.math.square(passed)));
    Gradient gradient = Gradient.of(scratch.graph, loss, List.of(encodings)).get(0);
    useCodebook(CODEBOOK);
    float[] embeddings = scratch.floats(quantized.embeddings());
    assertArrayEquals(embeddings, scratch.floats(passed), 1e-6f);
    float[] expected = random(3, ENCODINGS.length);
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= 2 * embeddings[i] / BATCH;
    }
    assertArrayEquals(expected, scratch.floats(gradient.value()), 1e-6f);
  }

  /** Central differences; the steps are too short for any vector to change its code. */
  @Test
  void gradientsOfTheTermsAreTheirDifferences() {
    Operand<TFloat32> codebookTerm = quantized.codebookTerm(scratch.tf);
    Operand<TFloat32> commitmentTerm = quantized.commitmentTerm(scratch.tf);
    Gradient ofCodes =
        Gradient.of(scratch.graph, codebookTerm, List.of(quantizer.codebook())).get(0);
    Gradient ofEncodings = Gradient.of(scratch.graph, commitmentTerm, List.of(encodings)).get(0);
    useCodebook(CODEBOOK);
    assertDifferences(ofCodes, codebookTerm, CODEBOOK);
    useCodebook(CODEBOOK);
    assertDifferences(ofEncodings, commitmentTerm, ENCODINGS);
  }

  private void assertDifferences(Gradient gradient, Operand<TFloat32> term, float[] start) {
    float[] found = scratch.floats(gradient.value());
    float step = 1f / 256;
    for (int i = 0; i < start.length; i++) {
      float[] moved = start.clone();
      moved[i] = start[i] + step;
      scratch.session().assign(Map.of(gradient.variable().name(), moved.clone()));
      double up = scratch.floats(term)[0];
      moved[i] = start[i] - step;
      scratch.session().assign(Map.of(gradient.variable().name(), moved));
      double down = scratch.floats(term)[0];
      assertEquals((up - down) / (2 * step), found[i], 1e-3, gradient.variable().name() + " " + i);
    }
    scratch.session().assign(Map.of(gradient.variable().name(), start));
  }

  @Test
  void termsDoNotDependOnTheBatchSize() {
    int copies = 9;
    float[] one = Arrays.copyOf(ENCODINGS, SIDE * SIDE * DIMENSION);
    float[] many = new float[copies * one.length];
    for (int i = 0; i < many.length; i++) {
      many[i] = one[i % one.length];
    }
    Quantized single =
        quantizer.quantize(
            scratch.variable("one", Shape.of(1, SIDE, SIDE, DIMENSION), one).value());
    Quantized batch =
        quantizer.quantize(
            scratch.variable("many", Shape.of(copies, SIDE, SIDE, DIMENSION), many).value());
    Operand<TFloat32> alone = single.codebookTerm(scratch.tf);
    Operand<TFloat32> together = batch.codebookTerm(scratch.tf);
    useCodebook(CODEBOOK);
    assertEquals(scratch.floats(alone)[0], scratch.floats(together)[0], 1e-6);
  }

  @Test
  void oneCodeIsAConstant() {
    VectorQuantizer single =
        new VectorQuantizer(scratch.layers, "single", 1, DIMENSION, Role.TRAINABLE);
    Quantized all = single.quantize(encodings.value());
    Operand<TFloat32> perplexity =
        CodeUsage.perplexity(scratch.tf, CodeUsage.counts(scratch.tf, all.codes(), 1));
    float[] code = scratch.value(single.codebook());
    float[] embeddings = scratch.floats(all.embeddings());
    for (int i = 0; i < POSITIONS; i++) {
      assertArrayEquals(code, row(embeddings, i, DIMENSION), 0);
    }
    assertEquals(1, scratch.floats(perplexity)[0], 1e-6);
  }

  @Test
  void perplexityIsTheExponentOfTheEntropy() {
    Operand<TFloat32> counts = CodeUsage.counts(scratch.tf, quantized.codes(), CODES);
    Operand<TFloat32> perplexity = CodeUsage.perplexity(scratch.tf, counts);
    useCodebook(CODEBOOK);
    double entropy = 0;
    int[] expected = new int[CODES];
    for (int i = 0; i < POSITIONS; i++) {
      expected[nearest(ENCODINGS, i, CODEBOOK)]++;
    }
    for (int count : expected) {
      double share = (double) count / POSITIONS;
      entropy -= count == 0 ? 0 : share * Math.log(share);
    }
    float[] found = scratch.floats(counts);
    for (int k = 0; k < CODES; k++) {
      assertEquals(expected[k], found[k]);
    }
    assertEquals(Math.exp(entropy), scratch.floats(perplexity)[0], 1e-5);
  }
}

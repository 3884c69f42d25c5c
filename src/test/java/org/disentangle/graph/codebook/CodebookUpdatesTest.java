package org.disentangle.graph.codebook;

import static org.disentangle.graph.GraphScratch.random;
import static org.disentangle.graph.GraphScratch.row;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variable.Role;
import org.disentangle.graph.codebook.CodebookUpdates.MovingAverages;
import org.disentangle.graph.codebook.CodebookUpdates.Restarts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

class CodebookUpdatesTest {
  private static final int POSITIONS = 24;
  private static final int CODES = 5;
  private static final int DIMENSION = 3;
  private static final float DECAY = 0.9f;
  private static final float EPSILON = 1e-5f;

  private final GraphScratch scratch = new GraphScratch();
  private final Variable encodings =
      scratch.variable("encodings", Shape.of(6, 2, 2, DIMENSION), random(1, POSITIONS * DIMENSION));

  @AfterEach
  void close() {
    scratch.close();
  }

  private VectorQuantizer quantizer(Role role) {
    return new VectorQuantizer(scratch.layers, "vq", CODES, DIMENSION, role);
  }

  private List<Op> updates(
      VectorQuantizer quantizer, Optional<MovingAverages> averages, Optional<Restarts> restarts) {
    return new CodebookUpdates(averages, restarts)
        .of(
            scratch.tf,
            scratch.variables,
            quantizer,
            quantizer.quantize(encodings.value()),
            scratch.noise);
  }

  /** Eqs. 6 to 8 of the paper's appendix, with sonnet's corrections, in plain doubles. */
  @Test
  void movingAveragesAreThoseOfThePaper() {
    VectorQuantizer quantizer = quantizer(Role.MOVING_AVERAGE);
    List<Op> updates =
        updates(quantizer, Optional.of(new MovingAverages(DECAY, EPSILON)), Optional.empty());
    double[][] codes = matrix(scratch.value(quantizer.codebook()));
    // Far away: never chosen.
    Arrays.fill(codes[3], 100);
    scratch.session().assign(Map.of("vq/codebook", flat(codes)));
    double[] counts = new double[CODES];
    double[][] sums = new double[CODES][DIMENSION];
    for (int step = 1; step <= 4; step++) {
      float[] batch = random(10 + step, POSITIONS * DIMENSION);
      scratch.session().assign(Map.of("encodings", batch.clone()));
      scratch.run(updates);
      shadow(codes, counts, sums, batch, 1 - Math.pow(DECAY, step));
      assertArrayEquals(flat(codes), scratch.value(quantizer.codebook()), 1e-5f, "step " + step);
    }
    assertEquals(100, codes[3][0]);
  }

  private static void shadow(
      double[][] codes, double[] counts, double[][] sums, float[] batch, double correction) {
    double[] chosen = new double[CODES];
    double[][] added = new double[CODES][DIMENSION];
    for (int i = 0; i < POSITIONS; i++) {
      int k = nearest(row(batch, i, DIMENSION), codes);
      chosen[k]++;
      for (int d = 0; d < DIMENSION; d++) {
        added[k][d] += batch[i * DIMENSION + d];
      }
    }
    double total = 0;
    for (int k = 0; k < CODES; k++) {
      counts[k] = DECAY * counts[k] + (1 - DECAY) * chosen[k];
      total += counts[k] / correction;
      for (int d = 0; d < DIMENSION; d++) {
        sums[k][d] = DECAY * sums[k][d] + (1 - DECAY) * added[k][d];
      }
    }
    for (int k = 0; k < CODES; k++) {
      if (counts[k] > 0) {
        double smoothed = (counts[k] / correction + EPSILON) / (total + CODES * EPSILON) * total;
        for (int d = 0; d < DIMENSION; d++) {
          codes[k][d] = sums[k][d] / correction / smoothed;
        }
      }
    }
  }

  private static int nearest(float[] vector, double[][] codes) {
    int nearest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < CODES; k++) {
      double distance = 0;
      for (int d = 0; d < DIMENSION; d++) {
        distance += Math.pow(vector[d] - codes[k][d], 2);
      }
      if (distance < smallest) {
        smallest = distance;
        nearest = k;
      }
    }
    return nearest;
  }

  /** A code that nothing chooses is restarted after log(threshold)/log(decay) steps, once. */
  @Test
  void aDeadCodeStartsAgainAtAnEncoding() {
    VectorQuantizer quantizer = quantizer(Role.TRAINABLE);
    List<Op> updates = updates(quantizer, Optional.empty(), Optional.of(new Restarts(0.5f, 0.1f)));
    float[] codebook = scratch.value(quantizer.codebook());
    Arrays.fill(codebook, 3 * DIMENSION, 4 * DIMENSION, 100);
    scratch.session().assign(Map.of("vq/codebook", codebook.clone()));
    // 0.5^3 is above a tenth, 0.5^4 below.
    for (int step = 1; step <= 3; step++) {
      scratch.run(updates);
      assertArrayEquals(codebook, scratch.value(quantizer.codebook()), 0, "step " + step);
    }
    scratch.run(updates);
    float[] restarted = scratch.value(quantizer.codebook());
    for (int k = 0; k < CODES; k++) {
      boolean kept = Arrays.equals(row(codebook, k, DIMENSION), row(restarted, k, DIMENSION));
      assertEquals(k != 3, kept, "code " + k);
    }
    assertTrue(isEncoding(row(restarted, 3, DIMENSION)), "a row of the batch");
    // It counts as average from here on and does not jump again at the next step.
    scratch.run(updates);
    assertArrayEquals(restarted, scratch.value(quantizer.codebook()), 0);
  }

  private boolean isEncoding(float[] vector) {
    float[] all = scratch.value(encodings);
    for (int i = 0; i < POSITIONS; i++) {
      if (Arrays.equals(vector, row(all, i, DIMENSION))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aRestartedCodeKeepsItsPlaceAmongMovingAverages() {
    VectorQuantizer quantizer = quantizer(Role.MOVING_AVERAGE);
    List<Op> updates =
        updates(
            quantizer,
            Optional.of(new MovingAverages(DECAY, EPSILON)),
            Optional.of(new Restarts(0.5f, 0.6f)));
    float[] codebook = scratch.value(quantizer.codebook());
    Arrays.fill(codebook, 3 * DIMENSION, 4 * DIMENSION, 100);
    scratch.session().assign(Map.of("vq/codebook", codebook.clone()));
    scratch.run(updates);
    float[] start = row(scratch.value(quantizer.codebook()), 3, DIMENSION);
    assertTrue(isEncoding(start), "a row of the batch");
    Variable count = slot("vq/codebook/average/count");
    Variable sum = slot("vq/codebook/average/sum");
    float[] counts = scratch.value(count);
    // N / K after one step: a tenth of the batch's share.
    assertEquals((1 - DECAY) * POSITIONS / CODES, counts[3], 1e-5);
    float[] mean = row(scratch.value(sum), 3, DIMENSION);
    for (int d = 0; d < DIMENSION; d++) {
      assertEquals(start[d], mean[d] / counts[3], 1e-5);
    }
  }

  private Variable slot(String name) {
    return scratch.variables.all().stream()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What the optimiser did to the codes in this step must not be lost. */
  @Test
  void restartsComeAfterTheOptimiser() {
    VectorQuantizer quantizer = quantizer(Role.TRAINABLE);
    Quantized quantized = quantizer.quantize(encodings.value());
    Ops tf = scratch.tf;
    Op moved =
        tf.assignAddVariableOp(
            quantizer.codebook().handle(),
            tf.fill(tf.constant(new int[] {CODES, DIMENSION}), tf.constant(2f)));
    List<Op> updates =
        new CodebookUpdates(Optional.empty(), Optional.of(new Restarts(0.5f, 0.1f)))
            .of(
                tf.withControlDependencies(List.of(moved)),
                scratch.variables,
                quantizer,
                quantized,
                scratch.noise);
    float[] before = scratch.value(quantizer.codebook());
    scratch.run(updates);
    float[] after = scratch.value(quantizer.codebook());
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] + 2, after[i], 1e-6);
    }
  }

  @Test
  void withoutEitherThereIsNothingToDo() {
    assertTrue(updates(quantizer(Role.TRAINABLE), Optional.empty(), Optional.empty()).isEmpty());
    assertFalse(
        scratch.variables.all().stream().anyMatch(variable -> variable.role() == Role.SLOT));
  }

  private static double[][] matrix(float[] values) {
    double[][] matrix = new double[CODES][DIMENSION];
    for (int i = 0; i < values.length; i++) {
      matrix[i / DIMENSION][i % DIMENSION] = values[i];
    }
    return matrix;
  }

  private static float[] flat(double[][] matrix) {
    float[] values = new float[CODES * DIMENSION];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix[i / DIMENSION][i % DIMENSION];
    }
    return values;
  }
}

package org.disentangle.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Columns that are shuffled over a batch, each by itself. */
class ShuffledColumnsTest {
  private static final int ROWS = 24;
  private static final int COLUMNS = 3;

  /** Row r, column c holds 100 c + r. */
  private static Operand<TFloat32> numbered(GraphScratch scratch, int rows) {
    float[][] values = new float[rows][COLUMNS];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        values[row][column] = 100 * column + row;
      }
    }
    return scratch.tf.constant(values);
  }

  private static float[] shuffled(String place) {
    try (GraphScratch scratch = new GraphScratch()) {
      return scratch.floats(
          Batches.shuffledColumns(scratch.tf, scratch.noise, place, numbered(scratch, ROWS)));
    }
  }

  /** From which row each number of a column comes. */
  private static float[] origins(float[] shuffled, int column) {
    float[] origins = new float[shuffled.length / COLUMNS];
    for (int row = 0; row < origins.length; row++) {
      origins[row] = shuffled[row * COLUMNS + column] - 100 * column;
    }
    return origins;
  }

  @Test
  void eachColumnKeepsItsNumbers() {
    float[] shuffled = shuffled("a");
    for (int column = 0; column < COLUMNS; column++) {
      float[] sorted = origins(shuffled, column);
      Arrays.sort(sorted);
      for (int row = 0; row < ROWS; row++) {
        assertEquals(row, sorted[row], "column " + column);
      }
    }
  }

  /** If whole rows moved, the columns would depend on each other as before. */
  @Test
  void columnsMoveIndependently() {
    float[] shuffled = shuffled("a");
    List<float[]> orders = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      orders.add(origins(shuffled, column));
    }
    assertFalse(Arrays.equals(orders.get(0), orders.get(1)));
    assertFalse(Arrays.equals(orders.get(0), orders.get(2)));
    assertFalse(Arrays.equals(orders.get(1), orders.get(2)));
  }

  @Test
  void thePlaceAndTheSeedDetermineTheOrder() {
    assertArrayEquals(shuffled("a"), shuffled("a"));
    assertFalse(Arrays.equals(shuffled("a"), shuffled("b")));
  }

  /** Of three rows each of the six orders comes up about as often. */
  @Test
  void allOrdersAreAsLikely() {
    int draws = 300;
    try (GraphScratch scratch = new GraphScratch()) {
      Operand<TFloat32> rows = numbered(scratch, 3);
      List<Operand<TFloat32>> all = new ArrayList<>();
      for (int draw = 0; draw < draws; draw++) {
        all.add(Batches.shuffledColumns(scratch.tf, scratch.noise, "draw" + draw, rows));
      }
      float[] shuffled = scratch.floats(scratch.tf.concat(all, scratch.tf.constant(0)));
      int[] counts = new int[9];
      for (int draw = 0; draw < draws; draw++) {
        for (int column = 0; column < COLUMNS; column++) {
          int at = draw * 3 * COLUMNS + column;
          int first = (int) shuffled[at] - 100 * column;
          int second = (int) shuffled[at + COLUMNS] - 100 * column;
          counts[3 * first + second]++;
        }
      }
      // 900 orders: 150 of each, with a standard deviation of 11.
      for (int first = 0; first < 3; first++) {
        for (int second = 0; second < 3; second++) {
          int count = counts[3 * first + second];
          assertTrue(
              first == second ? count == 0 : Math.abs(count - 150) < 55, Arrays.toString(counts));
        }
      }
    }
  }

  @Test
  void noGradientPasses() {
    try (GraphScratch scratch = new GraphScratch()) {
      Variable x = scratch.variable("x", Shape.of(2, 2), 1, 2, 3, 4);
      Operand<TFloat32> loss =
          Batches.meanOfSums(
              scratch.tf,
              scratch.tf.math.square(
                  Batches.shuffledColumns(scratch.tf, scratch.noise, "a", x.value())));
      assertEquals(List.of(), scratch.reached(loss, x));
    }
  }
}

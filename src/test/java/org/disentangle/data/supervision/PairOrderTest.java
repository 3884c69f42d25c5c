package org.disentangle.data.supervision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairOrderTest {
  private static final GridImages GRID = GridImages.of(6, 7, 8);

  private static PairOrder order(long seed) {
    return new PairOrder(DrawnPairs.of(1, GRID, GRID.all()), 10, seed);
  }

  private static int[] batch(PairOrder order, long step) {
    int[] batch = new int[order.batchSize()];
    order.batch(step, batch);
    return batch;
  }

  /** Whatever was asked for before. */
  @Test
  void aBatchIsAFunctionOfSeedAndStep() {
    PairOrder forwards = order(3);
    int[][] batches = new int[20][];
    for (int step = 0; step < batches.length; step++) {
      batches[step] = batch(forwards, step);
    }
    for (int step = batches.length - 1; step >= 0; step--) {
      assertArrayEquals(batches[step], batch(order(3), step));
    }
    assertFalse(Arrays.equals(batches[0], batches[1]));
    assertFalse(Arrays.equals(batches[0], batch(order(4), 0)));
    assertEquals(10, batch(order(3), Long.MAX_VALUE >> 1).length);
  }

  @Test
  void theImagesOfAPairAreNeighbours() {
    PairOrder order = order(3);
    int[] batch = batch(order, 5);
    List<ImagePair> pairs = order.pairs(5);
    assertEquals(5, pairs.size());
    for (int i = 0; i < 5; i++) {
      assertEquals(pairs.get(i).first(), batch[2 * i]);
      assertEquals(pairs.get(i).second(), batch[2 * i + 1]);
      assertEquals(1, GRID.differences(batch[2 * i], batch[2 * i + 1]));
    }
  }

  @Test
  void halfAPairIsNone() {
    ImagePairs pairs = DrawnPairs.of(1, GRID, GRID.all());
    assertThrows(IllegalArgumentException.class, () -> new PairOrder(pairs, 7, 0));
    assertThrows(IllegalArgumentException.class, () -> new PairOrder(pairs, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> order(0).pairs(-1));
  }
}

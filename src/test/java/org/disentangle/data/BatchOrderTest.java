package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  private static final int[] IMAGES = IntStream.range(100, 123).toArray();

  @Test
  void aPassSeesNoImageTwice() {
    BatchOrder order = new BatchOrder(IMAGES, 5, 1);
    assertEquals(4, order.batchesPerPass());
    for (int pass = 0; pass < 50; pass++) {
      Set<Integer> seen = new HashSet<>();
      for (int i = 0; i < 4; i++) {
        for (int image : batch(order, pass * 4L + i)) {
          assertTrue(image >= 100 && image < 123);
          assertTrue(seen.add(image), "pass " + pass);
        }
      }
    }
  }

  @Test
  void passesDifferAndLeaveOutDifferentImages() {
    BatchOrder order = new BatchOrder(IMAGES, 20, 1);
    Set<Integer> seen = new HashSet<>();
    for (long pass = 0; pass < 10; pass++) {
      IntStream.of(batch(order, pass)).forEach(seen::add);
      assertFalse(Arrays.equals(batch(order, pass), batch(order, pass + 1)));
    }
    assertEquals(IMAGES.length, seen.size());
  }

  @Test
  void aBatchDependsOnNothingButSeedAndStep() {
    BatchOrder forwards = new BatchOrder(IMAGES, 5, 1);
    int[][] batches = new int[40][];
    Arrays.setAll(batches, step -> batch(forwards, step));
    BatchOrder backwards = new BatchOrder(IMAGES, 5, 1);
    for (int step = 39; step >= 0; step--) {
      assertArrayEquals(batches[step], batch(backwards, step));
      assertArrayEquals(batches[step], batch(new BatchOrder(IMAGES, 5, 1), step), "resumed");
    }
    assertFalse(Arrays.equals(batches[0], batch(new BatchOrder(IMAGES, 5, 2), 0)));
  }

  @Test
  void stepsFarOnAreReached() {
    assertEquals(5, batch(new BatchOrder(IMAGES, 5, 1), Long.MAX_VALUE).length);
    assertThrows(IllegalArgumentException.class, () -> batch(new BatchOrder(IMAGES, 5, 1), -1));
  }

  @Test
  void allOrdersAreEquallyLikely() {
    int[] counts = new int[27];
    BatchOrder order = new BatchOrder(new int[] {0, 1, 2}, 3, 5);
    int passes = 60_000;
    for (long pass = 0; pass < passes; pass++) {
      int[] batch = batch(order, pass);
      counts[batch[0] * 9 + batch[1] * 3 + batch[2]]++;
    }
    // Six orders; the standard deviation of a count is 91.
    int[] possible = IntStream.of(counts).filter(count -> count > 0).toArray();
    assertEquals(6, possible.length);
    IntStream.of(possible).forEach(count -> assertEquals(passes / 6.0, count, 400));
  }

  @Test
  void aBatchLargerThanTheSetIsRefused() {
    for (int size : new int[] {24, 0, -1}) {
      String message =
          assertThrows(UserErrorException.class, () -> new BatchOrder(IMAGES, size, 0))
              .getMessage();
      assertTrue(message.contains("batch_size is " + size), message);
      assertTrue(message.contains("23 images"), message);
    }
    assertEquals(1, new BatchOrder(IMAGES, 23, 0).batchesPerPass());
  }

  private static int[] batch(BatchOrder order, long step) {
    int[] batch = new int[order.batchSize()];
    order.batch(step, batch);
    return batch;
  }
}

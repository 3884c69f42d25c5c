package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentCallsTest {
  private static final int AT_ONCE = 3;

  @Test
  void resultsComeInTheirOrderOnTheCallersThread() {
    List<Integer> indices = new ArrayList<>();
    List<Integer> results = new ArrayList<>();
    ConcurrentCalls.inOrder(
        10,
        AT_ONCE,
        index -> {
          // The first of those at once takes longest.
          spin(1000 * (AT_ONCE - index % AT_ONCE));
          return index * index;
        },
        (index, result) -> {
          indices.add(index);
          results.add(result);
        });
    assertEquals(IntStream.range(0, 10).boxed().toList(), indices);
    assertEquals(IntStream.range(0, 10).map(i -> i * i).boxed().toList(), results);
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }

  @Test
  void noMoreThanAskedForRunAtOnceOrWaitToBeTaken() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    ConcurrentCalls.inOrder(
        20,
        AT_ONCE,
        index -> {
          assertTrue(begun.incrementAndGet() - taken.get() <= AT_ONCE);
          return index;
        },
        (index, result) -> taken.incrementAndGet());
    assertEquals(20, taken.get());
  }

  @Test
  void noCallIsMadeAfterOneThatFails() {
    AtomicInteger begun = new AtomicInteger();
    UserErrorException fault = new UserErrorException("the fault; mend it");
    assertSame(
        fault,
        assertThrows(
            UserErrorException.class,
            () ->
                ConcurrentCalls.inOrder(
                    20,
                    1,
                    index -> {
                      begun.incrementAndGet();
                      if (index == 4) {
                        throw fault;
                      }
                      return index;
                    },
                    (index, result) -> assertTrue(index < 4))));
    assertEquals(5, begun.get());
  }
}

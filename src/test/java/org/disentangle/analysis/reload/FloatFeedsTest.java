package org.disentangle.analysis.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.disentangle.ConcurrentCalls;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class FloatFeedsTest {
  private static final int CALLS = 400;

  private final Set<TFloat32> tensors =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /** However often the threads of a pool lose what is theirs. */
  @Test
  void asManyTensorsAsCallsAtOnce() {
    try (FloatFeeds feeds = new FloatFeeds()) {
      ConcurrentCalls.inOrder(
          CALLS,
          2,
          call ->
              feeds.filled(
                  Shape.of(1, 3),
                  new float[] {-1, call, call + 1, call + 2},
                  1,
                  fed -> {
                    tensors.add(fed);
                    return fed.getFloat(0, 0) + fed.getFloat(0, 1) + fed.getFloat(0, 2);
                  }),
          (call, sum) -> assertEquals(3f * call + 3, sum));
    }
    assertTrue(tensors.size() <= 2, () -> tensors.size() + " tensors for two calls at a time");
  }

  @Test
  void aCallThatFailsGivesItsTensorBack() {
    try (FloatFeeds feeds = new FloatFeeds()) {
      for (int i = 0; i < 3; i++) {
        try {
          feeds.filled(
              Shape.of(1),
              new float[1],
              0,
              fed -> {
                tensors.add(fed);
                throw new IllegalStateException("a graph that cannot be run");
              });
        } catch (IllegalStateException expected) {
          assertEquals("a graph that cannot be run", expected.getMessage());
        }
      }
    }
    assertEquals(1, tensors.size());
  }
}

package org.disentangle.analysis.reload;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The input tensors of calls that several threads make at once: as many as calls ran at the same
 * time. They are no thread's own, as threads of a pool may lose what is theirs after each task.
 *
 * <p>Owns the tensors; close it when no call runs any more.
 */
final class FloatFeeds implements AutoCloseable {
  private final Queue<FloatFeed> idle = new ConcurrentLinkedQueue<>();

  /**
   * Uses a tensor filled with part of an array; it is filled again after the use.
   *
   * @param values row-major
   * @param offset of the first value that is taken
   */
  <R> R filled(Shape shape, float[] values, int offset, Function<TFloat32, R> use) {
    FloatFeed feed = Optional.ofNullable(idle.poll()).orElseGet(FloatFeed::new);
    try {
      return use.apply(feed.of(shape, values, offset));
    } finally {
      idle.add(feed);
    }
  }

  @Override
  public void close() {
    idle.forEach(FloatFeed::close);
  }
}

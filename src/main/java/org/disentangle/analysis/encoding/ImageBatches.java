package org.disentangle.analysis.encoding;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.disentangle.ConcurrentCalls;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;

/** Reads many images a batch at a time, so that memory is needed for some batches only. */
public final class ImageBatches {

  /** What is computed of one batch. */
  @FunctionalInterface
  public interface Computation<R> {
    /**
     * Computes it, on any thread.
     *
     * @param pixels [count, H, W, C] in [0, 1]; filled again after the call
     * @param count images in the batch
     * @param batch its index
     */
    R of(float[] pixels, int count, int batch);
  }

  /** Takes what was computed of one batch. */
  @FunctionalInterface
  public interface Taker<R> {
    /**
     * Takes the result of one batch.
     *
     * @param count images in the batch
     * @param start position of the first one among those asked for
     */
    void take(R result, int count, int start);
  }

  /**
   * Calls of a model at the same time: one alone leaves cores idle, as some operations of a graph
   * use one of them, and so do reading its images and taking its results.
   */
  public static final int AT_ONCE = 2;

  /** Images in a batch: all that are in the graph at once are as many as in a full one. */
  private static final int SIZE = ReloadedModel.BATCH / AT_ONCE;

  /** Values of all images that are kept at once: 64 MiB of floats. */
  private static final int VALUES = 1 << 24;

  private ImageBatches() {}

  /**
   * So many images, or as many of large ones as may be kept in memory at once; at least one.
   *
   * @param most at which more images make no better estimate
   */
  public static int fitting(int most, ImageShape shape) {
    return Math.max(1, Math.min(most, VALUES / shape.values()));
  }

  /**
   * Computes something of images, of several batches at once, and hands over the results in the
   * order of the images.
   *
   * @param which indices of images; any may occur more than once
   * @param task the task name that {@code progress} shows
   * @param taker takes the results one after the other, on this thread
   */
  public static <R> void forEach(
      FactorImages images,
      int[] which,
      String task,
      Progress progress,
      Computation<R> computation,
      Taker<R> taker) {
    progress.update(task, 0, which.length);
    int values = images.shape().values();
    Queue<float[]> idle = new ConcurrentLinkedQueue<>();
    ConcurrentCalls.inOrder(
        (which.length + SIZE - 1) / SIZE,
        AT_ONCE,
        batch -> {
          int start = batch * SIZE;
          int count = count(start, which);
          float[] pixels =
              Optional.ofNullable(idle.poll())
                  .filter(kept -> kept.length == count * values)
                  .orElseGet(() -> new float[count * values]);
          for (int i = 0; i < count; i++) {
            images.read(which[start + i], pixels, i * values);
          }
          R result = computation.of(pixels, count, batch);
          idle.add(pixels);
          return result;
        },
        (batch, result) -> {
          int start = batch * SIZE;
          taker.take(result, count(start, which), start);
          progress.update(task, start + count(start, which), which.length);
        });
  }

  private static int count(int start, int[] which) {
    return Math.min(SIZE, which.length - start);
  }
}

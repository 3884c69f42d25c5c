package org.disentangle.analysis.encoding;

import org.disentangle.Progress;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;

/** Reads many images a batch at a time, so that memory is needed for one batch only. */
public final class ImageBatches {

  /** Takes one batch. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes one batch.
     *
     * @param pixels [count, H, W, C] in [0, 1]; filled again after the call
     * @param count images in the batch, at most {@link ReloadedModel#BATCH}
     * @param start position of the first one among those asked for
     */
    void take(float[] pixels, int count, int start);
  }

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
   * Hands over images in the order of their indices.
   *
   * @param which indices of images; any may occur more than once
   * @param task the task name that {@code progress} shows
   */
  public static void forEach(
      FactorImages images, int[] which, String task, Progress progress, Taker taker) {
    progress.update(task, 0, which.length);
    int values = images.shape().values();
    float[] pixels = new float[0];
    for (int start = 0; start < which.length; start += ReloadedModel.BATCH) {
      int count = Math.min(ReloadedModel.BATCH, which.length - start);
      if (pixels.length != count * values) {
        pixels = new float[count * values];
      }
      for (int i = 0; i < count; i++) {
        images.read(which[start + i], pixels, i * values);
      }
      taker.take(pixels, count, start);
      progress.update(task, start + count, which.length);
    }
  }
}

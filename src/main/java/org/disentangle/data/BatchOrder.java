package org.disentangle.data;

import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;

/**
 * The order of the images in training: which images each step uses. Each pass goes through all
 * images in a new random order.
 *
 * <p>A batch is a pure function of (seed, step), so that a resumed run goes on exactly as an
 * uninterrupted one. All batches have the same size: an incomplete batch at the end of a pass is
 * dropped. Going forwards costs nothing; the first step of a pass shuffles all images.
 *
 * <p>For one thread.
 */
public final class BatchOrder implements StepImages {
  /**
   * Random streams from this number on, one for each pass, distinct from the other uses of the
   * seed.
   */
  private static final long FIRST_STREAM = 1L << 32;

  private final int[] images;
  private final int[] order;
  private final int batchSize;
  private final long seed;
  private long orderedPass = -1;

  /**
   * @param images indices of the images to train on
   * @param batchSize images in each batch, at least 1
   * @param seed the run's seed
   * @throws UserErrorException if a batch is empty or larger than the set of images
   */
  public BatchOrder(int[] images, int batchSize, long seed) {
    if (batchSize < 1 || batchSize > images.length) {
      throw new UserErrorException(
          "batch_size is "
              + batchSize
              + " and there are "
              + images.length
              + " images to train on; expected a size from 1 to "
              + images.length
              + ": lower batch_size, or raise max_samples");
    }
    this.images = images.clone();
    this.order = new int[images.length];
    this.batchSize = batchSize;
    this.seed = seed;
  }

  /**
   * The batches of a run.
   *
   * @throws UserErrorException if a batch is larger than the set of training images
   */
  public static BatchOrder of(RunConfig run, Split split) {
    return new BatchOrder(split.train(), run.getLoop().getBatchSize(), run.getSeed());
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  /** How many whole batches a pass through the images has. */
  public int batchesPerPass() {
    return images.length / batchSize;
  }

  @Override
  public void batch(long step, int[] target) {
    if (step < 0) {
      throw new IllegalArgumentException("step " + step);
    }
    long pass = step / batchesPerPass();
    if (pass != orderedPass) {
      // Shuffles the given order, not that of the last pass, so that no pass depends on earlier
      // ones.
      System.arraycopy(images, 0, order, 0, images.length);
      new SplitMix64(seed, FIRST_STREAM + pass).shuffle(order, order.length);
      orderedPass = pass;
    }
    int start = (int) (step % batchesPerPass()) * batchSize;
    System.arraycopy(order, start, target, 0, batchSize);
  }
}

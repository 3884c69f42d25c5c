package org.disentangle.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.RunConfig;

/**
 * The split of the images into training and validation images: two disjoint random sets, each in
 * random order, so that the start of each is a random sample of it.
 */
public final class Split {
  private static final long STREAM = 1;

  private final int[] train;
  private final int[] validation;

  private Split(int[] train, int[] validation) {
    this.train = train;
    this.validation = validation;
  }

  /**
   * The split of a run.
   *
   * @param images how many images there are
   * @throws UserErrorException if there are none
   */
  public static Split of(RunConfig run, int images) {
    DataConfig data = run.getData();
    return of(images, data.getValidationFraction(), data.getMaxSamples(), run.getSeed());
  }

  /**
   * Draws a split; it depends on the arguments alone.
   *
   * @param images how many images there are
   * @param validationFraction share of the drawn images kept for validation, in [0, 1): rounded to
   *     the nearest count, but at least one image where the share is above 0, and never all
   * @param maxSamples the largest number of images that are drawn, without replacement; 0 takes all
   * @param seed the run's seed
   * @throws UserErrorException if there are no images, or an argument is out of range
   */
  public static Split of(int images, double validationFraction, int maxSamples, long seed) {
    if (images < 1) {
      throw new UserErrorException("there are no images to split; expected at least one");
    }
    if (!(validationFraction >= 0 && validationFraction < 1)) {
      throw new UserErrorException(
          "validation_fraction is " + validationFraction + "; expected a number in [0, 1)");
    }
    if (maxSamples < 0) {
      throw new UserErrorException(
          "max_samples is " + maxSamples + "; expected a count, or 0 for all images");
    }
    int drawn = maxSamples == 0 ? images : Math.min(images, maxSamples);
    int[] order = IntStream.range(0, images).toArray();
    new SplitMix64(seed, STREAM).shuffle(order, drawn);
    int validationCount = validationCount(drawn, validationFraction);
    return new Split(
        Arrays.copyOfRange(order, validationCount, drawn), Arrays.copyOf(order, validationCount));
  }

  private static int validationCount(int drawn, double fraction) {
    if (fraction == 0) {
      return 0;
    }
    int nearest = (int) Math.round(drawn * fraction);
    return Math.min(drawn - 1, Math.max(1, nearest));
  }

  /** Indices of the images to train on, at least one; a copy. */
  public int[] train() {
    return train.clone();
  }

  /** Indices of the images to validate on, none where the fraction is 0; a copy. */
  public int[] validation() {
    return validation.clone();
  }
}

package org.disentangle.training.graph;

import org.disentangle.UserErrorException;
import org.disentangle.data.FactorImages;
import org.disentangle.model.TrainingImages;

/**
 * Training images for first values: the first images of the training split, whose order depends on
 * the run's seed.
 *
 * @param source of the pixels
 * @param train indices of the training images, in random order
 */
public record DrawnImages(FactorImages source, int[] train) implements TrainingImages {

  @Override
  public float[] draw(int count, String field) {
    if (count > train.length) {
      throw new UserErrorException(
          "%s is %s and there are %s training images to draw from; lower it, or raise data.max_samples"
              .formatted(field, count, train.length));
    }
    float[] pixels = new float[Math.multiplyExact(count, FactorImages.PIXELS)];
    for (int i = 0; i < count; i++) {
      source.read(train[i], pixels, i * FactorImages.PIXELS);
    }
    return pixels;
  }
}

package org.disentangle.training.graph;

import org.disentangle.UserErrorException;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;
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
  public ImageShape shape() {
    return source.shape();
  }

  @Override
  public float[] draw(int count, String field) {
    if (count > train.length) {
      throw new UserErrorException(
          "%s is %s and there are %s training images to draw from; lower it, or raise data.max_samples"
              .formatted(field, count, train.length));
    }
    int values = shape().values();
    float[] pixels = new float[Math.multiplyExact(count, values)];
    for (int i = 0; i < count; i++) {
      source.read(train[i], pixels, i * values);
    }
    return pixels;
  }
}

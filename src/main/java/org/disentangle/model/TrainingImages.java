package org.disentangle.model;

import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;

/** The training images of a model, for first values that depend on them. */
public interface TrainingImages {

  /** The shape of each image. */
  ImageShape shape();

  /**
   * Some of the images, drawn without replacement; the same ones in every run of one seed, and the
   * first ones of a larger draw.
   *
   * @param count how many, at least 1
   * @param field of the configuration that sets the count, for the error message
   * @return [count, H, W, C] in [0, 1], row by row
   * @throws UserErrorException naming the field if there are fewer images
   */
  float[] draw(int count, String field);
}

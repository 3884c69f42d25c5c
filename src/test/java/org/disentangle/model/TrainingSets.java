package org.disentangle.model;

import org.disentangle.data.TwoValuedImages;
import org.disentangle.image.PixelKind;

/** What a model is told of the images of a test. */
public final class TrainingSets {
  private TrainingSets() {}

  /** So many images like those of dSprites. */
  public static TrainingSet ofDsprites(int size) {
    return new TrainingSet(TwoValuedImages.SHAPE, PixelKind.TWO_VALUES, size);
  }
}

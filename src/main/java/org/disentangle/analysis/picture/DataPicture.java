package org.disentangle.analysis.picture;

import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.data.FactorImages;

/** A picture of images of the data. */
public final class DataPicture {
  private static final int COLUMNS = 8;
  private static final int ROWS = 8;

  private DataPicture() {}

  /** {@code images}: the first images of a sample, in 8 x 8 tiles like a model's samples. */
  public static Picture of(ImageSample sample, FactorImages images) {
    Reduction reduction = new Reduction(images.shape());
    int values = reduction.shape().values();
    float[] image = new float[images.shape().values()];
    float[] tiles = new float[ROWS * COLUMNS * values];
    for (int i = 0; i < ROWS * COLUMNS; i++) {
      images.read(sample.images()[i % sample.size()], image, 0);
      System.arraycopy(reduction.of(image), 0, tiles, i * values, values);
    }
    return ImageSheet.of("images", reduction.shape(), tiles, COLUMNS, ROWS);
  }
}

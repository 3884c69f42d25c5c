package org.disentangle.analysis.picture;

import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.data.FactorImages;

/** What the models were shown. */
public final class DataPicture {
  private static final int COLUMNS = 8;
  private static final int ROWS = 8;

  private DataPicture() {}

  /** {@code images}: the first of a sample, 8 x 8 as a model's samples are laid out. */
  public static Picture of(ImageSample sample, FactorImages images) {
    float[] pixels = new float[ROWS * COLUMNS * FactorImages.PIXELS];
    for (int i = 0; i < ROWS * COLUMNS; i++) {
      images.read(sample.images()[i % sample.size()], pixels, i * FactorImages.PIXELS);
    }
    return ImageSheet.of("images", pixels, COLUMNS, ROWS);
  }
}

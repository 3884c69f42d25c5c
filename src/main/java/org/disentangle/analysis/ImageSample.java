package org.disentangle.analysis;

import java.util.List;
import java.util.Random;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;

/**
 * The images that every model of an analysis encodes, with their factors.
 *
 * <p>Drawn uniformly with replacement, as disentanglement_lib draws factor vectors: on the whole
 * factor grid, where each vector has one image, the two are the same. Of an archive that holds part
 * of the grid, each image is as likely as another.
 *
 * @param images index of each image, [n]
 * @param factors the factors, in the order of the columns of {@code classes}
 * @param classes class of each image in each factor, [n, F]
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one class to the next, never compared.
record ImageSample(int[] images, List<Factor> factors, int[][] classes) {
  private static final int COLUMNS = 8;
  private static final int ROWS = 8;

  /** Draws a sample; the same seed draws the same one. */
  static ImageSample draw(FactorImages from, int size, long seed) {
    int[] images = new Random(seed).ints(size, 0, from.size()).toArray();
    int factorCount = from.factors().size();
    int[][] classes = new int[size][factorCount];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < factorCount; k++) {
        classes[i][k] = from.factorClass(images[i], k);
      }
    }
    return new ImageSample(images, List.copyOf(from.factors()), classes);
  }

  int size() {
    return images.length;
  }

  /** {@code images}: the first of the sample, 8 x 8 as a model's samples are laid out. */
  Picture picture(FactorImages from) {
    float[] pixels = new float[ROWS * COLUMNS * FactorImages.PIXELS];
    for (int i = 0; i < ROWS * COLUMNS; i++) {
      from.read(images[i % images.length], pixels, i * FactorImages.PIXELS);
    }
    return ImageSheet.of("images", pixels, COLUMNS, ROWS);
  }
}

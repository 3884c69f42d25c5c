package org.disentangle.analysis.encoding;

import java.util.List;
import java.util.Random;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorLabels;

/**
 * Some images with what is known of their factors. {@link AnalyzedImages} decides which images an
 * analysis uses.
 *
 * @param images index of each image, [n]
 * @param factors the factors, in the order of the columns of {@code classes}
 * @param classes class of each image in each factor, [n, F]; {@link FactorLabels#UNKNOWN} where it
 *     has no label. F may be 0
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one class to the next, never compared.
public record ImageSample(int[] images, List<Factor> factors, int[][] classes) {
  /**
   * Draws images uniformly with replacement, as disentanglement_lib draws factor vectors: on a
   * whole factor grid, where each vector has one image, both are the same. The same seed draws the
   * same images.
   */
  static ImageSample draw(FactorLabels from, int size, long seed) {
    return of(from, new Random(seed).ints(size, 0, from.size()).toArray());
  }

  /** These images, in their order. */
  public static ImageSample of(FactorLabels from, int[] images) {
    int factorCount = from.factors().size();
    int[][] classes = new int[images.length][factorCount];
    for (int i = 0; i < images.length; i++) {
      for (int k = 0; k < factorCount; k++) {
        classes[i][k] = from.factorClass(images[i], k);
      }
    }
    return new ImageSample(images, FactorColumns.of(from.factors()), classes);
  }

  /** n. */
  public int size() {
    return images.length;
  }
}

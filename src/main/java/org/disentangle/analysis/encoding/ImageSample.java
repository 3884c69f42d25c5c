package org.disentangle.analysis.encoding;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;

/**
 * The images that every model of an analysis encodes, with their factors.
 *
 * <p>Every image once, or drawn uniformly with replacement, as disentanglement_lib draws factor
 * vectors: on the whole factor grid, where each vector has one image, the two are the same. Of an
 * archive that holds part of the grid, each image is as likely as another.
 *
 * @param images index of each image, [n]
 * @param factors the factors, in the order of the columns of {@code classes}
 * @param classes class of each image in each factor, [n, F]
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one class to the next, never compared.
public record ImageSample(int[] images, List<Factor> factors, int[][] classes) {
  /** Draws a sample; the same seed draws the same one. */
  public static ImageSample draw(FactorImages from, int size, long seed) {
    return of(from, new Random(seed).ints(size, 0, from.size()).toArray());
  }

  private static ImageSample of(FactorImages from, int[] images) {
    int factorCount = from.factors().size();
    int[][] classes = new int[images.length][factorCount];
    for (int i = 0; i < images.length; i++) {
      for (int k = 0; k < factorCount; k++) {
        classes[i][k] = from.factorClass(images[i], k);
      }
    }
    return new ImageSample(images, FactorColumns.of(from.factors()), classes);
  }

  /** What an analysis encodes: a sample of the size asked for, or every image. */
  public static ImageSample of(FactorImages from, AnalysisConfig config) {
    return config.getEveryImage()
        ? every(from, config.getSeed())
        : draw(from, config.getSamples(), config.getSeed());
  }

  /** Every image once, shuffled, so that the first ones are a sample of all. */
  private static ImageSample every(FactorImages from, long seed) {
    int[] images = IntStream.range(0, from.size()).toArray();
    Random random = new Random(seed);
    for (int i = images.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = images[i];
      images[i] = images[j];
      images[j] = kept;
    }
    return of(from, images);
  }

  /** n. */
  public int size() {
    return images.length;
  }
}

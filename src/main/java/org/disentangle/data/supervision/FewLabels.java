package org.disentangle.data.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorKind;
import org.disentangle.config.SupervisionConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SplitMix64;

/**
 * The few training images whose labels a training knows: drawn once from the training split by the
 * run's seed, without replacement. Each step takes some of them, drawn anew with replacement.
 *
 * <p>A label is the class of a factor over the number of its classes; of a continuous factor, its
 * number scaled to [0, 1] over these images.
 */
public final class FewLabels {
  private static final long STREAM = 4;

  /** Random streams from this number on, one for each step. */
  private static final long FIRST_STREAM = 1L << 35;

  private final int[] images;
  private final float[][] labels;
  private final long seed;

  private FewLabels(int[] images, float[][] labels, long seed) {
    this.images = images;
    this.labels = labels;
    this.seed = seed;
  }

  /**
   * Draws the images.
   *
   * @param train indices of the training images
   * @param seed the run's seed
   * @throws UserErrorException if a named factor is not there, or fewer training images have labels
   *     than are asked for
   */
  public static FewLabels of(
      SupervisionConfig config, FactorImages images, int[] train, long seed) {
    int[] factors =
        config.getFactorList().stream().mapToInt(name -> position(images, name)).toArray();
    int[] known =
        Arrays.stream(train)
            .filter(
                image ->
                    Arrays.stream(factors)
                        .noneMatch(factor -> Double.isNaN(images.factorValue(image, factor))))
            .toArray();
    int count = config.getLabels();
    if (count > known.length) {
      throw new UserErrorException(
          "supervision.labels is %s, and %s of the %s training images of %s have labels of %s; lower it, or raise data.max_samples"
              .formatted(
                  count,
                  known.length,
                  train.length,
                  images.source(),
                  String.join(", ", config.getFactorList())));
    }
    new SplitMix64(seed, STREAM).shuffle(known, count);
    int[] drawn = Arrays.copyOf(known, count);
    float[][] labels = new float[count][factors.length];
    for (int f = 0; f < factors.length; f++) {
      float[] column = column(images, drawn, factors[f]);
      for (int i = 0; i < count; i++) {
        labels[i][f] = column[i];
      }
    }
    return new FewLabels(drawn, labels, seed);
  }

  private static int position(FactorImages images, String name) {
    List<String> names = images.factors().stream().map(Factor::name).toList();
    if (!names.contains(name)) {
      throw new UserErrorException(
          "supervision.factor names %s, and %s has %s"
              .formatted(
                  name,
                  images.source(),
                  names.isEmpty()
                      ? "no labels; leave supervision out, or add labels to the images"
                      : "the factors " + String.join(", ", names) + "; name one of them"));
    }
    return names.indexOf(name);
  }

  private static float[] column(FactorImages images, int[] drawn, int position) {
    Factor factor = images.factors().get(position);
    float[] column = new float[drawn.length];
    if (factor.kind() == FactorKind.CONTINUOUS) {
      double[] numbers =
          Arrays.stream(drawn).mapToDouble(image -> images.factorValue(image, position)).toArray();
      double lowest = Arrays.stream(numbers).min().orElseThrow();
      double range = Arrays.stream(numbers).max().orElseThrow() - lowest;
      for (int i = 0; i < column.length; i++) {
        column[i] = range == 0 ? 0 : (float) ((numbers[i] - lowest) / range);
      }
      return column;
    }
    for (int i = 0; i < column.length; i++) {
      column[i] = (float) images.factorClass(drawn[i], position) / factor.size();
    }
    return column;
  }

  /** The images of which labels are known; a copy. */
  public int[] images() {
    return images.clone();
  }

  /**
   * Which of them one step takes, as positions in {@link #images}.
   *
   * @param step from 0
   */
  public int[] batch(long step, int size) {
    SplitMix64 random = new SplitMix64(seed, FIRST_STREAM + step);
    return IntStream.range(0, size).map(i -> random.below(images.length)).toArray();
  }

  /** The index of one of these images. */
  public int image(int position) {
    return images[position];
  }

  /** The label of one of these images in one of the factors, in [0, 1]. */
  public float label(int position, int factor) {
    return labels[position][factor];
  }
}

package org.disentangle.analysis.encoding;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.DistinctImages;
import org.disentangle.data.FactorImages;
import org.disentangle.data.KnownFactors;
import org.disentangle.math.Permutation;
import org.disentangle.math.SeedPair;

/**
 * The images that an analysis uses: those that every model encodes, and the training and test
 * images of the scores that train a predictor.
 *
 * <p>The images suffice for the published protocol where there are {@value #PLENTY} pictures for
 * each one asked for and at most one image in {@value #PLENTY} repeats another's picture. Then
 * images are drawn as disentanglement_lib draws factor vectors: uniformly, with replacement, the
 * test images independently of the others. (All of dSprites suffices for 10,000 and 5,000: 1.4 % of
 * the test images then show pictures that were trained on, as in published numbers.)
 *
 * <p>Where they do not suffice, identical pictures count as one, and no image is used twice: a
 * sample is drawn without replacement, or holds each picture once where more are asked for. Test
 * pictures differ from the training pictures. Where there are not enough for both, they are shared
 * out in the proportion in which they were asked for; the sample may then contain the test images,
 * after the training images. So every count, chance level and interval refers to distinct pictures.
 *
 * @param distinct which images of the source show the same picture
 * @param sample what every model encodes
 * @param learned how many images at the start of the sample may be trained on
 * @param test the test images
 */
public record AnalyzedImages(
    DistinctImages distinct, ImageSample sample, int learned, ImageSample test) {
  private static final int PLENTY = 20;

  /** Fewer images to learn from have no spread. */
  private static final int FEWEST = 2;

  /** Takes the images that a configuration asks for; the same seed takes the same ones. */
  public static AnalyzedImages of(FactorImages from, AnalysisConfig config) {
    return of(from, DistinctImages.of(from), config);
  }

  /**
   * The same where the images themselves are not at hand.
   *
   * @param distinct which of them show the same picture
   */
  public static AnalyzedImages of(
      KnownFactors from, DistinctImages distinct, AnalysisConfig config) {
    int asked = config.getEveryImage() ? from.size() : config.getSamples();
    int learned = Math.min(asked, config.getTrainSamples());
    int judged = config.getTestSamples();
    if (suffice(distinct, from, (config.getEveryImage() ? learned : asked) + (long) judged)) {
      return new AnalyzedImages(
          distinct,
          config.getEveryImage()
              ? ImageSample.of(from, shuffled(from.size(), config.getSeed()))
              : ImageSample.draw(from, asked, config.getSeed()),
          learned,
          ImageSample.draw(from, judged, SeedPair.of(config.getSeed(), "test images", 0).first()));
    }
    int[] pictures = distinct.distinct(shuffled(from.size(), config.getSeed()));
    int size = Math.min(asked, pictures.length);
    int wanted = Math.min(learned, size);
    int test =
        wanted + judged <= pictures.length
            ? judged
            : share(pictures.length, config.getTrainSamples(), judged);
    // The end of the sample serves as test images only if no image is left after the sample.
    int end = Math.min(pictures.length, size + test);
    return new AnalyzedImages(
        distinct,
        ImageSample.of(from, Arrays.copyOf(pictures, size)),
        Math.min(wanted, end - test),
        ImageSample.of(from, Arrays.copyOfRange(pictures, end - test, end)));
  }

  /** How many of the test images show a picture that is not trained on. */
  public int unseen() {
    Set<Integer> pictures =
        Arrays.stream(sample.images(), 0, learned)
            .map(distinct::picture)
            .boxed()
            .collect(Collectors.toSet());
    return (int)
        Arrays.stream(test.images())
            .filter(image -> !pictures.contains(distinct.picture(image)))
            .count();
  }

  private static boolean suffice(DistinctImages distinct, KnownFactors from, long asked) {
    long repeats = (long) from.size() - distinct.count();
    return distinct.count() >= PLENTY * asked && PLENTY * repeats <= from.size();
  }

  /**
   * The number of test pictures among all pictures; at least one, and two fewer than all if there
   * are three or more.
   */
  private static int share(int pictures, int learned, int judged) {
    long share = Math.round((double) pictures * judged / ((long) learned + judged));
    return (int) Math.max(1, Math.min(share, pictures - FEWEST));
  }

  /** A random permutation of all images. */
  private static int[] shuffled(int size, long seed) {
    return Permutation.of(size, new Random(seed));
  }
}

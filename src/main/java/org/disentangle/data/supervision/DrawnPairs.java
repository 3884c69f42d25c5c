package org.disentangle.data.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SplitMix64;

/**
 * Pairs of images that differ in exactly so many factors, drawn from the labels.
 *
 * <p>A pair is drawn as in section 5 of Locatello et al. (2020): an image, a set of factors, and
 * other values of these; all anew until the second image is one of the training images. So pairs of
 * a part of a grid (a split, {@code data.max_samples}, combinations that were left out) are drawn
 * as likely as among all images, given that both are there. Deviation: the authors' code may draw
 * the old value of a factor again, and draws the random number of changed factors from 1 and the
 * largest; here every one of them differs, and each number is as likely.
 */
public final class DrawnPairs implements ImagePairs {
  /** Tries for one pair. */
  private static final int MOST_TRIES = 1_000_000;

  /**
   * What is tried before the first step: {@value #PROBED} pairs with {@value #PROBE_TRIES} tries
   * each. A set that passes has enough pairs that {@value #MOST_TRIES} tries never fail.
   */
  private static final int PROBED = 20;

  private static final int PROBE_TRIES = 10_000;

  private final VaryingFactors factors;
  private final ClassCombinations combinations;
  private final int changed;

  private DrawnPairs(VaryingFactors factors, ClassCombinations combinations, int changed) {
    this.factors = factors;
    this.combinations = combinations;
    this.changed = changed;
  }

  /**
   * The pairs of some images.
   *
   * @param changed how many factors differ; 0 for 1 to one less than there are, each as likely
   * @param train indices of the images
   * @throws UserErrorException if there are no factors with classes, fewer than are to differ, or
   *     next to no such pairs
   */
  public static DrawnPairs of(int changed, FactorImages images, int[] train) {
    VaryingFactors factors = VaryingFactors.of(images, train);
    obstacle(changed, factors, images.source())
        .ifPresent(
            obstacle -> {
              throw new UserErrorException(obstacle);
            });
    return found(changed, factors, train)
        .orElseThrow(
            () ->
                new UserErrorException(
                    "ada_vae.drawn found next to no pairs that differ in %s of the factors %s alone among the %s training images of %s; raise data.max_samples, or give pairs in a file (ada_vae.listed)"
                        .formatted(
                            changed == 0 ? "some" : changed,
                            String.join(", ", factors.names()),
                            train.length,
                            images.source())));
  }

  /** The same where it may be that there are none. */
  public static Optional<DrawnPairs> ifAny(int changed, FactorImages images, int[] of) {
    VaryingFactors factors = VaryingFactors.of(images, of);
    return obstacle(changed, factors, images.source()).isPresent()
        ? Optional.empty()
        : found(changed, factors, of);
  }

  private static Optional<DrawnPairs> found(int changed, VaryingFactors factors, int[] of) {
    int[] known = Arrays.stream(of).filter(factors::areKnown).toArray();
    if (known.length == 0) {
      return Optional.empty();
    }
    DrawnPairs pairs = new DrawnPairs(factors, new ClassCombinations(factors, known), changed);
    SplitMix64 random = new SplitMix64(0, 0);
    return IntStream.range(0, PROBED).allMatch(i -> pairs.tried(random, PROBE_TRIES).isPresent())
        ? Optional.of(pairs)
        : Optional.empty();
  }

  /** Why the factors alone already rule such pairs out. */
  private static Optional<String> obstacle(int changed, VaryingFactors factors, String where) {
    String names = String.join(", ", factors.names());
    if (factors.count() == 0) {
      return Optional.of(
          "ada_vae.drawn draws pairs from the factors of the images, and the training images of %s have no labels that differ; give pairs in a file (ada_vae.listed)"
              .formatted(where));
    }
    if (factors.continuous() >= 0) {
      return Optional.of(
          "ada_vae.drawn draws pairs that share the class of most factors, and %s of %s is continuous; give pairs in a file (ada_vae.listed), or by a factor that orders them (ada_vae.neighbours)"
              .formatted(factors.factor(factors.continuous()).name(), where));
    }
    if (changed > factors.count()) {
      return Optional.of(
          "ada_vae.drawn.changed_factors is %s, and the training images of %s differ in %s factors (%s); write at most as many"
              .formatted(changed, where, factors.count(), names));
    }
    if (changed == 0 && factors.count() == 1) {
      return Optional.of(
          "ada_vae.drawn.changed_factors is 0, for a random number that leaves a factor as it is, and the training images of %s differ in one factor (%s); write 1"
              .formatted(where, names));
    }
    if (!ClassCombinations.canCount(factors)) {
      return Optional.of(
          "ada_vae.drawn draws pairs by the combinations of classes, and the %s factors of %s have too many; give pairs in a file (ada_vae.listed)"
              .formatted(factors.count(), where));
    }
    return Optional.empty();
  }

  @Override
  public ImagePair draw(SplitMix64 random) {
    return tried(random, MOST_TRIES)
        .orElseThrow(() -> new IllegalStateException("no pair in " + MOST_TRIES + " tries"));
  }

  private Optional<ImagePair> tried(SplitMix64 random, int tries) {
    int[] order = IntStream.range(0, factors.count()).toArray();
    for (int i = 0; i < tries; i++) {
      int first = combinations.any(random);
      int differing = changed > 0 ? changed : 1 + random.below(order.length - 1);
      random.shuffle(order, differing);
      int second = combinations.other(first, order, differing, random);
      if (second >= 0) {
        return Optional.of(
            new ImagePair(
                first, second, Arrays.stream(order, 0, differing).sorted().boxed().toList()));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> factors() {
    return factors.names();
  }
}

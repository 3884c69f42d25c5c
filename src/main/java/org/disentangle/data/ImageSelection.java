package org.disentangle.data;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;

/**
 * A selection of images: those of certain classes, and of these all or a random sample.
 *
 * @param fixed the class that an image must have in each named factor
 * @param samples how many to draw, without replacement; empty for all
 * @param seed of the draw
 */
public record ImageSelection(Map<String, Integer> fixed, OptionalInt samples, long seed) {
  private static final long STREAM = 2;

  /** Every image. */
  public static final ImageSelection ALL = new ImageSelection(Map.of(), OptionalInt.empty(), 0);

  /** Copies the classes. */
  public ImageSelection {
    fixed = Map.copyOf(fixed);
  }

  /**
   * The images, in their order where all are taken, and in random order where they are drawn. An
   * image whose class is unknown is not of the class asked for.
   *
   * @throws UserErrorException if a factor or a class is unknown, or fewer images qualify than are
   *     to be drawn
   */
  public int[] of(FactorImages images) {
    // By name, so that the first reported mistake does not depend on the map's order.
    new TreeMap<>(fixed).forEach((name, factorClass) -> require(images, name, factorClass));
    int[] qualified =
        IntStream.range(0, images.size()).filter(image -> matches(images, image)).toArray();
    if (samples.isEmpty()) {
      return qualified;
    }
    int count = samples.getAsInt();
    if (count < 1 || count > qualified.length) {
      throw new UserErrorException(
          "cannot draw " + count + " samples; expected a count from 1 to " + qualified.length);
    }
    new SplitMix64(seed, STREAM).shuffle(qualified, count);
    return IntStream.of(qualified).limit(count).toArray();
  }

  private boolean matches(FactorImages images, int image) {
    List<Factor> factors = images.factors();
    for (int factor = 0; factor < factors.size(); factor++) {
      Integer wanted = fixed.get(factors.get(factor).name());
      if (wanted != null && wanted != images.factorClass(image, factor)) {
        return false;
      }
    }
    return true;
  }

  private static void require(FactorImages images, String name, int factorClass) {
    if (images.factors().isEmpty()) {
      throw new UserErrorException(
          "there is no factor %s: %s has no labels; draw from all of its images"
              .formatted(name, images.source()));
    }
    Factor factor =
        images.factors().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserErrorException(
                        "there is no factor "
                            + name
                            + "; expected one of "
                            + String.join(
                                ", ", images.factors().stream().map(Factor::name).toList())));
    if (factorClass < 0 || factorClass >= factor.size()) {
      throw new UserErrorException(
          "the factor "
              + name
              + " has no class "
              + factorClass
              + "; expected one from 0 to "
              + (factor.size() - 1));
    }
  }
}

package org.disentangle.data.supervision;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorKind;
import org.disentangle.config.NeighbouringPairsConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.SplitMix64;

/**
 * Pairs of images that follow each other in a factor, such as the frames of a film: the second
 * image's value is higher by at most a distance, and both have the same values of some other
 * factors. All images with such a neighbour are as likely to be the first, and all neighbours of an
 * image to be its second.
 */
public final class NeighbouringPairs implements ImagePairs {
  private final VaryingFactors factors;

  /** By what must be the same, then by the factor; equal ones by their indices. */
  private final int[] images;

  /** The places in that order of the images that have neighbours. */
  private final int[] firsts;

  /** Where in that order the neighbours of each image begin, and where they have ended. */
  private final int[] from;

  private final int[] to;

  private NeighbouringPairs(VaryingFactors factors, int[] images, int[] from, int[] to) {
    this.factors = factors;
    this.images = images;
    this.from = from;
    this.to = to;
    firsts = IntStream.range(0, images.length).filter(i -> from[i] < to[i]).toArray();
  }

  /**
   * The pairs of some images; those of which a named factor is not known are in none.
   *
   * @param train indices of the images
   * @throws UserErrorException if a factor is not there or has no order, or no image has a
   *     neighbour
   */
  public static NeighbouringPairs of(
      NeighbouringPairsConfig config, FactorImages images, int[] train) {
    int along = position(images, "ada_vae.neighbours.factor", config.getFactor());
    if (images.factors().get(along).kind() == FactorKind.CATEGORICAL) {
      throw new UserErrorException(
          "ada_vae.neighbours.factor is %s, whose classes have no order in %s; name a factor of numbers, such as a time step, or say its kind in data.factor"
              .formatted(config.getFactor(), images.source()));
    }
    List<Integer> same =
        config.getSameList().stream()
            .map(name -> position(images, "ada_vae.neighbours.same", name))
            .toList();
    NeighbouringPairs pairs = of(along, same, config.getDistance(), images, train);
    if (pairs.firsts.length == 0) {
      throw new UserErrorException(
          "ada_vae.neighbours finds no training image of %s that is followed by another whose %s is higher by at most %s%s; raise distance, or name other factors"
              .formatted(
                  images.source(),
                  config.getFactor(),
                  config.getDistance(),
                  same.isEmpty()
                      ? ""
                      : " and whose %s is the same"
                          .formatted(String.join(" and ", config.getSameList()))));
    }
    return pairs;
  }

  private static int position(FactorImages images, String field, String name) {
    List<String> names = images.factors().stream().map(Factor::name).toList();
    if (!names.contains(name)) {
      throw new UserErrorException(
          "%s names \"%s\", and %s has %s; name one of its factors"
              .formatted(
                  field,
                  name,
                  images.source(),
                  names.isEmpty() ? "no factors" : "the factors " + String.join(", ", names)));
    }
    return names.indexOf(name);
  }

  private static NeighbouringPairs of(
      int along, List<Integer> same, double distance, FactorImages images, int[] train) {
    Comparator<Integer> together = Comparator.comparingInt(unused -> 0);
    for (int factor : same) {
      together = together.thenComparingDouble(image -> images.factorValue(image, factor));
    }
    int[] sorted =
        IntStream.of(train)
            .filter(image -> !Double.isNaN(images.factorValue(image, along)))
            .filter(
                image ->
                    same.stream()
                        .noneMatch(factor -> Double.isNaN(images.factorValue(image, factor))))
            .boxed()
            .sorted(
                together
                    .thenComparingDouble(image -> images.factorValue(image, along))
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] from = new int[sorted.length];
    int[] to = new int[sorted.length];
    for (int i = sorted.length - 1; i >= 0; i--) {
      double value = images.factorValue(sorted[i], along);
      boolean isLast = i == sorted.length - 1 || together.compare(sorted[i], sorted[i + 1]) != 0;
      from[i] = !isLast && images.factorValue(sorted[i + 1], along) == value ? from[i + 1] : i + 1;
      // The neighbours of an image end no later than those of the one after it.
      to[i] = isLast ? i + 1 : to[i + 1];
      while (to[i] > from[i] && images.factorValue(sorted[to[i] - 1], along) > value + distance) {
        to[i]--;
      }
    }
    return new NeighbouringPairs(VaryingFactors.of(images, train), sorted, from, to);
  }

  @Override
  public ImagePair draw(SplitMix64 random) {
    int place = firsts[random.below(firsts.length)];
    int first = images[place];
    int second = images[from[place] + random.below(to[place] - from[place])];
    return new ImagePair(first, second, factors.changed(first, second));
  }

  @Override
  public List<String> factors() {
    return factors.names();
  }
}

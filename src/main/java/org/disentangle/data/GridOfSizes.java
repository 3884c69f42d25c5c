package org.disentangle.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;

/** The grid of images that come in its order but without labels: its factors' names and sizes. */
public final class GridOfSizes {
  private GridOfSizes() {}

  /**
   * A grid whose classes are numbered from 0, its factors ordered unless they say their kind.
   *
   * @param factors each with its size, outermost first
   * @param images how many images there are
   * @param where names the source of the images in messages
   * @param by what gives the factors, in messages, e.g. {@code data.factor}
   * @throws UserErrorException if a factor has no size or is continuous, or the grid has another
   *     number of combinations than there are images
   */
  public static FactorGrid of(List<FactorConfig> factors, int images, String where, String by) {
    for (FactorConfig factor : factors) {
      if (!factor.hasSize()) {
        throw new UserErrorException(
            "%s gives %s no size, and %s has no labels; expected a size of every factor, the last one fastest"
                .formatted(by, factor.getName(), where));
      }
      if (factor.hasKind() && factor.getKind() == FactorKind.CONTINUOUS) {
        throw new UserErrorException(
            "%s calls %s CONTINUOUS, but gives it classes by a size; expected another kind"
                .formatted(by, factor.getName()));
      }
    }
    double points = factors.stream().mapToDouble(FactorConfig::getSize).reduce(1, (a, b) -> a * b);
    if (points != images) {
      throw new UserErrorException(
          "%s has %s images, but %s gives a grid of %s combinations (%s); expected as many combinations as images"
              .formatted(
                  where,
                  images,
                  by,
                  (long) points,
                  factors.stream()
                      .map(factor -> String.valueOf(factor.getSize()))
                      .collect(Collectors.joining(" x "))));
    }
    return new FactorGrid(factors.stream().map(factor -> factor(factor, where)).toList());
  }

  private static Factor factor(FactorConfig factor, String where) {
    List<Double> values = IntStream.range(0, factor.getSize()).asDoubleStream().boxed().toList();
    return new Factor(
        factor.getName(),
        factor.hasKind() ? factor.getKind() : FactorKind.ORDERED,
        values,
        ClassWords.of(factor.getName(), List.of(factor), where)
            .map(words -> words.of(values))
            .orElse(List.of()));
  }
}

package org.disentangle.data.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.KnownFactors;

/**
 * The factors in which some images differ, in the order of the data: one that has the same value in
 * all of them is none here.
 */
final class VaryingFactors {
  private final KnownFactors known;
  private final int[] factors;

  private VaryingFactors(KnownFactors known, int[] factors) {
    this.known = known;
    this.factors = factors;
  }

  static VaryingFactors of(KnownFactors known, int[] images) {
    return new VaryingFactors(
        known,
        IntStream.range(0, known.factors().size())
            .filter(
                factor ->
                    Arrays.stream(images)
                            .mapToDouble(image -> known.factorValue(image, factor))
                            .filter(value -> !Double.isNaN(value))
                            .distinct()
                            .limit(2)
                            .count()
                        == 2)
            .toArray());
  }

  int count() {
    return factors.length;
  }

  Factor factor(int position) {
    return known.factors().get(factors[position]);
  }

  List<String> names() {
    return IntStream.range(0, count()).mapToObj(position -> factor(position).name()).toList();
  }

  /** The first one that has no classes, or -1. */
  int continuous() {
    return IntStream.range(0, count())
        .filter(position -> factor(position).kind() == FactorKind.CONTINUOUS)
        .findFirst()
        .orElse(-1);
  }

  int factorClass(int image, int position) {
    return known.factorClass(image, factors[position]);
  }

  /** Whether all of them are known of an image. */
  boolean areKnown(int image) {
    return Arrays.stream(factors)
        .noneMatch(factor -> known.factorClass(image, factor) == KnownFactors.UNKNOWN);
  }

  /** The positions of those in which two images differ; where one is unknown, they do not. */
  List<Integer> changed(int first, int second) {
    return IntStream.range(0, count())
        .filter(
            position -> {
              double one = known.factorValue(first, factors[position]);
              double other = known.factorValue(second, factors[position]);
              return !Double.isNaN(one) && !Double.isNaN(other) && one != other;
            })
        .boxed()
        .toList();
  }
}

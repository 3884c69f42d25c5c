package org.disentangle.data.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.dsprites.Dsprites;

/**
 * One row of the table of factors.
 *
 * @param factor the factor's name
 * @param classes how many classes it has
 * @param values the values of the classes, or what they are called, if they are few, else their
 *     range; for how many images the factor is unknown, if it is for any
 */
public record FactorSummary(String factor, int classes, String values) {
  private static final int MOST_LISTED = 6;
  private static final MathContext FIVE_DIGITS = new MathContext(5);

  /** The table of the factors of some images, in their order. */
  public static List<FactorSummary> of(FactorImages images) {
    List<FactorSummary> rows = of(images.factors());
    return IntStream.range(0, rows.size()).mapToObj(k -> rows.get(k).labelled(images, k)).toList();
  }

  private FactorSummary labelled(FactorImages images, int index) {
    long unknown =
        IntStream.range(0, images.size())
            .filter(image -> images.factorClass(image, index) == FactorImages.UNKNOWN)
            .count();
    return unknown == 0
        ? this
        : new FactorSummary(
            factor,
            classes,
            values + "; unknown of " + unknown + " of " + images.size() + " images");
  }

  /** The table of these factors, in their order. */
  public static List<FactorSummary> of(List<Factor> factors) {
    boolean areDsprites = Dsprites.isNamedSo(factors.stream().map(Factor::name).toList());
    String orientation = Dsprites.GRID.factors().get(Dsprites.ORIENTATION).name();
    return factors.stream()
        .map(
            factor ->
                new FactorSummary(
                    factor.name(),
                    factor.size(),
                    describe(
                        factor, areDsprites && factor.name().equals(orientation) ? " rad" : "")))
        .toList();
  }

  private static String describe(Factor factor, String unit) {
    int size = factor.size();
    if (factor.kind() == FactorKind.CONTINUOUS && size > 0) {
      return "continuous, about %s to %s"
          .formatted(number(factor, 0) + unit, number(factor, size - 1) + unit);
    }
    if (size <= MOST_LISTED) {
      return IntStream.range(0, size)
          .mapToObj(each -> number(factor, each) + unit)
          .collect(Collectors.joining(", "));
    }
    return number(factor, 0) + " to " + number(factor, size - 1) + unit;
  }

  /** The value of a class, and its word where it has one. */
  private static String number(Factor factor, int factorClass) {
    String number = number(factor.values().get(factorClass));
    return factor.words().isEmpty()
        ? number
        : number + " (" + factor.words().get(factorClass) + ")";
  }

  private static String number(double value) {
    return new BigDecimal(value).round(FIVE_DIGITS).stripTrailingZeros().toPlainString();
  }
}

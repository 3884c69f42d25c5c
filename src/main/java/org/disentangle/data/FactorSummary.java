package org.disentangle.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One row of the table of factors.
 *
 * @param factor the factor's name
 * @param classes how many classes it has
 * @param values the values of the classes where they are few, their range where they are many
 */
public record FactorSummary(String factor, int classes, String values) {
  private static final int MOST_LISTED = 6;
  private static final MathContext FIVE_DIGITS = new MathContext(5);

  /** The table of these factors, in their order. */
  public static List<FactorSummary> of(List<Factor> factors) {
    return factors.stream()
        .map(factor -> new FactorSummary(factor.name(), factor.size(), describe(factor)))
        .toList();
  }

  private static String describe(Factor factor) {
    List<Double> values = factor.values();
    if (values.size() <= MOST_LISTED) {
      return values.stream()
          .map(value -> describe(factor.name(), value))
          .collect(Collectors.joining(", "));
    }
    return number(values.get(0))
        + " to "
        + number(values.get(values.size() - 1))
        + (isRadians(factor.name()) ? " rad" : "");
  }

  private static String describe(String factor, double value) {
    boolean isShape = factor.equals(Dsprites.GRID.factors().get(Dsprites.SHAPE).name());
    String name =
        IntStream.range(0, Dsprites.SHAPE_NAMES.size())
            .filter(shape -> isShape && value == shape + 1)
            .mapToObj(shape -> " (" + Dsprites.SHAPE_NAMES.get(shape) + ")")
            .collect(Collectors.joining());
    return number(value) + name + (isRadians(factor) ? " rad" : "");
  }

  private static boolean isRadians(String factor) {
    return factor.equals(Dsprites.GRID.factors().get(Dsprites.ORIENTATION).name());
  }

  private static String number(double value) {
    return new BigDecimal(value).round(FIVE_DIGITS).stripTrailingZeros().toPlainString();
  }
}

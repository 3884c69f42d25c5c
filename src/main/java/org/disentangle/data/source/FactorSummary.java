package org.disentangle.data.source;

import org.disentangle.data.Factor;

import org.disentangle.data.dsprites.Dsprites;
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
 * @param values the values of the classes if they are few, else their range
 */
public record FactorSummary(String factor, int classes, String values) {
  private static final int MOST_LISTED = 6;
  private static final MathContext FIVE_DIGITS = new MathContext(5);

  /** The table of these factors, in their order. */
  public static List<FactorSummary> of(List<Factor> factors) {
    boolean areDsprites = Dsprites.isNamedSo(factors.stream().map(Factor::name).toList());
    String shape = areDsprites ? name(Dsprites.SHAPE) : "";
    String orientation = areDsprites ? name(Dsprites.ORIENTATION) : "";
    return factors.stream()
        .map(
            factor ->
                new FactorSummary(
                    factor.name(),
                    factor.size(),
                    describe(
                        factor.values(),
                        factor.name().equals(shape),
                        factor.name().equals(orientation) ? " rad" : "")))
        .toList();
  }

  private static String describe(List<Double> values, boolean areShapes, String unit) {
    if (values.size() <= MOST_LISTED) {
      return values.stream()
          .map(value -> number(value) + (areShapes ? shape(value) : "") + unit)
          .collect(Collectors.joining(", "));
    }
    return number(values.get(0)) + " to " + number(values.get(values.size() - 1)) + unit;
  }

  private static String shape(double value) {
    return IntStream.range(0, Dsprites.SHAPE_NAMES.size())
        .filter(shape -> value == shape + 1)
        .mapToObj(shape -> " (" + Dsprites.SHAPE_NAMES.get(shape) + ")")
        .collect(Collectors.joining());
  }

  private static String name(int factor) {
    return Dsprites.GRID.factors().get(factor).name();
  }

  private static String number(double value) {
    return new BigDecimal(value).round(FIVE_DIGITS).stripTrailingZeros().toPlainString();
  }
}

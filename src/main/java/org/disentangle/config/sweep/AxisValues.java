package org.disentangle.config.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FieldValue;
import org.disentangle.config.SweepAxis;
import org.disentangle.config.SweepRange;

/** The values of an axis: listed, or those of a range, which is computed in decimals. */
final class AxisValues {
  private AxisValues() {}

  /**
   * The values in their order, each a {@link Double} or a {@link String}.
   *
   * @param most as many values as a grid may have points
   * @throws UserErrorException if there are none, too many, or one twice
   */
  static List<Object> of(SweepAxis axis, long most) {
    long ways =
        Stream.of(axis.getValuesCount() > 0, axis.getChoicesCount() > 0, axis.hasRange())
            .filter(given -> given)
            .count();
    if (ways != 1) {
      throw new UserErrorException(
          "axis %s has %s of values, choices and range; write one of them, e.g. values: [1, 2, 4]"
              .formatted(axis.getField(), ways == 0 ? "none" : ways));
    }
    List<Object> values = new ArrayList<>(axis.getValuesList());
    values.addAll(axis.getChoicesList());
    if (axis.hasRange()) {
      values.addAll(within(axis.getField(), axis.getRange(), most));
    }
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw new UserErrorException(
            "axis %s has the value %s twice; keep one"
                .formatted(axis.getField(), FieldValue.text(value)));
      }
    }
    return values;
  }

  private static List<Double> within(String axis, SweepRange range, long most) {
    String where = "axis " + axis + ", range";
    if (range.hasStep() && range.hasFactor()) {
      throw new UserErrorException(where + ": step and factor are both given; write one of them");
    }
    double from = range.getFrom();
    double to = range.getTo();
    double step = range.hasStep() ? range.getStep() : 1;
    double count =
        range.hasFactor()
            ? Math.log(to / from) / Math.log(range.getFactor()) + 1
            : (to - from) / step + 1;
    if (!Double.isFinite(from) || !Double.isFinite(to) || (range.hasFactor() && !(from > 0))) {
      throw new UserErrorException(
          "%s: from %s to %s cannot be stepped through%s"
              .formatted(
                  where,
                  FieldValue.text(from),
                  FieldValue.text(to),
                  range.hasFactor() ? " by a factor; begin above 0" : "; write finite numbers"));
    }
    if (to < from) {
      throw new UserErrorException(
          "%s: from %s to %s holds no value; write the smaller number first"
              .formatted(where, FieldValue.text(from), FieldValue.text(to)));
    }
    if (count > most + 0.5) {
      throw new UserErrorException(
          "%s: from %s to %s are %s values, and a grid may have %s points; take larger steps"
              .formatted(
                  where,
                  FieldValue.text(from),
                  FieldValue.text(to),
                  BigDecimal.valueOf(count).setScale(0, RoundingMode.FLOOR).toPlainString(),
                  most));
    }
    List<Double> values = new ArrayList<>();
    BigDecimal last = BigDecimal.valueOf(to);
    BigDecimal by = BigDecimal.valueOf(range.hasFactor() ? range.getFactor() : step);
    BigDecimal value = BigDecimal.valueOf(from);
    while (value.compareTo(last) <= 0) {
      values.add(value.doubleValue());
      value = range.hasFactor() ? value.multiply(by, MathContext.DECIMAL128) : value.add(by);
    }
    return values;
  }
}

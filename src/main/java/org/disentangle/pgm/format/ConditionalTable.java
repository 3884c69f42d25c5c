package org.disentangle.pgm.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.math.CompensatedSum;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Variable;

/**
 * The table of a variable given its parents, as given in a text. The sums of its rows may miss 1,
 * since files round.
 *
 * @param where the table stands: file and line, for sentences
 * @param child the variable
 * @param parents in the order of the text
 * @param values one row after the other, the last parent running fastest; a row has a value for
 *     each state of the child
 */
public record ConditionalTable(
    String where, Variable child, List<Variable> parents, double[] values) {
  /** Any row that misses 1 by up to this is normalised: published networks miss it by 4e-5. */
  private static final double ALWAYS = 5e-5;

  /**
   * A row that misses 1 by more is not normalised unless requested, however few digits it has: it
   * could be a typing error.
   */
  private static final double MOST_OFF = 1e-3;

  /** The rounding error of numbers such as 0.999 in doubles. */
  private static final double SLACK = 1e-9;

  /** How much sums of doubles may miss 1 when the decimals sum to 1. */
  private static final double ROUNDING = 1e-12;

  /**
   * A table of the right size.
   *
   * @throws UserErrorException if there are too few or too many values, or one is negative or not a
   *     finite number
   */
  public ConditionalTable {
    parents = List.copyOf(parents);
    long size = TableSize.of(scope(parents, child));
    if (size != values.length) {
      throw new UserErrorException(
          where
              + ": the table of "
              + child.name()
              + " has "
              + values.length
              + " entries; it needs "
              + size
              + ", one for each joint state of "
              + String.join(", ", scope(parents, child).stream().map(Variable::name).toList()));
    }
    for (double value : values) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new UserErrorException(
            where
                + ": the table of "
                + child.name()
                + " has the entry "
                + value
                + "; entries are finite and not negative");
      }
    }
  }

  private static List<Variable> scope(List<Variable> parents, Variable child) {
    List<Variable> scope = new ArrayList<>(parents);
    scope.add(child);
    return scope;
  }

  /**
   * The table with rows that sum to 1.
   *
   * @param sums how other rows are treated
   * @throws UserErrorException if a row misses 1 by more than its digits explain and rows are
   *     checked, or if it sums to 0
   */
  Factor factor(RowSums sums) {
    double[] rows = values.clone();
    int states = child.cardinality();
    for (int row = 0; row < rows.length / states; row++) {
      double sum = sum(row);
      boolean asked = sums == RowSums.NORMALISED && sum > 0 && !Double.isInfinite(sum);
      if (!asked && !(Math.abs(sum - 1) <= byRounding(row) + SLACK)) {
        throw new UserErrorException(
            where
                + ": "
                + name(row)
                + " sums to "
                + rounded(sum)
                + ", off 1 by "
                + rounded(Math.abs(sum - 1))
                + "; a row of probabilities sums to 1"
                + (sum > 0 ? ": correct it, or let --normalise divide such rows" : ""));
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        for (int i = row * states; i < (row + 1) * states; i++) {
          rows[i] /= sum;
        }
      }
    }
    return new Factor(scope(parents, child), rows);
  }

  /**
   * By how much the sum of a row may be off because its entries were rounded or cut off: one unit
   * of the last digit for each.
   */
  private double byRounding(int row) {
    int states = child.cardinality();
    int digits = 0;
    for (int i = row * states; i < (row + 1) * states; i++) {
      digits = Math.max(digits, BigDecimal.valueOf(values[i]).stripTrailingZeros().scale());
    }
    double printed = states * Math.pow(10, -digits);
    return Math.max(ALWAYS, Math.min(MOST_OFF, printed));
  }

  /** A sentence about the rows that {@link #factor} normalises. */
  Optional<String> note() {
    int count = 0;
    double most = 0;
    for (int row = 0; row < values.length / child.cardinality(); row++) {
      double off = Math.abs(sum(row) - 1);
      if (off > ROUNDING) {
        count++;
        most = Math.max(most, off);
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(
        where
            + ": "
            + (count == 1 ? "a row" : count + " rows")
            + " of the table of "
            + child.name()
            + " missed 1 by "
            + (count == 1 ? "" : "up to ")
            + rounded(most)
            + " and "
            + (count == 1 ? "was divided by its sum" : "were divided by their sums"));
  }

  private double sum(int row) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < child.cardinality(); i++) {
      sum.add(values[row * child.cardinality() + i]);
    }
    return sum.value();
  }

  /** E.g. {@code the row (yes, no) of the table of dysp}. */
  private String name(int row) {
    if (parents.isEmpty()) {
      return "the table of " + child.name();
    }
    List<String> states = new ArrayList<>();
    int rest = row;
    for (int i = parents.size() - 1; i >= 0; i--) {
      Variable parent = parents.get(i);
      states.add(0, parent.states().get(rest % parent.cardinality()));
      rest /= parent.cardinality();
    }
    return "the row (" + String.join(", ", states) + ") of the table of " + child.name();
  }

  private static String rounded(double number) {
    return new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}

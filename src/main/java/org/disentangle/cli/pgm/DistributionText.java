package org.disentangle.cli.pgm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.inference.AbsoluteProbability;

/** Distributions and assignments as lines of text and as rows of a CSV file. */
final class DistributionText {
  private DistributionText() {}

  /** A line for each joint state, under the names if there are several variables. */
  static List<String> lines(Factor distribution) {
    List<List<String>> rows = new ArrayList<>();
    if (distribution.scope().size() > 1) {
      List<String> heading = new ArrayList<>(distribution.names());
      heading.add("probability");
      rows.add(heading);
    }
    for (int i = 0; i < distribution.size(); i++) {
      List<String> row = states(distribution, i);
      row.add(Numbers.text(distribution.value(i)));
      rows.add(row);
    }
    return aligned(rows);
  }

  /** A line for each variable. */
  static List<String> lines(List<Setting> assignment) {
    return aligned(
        assignment.stream().map(each -> List.of(each.variable(), each.state())).toList());
  }

  /** E.g. {@code P(asia=yes) = 0.01}, or why there is no such number. */
  static String line(String name, AbsoluteProbability probability) {
    return probability instanceof AbsoluteProbability.LeftOut leftOut
        ? name + " is left out: " + leftOut.reason()
        : name + " = " + Numbers.text(probability.known().orElseThrow());
  }

  /** E.g. {@code asia=yes, dysp=yes}. */
  static String evidence(List<Setting> evidence) {
    return evidence.stream().map(Setting::toString).collect(Collectors.joining(", "));
  }

  /** The heading, then a row for each joint state. */
  static List<List<String>> rows(Factor distribution) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(distribution.names());
    heading.add("probability");
    rows.add(heading);
    for (int i = 0; i < distribution.size(); i++) {
      List<String> row = states(distribution, i);
      row.add(Numbers.exact(distribution.value(i)));
      rows.add(row);
    }
    return rows;
  }

  /** The heading, then a row for each variable. */
  static List<List<String>> rows(List<Setting> assignment) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("variable", "state"));
    assignment.forEach(each -> rows.add(List.of(each.variable(), each.state())));
    return rows;
  }

  private static List<String> states(Factor table, int entry) {
    List<String> states = new ArrayList<>();
    int rest = entry;
    for (int i = table.scope().size() - 1; i >= 0; i--) {
      Variable variable = table.scope().get(i);
      states.add(0, variable.states().get(rest % variable.cardinality()));
      rest /= variable.cardinality();
    }
    return states;
  }

  private static List<String> aligned(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    rows.forEach(
        row ->
            IntStream.range(0, columns)
                .forEach(i -> widths[i] = Math.max(widths[i], row.get(i).length())));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}

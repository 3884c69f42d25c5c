package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The table {@code ranking}: trials by a score, the best first. */
final class Ranking {
  private Ranking() {}

  /**
   * rank (equal scores share the smallest), id, base, the axes, and the score. Trials without the
   * score have no row; equal ones keep the order of the sweep.
   *
   * @param isHigherBetter whether the largest value is the best
   */
  static Table of(Table sweep, List<String> axes, String score, boolean isHigherBetter) {
    DoubleColumn values = sweep.doubleColumn(score);
    Comparator<Integer> ascending = Comparator.comparingDouble(values::getDouble);
    List<Integer> order =
        IntStream.range(0, sweep.rowCount())
            .filter(row -> !values.isMissing(row))
            .boxed()
            .sorted(isHigherBetter ? ascending.reversed() : ascending)
            .toList();
    IntColumn rank = IntColumn.create("rank");
    List<Column<?>> columns = new ArrayList<>(List.of(rank));
    for (String name : Stream.concat(Stream.of("id", "base"), axes.stream()).toList()) {
      StringColumn column = StringColumn.create(name);
      order.forEach(row -> column.append(sweep.stringColumn(name).get(row)));
      columns.add(column);
    }
    DoubleColumn ranked = DoubleColumn.create(score);
    for (int place = 0; place < order.size(); place++) {
      double value = values.getDouble(order.get(place));
      boolean isTied = place > 0 && ranked.getDouble(place - 1) == value;
      rank.append(isTied ? rank.getInt(place - 1) : place + 1);
      ranked.append(value);
    }
    columns.add(ranked);
    return Table.create("ranking", columns);
  }
}

package org.disentangle.experiment.result;

import static tech.tablesaw.aggregate.AggregateFunctions.median;
import static tech.tablesaw.aggregate.AggregateFunctions.quartile1;
import static tech.tablesaw.aggregate.AggregateFunctions.quartile3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * The table {@code summary}: for each point of the grid, seeds aside, and each measure that a trial
 * there has: n, lower quartile, median and upper quartile over the seeds. Quartiles lie at (n +
 * 1)/4 and 3(n + 1)/4 of the sorted values, between two of them in proportion (type 6 of Hyndman
 * and Fan 1996), at an end where that is beyond it.
 */
final class SummaryTable {
  private static final String SEED = "seed";

  private final List<StringColumn> key = new ArrayList<>();
  private final StringColumn measure = StringColumn.create("measure");
  private final IntColumn n = IntColumn.create("n");
  private final DoubleColumn lower = DoubleColumn.create("lower_quartile");
  private final DoubleColumn middle = DoubleColumn.create("median");
  private final DoubleColumn upper = DoubleColumn.create("upper_quartile");

  private SummaryTable() {}

  /**
   * Summarises the trials that succeeded.
   *
   * @param sweep the table of {@link TrialTable}
   */
  static Table of(Table sweep, List<String> axes, List<String> measures) {
    List<String> names = new ArrayList<>(List.of("base"));
    axes.stream().filter(axis -> !axis.equals(SEED)).forEach(names::add);
    Map<List<String>, List<Integer>> points = new LinkedHashMap<>();
    for (int row = 0; row < sweep.rowCount(); row++) {
      int at = row;
      points
          .computeIfAbsent(
              names.stream().map(name -> sweep.stringColumn(name).get(at)).toList(),
              absent -> new ArrayList<>())
          .add(row);
    }
    SummaryTable summary = new SummaryTable();
    names.forEach(name -> summary.key.add(StringColumn.create(name)));
    points.forEach(
        (point, rows) -> {
          Selection selection = Selection.with(rows.stream().mapToInt(Integer::intValue).toArray());
          for (String each : measures) {
            summary.append(point, each, sweep.doubleColumn(each).where(selection).removeMissing());
          }
        });
    Table table = Table.create("summary");
    summary.key.forEach(table::addColumns);
    return table.addColumns(
        summary.measure, summary.n, summary.lower, summary.middle, summary.upper);
  }

  private void append(List<String> point, String name, DoubleColumn values) {
    if (values.isEmpty()) {
      return;
    }
    for (int i = 0; i < key.size(); i++) {
      key.get(i).append(point.get(i));
    }
    measure.append(name);
    n.append(values.size());
    lower.append(quartile1.summarize(values));
    middle.append(median.summarize(values));
    upper.append(quartile3.summarize(values));
  }
}

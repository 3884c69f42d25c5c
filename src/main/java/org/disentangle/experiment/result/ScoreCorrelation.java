package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * The table {@code correlation}: whether two scores put the trials in one order, by Spearman's rank
 * correlation (equal values share the mean of their ranks); of all trials (base blank), and where
 * there are several bases of each alone.
 */
final class ScoreCorrelation {
  private final StringColumn base = StringColumn.create("base");
  private final StringColumn first = StringColumn.create("score");
  private final StringColumn second = StringColumn.create("other");
  private final IntColumn n = IntColumn.create("n");
  private final DoubleColumn correlation = DoubleColumn.create("spearman");

  private ScoreCorrelation() {}

  /**
   * base, score, other, n (the trials that have both) and spearman (blank for fewer than two
   * trials, and where a score is the same for all). Each pair once.
   */
  static Table of(Table sweep, Collection<String> scores) {
    ScoreCorrelation table = new ScoreCorrelation();
    List<String> names = List.copyOf(scores);
    Map<String, int[]> groups = new LinkedHashMap<>();
    groups.put("", IntStream.range(0, sweep.rowCount()).toArray());
    StringColumn bases = sweep.stringColumn("base");
    List<String> distinct = new ArrayList<>(new LinkedHashSet<>(bases.asList()));
    if (distinct.size() > 1) {
      for (String each : distinct) {
        groups.put(
            each,
            IntStream.range(0, sweep.rowCount())
                .filter(row -> bases.get(row).equals(each))
                .toArray());
      }
    }
    groups.forEach(
        (name, rows) -> {
          for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
              table.append(name, sweep, names.get(i), names.get(j), rows);
            }
          }
        });
    return Table.create(
        "correlation", table.base, table.first, table.second, table.n, table.correlation);
  }

  private void append(String group, Table sweep, String one, String other, int[] rows) {
    DoubleColumn a = sweep.doubleColumn(one);
    DoubleColumn b = sweep.doubleColumn(other);
    Selection both =
        Selection.with(
            IntStream.of(rows).filter(row -> !a.isMissing(row) && !b.isMissing(row)).toArray());
    base.append(group);
    first.append(one);
    second.append(other);
    n.append(both.size());
    // Of fewer than two there is no order; of equal numbers Tablesaw gives NaN, which is blank.
    correlation.append(both.size() < 2 ? Double.NaN : a.where(both).spearmans(b.where(both)));
  }
}

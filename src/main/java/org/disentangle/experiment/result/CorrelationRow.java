package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.disentangle.table.Blank;
import org.disentangle.table.TableFile;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * The rank correlation of two scores over the trials, by Spearman (equal values share the mean of
 * their ranks).
 *
 * @param base the base of the trials; blank for all trials
 * @param n the trials that have both scores
 * @param spearman empty for fewer than two trials, and if a score is the same for all
 */
@TableFile(
    name = "correlation",
    sentence = "Spearman's rank correlation of each two scores, of all trials and of each base.")
record CorrelationRow(String base, String score, String other, int n, OptionalDouble spearman) {

  /**
   * Each pair of scores once: over all trials and, if there are several bases, over each base
   * alone.
   */
  static Stream<CorrelationRow> of(Table sweep, List<String> scores) {
    StringColumn base = sweep.stringColumn("base");
    List<String> bases = base.asList().stream().distinct().toList();
    List<CorrelationRow> rows = new ArrayList<>(pairs("", sweep, scores));
    if (bases.size() > 1) {
      bases.forEach(each -> rows.addAll(pairs(each, sweep.where(base.isEqualTo(each)), scores)));
    }
    return rows.stream();
  }

  private static List<CorrelationRow> pairs(String base, Table trials, List<String> scores) {
    List<CorrelationRow> rows = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      for (String other : scores.subList(i + 1, scores.size())) {
        DoubleColumn a = trials.doubleColumn(scores.get(i));
        DoubleColumn b = trials.doubleColumn(other);
        Selection both = a.isNotMissing().and(b.isNotMissing());
        // Fewer than two have no order; for equal numbers Tablesaw gives NaN.
        double spearman = both.size() < 2 ? Double.NaN : a.where(both).spearmans(b.where(both));
        rows.add(
            new CorrelationRow(base, scores.get(i), other, both.size(), Blank.ifNaN(spearman)));
      }
    }
    return rows;
  }
}

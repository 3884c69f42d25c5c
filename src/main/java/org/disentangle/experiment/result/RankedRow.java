package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.disentangle.table.TableFile;

/**
 * A row of the ranking: a trial and its rank among all that have the score.
 *
 * @param rank from 1; equal scores share the smallest
 * @param score the name of the score that ranks
 */
@TableFile(name = "ranking", sentence = "The trials of a sweep by a score, the best first.")
record RankedRow(
    int rank, String id, String base, Map<String, String> point, Map<String, Double> score) {

  /**
   * Ranks trials; equal ones keep the order of the sweep.
   *
   * @param isHigherBetter whether the largest value is the best
   */
  static List<RankedRow> of(List<SweepRow> trials, String score, boolean isHigherBetter) {
    Comparator<SweepRow> ascending = Comparator.comparingDouble(row -> row.scores().get(score));
    List<SweepRow> order =
        trials.stream()
            .filter(row -> !row.scores().getOrDefault(score, Double.NaN).isNaN())
            .sorted(isHigherBetter ? ascending.reversed() : ascending)
            .toList();
    List<RankedRow> ranked = new ArrayList<>();
    int rank = 0;
    double last = Double.NaN;
    for (SweepRow row : order) {
      double value = row.scores().get(score);
      rank = value == last ? rank : ranked.size() + 1;
      last = value;
      ranked.add(new RankedRow(rank, row.id(), row.base(), row.point(), Map.of(score, value)));
    }
    return ranked;
  }
}

package org.disentangle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.BinnedGapRow;
import org.disentangle.table.row.RankingRow;
import org.disentangle.table.row.ScoreRow;
import tech.tablesaw.api.Table;

/** The scores of a made-up study. */
record FixtureScores(List<String> runs) {
  /** One score of each kind: with everything, without an interval, without a chance, unbounded. */
  Table modelScores() {
    List<ScoreRow> rows = new ArrayList<>();
    double nothing = Double.NaN;
    for (int i = 0; i < runs.size(); i++) {
      rows.add(score(i, "mig", 0.1012 + 0.01 * i, 0.00021, 0.0981, 0.1234));
      rows.add(score(i, "factor_vae", 0.7203 + 0.02 * i, 0.2871, 0.7012, 0.7655));
      rows.add(score(i, "dci_disentanglement", 0.2505, 0.0123, nothing, nothing));
      rows.add(score(i, "total_correlation", 0.0432 + i, nothing, 0.0401, 0.0455 + i));
      double distance = i == 1 ? Double.POSITIVE_INFINITY : 3.25;
      rows.add(score(i, "wasserstein", distance, nothing, nothing, nothing));
      rows.add(score(i, "a_score_to_come", 0.5, 0.1, 0.4, 0.6));
    }
    return Schema.of(ScoreRow.class).table(rows.stream());
  }

  private ScoreRow score(
      int run, String name, double value, double chance, double low, double high) {
    return new ScoreRow(
        runs.get(run), name, value, Blank.ifNaN(chance), Blank.ifNaN(low), Blank.ifNaN(high));
  }

  Table bins() {
    List<BinnedGapRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int bins : new int[] {10, 20, 50, 100}) {
        rows.add(
            new BinnedGapRow(
                runs.get(i),
                bins,
                0.1 + 0.0005 * bins + 0.01 * i,
                OptionalDouble.of(1 - 1.0 / bins),
                OptionalDouble.of(0.00002 * bins + 0.0001 * i)));
      }
    }
    return Schema.of(BinnedGapRow.class).table(rows.stream());
  }

  Table ranking() {
    return Schema.of(RankingRow.class).table(runs.stream().map(this::ranking));
  }

  private RankingRow ranking(String run) {
    return new RankingRow(
        run, "spearman", 0.4321, runs.size() - 1, 0.3216, 0.5437, OptionalDouble.of(0.0987));
  }
}

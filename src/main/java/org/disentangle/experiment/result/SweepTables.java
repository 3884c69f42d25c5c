package org.disentangle.experiment.result;

import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.score.ScoreSelection;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.store.TrialResult;
import tech.tablesaw.api.Table;

/**
 * All tables of a sweep.
 *
 * @param sweep a row a trial
 * @param summary quartiles over the seeds
 * @param ranking the best trial first
 * @param correlation of scores
 */
public record SweepTables(Table sweep, Table summary, Table ranking, Table correlation) {

  /**
   * What tables are made of a sweep.
   *
   * @param axes the fields that vary
   * @param scores that are taken of each model
   * @param rankedBy one of them
   */
  public record Form(List<String> axes, Set<String> scores, String rankedBy) {
    /**
     * Copies the list.
     *
     * @throws UserErrorException if the score that ranks is not taken
     */
    public Form {
      axes = List.copyOf(axes);
      if (!scores.contains(rankedBy)) {
        throw new UserErrorException(
            "--rank-by is %s, which this sweep does not take; it takes %s"
                .formatted(rankedBy, String.join(", ", scores)));
      }
    }
  }

  /**
   * Aggregates rows, which are gone through once.
   *
   * @param rows in the order of the sweep
   */
  public static SweepTables of(Form form, Iterable<TrialOutcome<TrialResult>> rows) {
    TrialTable trials = new TrialTable(form.axes(), form.scores());
    rows.forEach(trials::add);
    Table sweep = trials.table();
    return new SweepTables(
        sweep,
        SummaryTable.of(sweep, form.axes(), trials.measures()),
        Ranking.of(
            sweep, form.axes(), form.rankedBy(), ScoreSelection.isHigherBetter(form.rankedBy())),
        ScoreCorrelation.of(sweep, form.scores()));
  }

  /** In the order in which they are written. */
  public List<Table> all() {
    return List.of(sweep, summary, ranking, correlation);
  }
}

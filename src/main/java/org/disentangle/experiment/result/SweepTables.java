package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.analysis.score.Quantity.Better;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.table.Schema;
import tech.tablesaw.api.Table;

/**
 * All tables of a sweep.
 *
 * @param sweep one row for each trial
 * @param summary quartiles over the seeds
 * @param ranking the best trial first
 * @param correlation of scores
 * @param agreement of the trials with those of other seeds
 * @param selection without labels
 */
public record SweepTables(
    Table sweep,
    Table summary,
    Table ranking,
    Table correlation,
    Table agreement,
    Table selection) {
  private static final String SEED = "seed";

  /** Terms that most families have; the others come after them. */
  private static final List<String> FIRST = List.of("loss", "reconstruction", "kl");

  /**
   * The form of a sweep's tables.
   *
   * @param axes the fields that vary
   * @param scores computed for each model
   * @param rankedBy one of these scores
   */
  public record Form(List<String> axes, Set<String> scores, String rankedBy) {
    /**
     * Copies the list.
     *
     * @throws UserErrorException if the score that ranks is not computed
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
   * Makes the tables.
   *
   * @param outcomes in the order of the sweep
   */
  public static SweepTables of(Form form, List<TrialOutcome<TrialResult>> outcomes) {
    List<SweepRow> rows = outcomes.stream().map(SweepRow::of).toList();
    List<String> losses = losses(rows);
    Table sweep =
        Schema.of(SweepRow.class)
            .tableOfMaps(rows.stream(), List.of(form.axes(), losses, form.scores()));
    List<String> measures = new ArrayList<>(losses);
    measures.addAll(form.scores());
    List<String> points = form.axes().stream().filter(axis -> !axis.equals(SEED)).toList();
    boolean isHigherBetter = isHigherBetter(form.rankedBy());
    List<AgreementRow> agreements = AgreementRow.of(outcomes, SEED);
    return new SweepTables(
        sweep,
        Schema.of(SummaryRow.class).table(SummaryRow.of(sweep, points, measures), points),
        Schema.of(RankedRow.class)
            .tableOfMaps(
                RankedRow.of(rows, form.rankedBy(), isHigherBetter).stream(),
                List.of(form.axes(), List.of(form.rankedBy()))),
        Schema.of(CorrelationRow.class).table(CorrelationRow.of(sweep, List.copyOf(form.scores()))),
        Schema.of(AgreementRow.class).table(agreements.stream(), form.axes()),
        Schema.of(SelectionRow.class)
            .table(SelectionRow.of(rows, agreements, form.rankedBy(), isHigherBetter).stream()));
  }

  /** Whether higher is better; true for a score that the catalogue does not know. */
  private static boolean isHigherBetter(String score) {
    return ScoreCatalogue.find(score).map(Quantity::better).filter(Better.LOWER::equals).isEmpty();
  }

  /** Training before validation, the terms of most families before those of a few. */
  private static List<String> losses(List<SweepRow> rows) {
    Set<String> found = new TreeSet<>();
    rows.forEach(row -> found.addAll(row.losses().keySet()));
    Set<String> names = new LinkedHashSet<>();
    for (String prefix : List.of(SweepRow.TRAINING, SweepRow.VALIDATION)) {
      FIRST.forEach(term -> names.add(prefix + term));
      found.stream().filter(each -> each.startsWith(prefix)).forEach(names::add);
    }
    names.retainAll(found);
    return List.copyOf(names);
  }

  /** All tables, in the order in which they are written. */
  public List<Table> all() {
    return List.of(sweep, summary, ranking, correlation, agreement, selection);
  }
}

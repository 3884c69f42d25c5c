package org.disentangle.report.page.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.disentangle.contract.Signatures;
import org.disentangle.page.NumberText;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.table.row.ModelCardRow;

/**
 * The cells of the runs' β. A table holds the last β of a run, which its loss is of; of one whose β
 * changed while it was trained the cell says both values, the first from its card: {@code 8 → 2}.
 */
public final class BetaCells {
  private final Map<List<String>, String> settings;

  /**
   * @param cards of all runs
   */
  public BetaCells(List<ModelCardRow> cards) {
    settings =
        cards.stream()
            .filter(card -> card.item().startsWith(ModelCardRow.SETTING))
            .collect(
                Collectors.toMap(
                    card -> List.of(card.run(), card.item()),
                    ModelCardRow::text,
                    (first, later) -> first));
  }

  /**
   * The cell of a run.
   *
   * @param beta as the tables have it
   */
  public Cell of(String run, OptionalDouble beta) {
    Optional<Double> before = before(run);
    if (beta.isEmpty() || before.isEmpty()) {
      return Cell.exact(beta);
    }
    String last = NumberText.full(beta.getAsDouble());
    String both = NumberText.full(before.get()) + " → " + last;
    return new Cell(both, both, last, true);
  }

  private Optional<Double> before(String run) {
    return Optional.ofNullable(
            settings.get(
                List.of(run, ModelCardRow.SETTING + Signatures.BETA + Signatures.BEFORE_CHANGE)))
        .map(Double::valueOf);
  }
}

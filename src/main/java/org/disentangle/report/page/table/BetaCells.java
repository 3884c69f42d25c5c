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
 * The cells of the runs' β. A run whose β changed while it was trained has none in the tables that
 * hold one number, so that nothing counts it among the runs of either value; its cell says both
 * values, from its card: {@code 8 → 2}.
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
    return beta.isPresent() ? Cell.exact(beta) : changed(run).orElseGet(Cell::blank);
  }

  private Optional<Cell> changed(String run) {
    Optional<Double> before = setting(run, Signatures.BEFORE_CHANGE);
    Optional<Double> after = setting(run, Signatures.AFTER_CHANGE);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    String text = NumberText.full(before.get()) + " → " + NumberText.full(after.get());
    return Optional.of(new Cell(text, text, NumberText.full(after.get()), true));
  }

  private Optional<Double> setting(String run, String when) {
    return Optional.ofNullable(
            settings.get(List.of(run, ModelCardRow.SETTING + Signatures.BETA + when)))
        .map(Double::valueOf);
  }
}

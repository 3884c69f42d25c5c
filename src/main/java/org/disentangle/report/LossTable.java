package org.disentangle.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.disentangle.report.PageTable.Cell;
import org.disentangle.report.PageTable.Heading;
import org.disentangle.report.PageTable.Row;
import org.disentangle.report.StudyTables.Loss;

/** The loss terms of every run, the seed project's beside them, and what gives them a scale. */
final class LossTable {
  private static final int DECIMALS = 2;

  private LossTable() {}

  static PageTable of(List<Loss> losses, ReferenceNumbers reference) {
    Set<String> terms = new LinkedHashSet<>();
    losses.forEach(row -> terms.addAll(row.terms().keySet()));
    List<Heading> headings =
        new ArrayList<>(List.of(Heading.text("Run"), Heading.text("Model"), Heading.number("β")));
    terms.forEach(term -> headings.add(Heading.number(ColumnName.heading(term))));
    List<Row> ours =
        losses.stream()
            .map(row -> row("", row.run(), row.model(), row.beta(), row.terms(), terms))
            .toList();
    return new PageTable(
        "Loss terms in nats per image.",
        headings,
        Interleaving.byBeta(
            losses,
            Loss::beta,
            ours,
            reference.losses().stream().filter(ReferenceNumbers.Row::isSeedProject).toList(),
            row -> reference(row, terms)),
        reference.losses().stream()
            .filter(row -> !row.isSeedProject())
            .map(row -> reference(row, terms))
            .toList());
  }

  private static Row reference(ReferenceNumbers.Row row, Set<String> terms) {
    return row(
        row.isSeedProject() ? "seed" : "reference",
        row.source(),
        row.isSeedProject() ? "beta-VAE" : "",
        row.beta(),
        row.values(),
        terms);
  }

  private static Row row(
      String kind,
      String run,
      String model,
      OptionalDouble beta,
      Map<String, Double> values,
      Set<String> terms) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.text(run), Cell.text(model), Cell.exact(beta)));
    for (String term : terms) {
      Double value = values.get(term);
      cells.add(value == null ? Cell.blank() : Cell.number(value, DECIMALS));
    }
    return Row.of(kind, cells);
  }
}

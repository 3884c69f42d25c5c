package org.disentangle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.report.PageTable.Cell;
import org.disentangle.report.PageTable.Heading;
import org.disentangle.report.PageTable.Row;
import org.disentangle.report.StudyTables.Gaps;

/** The mutual information gap of every run by factor, with the seed project's and known bounds. */
final class MigTable {
  private static final int DECIMALS = 4;

  private MigTable() {}

  static PageTable of(StudyTables tables, ReferenceNumbers reference) {
    List<String> factors = tables.factors();
    List<Heading> headings =
        new ArrayList<>(
            List.of(
                Heading.text("Run"),
                Heading.text("Model"),
                Heading.number("β"),
                Heading.number("MIG")));
    factors.forEach(factor -> headings.add(Heading.number(ColumnName.heading(factor))));
    List<Row> ours =
        tables.gaps().stream()
            .map(
                row ->
                    row(
                        "",
                        List.of(Cell.text(row.run()), Cell.text(row.model())),
                        row.beta(),
                        OptionalDouble.of(row.mig()),
                        row.byFactor(),
                        factors))
            .toList();
    return new PageTable(
        "Mutual information gap, and the gap of each factor as a share of its entropy.",
        headings,
        Interleaving.byBeta(
            tables.gaps(),
            Gaps::beta,
            ours,
            reference.gaps().stream().filter(ReferenceNumbers.Row::isSeedProject).toList(),
            row -> reference(row, factors)),
        reference.gaps().stream()
            .filter(row -> !row.isSeedProject())
            .map(row -> reference(row, factors))
            .toList());
  }

  private static Row reference(ReferenceNumbers.Row row, List<String> factors) {
    Double mig = row.values().get("mig");
    return row(
        row.isSeedProject() ? "seed" : "reference",
        List.of(Cell.text(row.source()), Cell.text(row.isSeedProject() ? "beta-VAE" : "")),
        row.beta(),
        mig == null ? OptionalDouble.empty() : OptionalDouble.of(mig),
        row.values(),
        factors);
  }

  private static Row row(
      String kind,
      List<Cell> names,
      OptionalDouble beta,
      OptionalDouble mig,
      Map<String, Double> gaps,
      List<String> factors) {
    List<Cell> cells = new ArrayList<>(names);
    cells.add(Cell.exact(beta));
    cells.add(Cell.number(mig, DECIMALS));
    for (String factor : factors) {
      Double gap = gaps.get(factor);
      cells.add(gap == null ? Cell.blank() : Cell.number(gap, DECIMALS));
    }
    return Row.of(kind, cells);
  }
}

package org.disentangle.report.page.table;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Heading;
import org.disentangle.report.page.table.PageTable.Row;
import org.disentangle.table.row.PrincipalComponentRow;

/** The table of the principal components of one run. */
public final class ComponentTable {
  private ComponentTable() {}

  public static PageTable of(String run, List<PrincipalComponentRow> components) {
    return new PageTable(
        run,
        List.of(
            Heading.text("Component"),
            Heading.number("Eigenvalue"),
            Heading.number("Explained"),
            Heading.number("Cumulative")),
        IntStream.range(0, components.size()).mapToObj(i -> row(i, components.get(i))).toList(),
        List.of());
  }

  private static Row row(int index, PrincipalComponentRow component) {
    String number = Integer.toString(index + 1);
    return new Row(
        "",
        new Cell("PC" + number, "PC" + number, number, false),
        List.of(
            Cell.number(component.eigenvalue(), 4),
            Cell.percent(component.explainedRatio()),
            Cell.percent(component.cumulative())));
  }
}

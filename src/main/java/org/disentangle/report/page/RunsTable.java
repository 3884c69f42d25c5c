package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.report.page.table.BetaCells;
import org.disentangle.report.page.table.PageTable;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Heading;
import org.disentangle.report.page.table.PageTable.Row;
import org.disentangle.report.page.table.RowsTable;
import org.disentangle.table.Field;
import org.disentangle.table.Schema;
import org.disentangle.table.row.RunRow;

/** The table of how each run was made, from {@code runs.csv}. */
final class RunsTable {
  private static final List<Field> FIELDS = Schema.of(RunRow.class).fields();

  private RunsTable() {}

  /**
   * @param betas of the runs
   * @param measuredOn if it is known, and a run was trained on other images, a column shows the
   *     images
   */
  static PageTable of(List<RunRow> runs, BetaCells betas, Optional<MeasuredOn> measuredOn) {
    Optional<MeasuredOn> others = measuredOn.filter(MeasuredOn::hasOtherRuns);
    List<Heading> headings = new ArrayList<>(FIELDS.stream().map(RowsTable::heading).toList());
    others.ifPresent(images -> headings.add(Heading.text("Measured on")));
    return new PageTable(
        "How each run was made.",
        headings,
        runs.stream().map(run -> row(run, betas, others)).toList(),
        List.of());
  }

  private static Row row(RunRow run, BetaCells betas, Optional<MeasuredOn> others) {
    List<Cell> cells = new ArrayList<>();
    for (Field field : FIELDS) {
      cells.add(cell(field, run, betas));
    }
    others
        .map(images -> images.remark(run.run()))
        .map(remark -> Cell.text(remark.isPresent() ? "other images" : "the same"))
        .ifPresent(cells::add);
    return Row.of("", cells);
  }

  private static Cell cell(Field field, RunRow run, BetaCells betas) {
    return switch (field.name()) {
      case "beta" -> betas.of(run.run(), run.beta());
      case "data_checksum" ->
          run.dataChecksum().isEmpty()
              ? Cell.blank()
              : Cell.shortened(run.dataChecksum(), MeasuredOn.CHECKSUM_SHOWN);
      default -> RowsTable.cell(field, run);
    };
  }
}

package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.page.NumberText;
import org.disentangle.report.page.table.PageTable;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Row;
import org.disentangle.report.page.table.RowsTable;
import org.disentangle.table.Field;
import org.disentangle.table.Schema;
import org.disentangle.table.row.InputRow;

/**
 * The files that a report of codes of other programs is of.
 *
 * @param opening what they hold, in a sentence
 * @param table of them
 */
record InputFiles(String opening, PageTable table) {
  private static final List<Field> FIELDS = Schema.of(InputRow.class).fields();

  /** Empty for a report of models. */
  static Optional<InputFiles> of(List<InputRow> rows) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InputFiles(
                opening(rows.stream().filter(row -> row.holds().equals(InputRow.CODES)).toList()),
                new PageTable(
                    "The files that were measured.",
                    FIELDS.stream().map(RowsTable::heading).toList(),
                    rows.stream().map(InputFiles::row).toList(),
                    List.of())));
  }

  private static String opening(List<InputRow> codes) {
    String images = NumberText.grouped(codes.get(0).rows()) + " images.";
    return codes.size() == 1
        ? "Codes of " + images
        : codes.size() + " files of codes of the same " + images;
  }

  private static Row row(InputRow row) {
    List<Cell> cells = new ArrayList<>();
    for (Field field : FIELDS) {
      cells.add(
          field.name().equals("checksum")
              ? Cell.shortened(row.checksum(), MeasuredOn.CHECKSUM_SHOWN)
              : RowsTable.cell(field, row));
    }
    return Row.of("", cells);
  }
}

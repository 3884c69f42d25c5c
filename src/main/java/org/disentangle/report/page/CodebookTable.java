package org.disentangle.report.page;

import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.report.page.PageTable.Cell;
import org.disentangle.report.page.PageTable.Heading;
import org.disentangle.report.page.PageTable.Row;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.CsvTable;
import org.disentangle.report.table.StudyTables;

/** How the models with a codebook use it, as {@code codebook.csv} says it. */
final class CodebookTable {
  /** The columns that are whole numbers. */
  private static final List<String> COUNTS = List.of("codes", "height", "width", "in_use");

  private static final List<String> MEASURES =
      List.of("perplexity", "batch_perplexity", "prior", "uniform_prior");

  private CodebookTable() {}

  static PageTable of(CsvTable table) {
    List<Heading> headings =
        StudyTables.CODEBOOK.stream()
            .map(column -> new Heading(heading(column), !column.equals("run")))
            .toList();
    List<Row> rows =
        IntStream.range(0, table.rows())
            .mapToObj(
                row ->
                    Row.of(
                        "",
                        StudyTables.CODEBOOK.stream()
                            .map(column -> cell(table, row, column))
                            .toList()))
            .toList();
    return new PageTable(
        "The codes of each run over the sample; the priors in nats per image.",
        headings,
        rows,
        List.of());
  }

  private static String heading(String column) {
    return column.equals("batch_perplexity")
        ? "Perplexity of a batch"
        : ColumnTitle.heading(column);
  }

  private static Cell cell(CsvTable table, int row, String column) {
    if (COUNTS.contains(column)) {
      return Cell.exact(table.optionalNumber(row, column));
    }
    if (MEASURES.contains(column)) {
      return table.optionalNumber(row, column).isPresent()
          ? Cell.number(table.number(row, column), 2)
          : Cell.blank();
    }
    return Cell.text(table.text(row, column));
  }
}

package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.report.page.PageTable.Cell;
import org.disentangle.report.page.PageTable.Heading;
import org.disentangle.report.page.PageTable.Row;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.CsvTable;

/** How each run was made, as {@code runs.csv} says it. */
final class RunsTable {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
  private static final Set<String> WORDS =
      Set.of("run", "model", "device", "data", "data_checksum");
  private static final int CHECKSUM_SHOWN = 10;

  /** What is called otherwise than its own words say. */
  private static final Map<String, String> TITLES =
      Map.of(
          "beta", "β",
          "latent_dimension", "Latents",
          "wall_seconds", "Seconds",
          "data", "Trained on",
          "data_checksum", "Checksum",
          "validation_fraction", "Held out",
          "version", "Version of the export",
          "tensorflow", "TensorFlow",
          "tensorflow_java", "TensorFlow for Java",
          "os", "System");

  private RunsTable() {}

  /**
   * @param measuredOn where it is known, and a run was trained on other images, a column says which
   */
  static PageTable of(CsvTable table, Optional<MeasuredOn> measuredOn) {
    Optional<MeasuredOn> others = measuredOn.filter(MeasuredOn::hasOtherRuns);
    List<Heading> headings =
        Stream.concat(
                table.columns().stream()
                    .map(column -> new Heading(heading(column), isNumber(table, column))),
                others.stream().map(images -> Heading.text("Measured on")))
            .toList();
    List<Row> rows =
        IntStream.range(0, table.rows())
            .mapToObj(
                row -> {
                  List<Cell> cells = new ArrayList<>();
                  for (String column : table.columns()) {
                    cells.add(cell(table, row, column));
                  }
                  others
                      .map(images -> images.remark(table.text(row, "run")))
                      .map(remark -> Cell.text(remark.isPresent() ? "other images" : "the same"))
                      .ifPresent(cells::add);
                  return Row.of("", cells);
                })
            .toList();
    return new PageTable("How each run was made.", headings, rows, List.of());
  }

  /** What a fact of how a model was made is called. */
  static String heading(String column) {
    return Optional.ofNullable(TITLES.get(column)).orElseGet(() -> ColumnTitle.heading(column));
  }

  private static Cell cell(CsvTable table, int row, String column) {
    String text = table.text(row, column);
    if (text.isBlank()) {
      return Cell.blank();
    }
    if (column.equals("data_checksum")) {
      return Cell.shortened(text, CHECKSUM_SHOWN);
    }
    if (!isNumber(table, column)) {
      return Cell.text(text);
    }
    double value = table.number(row, column);
    return column.equals("wall_seconds") ? Cell.number(value, 1) : Cell.exact(value);
  }

  private static boolean isNumber(CsvTable table, String column) {
    return !WORDS.contains(column)
        && IntStream.range(0, table.rows())
            .mapToObj(row -> table.text(row, column))
            .allMatch(text -> text.isBlank() || NUMBER.matcher(text).matches());
  }
}

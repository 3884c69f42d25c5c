package org.disentangle.table.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.documentation.Documentation;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Field;
import org.disentangle.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/** The declared tables against the files that this repository keeps and its documentation. */
class ReportTablesTest {
  private static final Path REPORTS = Path.of("reports");

  static Stream<Schema<?>> tables() {
    return ReportTables.ALL.stream();
  }

  /** Whatever an analysis wrote is read, and written again to the byte. */
  @ParameterizedTest
  @MethodSource("tables")
  void aFileIsReadAndWrittenAgainToTheByte(Schema<?> table) throws IOException {
    List<Path> files = files(table);
    assertFalse(
        files.isEmpty() && !NOT_KEPT.contains(table.fileName()),
        "no report has " + table.fileName());
    for (Path file : files) {
      assertArrayEquals(Files.readAllBytes(file), again(table, file), file.toString());
    }
  }

  /**
   * Tables that no kept report has: they are as large as the codes, of single families, or of
   * images of more than two values, or without labels, or of codes of other programs.
   */
  private static final List<String> NOT_KEPT =
      List.of(
          "code_usage.csv",
          "latent_values.csv",
          "active_share.csv",
          "paired_latents.csv",
          "likelihoods.csv",
          "left_out.csv",
          "inputs.csv",
          "matching.csv");

  private static List<Path> files(Schema<?> table) throws IOException {
    try (Stream<Path> reports = Files.list(REPORTS)) {
      return reports.map(report -> report.resolve(table.fileName())).filter(Files::exists).toList();
    }
  }

  private static <R extends Record> byte[] again(Schema<R> table, Path file) throws IOException {
    List<String> own = new ArrayList<>(header(file));
    own.removeAll(table.fields().stream().map(Field::name).toList());
    List<R> rows = CsvFile.read(file.getParent(), table);
    Table written = table.table(rows.stream(), own);
    // One of an earlier version may lack columns that may be absent.
    return CsvFile.bytes(written.selectColumns(header(file).toArray(String[]::new)));
  }

  private static List<String> header(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return List.of(lines.findFirst().orElseThrow().split(",", -1));
    }
  }

  @Test
  void noTwoTablesHaveOneFile() {
    List<String> files = tables().map(Schema::fileName).toList();
    assertEquals(files.stream().distinct().toList(), files);
  }

  /** The documentation lists the tables as they are declared. */
  @Test
  void thePageListsTheTables() throws IOException {
    Path page = Documentation.page("tables");
    String list =
        tables()
            .map(table -> "| `" + table.fileName() + "` | " + table.sentence() + " |\n")
            .reduce("", String::concat);
    assertTrue(
        Files.readString(page).contains(list),
        page + " has to list the tables of a report as they are declared:\n" + list);
  }
}

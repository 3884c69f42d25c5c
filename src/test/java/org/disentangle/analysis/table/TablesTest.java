package org.disentangle.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
  @TempDir private Path folder;

  private static Table example() {
    IntColumn latent = IntColumn.create("latent", 0, 1234567, 2);
    LongColumn steps = LongColumn.create("steps", 5_000_000_000L, 1, 2);
    steps.setMissing(2);
    return Table.create(
        "example",
        StringColumn.create("run", "5", "NA", "a, \"b\""),
        StringColumn.create("model", "β VAE", "", "beta-VAE"),
        latent,
        steps,
        DoubleColumn.create("beta", 5, Double.NaN, 1e-9),
        DoubleColumn.create("loss", 1234567.25, Double.POSITIVE_INFINITY, 0.1 + 0.2),
        DoubleColumn.create("blank", Double.NaN, Double.NaN, Double.NaN));
  }

  private static final String EXPECTED =
      """
      run,model,latent,steps,beta,loss,blank
      5,β VAE,0,5000000000,5.0,1234567.25,
      NA,,1234567,1,,Infinity,
      "a, ""b""\",beta-VAE,2,,1E-9,0.30000000000000004,
      """;

  @ParameterizedTest
  @ValueSource(strings = {"en", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR"})
  void sameBytesInEveryLocale(String tag) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      Path file = folder.resolve("example.csv");
      Tables.writeCsv(example(), file);
      assertEquals(EXPECTED, Files.readString(file, StandardCharsets.UTF_8));
      assertSameTable(example(), Tables.readCsv(file));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertSameTable(Table expected, Table found) {
    assertEquals(expected.name(), found.name());
    assertEquals(expected.columnNames(), found.columnNames());
    for (String column : expected.columnNames()) {
      assertEquals(expected.column(column).type(), found.column(column).type(), column);
      assertEquals(expected.column(column).asList(), found.column(column).asList(), column);
    }
  }

  @Test
  void writesWhatItReadAgain() throws IOException {
    Path first = folder.resolve("example.csv");
    Path second = folder.resolve("again.csv");
    Tables.writeCsv(example(), first);
    Tables.writeCsv(Tables.readCsv(first), second);
    assertEquals(Files.readString(first), Files.readString(second));
  }

  @Test
  void tableWithoutRowsKeepsItsColumns() throws IOException {
    Path file = folder.resolve("history.csv");
    Tables.writeCsv(
        Table.create("history", StringColumn.create("run"), DoubleColumn.create("loss")), file);
    assertEquals("run,loss\n", Files.readString(file));
    Table read = Tables.readCsv(file);
    assertEquals(List.of("run", "loss"), read.columnNames());
    assertEquals(0, read.rowCount());
    assertEquals(ColumnType.DOUBLE, read.column("loss").type());
  }

  @Test
  void manyLatentsAreManyColumns() {
    Table wide = Table.create("codes");
    for (int j = 0; j < 3000; j++) {
      wide.addColumns(DoubleColumn.create("z" + j, j + 0.5));
    }
    Path file = folder.resolve("codes.csv");
    Tables.writeCsv(wide, file);
    Table read = Tables.readCsv(file);
    assertEquals(3000, read.columnCount());
    assertEquals(2999.5, read.doubleColumn("z2999").get(0));
  }

  @Test
  void refusesWhatItCannotReadOrWrite() throws IOException {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Tables.writeCsv(
                Table.create("t", BooleanColumn.create("b", true)), folder.resolve("t.csv")));
    Path missing = folder.resolve("missing.csv");
    assertTrue(
        assertThrows(UserErrorException.class, () -> Tables.readCsv(missing))
            .getMessage()
            .contains("there is no table " + missing));
    Path ragged = Files.writeString(folder.resolve("ragged.csv"), "run,loss\na,1.0\nb\n");
    assertTrue(
        assertThrows(UserErrorException.class, () -> Tables.readCsv(ragged))
            .getMessage()
            .contains(ragged + " is not a CSV file"));
  }
}

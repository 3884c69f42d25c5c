package org.disentangle.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Table;

class CsvFileTest {
  @TempDir private Path folder;

  /** One column of each kind. */
  @TableFile(name = "example", sentence = "One column of each kind.")
  record Example(
      String run,
      String model,
      int latent,
      OptionalLong steps,
      OptionalDouble beta,
      double loss,
      OptionalDouble blank,
      boolean isWhole) {}

  private static final Schema<Example> EXAMPLE = Schema.of(Example.class);

  private static final List<Example> ROWS =
      List.of(
          new Example(
              "5",
              "β VAE",
              0,
              OptionalLong.of(5_000_000_000L),
              OptionalDouble.of(5),
              1234567.25,
              OptionalDouble.empty(),
              true),
          new Example(
              "NA",
              "",
              1234567,
              OptionalLong.of(-1),
              OptionalDouble.empty(),
              Double.POSITIVE_INFINITY,
              OptionalDouble.empty(),
              false),
          new Example(
              "a, \"b\"",
              "beta-VAE",
              2,
              OptionalLong.empty(),
              OptionalDouble.of(1e-9),
              0.1 + 0.2,
              OptionalDouble.empty(),
              true));

  private static final String EXPECTED =
      """
      run,model,latent,steps,beta,loss,blank,is_whole
      5,β VAE,0,5000000000,5.0,1234567.25,,true
      NA,,1234567,-1,,Infinity,,false
      "a, ""b""\",beta-VAE,2,,1E-9,0.30000000000000004,,true
      """;

  @ParameterizedTest
  @ValueSource(strings = {"en", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR"})
  void sameBytesInEveryLocale(String tag) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      CsvFile.write(folder, EXAMPLE.table(ROWS.stream()));
      assertEquals(
          EXPECTED, Files.readString(folder.resolve("example.csv"), StandardCharsets.UTF_8));
      assertEquals(ROWS, CsvFile.read(folder, EXAMPLE));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theCellsOfARowAreThoseOfTheFile() {
    assertEquals(
        List.of("NA", "", "1234567", "-1", "", "Infinity", "", "false"),
        EXAMPLE.fields().stream().map(field -> field.text(ROWS.get(1))).toList());
  }

  /** Columns of their own names, of two kinds, and one that files may lack. */
  @TableFile(name = "codes", sentence = "Codes.")
  record Code(
      String run,
      Map<String, Integer> classes,
      @Column(matching = "z[0-9]+") Map<String, Double> latents,
      @Column(name = "class", mayBeAbsent = true) OptionalInt label) {}

  private static final Schema<Code> CODES = Schema.of(Code.class);

  @Test
  void columnsOfTheirOwnNamesStandWhereTheirMapStands() {
    List<Code> rows =
        List.of(
            new Code("a", Map.of("shape", 1, "z", 2), Map.of("z0", 0.5), OptionalInt.of(7)),
            new Code(
                "b",
                Map.of("shape", 0, "z", 3),
                Map.of("z0", 1.0, "z1", 2.0),
                OptionalInt.empty()));
    Table table = CODES.table(rows.stream(), List.of("z0", "z1", "shape", "z"));
    String csv = new String(CsvFile.bytes(table), StandardCharsets.UTF_8);
    assertEquals("run,shape,z,z0,z1,class\na,1,2,0.5,,7\nb,0,3,1.0,2.0,\n", csv);
    assertEquals(rows, CsvFile.rows("codes.csv", csv, CODES));
  }

  @Test
  void aTableWithoutRowsKeepsItsColumns() throws IOException {
    CsvFile.write(folder, CODES.table(Stream.of(), List.of("shape", "z0")));
    assertEquals("run,shape,z0,class\n", Files.readString(folder.resolve("codes.csv")));
    assertEquals(List.of(), CsvFile.read(folder, CODES));
  }

  @Test
  void aNameThatWasNotToldOrThatNoMapTakesIsRefused() {
    Code row = new Code("a", Map.of("shape", 1), Map.of(), OptionalInt.empty());
    assertThrows(IllegalArgumentException.class, () -> CODES.table(Stream.of(row)));
    assertThrows(
        IllegalArgumentException.class, () -> EXAMPLE.table(ROWS.stream(), List.of("another")));
  }

  /** An image whose class in a factor is unknown. */
  @Test
  void aRowWithoutACountHasABlankCell() {
    List<Code> rows =
        List.of(
            new Code("a", Map.of("shape", 1), Map.of(), OptionalInt.empty()),
            new Code("b", Map.of(), Map.of(), OptionalInt.empty()));
    String csv =
        new String(
            CsvFile.bytes(CODES.table(rows.stream(), List.of("shape"))), StandardCharsets.UTF_8);
    assertEquals("run,shape,class\na,1,\nb,,\n", csv);
    assertEquals(rows, CsvFile.rows("codes.csv", csv, CODES));
  }

  @Test
  void manyLatentsAreManyColumns() {
    Map<String, Double> latents = new LinkedHashMap<>();
    IntStream.range(0, 3000).forEach(j -> latents.put("z" + j, j + 0.5));
    Code row = new Code("a", Map.of(), latents, OptionalInt.empty());
    Table wide = CODES.table(Stream.of(row), latents.keySet());
    assertEquals(3002, wide.columnCount());
    String csv = new String(CsvFile.bytes(wide), StandardCharsets.UTF_8);
    assertEquals(List.of(row), CsvFile.rows("codes.csv", csv, CODES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run,shape,class;a,1,x|row 1, column class: \"x\" is not a whole number",
        "run,shape,class;a,1,-1|row 1, column class: \"-1\" is not 0 or more",
        "run,z0;a,five|row 1, column z0: \"five\" is not a number",
        "shape;1|has no column \"run\": its columns are shape",
        "run,shape;a,1,2|is not a CSV file with a heading and rows of equal length",
      })
  void aFaultyFileIsNamedWithItsFault(String lines, String fault) throws IOException {
    Path file = Files.writeString(folder.resolve("codes.csv"), lines.replace(';', '\n') + "\n");
    String message =
        assertThrows(UserErrorException.class, () -> CsvFile.read(folder, CODES)).getMessage();
    assertTrue(message.startsWith(file.toString()) && message.contains(fault), message);
  }

  @Test
  void aFileThatIsNotThereHasNoRows() {
    assertEquals(List.of(), CsvFile.read(folder, CODES));
  }

  @Test
  void refusesWhatItHasNoRuleFor() {
    Table table = Table.create("t", BooleanColumn.create("b", true));
    assertThrows(IllegalArgumentException.class, () -> CsvFile.bytes(table));
    assertThrows(IllegalArgumentException.class, () -> Schema.of(Unnamed.class));
    assertThrows(IllegalArgumentException.class, () -> Schema.of(Odd.class));
  }

  /** A record that is of no table. */
  record Unnamed(String run) {}

  /** A record with a component that no cell holds. */
  @TableFile(name = "odd", sentence = "Odd.")
  record Odd(Path path) {}
}

package org.disentangle.data.codes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.KnownFactors;
import org.disentangle.data.numpy.NpyOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeFilesTest {
  @TempDir private Path folder;

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static CodeTable codes(Path file) {
    return CodeTable.read(TablePath.of(file.toString()));
  }

  private static FactorTable factors(Path file, Map<String, FactorKind> kinds) {
    return FactorTable.read(TablePath.of(file.toString()), List.of(), kinds);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable reading) {
    return assertThrows(UserErrorException.class, reading).getMessage();
  }

  @Test
  void aHeadingIsToldFromARow() throws IOException {
    CodeTable named = codes(text("named.csv", "z0,z1\n1,2\n3,-4e-1\n"));
    assertEquals(List.of("z0", "z1"), named.names());
    assertArrayEquals(new double[][] {{1, 2}, {3, -0.4}}, named.rows());
    CodeTable bare = codes(text("bare.csv", "\uFEFF1,2\r\n3,4\r\n"));
    assertEquals(List.of(), bare.names());
    assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, bare.rows());
  }

  /** As pandas writes its own count of the rows. */
  @Test
  void aColumnWithoutANameIsNoLatent() throws IOException {
    CodeTable table = codes(text("index.csv", ",z0,z1\n0,5,6\n1,7,8\n"));
    assertEquals(List.of("z0", "z1"), table.names());
    assertArrayEquals(new double[][] {{5, 6}, {7, 8}}, table.rows());
  }

  @Test
  void anArrayIsReadFromAFileAndFromAnArchive() throws IOException {
    Path array = folder.resolve("codes.npy");
    NpyOutput.doubles(array, List.of(2L, 3L), i -> new double[] {i, 0.5, -i});
    double[][] expected = {{0, 0.5, 0}, {1, 0.5, -1}};
    assertArrayEquals(expected, codes(array).rows());
    Path archive = folder.resolve("all.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("codes.npy", "others.npy")) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(array, zip);
      }
    }
    assertArrayEquals(expected, CodeTable.read(TablePath.of(archive + ":codes")).rows());
    assertEquals(
        archive + " has the arrays codes, others; name one, such as " + archive + ":codes",
        refusal(() -> codes(archive)));
    assertEquals("all-codes", TablePath.of(archive + ":codes").stem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty; save numpy.save(\"codes.npy\", array), a row an image, or a CSV file",
        "`a,b\n` | has no row below its heading; expected one for each image",
        "`1,2\n3,x\n` | , line 2 has \"x\" in column 2; expected a finite number",
        "`a,b\n1,\n` | , line 2 has nothing in column b; expected a finite number",
        "`1,2\n3,nan\n` | , line 2 has \"nan\" in column 2; expected a finite number",
        "`1,2\n3,1e999\n` | , line 2 has \"1e999\" in column 2; expected a finite number",
        "`1,2\n3\n` | , line 2 has 1 cells; expected 2, as the first row has",
        "`a,a\n1,2\n` | has two columns a; give each a name of its own",
      })
  void aTextThatIsNoTableOfNumbersIsRefused(String content, String sentence) throws IOException {
    Path file = text("codes.csv", content);
    assertEquals(
        file + (sentence.startsWith(",") ? "" : " ") + sentence, refusal(() -> codes(file)));
  }

  @Test
  void anArrayThatIsNoTableOfNumbersIsRefused() throws IOException {
    Path flat = folder.resolve("flat.npy");
    NpyOutput.doubles(flat, List.of(3L), i -> new double[] {i});
    assertEquals(
        "the array " + flat + " has shape (3,); expected [rows, columns]: a row an image",
        refusal(() -> codes(flat)));
    Path deep = folder.resolve("deep.npy");
    NpyOutput.doubles(deep, List.of(2L, 2L, 2L), i -> new double[4]);
    assertEquals(
        "the array " + deep + " has shape (2, 2, 2); expected [rows, columns]: a row an image",
        refusal(() -> codes(deep)));
    Path diverged = folder.resolve("diverged.npy");
    NpyOutput.doubles(diverged, List.of(2L, 2L), i -> new double[] {i, i / 0.0});
    assertEquals(
        "the array "
            + diverged
            + " has NaN in row 0, column 1; expected finite numbers: leave such images out, or see why they diverged",
        refusal(() -> codes(diverged)));
    Path none = folder.resolve("none.npy");
    NpyOutput.doubles(none, List.of(0L, 2L), i -> new double[2]);
    assertEquals(
        "the array " + none + " has shape (0, 2); expected a row or more, and a column or more",
        refusal(() -> codes(none)));
    Path pickle = folder.resolve("codes.pkl");
    Files.write(pickle, new byte[] {(byte) 0x80, 4, (byte) 0x95, 1, 0, 0});
    assertTrue(
        refusal(() -> codes(pickle))
            .startsWith(
                pickle + " is a pickle of Python, not a file of numbers (npy, npz or CSV); save"));
    assertEquals(
        folder.resolve("absent.npy") + " does not exist; give a file of numbers: npy, npz or CSV",
        refusal(() -> codes(folder.resolve("absent.npy"))));
  }

  @Test
  void factorsAreWhatTheirValuesLookLike() throws IOException {
    StringBuilder rows = new StringBuilder("shape,size,angle,weight\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i == 3 ? "" : i % 2 == 0 ? "oval" : "box")
          .append("," + i % 4 + "," + i % 8 + "," + (i == 5 ? "nan" : i / 7.0) + "\n");
    }
    Path file = text("factors.csv", rows.toString());
    FactorTable table = factors(file, Map.of("angle", FactorKind.CYCLIC));
    List<Factor> found = table.labels().factors();
    assertEquals(
        List.of(
            FactorKind.CATEGORICAL, FactorKind.ORDERED, FactorKind.CYCLIC, FactorKind.CONTINUOUS),
        found.stream().map(Factor::kind).toList());
    assertEquals(List.of("box", "oval"), found.get(0).words());
    assertEquals(KnownFactors.UNKNOWN, table.labels().factorClass(3, 0));
    assertEquals(KnownFactors.UNKNOWN, table.labels().factorClass(5, 3));
    assertEquals(6 / 7.0, table.labels().factorValue(6, 3));
  }

  /** A vector of labels is one factor, as scikit-learn has its targets. */
  @Test
  void aFlatArrayIsOneFactor() throws IOException {
    Path file = folder.resolve("target.npy");
    NpyOutput.ints(file, List.of(30L), i -> new int[] {i % 3});
    Factor factor = factors(file, Map.of()).labels().factors().get(0);
    assertEquals("factor_0", factor.name());
    assertEquals(3, factor.size());
  }

  @Test
  void factorsThatTellNothingAreRefused() throws IOException {
    Path ids = text("ids.csv", "id,half\na,0\nb,1\nc,0\nd,1\n");
    assertEquals(
        ids
            + ": the factor id has a class of its own for each of the 4 rows, so nothing can be counted of it; leave it out",
        refusal(() -> factors(ids, Map.of())));
    Path flat = text("flat.csv", "colour\nred\nred\nred\n");
    assertEquals(
        flat
            + ": no factor has two classes (colour); without one, leave --factors out for the scores that need none",
        refusal(() -> factors(flat, Map.of())));
    Path sound = text("sound.csv", "shape\nbox\noval\nbox\n");
    assertEquals(
        "--factor names size, but " + sound + " has the factors shape; name one of them",
        refusal(() -> factors(sound, Map.of("size", FactorKind.ORDERED))));
    assertEquals(
        "--factor calls shape continuous, but in "
            + sound
            + " it has the word \"box\"; expected numbers, or another kind",
        refusal(() -> factors(sound, Map.of("shape", FactorKind.CONTINUOUS))));
    assertEquals(
        "--factor-names gives 2 names (a, b), but " + sound + " has 1 columns; give one for each",
        refusal(
            () -> FactorTable.read(TablePath.of(sound.toString()), List.of("a", "b"), Map.of())));
  }
}

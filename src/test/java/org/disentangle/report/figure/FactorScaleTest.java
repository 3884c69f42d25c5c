package org.disentangle.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.table.ImageTables;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.report.figure.FactorScale.Kind;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.FactorRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorScaleTest {
  /** The scale of a factor of dSprites by way of its table. */
  private static FactorScale ofDsprites(String factor) {
    List<FactorRow> rows =
        CsvFile.rows(
            "factors.csv",
            new String(
                CsvFile.bytes(ImageTables.of(new BlockImages(), Dsprites.GRID.factors()).get(1)),
                StandardCharsets.UTF_8),
            Schema.of(FactorRow.class));
    List<FactorRow> own = rows.stream().filter(row -> row.factor().equals(factor)).toList();
    return FactorScale.of(factor, own, own.size());
  }

  private static FactorScale of(String kind, double... values) {
    return of(kind, List.of(), values);
  }

  private static FactorScale of(String kind, List<String> words, double... values) {
    List<FactorRow> rows =
        IntStream.range(0, values.length)
            .mapToObj(
                i -> new FactorRow("a_b", kind, i, values[i], words.isEmpty() ? "" : words.get(i)))
            .toList();
    return FactorScale.of("a_b", rows, values.length);
  }

  @Test
  void dspritesHasShapesInWordsAndACircleOfAngles() {
    FactorScale shape = ofDsprites("shape");
    assertEquals(Kind.CATEGORIES, shape.kind());
    assertEquals(List.of("square", "ellipse", "heart"), shape.classes());
    FactorScale orientation = ofDsprites("orientation");
    assertEquals(Kind.CYCLE, orientation.kind());
    assertEquals("360°", orientation.classes().get(39));
    assertEquals("9°", orientation.classes().get(1));
    assertEquals(List.of("0°", "90°", "180°", "270°", "360°"), orientation.marks());
    assertEquals(orientation.colors().get(0), orientation.colors().get(39), "the same angle");
    FactorScale scale = ofDsprites("scale");
    assertEquals(Kind.SEQUENCE, scale.kind());
    assertEquals(List.of("0.5", "1"), scale.marks());
    assertEquals("0.516", ofDsprites("position_x").classes().get(16));
  }

  @Test
  void aCircleWhoseLastClassIsNotItsFirstIsDividedEvenly() {
    FactorScale hue = of("cyclic", 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
    assertEquals(List.of("0", "0.25", "0.5", "0.75", "1"), hue.marks());
    assertEquals(10, hue.colors().stream().distinct().count());
    FactorScale degrees = of("cyclic", 0, 90, 180, 270);
    assertEquals(List.of("0°", "90°", "180°", "270°"), degrees.classes());
    FactorScale radians = of("cyclic", 0, Math.PI / 2, Math.PI, 1.5 * Math.PI);
    assertEquals(degrees.classes(), radians.classes());
    FactorScale days = of("cyclic", List.of("Mo", "Tu", "We", "Th"), 0, 1, 2, 3);
    assertEquals(List.of("Mo", "Tu", "We", "Th", "Mo"), days.marks());
  }

  @ParameterizedTest
  @CsvSource({"ordered", "continuous"})
  void numbersAreASequence(String kind) {
    FactorScale scale = of(kind, 0.1234567, 5, 1200);
    assertEquals(Kind.SEQUENCE, scale.kind());
    assertEquals("a b", scale.label());
    assertEquals(List.of("0.123", "5", "1200"), scale.classes());
    assertEquals(List.of("0.123", "1200"), scale.marks());
    assertEquals(Palette.sequential(0), scale.colors().get(0));
    assertEquals(Palette.sequential(0.94), scale.colors().get(2));
  }

  @Test
  void orderedWordsAreASequenceOfThem() {
    FactorScale scale = of("ordered", List.of("low", "middle", "high"), 0, 1, 2);
    assertEquals(Kind.SEQUENCE, scale.kind());
    assertEquals(List.of("low", "high"), scale.marks());
  }

  /** Two of thirty categories must not look alike. */
  @Test
  void categoriesHaveHuesOfTheirOwn() {
    assertEquals(Palette.line(2), Palette.categories(3).get(2), "few have those of lines");
    assertDistinct(Palette.categories(7));
    assertDistinct(Palette.categories(30));
    assertDistinct(Palette.categories(31));
  }

  private static void assertDistinct(List<Color> many) {
    for (int i = 0; i < many.size(); i++) {
      for (int j = 0; j < i; j++) {
        int red = many.get(i).getRed() - many.get(j).getRed();
        int green = many.get(i).getGreen() - many.get(j).getGreen();
        int blue = many.get(i).getBlue() - many.get(j).getBlue();
        assertTrue(red * red + green * green + blue * blue > 15 * 15, i + " and " + j);
      }
    }
  }

  /** Reports of earlier versions do not say what classes mean. */
  @Test
  void withoutKnowledgeClassesAreNumbered() {
    FactorScale scale = FactorScale.of("shape", List.of(), 3);
    assertEquals(Kind.SEQUENCE, scale.kind());
    assertEquals(List.of("0", "2"), scale.marks());
    assertEquals(List.of("class 0", "class 1", "class 2"), scale.classes());
  }

  @Test
  void aPointWithoutAClassIsGrey() {
    FactorScale scale = of("ordered", 1, 2);
    EmbeddingRow known = new EmbeddingRow("r", 0, 0, 0, Map.of("a_b", 1));
    EmbeddingRow unknown = new EmbeddingRow("r", 0, 0, 0, Map.of());
    assertEquals(OptionalInt.of(1), scale.classOf(known));
    assertEquals(OptionalInt.empty(), scale.classOf(unknown));
    assertEquals(Palette.UNKNOWN, scale.color(unknown));
    assertNotEquals(Palette.UNKNOWN, scale.color(known));
    assertEquals(Palette.UNKNOWN, FactorScale.NONE.color(known));
  }

  @Test
  void aKindThatThereIsNotIsRefused() {
    String message = assertThrows(UserErrorException.class, () -> of("odd", 1, 2)).getMessage();
    assertTrue(message.contains("a_b \"odd\"; expected categorical"), message);
  }
}

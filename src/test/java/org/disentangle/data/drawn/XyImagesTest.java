package org.disentangle.data.drawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.junit.jupiter.api.Test;

/** The two sets of squares, by hand and against disent's own images. */
class XyImagesTest {
  private final XyObject object = new XyObject();
  private final XySquares squares = new XySquares();

  /** {@code src/test/golden/xy_golden.py}: disent 0.9.3. */
  @Test
  void theImagesAreDisents() throws IOException {
    int images = 0;
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    XyImagesTest.class.getResourceAsStream("/golden/xy-images.csv")),
                StandardCharsets.UTF_8))) {
      assertEquals("set,images,image,sha256", file.readLine());
      for (String line = file.readLine(); line != null; line = file.readLine()) {
        String[] cells = line.split(",", -1);
        Drawing drawing = cells[0].equals(object.name()) ? object : squares;
        assertEquals(cells[0], drawing.name());
        assertEquals(Integer.parseInt(cells[1]), drawing.grid().size());
        byte[] image = Drawn.image(drawing, Integer.parseInt(cells[2]));
        assertEquals(cells[3], Drawn.checksum(image), line);
        images++;
      }
    }
    assertEquals(50, images);
  }

  @Test
  void theSmallestObjectAtTheFirstPlaceIsSevenPixelsWideAndFourIn() {
    byte[] image = Drawn.image(object, new int[] {0, 0, 0, 0});
    // Red at a quarter of its brightness.
    assertBox(image, object, 0, 63, 4, 10, 4, 10);
    assertEmpty(image, object, 1);
    assertEmpty(image, object, 2);
  }

  @Test
  void theLargestObjectAtTheLastPlaceTouchesNoBorder() {
    byte[] image = Drawn.image(object, new int[] {24, 24, 4, 23});
    // Magenta: red and blue.
    assertBox(image, object, 0, 255, 48, 62, 48, 62);
    assertEmpty(image, object, 1);
    assertBox(image, object, 2, 255, 48, 62, 48, 62);
  }

  @Test
  void xGoesToTheRightAndYDown() {
    byte[] image = Drawn.image(object, new int[] {3, 0, 4, 20});
    // Green at full brightness.
    assertBox(image, object, 1, 255, 0, 14, 6, 20);
  }

  @Test
  void factorsOfAnObjectSayWhatTheyAre() {
    List<Factor> factors = object.grid().factors();
    assertEquals(List.of("x", "y", "scale", "color"), factors.stream().map(Factor::name).toList());
    assertEquals(7.5, factors.get(0).values().get(0));
    assertEquals(55.5, factors.get(0).values().get(24));
    assertEquals(List.of(7.0, 9.0, 11.0, 13.0, 15.0), factors.get(2).values());
    assertEquals(FactorKind.CATEGORICAL, factors.get(3).kind());
    assertEquals("red 1/4", factors.get(3).words().get(0));
    assertEquals("cyan 3/4", factors.get(3).words().get(15));
    assertEquals("magenta 4/4", factors.get(3).words().get(23));
  }

  @Test
  void eachSquareHasAChannelOfItsOwn() {
    byte[] image = Drawn.image(squares, new int[] {0, 0, 7, 0, 2, 5});
    assertBox(image, squares, 0, 255, 0, 7, 0, 7);
    assertBox(image, squares, 1, 255, 0, 7, 56, 63);
    assertBox(image, squares, 2, 255, 40, 47, 16, 23);
    assertEquals(4.0, squares.grid().factors().get(0).values().get(0));
    assertTrue(
        squares.grid().factors().stream().allMatch(each -> each.kind() == FactorKind.ORDERED));
  }

  /** One channel has a value in a rectangle, borders included, and 0 elsewhere. */
  private static void assertBox(
      byte[] image,
      Drawing drawing,
      int channel,
      int value,
      int top,
      int bottom,
      int left,
      int right) {
    for (int row = 0; row < 64; row++) {
      for (int column = 0; column < 64; column++) {
        boolean isInside = row >= top && row <= bottom && column >= left && column <= right;
        assertEquals(
            isInside ? value : 0,
            Drawn.value(drawing, image, row, column, channel),
            row + ", " + column);
      }
    }
  }

  private static void assertEmpty(byte[] image, Drawing drawing, int channel) {
    assertBox(image, drawing, channel, 0, 0, 0, 0, 0);
  }
}

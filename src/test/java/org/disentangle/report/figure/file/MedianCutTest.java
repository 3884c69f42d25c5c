package org.disentangle.report.figure.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianCutTest {
  @Test
  void fewColoursAreKeptAsTheyAre() {
    int[] colors = {0x000000, 0xFFFFFF, 0x1F6F3F, 0x808080, 0x1F6F3F, 0xFF0000};
    MedianCut cut = MedianCut.of(colors, 256);
    assertEquals(5, cut.palette().length);
    for (int color : colors) {
      assertEquals(color, cut.palette()[cut.place(color)]);
    }
  }

  @Test
  void oneColourIsOne() {
    MedianCut cut = MedianCut.of(new int[] {0x0A0B0C, 0x0A0B0C}, 4);
    assertArrayEquals(new int[] {0x0A0B0C}, cut.palette());
  }

  /** Nearer than to those of a palette set beforehand. */
  @Test
  void manyColoursAreNearTheirOnesOfThePalette() {
    int[] colors = smooth(20_000, 9);
    MedianCut cut = MedianCut.of(colors, 256);
    assertEquals(256, cut.palette().length);
    double sum = 0;
    for (int color : colors) {
      sum += distance(color, cut.palette()[cut.place(color)]);
    }
    double own = Math.sqrt(sum / colors.length);
    double web =
        Math.sqrt(IntStream.of(colors).mapToDouble(MedianCutTest::toWeb).average().orElseThrow());
    assertTrue(own < 18 && own < 0.75 * web, own + " where six levels a channel give " + web);
  }

  /** Squared distance to the palette of six levels a channel. */
  private static double toWeb(int color) {
    int nearest = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int level = (int) Math.round(((color >> shift) & 0xFF) / 51.0) * 51;
      nearest |= level << shift;
    }
    return distance(color, nearest);
  }

  @Test
  void aSmallSpotOfAColourFarFromTheOthersHasItsOwn() {
    int[] colors = smooth(5000, 4);
    Arrays.setAll(colors, i -> colors[i] & 0xFFFF00);
    Arrays.fill(colors, 0, 100, 0x0000FF);
    MedianCut cut = MedianCut.of(colors, 64);
    assertTrue(distance(0x0000FF, cut.palette()[cut.place(0x0000FF)]) < 3 * 40 * 40);
  }

  @Test
  void theSameColoursGiveTheSamePalette() {
    int[] colors = smooth(3000, 2);
    assertArrayEquals(MedianCut.of(colors, 100).palette(), MedianCut.of(colors, 100).palette());
  }

  /** Colours of a picture: most of them near a few. */
  private static int[] smooth(int count, long seed) {
    Random random = new Random(seed);
    int[] centres = random.ints(7, 0, 1 << 24).toArray();
    int[] colors = new int[count];
    for (int i = 0; i < count; i++) {
      int centre = centres[random.nextInt(centres.length)];
      for (int shift = 0; shift < 24; shift += 8) {
        int level = (int) ((centre >> shift & 0xFF) + 25 * random.nextGaussian());
        colors[i] |= Math.max(0, Math.min(255, level)) << shift;
      }
    }
    return colors;
  }

  private static double distance(int one, int other) {
    double sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      sum += Math.pow((one >> shift & 0xFF) - (other >> shift & 0xFF), 2);
    }
    return sum;
  }
}

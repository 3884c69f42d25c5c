package org.disentangle.data.dsprites;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Pixel counts of published frames of dSprites (the animation of its repository), which this
 * renderer must meet exactly.
 */
class SpriteRendererTest {
  private static final int SQUARE = 0;
  private static final int ELLIPSE = 1;
  private static final int HEART = 2;
  private static final int LARGEST = 5;

  @Test
  void countsByScaleAreThePublishedOnes() {
    assertArrayEquals(new int[] {100, 144, 196, 256, 324, 400}, countsByScale(SQUARE));
    assertArrayEquals(new int[] {76, 104, 144, 184, 228, 288}, countsByScale(ELLIPSE));
    assertArrayEquals(new int[] {58, 84, 108, 140, 182, 222}, countsByScale(HEART));
  }

  @Test
  void countsByOrientationAreThePublishedOnes() {
    assertArrayEquals(
        new int[] {
          400, 368, 372, 368, 368, 364, 368, 368, 372, 368, 372, 368, 368, 368, 368, 368, 368, 368,
          372, 368, 368, 372, 368, 368, 368, 368, 368, 368, 368, 372, 368, 372, 368, 368, 364, 368,
          368, 372, 368, 400
        },
        countsByOrientation(SQUARE));
    assertArrayEquals(
        mirrored(
            288, 288, 290, 292, 292, 288, 286, 294, 292, 286, 290, 288, 286, 288, 292, 294, 286,
            286, 288, 290),
        countsByOrientation(ELLIPSE));
    assertArrayEquals(
        mirrored(
            222, 225, 226, 225, 224, 225, 227, 224, 225, 225, 225, 224, 225, 225, 225, 225, 226,
            228, 220, 226),
        countsByOrientation(HEART));
  }

  @Test
  void countsByPositionAreThePublishedOnes() {
    assertArrayEquals(
        new int[] {
          222, 222, 224, 226, 226, 226, 226, 224, 224, 224, 224, 224, 224, 222, 220, 220, 220, 222,
          228, 226, 228, 228, 232, 232, 230, 230, 228, 224, 224, 224, 222, 222
        },
        IntStream.range(0, 32).map(y -> count(HEART, LARGEST, 0, 0, y)).toArray());
    assertArrayEquals(
        mirrored(222, 223, 224, 224, 225, 226, 226, 227, 226, 226, 224, 222, 220, 219, 219, 220),
        IntStream.range(0, 32).map(x -> count(HEART, LARGEST, 0, x, 31)).toArray());
  }

  @Test
  void oneRotatedHeartIsThePublishedOneInEveryPixel() {
    assertEquals(692249, Dsprites.GRID.image(0, HEART, 4, 36, 0, 25));
    long[] rows = image(HEART, 4, 36, 0, 25);
    assertArrayEquals(
        new long[] {
          0xf000L, 0x1f800L, 0x3fc00L, 0x3fc00L, 0xf3fe00L, 0x1fffe00L, 0x3fffc00L, 0x3fffc00L,
          0x3fffc00L, 0x3fffc00L, 0x1fff800L, 0x1fff800L, 0xfff800L, 0x3ff000L, 0x7f000L, 0xf000L,
          0x1000L
        },
        LongStream.of(rows).filter(row -> row != 0).toArray());
  }

  @Test
  void spritesLieWherePublishedOnesDo() {
    assertArrayEquals(new int[] {6, 25, 6, 25}, box(image(SQUARE, LARGEST, 0, 0, 0)));
    assertArrayEquals(new int[] {38, 57, 6, 25}, box(image(SQUARE, LARGEST, 0, 31, 0)));
    assertArrayEquals(new int[] {6, 25, 7, 23}, box(image(HEART, LARGEST, 0, 0, 0)));
    assertArrayEquals(new int[] {3, 28, 9, 22}, box(image(ELLIPSE, LARGEST, 0, 0, 0)));
  }

  @Test
  void theWholeGridHasTheKnownArea() {
    long[] total = new long[3];
    long[] border = new long[1];
    SpriteRenderer renderer = new SpriteRenderer();
    long[] rows = new long[SpriteRenderer.IMAGES_A_BLOCK * 64];
    long[] first = new long[rows.length];
    for (int block = 0; block < SpriteRenderer.BLOCKS; block++) {
      renderer.draw(block, rows, 0);
      total[block / 240] += Arrays.stream(rows).map(Long::bitCount).sum();
      if (block % 40 == 0) {
        System.arraycopy(rows, 0, first, 0, rows.length);
      } else if (block % 40 == 39) {
        assertArrayEquals(first, rows, "orientations 0 and 39");
      }
      for (int row = 0; row < rows.length; row++) {
        int y = row % 64;
        border[0] |= y < 2 || y > 61 ? rows[row] : rows[row] & 0xC000000000000003L;
      }
    }
    // The published mean pixel, 0.042494423521889584, means 128,328,862; by shape as measured when
    // the geometry was recovered.
    assertEquals(128_328_862.0, (double) LongStream.of(total).sum(), 3000);
    assertArrayEquals(new long[] {53_612_886, 42_070_971, 32_644_950}, total);
    assertTrue(border[0] == 0, "no sprite touches the two outermost rows and columns");
  }

  private static int[] countsByScale(int shape) {
    return IntStream.range(0, 6).map(scale -> count(shape, scale, 0, 0, 0)).toArray();
  }

  private static int[] countsByOrientation(int shape) {
    return IntStream.range(0, 40).map(o -> count(shape, LARGEST, o, 0, 0)).toArray();
  }

  private static int count(int shape, int scale, int orientation, int x, int y) {
    return Arrays.stream(image(shape, scale, orientation, x, y)).mapToInt(Long::bitCount).sum();
  }

  private static long[] image(int shape, int scale, int orientation, int x, int y) {
    int image = Dsprites.GRID.image(0, shape, scale, orientation, x, y);
    long[] rows = new long[SpriteRenderer.IMAGES_A_BLOCK * 64];
    new SpriteRenderer().draw(image / SpriteRenderer.IMAGES_A_BLOCK, rows, 0);
    int first = image % SpriteRenderer.IMAGES_A_BLOCK * 64;
    return Arrays.copyOfRange(rows, first, first + 64);
  }

  /** First and last column, first and last row. */
  private static int[] box(long[] rows) {
    long columns = Arrays.stream(rows).reduce(0, (a, b) -> a | b);
    int[] used = IntStream.range(0, 64).filter(row -> rows[row] != 0).toArray();
    return new int[] {
      Long.numberOfTrailingZeros(columns),
      63 - Long.numberOfLeadingZeros(columns),
      used[0],
      used[used.length - 1]
    };
  }

  private static int[] mirrored(int... half) {
    return IntStream.range(0, 2 * half.length)
        .map(i -> half[Math.min(i, 2 * half.length - 1 - i)])
        .toArray();
  }
}

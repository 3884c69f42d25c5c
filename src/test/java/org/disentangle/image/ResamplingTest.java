package org.disentangle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.data.NumpyArchive;
import org.disentangle.data.NumpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Pillow resized is in resized.npz (src/test/golden/pictures_golden.py). */
class ResamplingTest {
  private static int highest(String name) {
    return name.startsWith("grey16") ? 65_535 : 255;
  }

  @Test
  void resizedPicturesArePillowsToTheBit() throws IOException {
    Map<String, NumpyArray> arrays = NumpyArchive.read(ResamplingTest.class, "resized.npz");
    int compared = 0;
    for (Map.Entry<String, NumpyArray> each : arrays.entrySet()) {
      String[] name = each.getKey().split("_", -1);
      if (name.length == 3) {
        ArrayRows image = ArrayRows.of(arrays.get(name[0]), highest(name[0]));
        ArrayRows expected = ArrayRows.of(each.getValue(), highest(name[0]));
        PixelRows found =
            Resampling.valueOf(name[1]).resized(image, expected.height(), expected.width());
        assertArrayEquals(expected.values(), ArrayRows.of(found).values(), each.getKey());
        compared++;
      }
    }
    assertEquals(4 * 4 * 5, compared);
  }

  /** A sum in doubles of both axes at once, without rounding between them. */
  private static double value(Resampling filter, ArrayRows image, int[] size, int[] at) {
    double[][] weights = new double[2][];
    int[] lengths = {image.height(), image.width()};
    for (int axis = 0; axis < 2; axis++) {
      double scale = (double) lengths[axis] / size[axis];
      double reach = Math.max(1, scale);
      double center = (at[axis] + 0.5) * scale;
      weights[axis] = new double[lengths[axis]];
      double sum = 0;
      for (int i = 0; i < lengths[axis]; i++) {
        boolean isNear = Math.abs(i + 0.5 - center) < filter.support() * reach + 0.5;
        weights[axis][i] = isNear ? filter.weight((i + 0.5 - center) / reach) : 0;
        sum += weights[axis][i];
      }
      for (int i = 0; i < lengths[axis]; i++) {
        weights[axis][i] /= sum;
      }
    }
    double value = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        value +=
            weights[0][y]
                * weights[1][x]
                * image.values()[(y * image.width() + x) * image.channels() + at[2]];
      }
    }
    return value;
  }

  /** Smooth pictures, which no pass cuts off: then only rounding is between both. */
  @ParameterizedTest
  @EnumSource
  void aSumInDoublesOfBothAxesDiffersByOneAtMost(Resampling filter) {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 40; trial++) {
      int height = random.nextInt(1, 40);
      int width = random.nextInt(1, 40);
      int channels = random.nextInt(1, 5);
      int[] values = new int[height * width * channels];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(90, 160);
      }
      ArrayRows image = new ArrayRows(height, width, channels, 255, values);
      int[] size = {random.nextInt(1, 40), random.nextInt(1, 40)};
      ArrayRows found = ArrayRows.of(filter.resized(image, size[0], size[1]));
      for (int y = 0; y < size[0]; y++) {
        for (int x = 0; x < size[1]; x++) {
          for (int c = 0; c < channels; c++) {
            double expected = value(filter, image, size, new int[] {y, x, c});
            int mine = found.values()[(y * size[1] + x) * channels + c];
            assertTrue(Math.abs(Math.round(expected) - mine) <= 1, expected + " and " + mine);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anImageOfOneValueStaysSo(Resampling filter) {
    for (int highest : new int[] {255, 65_535}) {
      ArrayRows image = new ArrayRows(3, 5, 1, highest, new int[15]);
      Arrays.fill(image.values(), highest);
      for (int value : ArrayRows.of(filter.resized(image, 17, 2)).values()) {
        assertEquals(highest, value);
      }
    }
  }

  @Test
  void theSameSizeIsTheSameImage() {
    ArrayRows image = new ArrayRows(2, 2, 1, 255, new int[] {1, 2, 3, 4});
    assertEquals(image, Resampling.LANCZOS.resized(image, 2, 2));
  }

  @Test
  void rowsInAnyOrderAreTheSame() {
    int[] values = new SplittableRandom(5).ints(30 * 8, 0, 256).toArray();
    ArrayRows image = new ArrayRows(30, 8, 1, 255, values);
    int[] inOrder = ArrayRows.of(Resampling.LANCZOS.resized(image, 7, 3)).values();
    PixelRows again = Resampling.LANCZOS.resized(image, 7, 3);
    int[] row = new int[3];
    for (int y : new int[] {6, 0, 3, 3, 5, 1, 2, 4}) {
      again.read(y, row);
      assertArrayEquals(Arrays.copyOfRange(inOrder, y * 3, y * 3 + 3), row);
    }
  }

  /** Pillow keeps the low byte of what is too large; here it is cut off. */
  @Test
  void sixteenBitsAreCutOffAtTheHighest() {
    int[] values = {0, 0, 0, 65_535, 65_535, 65_535};
    ArrayRows image = new ArrayRows(1, 6, 1, 65_535, values);
    int[] found = ArrayRows.of(Resampling.BICUBIC.resized(image, 1, 12)).values();
    assertEquals(65_535, found[8]);
    assertEquals(0, found[3]);
  }
}

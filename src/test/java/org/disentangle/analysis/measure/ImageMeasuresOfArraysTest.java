package org.disentangle.analysis.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.disentangle.image.ImageShape;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured of images: sharpness, flips, distances. */
class ImageMeasuresOfArraysTest {
  private static final int SIDE = 64;
  private static final ImageShape SHAPE = new ImageShape(SIDE, SIDE, 1);

  private static double sharpness(float... image) {
    int side = (int) Math.round(Math.sqrt(image.length));
    EdgeSharpness one = EdgeSharpness.of(image, 0, new ImageShape(side, side, 1));
    return EdgeSharpness.of(new EdgeSharpness[] {one, one}).value();
  }

  private static float[] square(int from, int to) {
    float[] image = new float[SIDE * SIDE];
    for (int y = from; y < to; y++) {
      Arrays.fill(image, y * SIDE + from, y * SIDE + to, 1);
    }
    return image;
  }

  /** The mean over a window of 2r + 1 by 2r + 1 pixels. */
  private static float[] blurred(float[] image, int radius) {
    float[] blurred = new float[image.length];
    int window = 2 * radius + 1;
    for (int y = radius; y < SIDE - radius; y++) {
      for (int x = radius; x < SIDE - radius; x++) {
        double sum = 0;
        for (int dy = -radius; dy <= radius; dy++) {
          for (int dx = -radius; dx <= radius; dx++) {
            sum += image[(y + dy) * SIDE + x + dx];
          }
        }
        blurred[y * SIDE + x] = (float) (sum / (window * window));
      }
    }
    return blurred;
  }

  @Test
  void blackAndWhiteIsAsSharpAsCanBe() {
    assertEquals(1, sharpness(square(10, 50)), 0);
    assertEquals(1, sharpness(square(10, 12)), 0);
    Random random = new Random(1);
    float[] noise = new float[SIDE * SIDE];
    for (int p = 0; p < noise.length; p++) {
      noise[p] = random.nextInt(2);
    }
    assertEquals(1, sharpness(noise), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void anEdgeOfSoManyPixelsHasOneOverThem(int width) {
    float[] ramp = new float[SIDE * SIDE];
    for (int p = 0; p < ramp.length; p++) {
      ramp[p] = Math.min(1, Math.max(0, (p % SIDE - 20f) / width));
    }
    assertEquals(1.0 / width, sharpness(ramp), 1e-6);
  }

  @Test
  void theMoreBlurTheLessSharp() {
    float[] image = square(20, 44);
    double once = sharpness(blurred(image, 1));
    double more = sharpness(blurred(image, 3));
    // A box of 2r + 1 makes each straight edge as wide; only the corners differ.
    assertEquals(1.0 / 3, once, 0.02);
    assertEquals(1.0 / 7, more, 0.02);
    float[] faint = square(20, 44);
    for (int p = 0; p < faint.length; p++) {
      faint[p] *= 0.25f;
    }
    assertEquals(0.25, sharpness(faint), 0);
    assertTrue(Double.isNaN(sharpness(new float[SIDE * SIDE])), "no edges");
  }

  @Test
  void sharpnessDoesNotRunOverFromRowToRowOrImageToImage() {
    float[] both = {0, 1, 0, 1, 1, 1, 1, 1};
    EdgeSharpness second = EdgeSharpness.of(both, 4, new ImageShape(2, 2, 1));
    assertEquals(new EdgeSharpness(0, 0), second);
    assertEquals(new EdgeSharpness(2, 2), EdgeSharpness.of(both, 0, new ImageShape(2, 2, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 41, 410, 4096})
  void exactlySoManyPixelsAreFlippedInEveryImage(int flips) {
    float[] images = new float[3 * 4096];
    Arrays.fill(images, 4096, 2 * 4096, 1);
    float[] flipped = PixelFlips.of(new Pictures(images, SHAPE), flips, new Random(7));
    for (int i = 0; i < 3; i++) {
      int changed = 0;
      for (int p = i * 4096; p < (i + 1) * 4096; p++) {
        assertTrue(flipped[p] == 0 || flipped[p] == 1);
        changed += flipped[p] != images[p] ? 1 : 0;
      }
      assertEquals(flips, changed);
    }
    assertArrayEquals(flipped, PixelFlips.of(new Pictures(images, SHAPE), flips, new Random(7)));
  }

  @Test
  void everyPixelIsAsLikelyToBeFlippedAsAnother() {
    int images = 20_000;
    int[] counts = new int[6];
    float[] flipped =
        PixelFlips.of(
            new Pictures(new float[6 * images], new ImageShape(2, 3, 1)), 2, new Random(2));
    for (int p = 0; p < flipped.length; p++) {
      counts[p % 6] += (int) flipped[p];
    }
    double expected = images / 3.0;
    double deviation = Math.sqrt(images * (1.0 / 3) * (2.0 / 3));
    for (int count : counts) {
      assertEquals(expected, count, 4 * deviation);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> PixelFlips.of(new Pictures(new float[6], new ImageShape(2, 3, 1)), 7, new Random(0)));
  }

  /** In colour a pixel is turned over in every channel, each to the end that is farther away. */
  @Test
  void flippedColoursGoToTheFartherEnd() {
    ImageShape shape = new ImageShape(5, 4, 3);
    float[] colours = new float[2 * shape.values()];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = new float[] {0.1f, 0.5f, 0.9f}[i % 3];
    }
    float[] flipped = PixelFlips.of(new Pictures(colours, shape), 7, new Random(3));
    for (int image = 0; image < 2; image++) {
      int changed = 0;
      for (int p = image * 20; p < (image + 1) * 20; p++) {
        float[] pixel = Arrays.copyOfRange(flipped, 3 * p, 3 * p + 3);
        if (!Arrays.equals(pixel, new float[] {0.1f, 0.5f, 0.9f})) {
          assertArrayEquals(new float[] {1, 0, 0}, pixel);
          changed++;
        }
      }
      assertEquals(7, changed);
    }
  }

  @Test
  void crossEntropyIsThatOfTheTextbookAndNeverInfinite() {
    float[] images = {9, 1, 0, 1};
    float[] probabilities = {9, 0.25f, 0.5f, 1};
    assertEquals(
        -Math.log(0.25) - Math.log(0.5),
        PixelDistance.crossEntropyNats(images, probabilities, 1, 3),
        1e-6);
    double worst = PixelDistance.crossEntropyNats(new float[] {0, 1}, new float[] {1, 0}, 0, 2);
    assertEquals(-2 * Math.log(1e-7), worst, 1e-6);
  }

  @Test
  void theMeanDifferenceIsOfTheRightPixels() {
    float[] first = {5, 0, 1, 1};
    float[] second = {0.5f, 1, 0.5f, 5, 5};
    assertEquals(0.25, PixelDistance.meanAbsolute(first, 1, second, 0, 2), 0);
    assertEquals(0, PixelDistance.meanAbsolute(first, 0, second, 3, 1), 0);
  }

  @Test
  void aCodeIsUsedWhollyOrNotAtAll() {
    float[] images = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    assertEquals(1, CodeUse.of(images, images, 3).value(), 0);
    float[] mean = new float[9];
    Arrays.fill(mean, 1f / 3);
    assertEquals(0, CodeUse.of(images, mean, 3).value(), 1e-7, "the decoder ignores the code");
    float[] half = new float[9];
    for (int p = 0; p < 9; p++) {
      half[p] = (images[p] + mean[p]) / 2;
    }
    // Own: (1/3 + 1/6 + 1/6) / 3; another's: (5/6 + 2/3 + 1/6) / 3.
    assertEquals(1 - 4.0 / 10, CodeUse.of(images, half, 3).value(), 1e-6);
    float[] othersOwn = {0, 0, 1, 1, 0, 0, 0, 1, 0};
    assertFalse(CodeUse.of(images, othersOwn, 3).isDefined(), "another image's is always right");
  }

  @Test
  void aCodeMovesAsFarAsToAnotherImagesOrNotAtAll() {
    int count = 4000;
    Random random = new Random(3);
    float[] codes = new float[3 * count];
    double[][] rows = new double[count][3];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (float) random.nextGaussian() * (1 + i % 3);
      rows[i / 3][i % 3] = codes[i];
    }
    double apart = LatentMoments.of(Matrix.of(rows)).squaredDistanceOfTwo();
    assertEquals(0, CodeShift.of(codes, codes, count, apart).value(), 0);
    float[] others = new float[codes.length];
    System.arraycopy(codes, 3, others, 0, codes.length - 3);
    System.arraycopy(codes, 0, others, codes.length - 3, 3);
    Estimate shift = CodeShift.of(codes, others, count, apart);
    assertEquals(1, shift.value(), 4 * shift.standardError());
    assertTrue(shift.standardError() < 0.03, "error " + shift.standardError());
    assertTrue(Double.isNaN(CodeShift.of(new float[4], new float[4], 2, 0).value()));
  }
}

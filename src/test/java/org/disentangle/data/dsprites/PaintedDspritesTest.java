package org.disentangle.data.dsprites;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.data.Factor;
import org.disentangle.data.drawn.Drawn;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaintedDspritesTest {
  /** Some images of all shapes. */
  private static final int[] IMAGES =
      IntStream.iterate(0, i -> i < Dsprites.GRID.size(), i -> i + 1009).toArray();

  private static final SpritePaint COLORED = new SpritePaint.Colored();
  private static final SpritePaint NOISY = new SpritePaint.Noisy();

  private final SpriteRenderer renderer = new SpriteRenderer();

  /**
   * Of images of version 1. When it changes, so do all results: raise the version of the paint, so
   * that files of the old images are not used any more.
   */
  @ParameterizedTest
  @CsvSource({
    "color_dsprites, b04b849049a7b7c993dd6223f2bf8403a548346cee5d8076f5cacdcd6d821c11",
    "noisy_dsprites, b3bc42a2e083a9138abaf53593db527b567de747bcab21dcf5343ca8c69a8aa7",
    "picture_dsprites, f76208d1d13c7ee3fe3aa84c9a0ed49fe28f07402444406cdf25eae878f82ac6"
  })
  void theImagesAreThoseOfTheirVersion(String name, String checksum)
      throws NoSuchAlgorithmException {
    BackgroundPicture picture = picture(80, 90, (row, column) -> row + column);
    SpritePaint paint =
        Stream.of(COLORED, NOISY, new SpritePaint.OnPicture(picture))
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    PaintedDsprites images = new PaintedDsprites(paint, 0);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int image : IMAGES) {
      digest.update(Drawn.image(images, image));
    }
    assertEquals(checksum, HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void theFactorsAreThoseOfDspritesWithoutTheColor() {
    PaintedDsprites images = new PaintedDsprites(COLORED, 0);
    assertEquals(Dsprites.GRID.size(), images.grid().size());
    assertEquals(
        Dsprites.FACTOR_NAMES.subList(1, 6),
        images.grid().factors().stream().map(Factor::name).toList());
    assertTrue(Dsprites.isNamedSo(images.grid().factors().stream().map(Factor::name).toList()));
  }

  @Test
  void plainImagesAreTheSpritesInBits() {
    PaintedDsprites images = new PaintedDsprites(new SpritePaint.Plain(), 0);
    assertEquals(PixelKind.TWO_VALUES, images.kind());
    for (int image : IMAGES) {
      byte[] bits = Drawn.image(images, image);
      assertEquals(512, bits.length);
      boolean[] sprite = sprite(image);
      for (int pixel = 0; pixel < sprite.length; pixel++) {
        assertEquals(sprite[pixel], (bits[pixel / 8] >> pixel % 8 & 1) == 1);
      }
    }
  }

  @Test
  void aSpriteDrawnAloneIsTheOneOfItsBlock() {
    long[] block = new long[SpriteRenderer.IMAGES_A_BLOCK * 64];
    long[] alone = new long[64];
    for (int each : new int[] {0, 317, 719}) {
      renderer.draw(each, block, 0);
      for (int image = 0; image < SpriteRenderer.IMAGES_A_BLOCK; image++) {
        renderer.drawOne(each * SpriteRenderer.IMAGES_A_BLOCK + image, alone);
        assertArrayEquals(Arrays.copyOfRange(block, image * 64, image * 64 + 64), alone);
      }
    }
  }

  @Test
  void aColouredSpriteHasOneColourOfTheUpperHalf() {
    PaintedDsprites images = new PaintedDsprites(COLORED, 0);
    Set<Integer> colors = new HashSet<>();
    double[] sums = new double[3];
    for (int image : IMAGES) {
      byte[] painted = Drawn.image(images, image);
      boolean[] sprite = sprite(image);
      int on = IntStream.range(0, sprite.length).filter(i -> sprite[i]).findFirst().orElseThrow();
      int color = 0;
      for (int channel = 0; channel < 3; channel++) {
        int value = painted[3 * on + channel] & 0xFF;
        assertTrue(value >= 128, value + " is at least half");
        sums[channel] += value;
        color = color << 8 | value;
        for (int pixel = 0; pixel < sprite.length; pixel++) {
          assertEquals(sprite[pixel] ? value : 0, painted[3 * pixel + channel] & 0xFF);
        }
      }
      colors.add(color);
    }
    assertTrue(colors.size() > 0.99 * IMAGES.length, "a colour an image");
    for (double sum : sums) {
      // The standard deviation of a mean of 731 is 1.4.
      assertEquals(0.75 * 255, sum / IMAGES.length, 5);
    }
  }

  @Test
  void noiseIsUniformInEveryChannelBehindAWhiteSprite() {
    PaintedDsprites images = new PaintedDsprites(NOISY, 0);
    int[] counts = new int[256];
    long pairs = 0;
    double product = 0;
    for (int image : IMAGES) {
      byte[] painted = Drawn.image(images, image);
      boolean[] sprite = sprite(image);
      for (int i = 0; i < painted.length; i++) {
        if (sprite[i / 3]) {
          assertEquals(255, painted[i] & 0xFF);
        } else {
          counts[painted[i] & 0xFF]++;
          if (i % 3 > 0) {
            product += ((painted[i] & 0xFF) - 127.5) * ((painted[i - 1] & 0xFF) - 127.5);
            pairs++;
          }
        }
      }
    }
    double total = IntStream.of(counts).sum();
    for (int value = 0; value < 256; value++) {
      // Rounding gives the two ends half the share of the others.
      double share = value == 0 || value == 255 ? 1 / 510.0 : 1 / 255.0;
      double deviations = (counts[value] - total * share) / Math.sqrt(total * share);
      assertTrue(Math.abs(deviations) < 5, value + " is off by " + deviations);
    }
    // Correlation of neighbouring channels; a standard deviation is 1 / sqrt(pairs).
    double correlation = product / pairs / (255 * 255 / 12.0);
    assertEquals(0, correlation, 5 / Math.sqrt((double) pairs));
  }

  /** The colour of a part is the mean with one colour an image; on the sprite it is negative. */
  @Test
  void behindASpriteLiesATintedPartOfThePicture() {
    BackgroundPicture picture = picture(66, 67, (row, column) -> 2 * row + column % 3);
    PaintedDsprites images = new PaintedDsprites(new SpritePaint.OnPicture(picture), 4);
    Set<Integer> places = new HashSet<>();
    for (int image : IMAGES) {
      byte[] painted = Drawn.image(images, image);
      boolean[] sprite = sprite(image);
      // Two rows lie 2 apart in the picture, so 1 apart in the image; columns repeat after three.
      for (int row = 0; row < 63; row++) {
        for (int column = 0; column < 64; column++) {
          int pixel = row * 64 + column;
          for (int channel = 0; channel < 3; channel++) {
            int upper = positive(painted, sprite, pixel, channel);
            int lower = positive(painted, sprite, pixel + 64, channel);
            assertEquals(upper + 1, lower, 1);
          }
        }
      }
      int corner = positive(painted, sprite, 0, 0);
      int next = positive(painted, sprite, 1, 0);
      places.add(next - corner);
      assertTrue(corner >= 0 && corner <= (2 + 2 + 255) / 2 + 1);
    }
    assertTrue(places.size() > 1, "the part begins at more than one column");
  }

  @Test
  void theSmallestPictureHasOnePart() {
    BackgroundPicture picture =
        picture(65, 65, (row, column) -> column == 64 || row == 64 ? 255 : 0);
    PaintedDsprites images = new PaintedDsprites(new SpritePaint.OnPicture(picture), 4);
    for (int image : IMAGES) {
      byte[] painted = Drawn.image(images, image);
      boolean[] sprite = sprite(image);
      for (int pixel = 0; pixel < sprite.length; pixel++) {
        for (int channel = 0; channel < 3; channel++) {
          int value = positive(painted, sprite, pixel, channel);
          assertEquals(positive(painted, sprite, 0, channel), value, 1);
          assertTrue(value <= 128, "half of the tint alone");
        }
      }
    }
  }

  @Test
  void theSeedDecidesWhatIsRandom() {
    for (SpritePaint paint : new SpritePaint[] {COLORED, NOISY}) {
      PaintedDsprites one = new PaintedDsprites(paint, 1);
      PaintedDsprites other = new PaintedDsprites(paint, 2);
      assertNotEquals(one.key(), other.key());
      assertFalse(Arrays.equals(Drawn.image(one, 5), Drawn.image(other, 5)));
      assertArrayEquals(Drawn.image(one, 5), Drawn.image(new PaintedDsprites(paint, 1), 5));
    }
  }

  @Test
  void anotherPictureHasAnotherKey() {
    BackgroundPicture one = picture(65, 65, (row, column) -> 0);
    BackgroundPicture other = picture(65, 65, (row, column) -> row == 64 ? 1 : 0);
    assertNotEquals(
        new PaintedDsprites(new SpritePaint.OnPicture(one), 0).key(),
        new PaintedDsprites(new SpritePaint.OnPicture(other), 0).key());
  }

  /** A value of the background, also where the sprite shows its negative. */
  private static int positive(byte[] painted, boolean[] sprite, int pixel, int channel) {
    int value = painted[3 * pixel + channel] & 0xFF;
    return sprite[pixel] ? 255 - value : value;
  }

  private boolean[] sprite(int image) {
    long[] rows = new long[64];
    renderer.drawOne(image, rows);
    boolean[] pixels = new boolean[64 * 64];
    for (int pixel = 0; pixel < pixels.length; pixel++) {
      pixels[pixel] = (rows[pixel / 64] >>> pixel % 64 & 1) == 1;
    }
    return pixels;
  }

  private static BackgroundPicture picture(int height, int width, IntBinaryOperator value) {
    ImageShape shape = new ImageShape(height, width, 3);
    byte[] values = new byte[shape.values()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) value.applyAsInt(i / 3 / width, i / 3 % width);
    }
    return new BackgroundPicture(shape, values);
  }
}

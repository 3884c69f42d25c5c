package org.disentangle.data.solids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.drawn.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadedSolidsTest {
  /**
   * Of every 101st image of version 1. When it changes, so do all results: raise the version in
   * {@link ShadedSolids#key}, so that files of the old images are not used any more.
   */
  private static final String CHECKSUM =
      "2447ff2968f98a7b42a12417bfa82be94a202cc2ed0628ee49a5512144b349b3";

  private static final int SIZES = 5;
  private static final int AZIMUTHS = 16;
  private static final int QUARTER_TURN = AZIMUTHS / 4;

  /** One for all tests: what it has seen of a geometry need not be looked at again. */
  private static final ShadedSolids SOLIDS = new ShadedSolids();

  @Test
  void theImagesAreThoseOfTheirVersion() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int image = 0; image < SOLIDS.grid().size(); image += 101) {
      digest.update(Drawn.image(SOLIDS, image));
    }
    assertEquals(CHECKSUM, HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void thereAreAsManyAsTheConfigurationSays() {
    assertEquals(163_840, SOLIDS.grid().size());
    assertEquals(
        "[4, 5, 8, 8, 8, 16]",
        SOLIDS.grid().factors().stream().map(Factor::size).toList().toString());
    assertEquals(2_013_265_920L, (long) SOLIDS.grid().size() * SOLIDS.shape().values());
  }

  /** The first class follows the last one by the same step. */
  @Test
  void huesAndAzimuthsGoAllTheWayRound() {
    for (Factor factor : SOLIDS.grid().factors()) {
      if (factor.kind() == FactorKind.CYCLIC) {
        double turn = factor.name().equals("azimuth") ? 2 * Math.PI : 1;
        double step = factor.values().get(1);
        assertEquals(turn, factor.values().get(factor.size() - 1) + step, 1e-12, factor.name());
      }
    }
  }

  @Test
  void noTwoGeometriesAreTheSamePicture() {
    Map<String, String> pictures = new HashMap<>();
    for (int shape = 0; shape < 4; shape++) {
      for (int size = 0; size < SIZES; size++) {
        for (int azimuth = 0; azimuth < AZIMUTHS; azimuth++) {
          String classes = shape + " " + size + " " + azimuth;
          String same = pictures.put(Drawn.checksum(image(shape, size, 0, 2, 5, azimuth)), classes);
          assertNull(same, classes);
        }
      }
    }
  }

  /** Any two azimuths differ in more than a few pixels, so that they can be told apart. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void azimuthsOfEverySolidAreFarApart(int shape) {
    for (int azimuth = 0; azimuth < AZIMUTHS; azimuth++) {
      byte[] one = image(shape, 0, 0, 2, 5, azimuth);
      for (int other = 0; other < azimuth; other++) {
        byte[] two = image(shape, 0, 0, 2, 5, other);
        int different = 0;
        for (int i = 0; i < one.length; i++) {
          if (Math.abs((one[i] & 0xFF) - (two[i] & 0xFF)) > 16) {
            different++;
          }
        }
        assertTrue(different >= 20, different + " values between " + other + " and " + azimuth);
      }
    }
  }

  /** Seen from above the solid turns clockwise, and its pale half is to the right at first. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void thePaleHalfTurns(int shape) {
    // A red solid has green only where it is pale, or shines.
    int left = 25;
    int right = 38;
    int row = 37;
    byte[] atFirst = image(shape, SIZES - 1, 0, 2, 5, 0);
    byte[] toTheFront = image(shape, SIZES - 1, 0, 2, 5, QUARTER_TURN);
    byte[] toTheLeft = image(shape, SIZES - 1, 0, 2, 5, 2 * QUARTER_TURN);
    assertTrue(green(atFirst, row, right) > 2 * green(toTheLeft, row, right));
    assertTrue(green(toTheLeft, row, left) > 2 * green(atFirst, row, left));
    byte[] toTheBack = image(shape, SIZES - 1, 0, 2, 5, 3 * QUARTER_TURN);
    for (int column : new int[] {left, right}) {
      assertTrue(green(toTheFront, row, column) > 2 * green(toTheBack, row, column));
    }
  }

  @Test
  void eachHueColoursItsOwnPart() {
    byte[] image = image(0, 2, 0, 2, 5, 12);
    for (int hue = 1; hue < 8; hue++) {
      assertTrue(differ(image, image(0, 2, hue, 2, 5, 12), 34, 32), "the middle of the sphere");
      assertFalse(differ(image, image(0, 2, hue, 2, 5, 12), 60, 3));
      assertFalse(differ(image, image(0, 2, hue, 2, 5, 12), 3, 60));
    }
    assertTrue(differ(image, image(0, 2, 0, 3, 5, 12), 60, 3), "floor");
    assertFalse(differ(image, image(0, 2, 0, 3, 5, 12), 34, 32));
    assertFalse(differ(image, image(0, 2, 0, 3, 5, 12), 3, 60));
    assertTrue(differ(image, image(0, 2, 0, 2, 6, 12), 3, 60), "wall");
    assertFalse(differ(image, image(0, 2, 0, 2, 6, 12), 34, 32));
    assertFalse(differ(image, image(0, 2, 0, 2, 6, 12), 60, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void largerSizesCoverMorePixels(int shape) {
    int before = 150;
    for (int size = 0; size < SIZES; size++) {
      int covered = 0;
      byte[] red = image(shape, size, 0, 2, 5, 3);
      byte[] cyan = image(shape, size, 4, 2, 5, 3);
      for (int pixel = 0; pixel < 64 * 64; pixel++) {
        covered += red[3 * pixel] == cyan[3 * pixel] ? 0 : 1;
      }
      assertTrue(covered > before * 1.1, covered + " pixels after " + before);
      before = covered;
    }
    assertTrue(before < 64 * 64 / 2, "the room can be seen around the largest");
  }

  /** The light is on the left, so the shadow lies to the right. */
  @Test
  void theSolidThrowsAShadowOnTheFloor() {
    byte[] image = image(0, 4, 0, 2, 5, 0);
    assertTrue(green(image, 46, 46) < 0.8 * green(image, 46, 63 - 46));
  }

  @Test
  void coloursAreThoseOfHsv() {
    assertEquals(new Color(255, 0, 0), Color.hsv(0, 1, 1));
    assertEquals(new Color(0, 255, 0), Color.hsv(1 / 3.0, 1, 1));
    assertEquals(new Color(0, 0, 255), Color.hsv(2 / 3.0, 1, 1));
    assertEquals(new Color(0, 255, 255), Color.hsv(0.5, 1, 1));
    assertEquals(new Color(51, 51, 51), Color.hsv(0.3, 0, 0.2));
    assertEquals(new Color(204, 153, 102), Color.hsv(1 / 12.0, 0.5, 0.8));
  }

  @Test
  void weightsMixColoursAndAreCutOffAtWhite() {
    Shading shading = new Shading(new double[] {0.5, 0.25, 0.25, 0, 1, 0, 0, 0.5});
    byte[] pixels = new byte[7];
    shading.color(new Color(200, 0, 100), new Color(0, 100, 0), new Color(0, 0, 40), pixels, 1);
    assertEquals(0, pixels[0]);
    assertEquals("[100, 25, 60]", values(pixels, 1));
    assertEquals("[255, 128, 228]", values(pixels, 4));
  }

  private static String values(byte[] pixels, int place) {
    return List.of(pixels[place] & 0xFF, pixels[place + 1] & 0xFF, pixels[place + 2] & 0xFF)
        .toString();
  }

  /** Whether a pixel differs between two images. */
  private static boolean differ(byte[] one, byte[] two, int row, int column) {
    int place = (row * 64 + column) * 3;
    return !Arrays.equals(one, place, place + 3, two, place, place + 3);
  }

  private int green(byte[] image, int row, int column) {
    return Drawn.value(SOLIDS, image, row, column, 1);
  }

  private byte[] image(int... classes) {
    return Drawn.image(SOLIDS, classes);
  }
}

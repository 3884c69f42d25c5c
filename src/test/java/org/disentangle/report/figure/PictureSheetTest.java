package org.disentangle.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureSheetTest {
  /** A picture of noise, some of it outside [0, 1]. */
  private static Picture noise(ImageShape shape, List<String> labels) {
    Random random = new Random(3);
    float[] pixels = new float[shape.values()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 1.4f * random.nextFloat() - 0.2f;
    }
    return new Picture("noise", shape, labels, pixels);
  }

  @ParameterizedTest
  @CsvSource({
    // height, width, channels, magnification, bands
    "30, 728, 1, 2, 1",
    "30, 530, 1, 2, 1",
    "90, 530, 3, 2, 3",
    "20, 1432, 3, 1, 3",
    "7, 33, 3, 4, 3",
    "70, 5, 1, 4, 1"
  })
  void everyPixelIsASquareOfItsOwnLevel(
      int height, int width, int channels, int magnification, int bands) {
    Picture picture = noise(new ImageShape(height, width, channels), List.of());
    BufferedImage sheet = PictureSheet.draw(picture);
    assertEquals(width * magnification, sheet.getWidth());
    assertEquals(height * magnification, sheet.getHeight());
    assertEquals(bands, sheet.getRaster().getNumBands());
    assertLevels(picture, sheet, magnification, 0);
  }

  /** Java would convert greys that are drawn in colour, or colours in grey. */
  @ParameterizedTest
  @CsvSource({"1", "3"})
  void labelsLeaveThePixelsAsTheyAre(int channels) {
    Picture picture = noise(new ImageShape(60, 100, channels), List.of("z0", "z12"));
    BufferedImage sheet = PictureSheet.draw(picture);
    int labels = sheet.getWidth() - 4 * 100;
    assertEquals(channels, sheet.getRaster().getNumBands());
    assertLevels(picture, sheet, 4, labels);
    int dark = 0;
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < labels; x++) {
        dark += sheet.getRaster().getSample(x, y, 0) < 100 ? 1 : 0;
      }
    }
    assertEquals(100, dark, 70, "letters");
  }

  /** A page shows sheets equally wide, whatever their number of pixels. */
  @ParameterizedTest
  @CsvSource({"716", "781", "2600"})
  void labelsTakeTheSameShareOfEverySheet(int width) {
    Picture picture = noise(new ImageShape(700, width, 1), List.of("z0", "z1"));
    BufferedImage sheet = PictureSheet.draw(picture);
    int labels = sheet.getWidth() % width;
    assertEquals(0.05, (double) labels / sheet.getWidth(), 0.004);
  }

  /** Their channels lie side by side before they come here: no one is left out in silence. */
  @Test
  void imagesOfTwoChannelsAreRefused() {
    Picture picture = noise(new ImageShape(4, 9, 2), List.of());
    assertThrows(IllegalArgumentException.class, () -> PictureSheet.draw(picture));
  }

  private static void assertLevels(
      Picture picture, BufferedImage sheet, int magnification, int left) {
    int channels = picture.shape().channels();
    for (int y = 0; y < picture.height() * magnification; y++) {
      for (int x = 0; x < picture.width() * magnification; x++) {
        int pixel = y / magnification * picture.width() + x / magnification;
        for (int band = 0; band < sheet.getRaster().getNumBands(); band++) {
          float value = picture.pixels()[pixel * channels + band];
          assertEquals(
              Math.round(255 * Math.max(0, Math.min(1, value))),
              sheet.getRaster().getSample(left + x, y, band),
              x + ", " + y + ", " + band);
        }
      }
    }
  }
}

package org.disentangle.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which form a page has a picture. */
class EmbeddedPictureTest {
  private static final int SIZE = 600;

  @TempDir private Path folder;

  @Test
  void aLargeSheetOfColoursTakesLessThanHalfAndLooksTheSame() throws IOException {
    Random random = new Random(0);
    Path file =
        png(
            BufferedImage.TYPE_INT_RGB,
            SIZE,
            (x, y) ->
                ((x / 3 + random.nextInt(4)) << 16)
                    | ((y / 3 + random.nextInt(4)) << 8)
                    | (x + y) / 6 + random.nextInt(4));

    byte[] embedded = content(EmbeddedPicture.of(file), "jpeg");

    assertTrue(embedded.length * 2L <= Files.size(file), "size " + embedded.length);
    BufferedImage before = ImageIO.read(file.toFile());
    BufferedImage after = ImageIO.read(new ByteArrayInputStream(embedded));
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          assertEquals(
              before.getRGB(x, y) >> shift & 255, after.getRGB(x, y) >> shift & 255, 16, "pixel");
        }
      }
    }
  }

  /** Its PNG has a bit a pixel; a JPEG would be larger and blurred. */
  @Test
  void largeNoiseOfTwoValuesStaysAsItIs() throws IOException {
    Random random = new Random(0);
    Path file =
        png(BufferedImage.TYPE_BYTE_BINARY, 2 * SIZE, (x, y) -> random.nextBoolean() ? 0 : ~0);

    assertTrue(Files.size(file) > 150_000, "it is large");
    assertEquals(Files.size(file), content(EmbeddedPicture.of(file), "png").length);
  }

  /** A picture that somebody put there may have one. */
  @Test
  void aLargePictureWithTransparencyIsShownOnWhite() throws IOException {
    Random random = new Random(0);
    Path file =
        png(
            BufferedImage.TYPE_INT_ARGB,
            SIZE,
            (x, y) -> (x < SIZE / 2 ? 0 : 255 << 24) | random.nextInt(1 << 24));

    BufferedImage after =
        ImageIO.read(new ByteArrayInputStream(content(EmbeddedPicture.of(file), "jpeg")));

    assertEquals(0xffffffff, after.getRGB(10, 10));
  }

  @Test
  void aLargeFileThatIsNoPictureIsAnError() throws IOException {
    Path file = Files.write(folder.resolve("picture.png"), new byte[200_000]);

    assertThrows(IOException.class, () -> EmbeddedPicture.of(file));
  }

  private Path png(int type, int size, IntBinaryOperator color) throws IOException {
    BufferedImage picture = new BufferedImage(size, size, type);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        picture.setRGB(x, y, color.applyAsInt(x, y));
      }
    }
    Path file = folder.resolve("picture.png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private static byte[] content(String address, String kind) {
    String start = "data:image/" + kind + ";base64,";
    assertTrue(address.startsWith(start), address.substring(0, 30));
    return Base64.getDecoder().decode(address.substring(start.length()));
  }
}

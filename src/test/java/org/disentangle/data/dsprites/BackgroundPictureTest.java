package org.disentangle.data.dsprites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundPictureTest {
  @TempDir private Path folder;

  @Test
  void aColouredPictureIsReadAsItIs() throws IOException {
    BufferedImage picture = new BufferedImage(90, 70, BufferedImage.TYPE_INT_RGB);
    for (int column = 0; column < 90; column++) {
      for (int row = 0; row < 70; row++) {
        picture.setRGB(column, row, column << 16 | row << 8 | 200);
      }
    }
    BackgroundPicture read = BackgroundPicture.read(written(picture));
    assertEquals(70, read.height());
    assertEquals(90, read.width());
    assertEquals(89, read.value(3, 89, 0));
    assertEquals(69, read.value(69, 3, 1));
    assertEquals(200, read.value(69, 89, 2));
  }

  @Test
  void greyLevelsStayWhatTheyAre() throws IOException {
    BufferedImage picture = new BufferedImage(66, 65, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(5, 6, 0, 128);
    BackgroundPicture read = BackgroundPicture.read(written(picture));
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(128, read.value(6, 5, channel));
      assertEquals(0, read.value(5, 6, channel));
    }
  }

  @Test
  void aPictureWithoutRoomToMoveIsRefused() throws IOException {
    Path small = written(new BufferedImage(90, 64, BufferedImage.TYPE_INT_RGB));
    assertEquals(
        "the picture "
            + small
            + " has 64 x 90 pixels, fitted into 274 x 350; expected more than 64 x 64, so that there is more than one part of it to lie behind a sprite",
        assertThrows(UserErrorException.class, () -> BackgroundPicture.read(small)).getMessage());
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    String message =
        assertThrows(UserErrorException.class, () -> BackgroundPicture.read(text)).getMessage();
    assertTrue(message.contains(text + " "), message);
    assertTrue(message.contains("not a picture of a known format"), message);
    Path missing = folder.resolve("missing.png");
    String unread =
        assertThrows(UserErrorException.class, () -> BackgroundPicture.read(missing)).getMessage();
    assertTrue(unread.startsWith("the picture " + missing), unread);
  }

  /** {@code src/test/golden/thumbnail_golden.py}: Pillow. */
  @Test
  void largerPicturesAreShrunkToTheSizesOfPillow() throws IOException {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    BackgroundPictureTest.class.getResourceAsStream("/golden/thumbnail-sizes.csv")),
                StandardCharsets.UTF_8))) {
      assertEquals("width,height,thumbnail_width,thumbnail_height", file.readLine());
      int pictures = 0;
      for (String line = file.readLine(); line != null; line = file.readLine()) {
        int[] sizes = Stream.of(line.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        assertEquals(
            new ImageShape(sizes[3], sizes[2], 3),
            BackgroundPicture.thumbnail(sizes[1], sizes[0]),
            line);
        pictures++;
      }
      assertEquals(69, pictures);
    }
  }

  /** A flat picture stays flat, and one that was read is as large as it is shrunk. */
  @Test
  void aLargePictureIsShrunk() throws IOException {
    BufferedImage picture = new BufferedImage(700, 400, BufferedImage.TYPE_INT_RGB);
    for (int column = 0; column < 700; column++) {
      for (int row = 0; row < 400; row++) {
        picture.setRGB(column, row, column < 350 ? 0x102030 : 0xF0E0D0);
      }
    }
    BackgroundPicture read = BackgroundPicture.read(written(picture));
    assertEquals(350, read.width());
    assertEquals(200, read.height());
    assertEquals(0x10, read.value(100, 10, 0));
    assertEquals(0xE0, read.value(199, 340, 1));
  }

  private Path written(BufferedImage picture) throws IOException {
    Path file = folder.resolve("picture.png");
    assertTrue(ImageIO.write(picture, "png", file.toFile()));
    return file;
  }
}

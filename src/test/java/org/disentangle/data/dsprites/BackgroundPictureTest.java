package org.disentangle.data.dsprites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.disentangle.UserErrorException;
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
            + " has 64 x 90 pixels; expected more than 64 x 64, so that there is more than one part of it to lie behind a sprite",
        assertThrows(UserErrorException.class, () -> BackgroundPicture.read(small)).getMessage());
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    String message =
        assertThrows(UserErrorException.class, () -> BackgroundPicture.read(text)).getMessage();
    assertTrue(message.startsWith(text + " is not a picture that can be read"), message);
    Path missing = folder.resolve("missing.png");
    String unread =
        assertThrows(UserErrorException.class, () -> BackgroundPicture.read(missing)).getMessage();
    assertTrue(unread.startsWith("the picture " + missing + " cannot be read"), unread);
  }

  private Path written(BufferedImage picture) throws IOException {
    Path file = folder.resolve("picture.png");
    assertTrue(ImageIO.write(picture, "png", file.toFile()));
    return file;
  }
}

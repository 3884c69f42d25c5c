package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.source.OpenedImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
  @TempDir private Path folder;

  @Test
  void everyPixelIsASquareOfTheSheet() throws IOException {
    FactorImages images = open();
    Path target = folder.resolve("sheet.png");
    ContactSheet.write(ContactSheet.draw(images, new int[] {5, 0, 3}, 2, 3), target);
    BufferedImage sheet = ImageIO.read(target.toFile());
    assertEquals(2 * (3 * 64 + 4) + 4, sheet.getWidth());
    assertEquals(2 * (3 * 64 + 4) + 4, sheet.getHeight());
    assertEquals(0x80, sheet.getRaster().getSample(0, 0, 0));
    // Image 3 starts the second row; its pixel (r, c) is on if (3 + r c) % 7 == 0, as (2, 2).
    int top = 4 + 3 * 64 + 4;
    assertEquals(255, sheet.getRaster().getSample(4 + 2 * 3, top + 2 * 3, 0));
    assertEquals(255, sheet.getRaster().getSample(4 + 2 * 3 + 2, top + 2 * 3 + 2, 0));
    assertEquals(0, sheet.getRaster().getSample(4 + 2 * 3 + 3, top + 2 * 3, 0));
    assertEquals(0x80, sheet.getRaster().getSample(sheet.getWidth() - 40, top + 40, 0), "empty");
  }

  @Test
  void whatCannotBeDrawnOrWrittenIsNamed() throws IOException {
    FactorImages images = open();
    String message =
        assertThrows(UserErrorException.class, () -> ContactSheet.draw(images, new int[] {0}, 0, 1))
            .getMessage();
    assertTrue(message.contains("0 columns"), message);
    String large =
        assertThrows(
                UserErrorException.class,
                () -> ContactSheet.draw(images, new int[] {0}, 100_000, 100))
            .getMessage();
    assertTrue(large.startsWith("the sheet would have 640400004 x 6408 pixels, and"), large);
    assertTrue(large.contains("--magnify"), large);
    Path file = Files.createFile(folder.resolve("file"));
    BufferedImage sheet = ContactSheet.draw(images, new int[] {0}, 1, 1);
    assertThrows(
        UserErrorException.class, () -> ContactSheet.write(sheet, file.resolve("sheet.png")));
  }

  private FactorImages open() {
    return OpenedImages.archive(NpzFixture.numpy("savez_compressed.npz", folder), Progress.NONE);
  }
}

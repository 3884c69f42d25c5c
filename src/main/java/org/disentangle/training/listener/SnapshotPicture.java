package org.disentangle.training.listener;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.disentangle.data.FactorImages;

/**
 * A picture of images and, below each, its reconstruction, in grey, with a grey line between them.
 *
 * @param width in pixels
 * @param height in pixels
 * @param png the bytes of the file
 */
public record SnapshotPicture(int width, int height, byte[] png) {
  private static final int SIDE = FactorImages.SIDE;
  private static final int GAP = 2;
  private static final int PAPER = 0x60;
  private static final int WHITE = 0xFF;

  /** Draws a snapshot's images. */
  public static SnapshotPicture of(ModelSnapshot snapshot) {
    int cell = SIDE + GAP;
    BufferedImage sheet =
        new BufferedImage(
            snapshot.count() * cell + GAP, 2 * cell + GAP, BufferedImage.TYPE_BYTE_GRAY);
    // Grey levels unchanged: drawing by colour would convert them to another grey scale.
    WritableRaster levels = sheet.getRaster();
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        levels.setSample(x, y, 0, PAPER);
      }
    }
    for (int i = 0; i < snapshot.count(); i++) {
      draw(levels, snapshot.images(), i, GAP + i * cell, GAP);
      draw(levels, snapshot.reconstructions(), i, GAP + i * cell, GAP + cell);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(sheet, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG cannot be written to memory", e);
    }
    return new SnapshotPicture(sheet.getWidth(), sheet.getHeight(), bytes.toByteArray());
  }

  private static void draw(WritableRaster levels, float[] pixels, int image, int left, int top) {
    for (int i = 0; i < FactorImages.PIXELS; i++) {
      float value = pixels[image * FactorImages.PIXELS + i];
      levels.setSample(left + i % SIDE, top + i / SIDE, 0, Math.round(WHITE * value));
    }
  }
}

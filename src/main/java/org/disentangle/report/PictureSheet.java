package org.disentangle.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.disentangle.analysis.Picture;

/**
 * Pixels drawn large: every pixel a square, and a thin grey line between the images of a sheet, so
 * that black images on a black sheet are seen one by one.
 */
final class PictureSheet {
  /** A sheet of images of this side gets lines between them. */
  private static final int IMAGE_SIDE = 64;

  private static final int MAGNIFICATION = 2;
  private static final int GAP = 4;
  private static final int GAP_GREY = 0x80;

  private PictureSheet() {}

  /** The picture two times as large, in 8-bit grey. */
  static BufferedImage draw(Picture picture) {
    int[] columns = positions(picture.width());
    int[] rows = positions(picture.height());
    int width = extent(picture.width());
    int height = extent(picture.height());
    byte[] grey = new byte[width * height];
    Arrays.fill(grey, (byte) GAP_GREY);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        byte level = level(picture.pixels()[y * picture.width() + x]);
        for (int row = rows[y]; row < rows[y] + MAGNIFICATION; row++) {
          int start = row * width + columns[x];
          Arrays.fill(grey, start, start + MAGNIFICATION, level);
        }
      }
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, width, height, grey);
    return image;
  }

  private static int[] positions(int size) {
    int[] positions = new int[size];
    for (int i = 0; i < size; i++) {
      positions[i] = i * MAGNIFICATION + (isSheet(size) ? i / IMAGE_SIDE * GAP : 0);
    }
    return positions;
  }

  private static int extent(int size) {
    return size * MAGNIFICATION + (isSheet(size) ? (size / IMAGE_SIDE - 1) * GAP : 0);
  }

  private static boolean isSheet(int size) {
    return size % IMAGE_SIDE == 0;
  }

  private static byte level(float brightness) {
    return (byte) Math.round(255 * Math.max(0, Math.min(1, brightness)));
  }
}

package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.disentangle.analysis.picture.Picture;

/**
 * Pixels drawn large: every pixel a square, and a thin grey line between the images of a sheet, so
 * that black images on a black sheet are seen one by one.
 */
public final class PictureSheet {
  /** A sheet of images of this side gets lines between them. */
  private static final int IMAGE_SIDE = 64;

  /** Room for the label of a row. */
  private static final int LABELS = 76;

  private static final int LABEL_SIZE = 32;
  private static final int MAGNIFICATION = 2;
  private static final int GAP = 4;
  private static final int GAP_GREY = 0x80;

  private PictureSheet() {}

  /** The picture two times as large, in 8-bit grey, with its labels at the left. */
  public static BufferedImage draw(Picture picture) {
    BufferedImage sheet = drawPixels(picture);
    List<String> labels = picture.rowLabels();
    if (labels.isEmpty()) {
      return sheet;
    }
    BufferedImage labelled =
        new BufferedImage(
            sheet.getWidth() + LABELS, sheet.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = labelled.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, labelled.getWidth(), labelled.getHeight());
    graphics.drawImage(sheet, LABELS, 0, null);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LABEL_SIZE));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int row = 0; row < labels.size(); row++) {
      int width = graphics.getFontMetrics().stringWidth(labels.get(row));
      int middle = (2 * row + 1) * sheet.getHeight() / (2 * labels.size());
      graphics.drawString(labels.get(row), LABELS - width - 6, middle + LABEL_SIZE / 3);
    }
    graphics.dispose();
    return labelled;
  }

  private static BufferedImage drawPixels(Picture picture) {
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

package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.disentangle.analysis.picture.Picture;

/** Draws pictures enlarged, every pixel as a square. */
public final class PictureSheet {
  /** Room for the label of a row. */
  private static final int LABELS = 76;

  private static final int LABEL_SIZE = 32;
  private static final int MAGNIFICATION = 2;

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
    int width = picture.width() * MAGNIFICATION;
    int height = picture.height() * MAGNIFICATION;
    byte[] grey = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y / MAGNIFICATION * picture.width() + x / MAGNIFICATION;
        grey[y * width + x] = level(picture.pixels()[pixel]);
      }
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, width, height, grey);
    return image;
  }

  private static byte level(float brightness) {
    return (byte) Math.round(255 * Math.max(0, Math.min(1, brightness)));
  }
}

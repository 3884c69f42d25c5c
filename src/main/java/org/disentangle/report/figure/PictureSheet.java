package org.disentangle.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.image.ImageGrid;

/** Draws pictures enlarged, every pixel as a square, in 8 bits of grey or of each colour. */
public final class PictureSheet {
  /** Sheets are shown equally wide: of their width, what a letter's height takes. */
  private static final double LABEL_SHARE = 1.0 / 45;

  private static final int SMALLEST_LABEL = 12;

  /** Room for the label of a row, in heights of a letter. */
  private static final double LABEL_ROOM = 2.4;

  /** As wide as a page shows them on a fine screen. */
  private static final int WIDTH = 1500;

  private static final int MAGNIFICATION = 4;

  private PictureSheet() {}

  /** The picture enlarged, with its labels at the left. */
  public static BufferedImage draw(Picture picture) {
    BufferedImage sheet = drawPixels(picture);
    List<String> labels = picture.rowLabels();
    if (labels.isEmpty()) {
      return sheet;
    }
    int wanted = Math.max(SMALLEST_LABEL, (int) (sheet.getWidth() * LABEL_SHARE));
    int size = Math.min(wanted, sheet.getHeight() / labels.size());
    int room = (int) (LABEL_ROOM * size);
    BufferedImage labelled =
        new BufferedImage(sheet.getWidth() + room, sheet.getHeight(), sheet.getType());
    Graphics2D graphics = labelled.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, labelled.getWidth(), labelled.getHeight());
    graphics.drawImage(sheet, room, 0, null);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int row = 0; row < labels.size(); row++) {
      int width = graphics.getFontMetrics().stringWidth(labels.get(row));
      int middle = (2 * row + 1) * sheet.getHeight() / (2 * labels.size());
      graphics.drawString(labels.get(row), room - width - size / 5, middle + size / 3);
    }
    graphics.dispose();
    return labelled;
  }

  private static BufferedImage drawPixels(Picture picture) {
    int magnification = Math.max(1, Math.min(MAGNIFICATION, WIDTH / picture.width()));
    ImageGrid sheet =
        new ImageGrid(picture.shape(), new ImageGrid.Layout(1, 1, magnification, 0, 0));
    sheet.put(0, 0, picture.pixels(), 0);
    return sheet.picture();
  }
}

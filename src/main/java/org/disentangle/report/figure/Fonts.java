package org.disentangle.report.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.disentangle.UserErrorException;

/** Checks the fonts of the figures, which are the system's, found by Java. */
public final class Fonts {
  private Fonts() {}

  /**
   * Checks that Java can draw a letter. On a machine without fonts it cannot, and fails with an
   * obscure internal error.
   *
   * @throws UserErrorException if not, with what to install
   */
  public static void check() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("β");
    } catch (InternalError | LinkageError e) {
      throw new UserErrorException(
          "Java finds no font on this machine, and the figures of a report need one; install"
              + " fontconfig and a font, e.g. apt-get install fontconfig fonts-dejavu-core",
          e);
    } finally {
      graphics.dispose();
    }
  }
}

package org.disentangle.analysis.picture;

import java.util.List;
import org.disentangle.image.ImageShape;

/**
 * A picture made from pixels, grey or in colour.
 *
 * @param name the file's name without folder and ending, e.g. {@code samples-quick-beta-1}
 * @param shape its rows, columns and numbers a pixel: 1 for grey, 3 for red, green and blue
 * @param rowLabels names of the sheet's rows of equal height, to be written at their left; empty
 *     for none
 * @param pixels from 0 (black) to 1, in the order of {@link ImageShape}
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared; a copy of every sheet would buy nothing.
public record Picture(String name, ImageShape shape, List<String> rowLabels, float[] pixels) {
  /** A picture without labels. */
  public Picture(String name, ImageShape shape, float[] pixels) {
    this(name, shape, List.of(), pixels);
  }

  /**
   * @throws IllegalArgumentException if there are not as many pixels as the shape says
   */
  public Picture {
    rowLabels = List.copyOf(rowLabels);
    if (pixels.length != shape.values()) {
      throw new IllegalArgumentException(
          "picture " + name + " of " + shape + " has " + pixels.length);
    }
  }

  /** Pixels in a row. */
  public int width() {
    return shape.width();
  }

  /** Rows. */
  public int height() {
    return shape.height();
  }

  /** The same pixels with a label at the left of each row of the sheet. */
  Picture withRowLabels(List<String> labels) {
    return new Picture(name, shape, labels, pixels);
  }
}

package org.disentangle.analysis.picture;

import java.util.List;

/**
 * A grey picture made from pixels.
 *
 * @param name the file's name without folder and ending, e.g. {@code samples-quick-beta-1}
 * @param width pixels in a row
 * @param height rows
 * @param rowLabels names of the sheet's rows of equal height, to be written at their left; empty
 *     for none
 * @param pixels brightness from 0 (black) to 1 (white), row by row
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared; a copy of every sheet would buy nothing.
public record Picture(String name, int width, int height, List<String> rowLabels, float[] pixels) {
  /** A picture without labels. */
  public Picture(String name, int width, int height, float[] pixels) {
    this(name, width, height, List.of(), pixels);
  }

  /**
   * @throws IllegalArgumentException if there are not {@code width * height} pixels
   */
  public Picture {
    rowLabels = List.copyOf(rowLabels);
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          "picture " + name + " of " + width + " x " + height + " has " + pixels.length);
    }
  }

  /** The same pixels with a label at the left of each row of the sheet. */
  Picture withRowLabels(List<String> labels) {
    return new Picture(name, width, height, labels, pixels);
  }
}

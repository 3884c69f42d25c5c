package org.disentangle.analysis;

/**
 * A grey picture made from pixels.
 *
 * @param name the file's name without folder and ending, e.g. {@code samples-quick-beta-1}
 * @param width pixels in a row
 * @param height rows
 * @param pixels brightness from 0 (black) to 1 (white), row by row
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared; a copy of every sheet would buy nothing.
public record Picture(String name, int width, int height, float[] pixels) {
  /**
   * @throws IllegalArgumentException if there are not {@code width * height} pixels
   */
  public Picture {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          "picture " + name + " of " + width + " x " + height + " has " + pixels.length);
    }
  }
}

package org.disentangle.data.picture;

/**
 * What a picture's file says of it before its pixels.
 *
 * @param height of the upright picture
 * @param width of the upright picture
 * @param isGrey whether it is stored as grey, or with a palette of greys alone
 * @param hasAlpha whether pixels may be transparent
 * @param highest the highest value: 255 or 65,535
 * @param bytes that its pixels take once decoded
 */
public record PictureHeader(
    int height, int width, boolean isGrey, boolean hasAlpha, int highest, long bytes) {

  /** Whether it is grey once it is laid on a background. */
  public boolean isGreyOn(Background background) {
    return isGrey && (!hasAlpha || background.isGrey());
  }
}

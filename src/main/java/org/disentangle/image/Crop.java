package org.disentangle.image;

import java.util.OptionalInt;

/**
 * A rectangle of an image, in pixels. Without a place it lies in the middle as with torchvision's
 * {@code CenterCrop}: its first row is (H - h) / 2, a half rounded to the even number.
 *
 * @param height its rows
 * @param width its columns
 * @param top its first row, if that is given
 * @param left its first column, if that is given
 */
public record Crop(int height, int width, OptionalInt top, OptionalInt left) {
  /**
   * @throws IllegalArgumentException if a length is below 1 or a place below 0
   */
  public Crop {
    if (height < 1 || width < 1 || top.orElse(0) < 0 || left.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "a crop of %s x %s at row %s, column %s"
              .formatted(height, width, top.orElse(0), left.orElse(0)));
    }
  }

  /** The middle of an image. */
  public static Crop center(int height, int width) {
    return new Crop(height, width, OptionalInt.empty(), OptionalInt.empty());
  }

  /** Whether all of it lies in an image of this size. */
  public boolean fits(int imageHeight, int imageWidth) {
    return (long) top.orElse(0) + height <= imageHeight
        && (long) left.orElse(0) + width <= imageWidth;
  }

  /**
   * The rectangle of an image, as a view of it.
   *
   * @throws IllegalArgumentException if it does not {@linkplain #fits fit}
   */
  public PixelRows of(PixelRows image) {
    if (!fits(image.height(), image.width())) {
      throw new IllegalArgumentException(
          "%s of an image of %s x %s".formatted(this, image.height(), image.width()));
    }
    return new Part(
        image,
        height,
        width,
        top.orElseGet(() -> middle(image.height(), height)),
        left.orElseGet(() -> middle(image.width(), width)));
  }

  private static int middle(int whole, int part) {
    return (int) Math.rint((whole - part) / 2.0);
  }

  /** The rectangle as people write it: {@code 148 x 148}, or {@code 8 x 8 at row 0, column 4}. */
  @Override
  public String toString() {
    return height
        + " x "
        + width
        + (top.isEmpty() && left.isEmpty()
            ? ""
            : " at row " + place(top) + ", column " + place(left));
  }

  private static String place(OptionalInt given) {
    return given.isPresent() ? String.valueOf(given.getAsInt()) : "in the middle";
  }

  private record Part(PixelRows image, int height, int width, int top, int left)
      implements FramedRows {
    @Override
    public void read(int row, int[] target) {
      int[] whole = new int[image.width() * channels()];
      image.read(top + row, whole);
      System.arraycopy(whole, left * channels(), target, 0, width * channels());
    }
  }
}

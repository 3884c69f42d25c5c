package org.disentangle.data.picture;

import java.util.Optional;
import java.util.OptionalInt;
import org.disentangle.UserErrorException;
import org.disentangle.config.CropConfig;
import org.disentangle.config.DataConfig;
import org.disentangle.config.ResizeConfig;
import org.disentangle.image.Crop;
import org.disentangle.image.PixelRows;
import org.disentangle.image.Resampling;

/**
 * Which part of each image is taken, and to what size it is then brought.
 *
 * @param crop empty for the whole image
 * @param size empty where the part keeps its own
 */
public record Framing(Optional<Crop> crop, Optional<Size> size) {
  /** A size, and how an image is brought to it. */
  public record Size(int height, int width, Resampling filter) {}

  /** What a configuration says. */
  public static Framing of(DataConfig data) {
    return new Framing(
        data.hasCrop() ? Optional.of(crop(data.getCrop())) : Optional.empty(),
        data.hasResize() ? Optional.of(size(data.getResize())) : Optional.empty());
  }

  private static Crop crop(CropConfig crop) {
    return new Crop(
        crop.getHeight(),
        crop.getWidth(),
        crop.hasTop() ? OptionalInt.of(crop.getTop()) : OptionalInt.empty(),
        crop.hasLeft() ? OptionalInt.of(crop.getLeft()) : OptionalInt.empty());
  }

  private static Size size(ResizeConfig resize) {
    return new Size(
        resize.getHeight(), resize.getWidth(), Resampling.valueOf(resize.getMethod().name()));
  }

  /** Whether images stay as they are. */
  public boolean isNone() {
    return crop.isEmpty() && size.isEmpty();
  }

  /** The height of what is made of an image. */
  public int height(int imageHeight) {
    return size.map(Size::height).orElseGet(() -> crop.map(Crop::height).orElse(imageHeight));
  }

  /** The width of what is made of an image. */
  public int width(int imageWidth) {
    return size.map(Size::width).orElseGet(() -> crop.map(Crop::width).orElse(imageWidth));
  }

  /**
   * Refuses an image that does not hold the whole crop.
   *
   * @param name of the image in the message
   * @throws UserErrorException if the crop goes beyond it
   */
  public void requireRoom(int imageHeight, int imageWidth, String name) {
    if (crop.isPresent() && !crop.get().fits(imageHeight, imageWidth)) {
      throw new UserErrorException(
          "data.crop takes %s (height x width), but %s has %s x %s; take a smaller part"
              .formatted(crop.get(), name, imageHeight, imageWidth));
    }
  }

  /** The image cropped, then resized. */
  public PixelRows of(PixelRows image) {
    PixelRows part = crop.map(each -> each.of(image)).orElse(image);
    return size.map(each -> each.filter().resized(part, each.height(), each.width())).orElse(part);
  }

  /** For a key: what is done, in words. */
  @Override
  public String toString() {
    return crop.map(each -> "crop " + each).orElse("whole")
        + size.map(each -> ", " + each.height() + " x " + each.width() + " by " + each.filter())
            .orElse("");
  }
}

package org.disentangle.config.starter;

import java.util.Collection;
import org.disentangle.config.DataConfig;
import org.disentangle.config.ResizeConfig;
import org.disentangle.image.ImageShape;

/** The size to which images are brought where theirs does not suit a network of strides. */
public final class StarterSize {
  /** Images up to this height and width stay as they are. */
  private static final int LARGEST = 128;

  /** The longer side that larger images get. */
  private static final int WANTED = 64;

  private static final int MULTIPLE = 16;

  private StarterSize() {}

  /**
   * Adds another size to what a configuration says of its images, if they need one: if they differ
   * in size or are larger than 128 pixels.
   *
   * @param data without a size of its own, else it stays
   * @param shapes those that images have, at least one
   */
  public static DataConfig fit(DataConfig data, Collection<ImageShape> shapes) {
    boolean areAlike = shapes.stream().map(StarterSize::size).distinct().count() == 1;
    boolean isFixed = data.hasResize() || (data.hasCrop() && shapes.size() == 1);
    if (isFixed || (areAlike && suits(first(shapes)))) {
      return data;
    }
    double aspect =
        Math.exp(
            shapes.stream()
                .mapToDouble(shape -> Math.log((double) shape.height() / shape.width()))
                .average()
                .orElse(0));
    int height = length(aspect >= 1 ? WANTED : WANTED * aspect);
    int width = length(aspect >= 1 ? WANTED / aspect : WANTED);
    return data.toBuilder()
        .setResize(ResizeConfig.newBuilder().setHeight(height).setWidth(width))
        .build();
  }

  private static ImageShape first(Collection<ImageShape> shapes) {
    return shapes.iterator().next();
  }

  private static ImageShape size(ImageShape shape) {
    return new ImageShape(shape.height(), shape.width(), 1);
  }

  private static boolean suits(ImageShape shape) {
    return Math.max(shape.height(), shape.width()) <= LARGEST;
  }

  private static int length(double wanted) {
    return Math.max(MULTIPLE, MULTIPLE * (int) Math.round(wanted / MULTIPLE));
  }
}

package org.disentangle.data.dsprites;

import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;

/**
 * The factors of dSprites (Matthey, Higgins, Hassabis and Lerchner, 2017): 737,280 images, one for
 * each combination of 1 color, 3 shapes, 6 scales, 40 orientations and 32 x 32 positions.
 *
 * <p>Orientation 0 and orientation 39 (0 and 2&pi;) are the same image, so the images are not all
 * distinct.
 */
public final class Dsprites {
  /** The name of the published archive. */
  public static final String ARCHIVE_NAME = "dsprites_ndarray_co1sh3sc6or40x32y32_64x64.npz";

  /** The names of shape 1, 2 and 3. */
  public static final List<String> SHAPE_NAMES = List.of("square", "ellipse", "heart");

  /** The shape of the images. */
  public static final ImageShape IMAGE = new ImageShape(64, 64, 1);

  /** Places of the factors in {@link #GRID}. */
  public static final int SHAPE = 1;

  static final int SCALE = 2;
  public static final int ORIENTATION = 3;
  public static final int POSITION_X = 4;
  public static final int POSITION_Y = 5;

  /**
   * The factors and every combination of them. Shape 1, 2, 3 is square, ellipse, heart; scale is
   * relative to a 19.2-pixel square; orientation is in radians, counter-clockwise; position 0 is
   * left or top.
   */
  public static final FactorGrid GRID =
      new FactorGrid(
          List.of(
              new Factor("color", FactorKind.CATEGORICAL, List.of(1.0)),
              new Factor("shape", FactorKind.CATEGORICAL, List.of(1.0, 2.0, 3.0), SHAPE_NAMES),
              new Factor("scale", FactorKind.ORDERED, List.of(0.5, 0.6, 0.7, 0.8, 0.9, 1.0)),
              new Factor("orientation", FactorKind.CYCLIC, evenlySpaced(2 * Math.PI, 40)),
              new Factor("position_x", FactorKind.ORDERED, evenlySpaced(1, 32)),
              new Factor("position_y", FactorKind.ORDERED, evenlySpaced(1, 32))));

  /** The names of the factors, outermost first. */
  public static final List<String> FACTOR_NAMES =
      GRID.factors().stream().map(Factor::name).toList();

  /**
   * The checksum of all images as {@link SpriteRenderer} draws them. (The published ones differ
   * from these by single pixels; they are recognised by their {@link PublishedArchive}.)
   */
  private static final String DRAWN =
      "27b4bfda90d7fe039dc0aeda50f506fc378f8a9b880da5e8f1aab264db01406f";

  private Dsprites() {}

  /**
   * Whether factors have the names of those of dSprites, all of them, in their order; the color,
   * which has one class, may be left out. Only then is the meaning of classes and values known:
   * another set has other shapes, and its orientation may be in degrees.
   */
  public static boolean isNamedSo(Collection<String> factors) {
    List<String> names = List.copyOf(factors);
    return names.equals(FACTOR_NAMES)
        || names.equals(FACTOR_NAMES.subList(SHAPE, FACTOR_NAMES.size()));
  }

  /**
   * Whether images are known to be all of dSprites: those that are drawn here, by their checksum,
   * or those that were published, by their archive, which is read for it.
   *
   * @throws org.disentangle.UserErrorException if the archive cannot be read
   */
  public static boolean areAll(FactorImages images) {
    return areAll(images, PublishedArchive.NAME);
  }

  /**
   * The same.
   *
   * @param published the name of the archive's content
   */
  static boolean areAll(FactorImages images, String published) {
    return images.size() == GRID.size()
        && (images.checksum().equals(DRAWN)
            || images.path().map(PublishedArchive::nameOf).filter(published::equals).isPresent());
  }

  /** From 0 to {@code last}, both included, with the rounding of {@code numpy.linspace}. */
  private static List<Double> evenlySpaced(double last, int count) {
    double step = last / (count - 1);
    return DoubleStream.concat(
            IntStream.range(0, count - 1).mapToDouble(i -> i * step), DoubleStream.of(last))
        .boxed()
        .toList();
  }
}

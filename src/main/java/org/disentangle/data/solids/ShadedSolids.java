package org.disentangle.data.solids;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.drawn.Drawing;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * A set of our own, in colour and with depth: a sphere, cube, cylinder or cone on a floor before a
 * wall, lit from above, the left and the front. 163,840 images, one for each combination of 4
 * shapes, 5 sizes, 8 hues of object, floor and wall each, and 16 azimuths.
 *
 * <p>Azimuths and hues go all the way round, and no two images are the same: one half of each solid
 * is painted paler, so that its azimuth shows on round ones too.
 *
 * <p>A picture is seen once for each shape, size and azimuth ({@link Room}) and then coloured
 * ({@link Shading}).
 */
public final class ShadedSolids implements Drawing {
  private static final ImageShape IMAGE = new ImageShape(64, 64, 3);
  private static final int HUES = 8;
  private static final int AZIMUTHS = 16;

  private static final int SHAPE = 0;
  private static final int SIZE = 1;
  private static final int OBJECT_HUE = 2;
  private static final int FLOOR_HUE = 3;
  private static final int WALL_HUE = 4;
  private static final int AZIMUTH = 5;

  private static final List<Double> SIZES = List.of(0.6, 0.7, 0.8, 0.9, 1.0);

  private static final FactorGrid GRID =
      new FactorGrid(
          List.of(
              new Factor(
                  "shape",
                  FactorKind.CATEGORICAL,
                  List.of(0.0, 1.0, 2.0, 3.0),
                  List.of("sphere", "cube", "cylinder", "cone")),
              new Factor("size", FactorKind.ORDERED, SIZES),
              new Factor("object_hue", FactorKind.CYCLIC, turns(HUES, 1)),
              new Factor("floor_hue", FactorKind.CYCLIC, turns(HUES, 1)),
              new Factor("wall_hue", FactorKind.CYCLIC, turns(HUES, 1)),
              new Factor("azimuth", FactorKind.CYCLIC, turns(AZIMUTHS, 2 * Math.PI))));

  private static final List<Color> OBJECT = colors(0.85, 0.93);
  private static final List<Color> FLOOR = colors(0.55, 0.78);
  private static final List<Color> WALL = colors(0.42, 0.92);

  /**
   * What was seen so far, by shape, size and azimuth; seen twice if two threads need it at once.
   */
  private final AtomicReferenceArray<Shading> seen =
      new AtomicReferenceArray<>(4 * SIZES.size() * AZIMUTHS);

  @Override
  public String name() {
    return "shaded_solids";
  }

  @Override
  public String key() {
    return "version 1";
  }

  @Override
  public ImageShape shape() {
    return IMAGE;
  }

  @Override
  public PixelKind kind() {
    return PixelKind.EIGHT_BITS;
  }

  /** The factors: size relative to the largest, hues in turns from red, azimuth in radians. */
  @Override
  public FactorGrid grid() {
    return GRID;
  }

  @Override
  public void draw(int image, byte[] target, int offset) {
    shading(
            GRID.factorClass(image, SHAPE),
            GRID.factorClass(image, SIZE),
            GRID.factorClass(image, AZIMUTH))
        .color(
            OBJECT.get(GRID.factorClass(image, OBJECT_HUE)),
            FLOOR.get(GRID.factorClass(image, FLOOR_HUE)),
            WALL.get(GRID.factorClass(image, WALL_HUE)),
            target,
            offset);
  }

  private Shading shading(int shape, int size, int azimuth) {
    int place = (shape * SIZES.size() + size) * AZIMUTHS + azimuth;
    Shading known = seen.get(place);
    if (known != null) {
      return known;
    }
    double angle = GRID.factors().get(AZIMUTH).values().get(azimuth);
    Shading shading = new Room(solid(shape, SIZES.get(size)), angle).seen(IMAGE.height());
    seen.set(place, shading);
    return shading;
  }

  /** Sizes at which the four look equally large. */
  private static Solid solid(int shape, double size) {
    return switch (shape) {
      case 0 -> Solid.sphere(0.62 * size);
      case 1 -> Solid.cube(1.0 * size);
      case 2 -> Solid.cylinder(0.53 * size, 1.12 * size);
      case 3 -> Solid.cone(0.68 * size, 1.3 * size);
      default -> throw new IllegalArgumentException("there is no shape " + shape);
    };
  }

  private static List<Double> turns(int count, double turn) {
    return IntStream.range(0, count).mapToObj(i -> i * turn / count).toList();
  }

  private static List<Color> colors(double saturation, double value) {
    return turns(HUES, 1).stream().map(hue -> Color.hsv(hue, saturation, value)).toList();
  }
}

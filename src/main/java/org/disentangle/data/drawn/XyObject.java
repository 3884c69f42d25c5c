package org.disentangle.data.drawn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * XYObject (Michlo, Klein and James, 2023; disent's {@code XYObjectData} with its defaults): 75,000
 * images of one coloured square on black, 25 x 25 places, 5 sizes, 24 colors.
 *
 * <p>A square of side {@code s} at places {@code (x, y)} covers the rows {@code 2y + (15 - s)/2} to
 * {@code + s - 1}, and the columns likewise. Color {@code 6b + h} is the {@code h}-th of six hues
 * at {@code (b + 1)/4} of its brightness, so one factor mixes what is seen as two; that is the
 * set's intention.
 */
public final class XyObject implements Drawing {
  private static final ImageShape IMAGE = new ImageShape(64, 64, 3);
  private static final int SPACING = 2;
  private static final int SMALLEST = 7;
  private static final int LARGEST = 15;
  private static final int SIZE_STEP = 2;
  private static final int PLACES = (IMAGE.height() - LARGEST) / SPACING + 1;
  private static final int SIZES = (LARGEST - SMALLEST) / SIZE_STEP + 1;
  private static final int LEVELS = 4;

  private static final List<String> HUES =
      List.of("red", "yellow", "green", "cyan", "blue", "magenta");
  private static final boolean[][] HAS_CHANNEL = {
    {true, false, false},
    {true, true, false},
    {false, true, false},
    {false, true, true},
    {false, false, true},
    {true, false, true}
  };

  private static final int X = 0;
  private static final int Y = 1;
  private static final int SCALE = 2;
  private static final int COLOR = 3;

  private static final FactorGrid GRID =
      new FactorGrid(
          List.of(
              new Factor("x", FactorKind.ORDERED, centres()),
              new Factor("y", FactorKind.ORDERED, centres()),
              new Factor("scale", FactorKind.ORDERED, sides()),
              new Factor(
                  "color", FactorKind.CATEGORICAL, numbers(LEVELS * HUES.size()), colors())));

  @Override
  public String name() {
    return "xy_object";
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

  /**
   * The factors: the square's middle from the left and from the top, and its side, all in pixels;
   * the color.
   */
  @Override
  public FactorGrid grid() {
    return GRID;
  }

  @Override
  public void draw(int image, byte[] target, int offset) {
    int side = SMALLEST + SIZE_STEP * GRID.factorClass(image, SCALE);
    int margin = (LARGEST - side) / 2;
    int color = GRID.factorClass(image, COLOR);
    int level = PixelKind.EIGHT_BITS.highest() * (color / HUES.size() + 1) / LEVELS;
    boolean[] hasChannel = HAS_CHANNEL[color % HUES.size()];
    Square square =
        new Square(
            SPACING * GRID.factorClass(image, X) + margin,
            SPACING * GRID.factorClass(image, Y) + margin,
            side);
    Arrays.fill(target, offset, offset + IMAGE.values(), (byte) 0);
    for (int channel = 0; channel < IMAGE.channels(); channel++) {
      if (hasChannel[channel]) {
        square.fill(IMAGE, channel, (byte) level, target, offset);
      }
    }
  }

  private static List<Double> centres() {
    return IntStream.range(0, PLACES).mapToObj(place -> SPACING * place + LARGEST / 2.0).toList();
  }

  private static List<Double> sides() {
    return IntStream.range(0, SIZES).mapToObj(i -> (double) SMALLEST + SIZE_STEP * i).toList();
  }

  private static List<Double> numbers(int count) {
    return DoubleStream.iterate(0, i -> i + 1).limit(count).boxed().toList();
  }

  private static List<String> colors() {
    return IntStream.rangeClosed(1, LEVELS).boxed().flatMap(level -> hues(level)).toList();
  }

  private static Stream<String> hues(int level) {
    return HUES.stream().map(hue -> "%s %s/%s".formatted(hue, level, LEVELS));
  }
}

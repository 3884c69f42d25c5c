package org.disentangle.data.drawn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * XYSquares (Michlo, Klein and James, 2023; disent's {@code XYSquaresMinimalData}): 262,144 images
 * of a red, a green and a blue square of 8 x 8 pixels, each at one of 8 x 8 places on black.
 *
 * <p>Places do not overlap, so any two images of a factor are equally far apart in their pixels: a
 * loss that compares pixels gives no reason to put neighbouring places next to each other.
 */
public final class XySquares implements Drawing {
  private static final ImageShape IMAGE = new ImageShape(64, 64, 3);
  private static final int SIDE = 8;

  private static final FactorGrid GRID =
      new FactorGrid(
          Stream.of("x_R", "y_R", "x_G", "y_G", "x_B", "y_B").map(XySquares::place).toList());

  @Override
  public String name() {
    return "xy_squares";
  }

  @Override
  public String key() {
    return "version 1";
  }

  @Override
  public ImageShape shape() {
    return IMAGE;
  }

  /** Values are 0 and 255, which a store keeps as bits. */
  @Override
  public PixelKind kind() {
    return PixelKind.EIGHT_BITS;
  }

  /** The factors: the middle of each square from the left and from the top, in pixels. */
  @Override
  public FactorGrid grid() {
    return GRID;
  }

  @Override
  public void draw(int image, byte[] target, int offset) {
    Arrays.fill(target, offset, offset + IMAGE.values(), (byte) 0);
    for (int channel = 0; channel < IMAGE.channels(); channel++) {
      int x = SIDE * GRID.factorClass(image, 2 * channel);
      int y = SIDE * GRID.factorClass(image, 2 * channel + 1);
      new Square(x, y, SIDE)
          .fill(IMAGE, channel, (byte) PixelKind.EIGHT_BITS.highest(), target, offset);
    }
  }

  private static Factor place(String name) {
    List<Double> centres =
        IntStream.range(0, IMAGE.width() / SIDE)
            .mapToObj(place -> SIDE * place + SIDE / 2.0)
            .toList();
    return new Factor(name, FactorKind.ORDERED, centres);
  }
}

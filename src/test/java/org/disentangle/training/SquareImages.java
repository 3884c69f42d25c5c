package org.disentangle.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.TwoValuedImages;

/** Squares of three sizes at 32 x 32 places: a small grid that needs no renderer. */
class SquareImages implements TwoValuedImages {
  private static final int PLACES = 32;
  private static final int SIZES = 3;

  @Override
  public int size() {
    return SIZES * PLACES * PLACES;
  }

  @Override
  public List<Factor> factors() {
    return List.of(
        factor("color", 1),
        factor("shape", 1),
        factor("scale", SIZES),
        factor("orientation", 1),
        factor("position_x", PLACES),
        factor("position_y", PLACES));
  }

  private static Factor factor(String name, int size) {
    return new Factor(
        name, FactorKind.ORDERED, IntStream.range(0, size).mapToObj(i -> (double) i).toList());
  }

  @Override
  public int factorClass(int image, int factor) {
    return switch (factor) {
      case 2 -> image / (PLACES * PLACES);
      case 4 -> image / PLACES % PLACES;
      case 5 -> image % PLACES;
      default -> 0;
    };
  }

  @Override
  public void read(int image, float[] target, int offset) {
    Arrays.fill(target, offset, offset + PIXELS, 0);
    int side = 8 + 6 * factorClass(image, 2);
    int left = 4 + factorClass(image, 4);
    int top = 4 + factorClass(image, 5);
    for (int y = top; y < top + side; y++) {
      int row = offset + y * SIDE;
      Arrays.fill(target, row + left, row + left + side, 1);
    }
  }

  @Override
  public String checksum() {
    return "squares";
  }

  @Override
  public String source() {
    return "squares";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }
}

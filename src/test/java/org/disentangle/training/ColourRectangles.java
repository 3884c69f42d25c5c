package org.disentangle.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Rectangles of eight colours at 12 x 16 places of 20 x 28 pixels: a size that no stride divides.
 */
final class ColourRectangles implements TwoValuedImages {
  private static final ImageShape SHAPE = new ImageShape(20, 28, 3);
  private static final int COLOURS = 8;
  private static final int ROWS = 12;
  private static final int COLUMNS = 16;
  private static final int HEIGHT = 8;
  private static final int WIDTH = 12;
  private static final int DARK = 51;

  @Override
  public ImageShape shape() {
    return SHAPE;
  }

  @Override
  public PixelKind kind() {
    return PixelKind.EIGHT_BITS;
  }

  @Override
  public int size() {
    return COLOURS * ROWS * COLUMNS;
  }

  @Override
  public List<Factor> factors() {
    return List.of(
        factor("colour", FactorKind.CATEGORICAL, COLOURS),
        factor("row", FactorKind.ORDERED, ROWS),
        factor("column", FactorKind.ORDERED, COLUMNS));
  }

  private static Factor factor(String name, FactorKind kind, int size) {
    return new Factor(name, kind, IntStream.range(0, size).mapToObj(i -> (double) i).toList());
  }

  @Override
  public int factorClass(int image, int factor) {
    return switch (factor) {
      case 0 -> image / (ROWS * COLUMNS);
      case 1 -> image / COLUMNS % ROWS;
      default -> image % COLUMNS;
    };
  }

  @Override
  public void read(int image, float[] target, int offset) {
    byte[] kept = new byte[SHAPE.values()];
    readKept(image, kept);
    for (int i = 0; i < kept.length; i++) {
      target[offset + i] = Byte.toUnsignedInt(kept[i]) / (float) kind().highest();
    }
  }

  @Override
  public void readKept(int image, byte[] target) {
    Arrays.fill(target, (byte) DARK);
    int colour = factorClass(image, 0);
    int top = factorClass(image, 1);
    int left = factorClass(image, 2);
    for (int y = top; y < top + HEIGHT; y++) {
      for (int x = left; x < left + WIDTH; x++) {
        for (int channel = 0; channel < SHAPE.channels(); channel++) {
          int at = (y * SHAPE.width() + x) * SHAPE.channels() + channel;
          target[at] = (byte) ((colour >> channel & 1) == 1 ? kind().highest() : 0);
        }
      }
    }
  }

  @Override
  public String checksum() {
    return "rectangles";
  }

  @Override
  public String source() {
    return "rectangles";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }
}

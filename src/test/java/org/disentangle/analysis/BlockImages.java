package org.disentangle.analysis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.TwoValuedImages;

/** Filled rectangles on a grid of factors with the names of dSprites: 768 images. */
public final class BlockImages implements TwoValuedImages {
  private static final int[] SIZES = {1, 3, 4, 8, 8};

  private final List<String> names;

  public BlockImages() {
    this(List.of("color", "shape", "scale", "position_x", "position_y"));
  }

  /**
   * @param names what its five factors are called instead
   */
  public BlockImages(List<String> names) {
    this.names = List.copyOf(names);
  }

  @Override
  public int size() {
    return Arrays.stream(SIZES).reduce(1, (a, b) -> a * b);
  }

  @Override
  public List<Factor> factors() {
    return java.util.stream.IntStream.range(0, SIZES.length)
        .mapToObj(
            k ->
                new Factor(
                    names.get(k),
                    FactorKind.ORDERED,
                    DoubleStream.iterate(0, value -> value + 1).limit(SIZES[k]).boxed().toList()))
        .toList();
  }

  @Override
  public int factorClass(int image, int factor) {
    int rest = image;
    for (int k = SIZES.length - 1; k > factor; k--) {
      rest /= SIZES[k];
    }
    return rest % SIZES[factor];
  }

  @Override
  public void read(int image, float[] target, int offset) {
    Arrays.fill(target, offset, offset + PIXELS, 0);
    int size = 4 + 2 * factorClass(image, 2);
    int height = size + 4 * factorClass(image, 1);
    int left = 2 + 5 * factorClass(image, 3);
    int top = 2 + 5 * factorClass(image, 4);
    for (int y = top; y < top + height; y++) {
      Arrays.fill(target, offset + y * SIDE + left, offset + y * SIDE + left + size, 1);
    }
  }

  @Override
  public String checksum() {
    return "b10c";
  }

  @Override
  public String source() {
    return "blocks";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }
}

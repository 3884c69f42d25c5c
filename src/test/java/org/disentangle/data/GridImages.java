package org.disentangle.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;

/**
 * A small whole grid of factors a, b, …; each image shows its own number in its first pixels, bit
 * by bit, or what a drawing makes of it.
 */
public record GridImages(FactorGrid grid, Drawing drawing) implements TwoValuedImages {
  /** Sets the pixels of an image that are on; all others are off. */
  public interface Drawing {
    void draw(int image, float[] target, int offset);
  }

  /** Of factors of this kind, with so many classes each. */
  public static GridImages of(FactorKind kind, int... sizes) {
    return new GridImages(
        new FactorGrid(
            IntStream.range(0, sizes.length)
                .mapToObj(
                    i ->
                        new Factor(
                            String.valueOf((char) ('a' + i)),
                            kind,
                            IntStream.range(0, sizes[i]).mapToObj(c -> (double) c).toList()))
                .toList()),
        GridImages::bits);
  }

  /** Of ordered factors with so many classes each. */
  public static GridImages of(int... sizes) {
    return of(FactorKind.ORDERED, sizes);
  }

  /** The same grid, drawn otherwise. */
  public GridImages drawn(Drawing other) {
    return new GridImages(grid, other);
  }

  private static void bits(int image, float[] target, int offset) {
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      target[offset + bit] = (image >> bit) & 1;
    }
  }

  /** The numbers of all images. */
  public int[] all() {
    return IntStream.range(0, size()).toArray();
  }

  /** How many factors two images differ in. */
  public int differences(int one, int other) {
    return (int)
        IntStream.range(0, factors().size())
            .filter(f -> factorClass(one, f) != factorClass(other, f))
            .count();
  }

  @Override
  public int size() {
    return grid.size();
  }

  @Override
  public List<Factor> factors() {
    return grid.factors();
  }

  @Override
  public int factorClass(int image, int factor) {
    return grid.factorClass(image, factor);
  }

  @Override
  public void read(int image, float[] target, int offset) {
    Arrays.fill(target, offset, offset + PIXELS, 0);
    drawing.draw(image, target, offset);
  }

  @Override
  public String checksum() {
    return "grid";
  }

  @Override
  public String source() {
    return "grid";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }
}

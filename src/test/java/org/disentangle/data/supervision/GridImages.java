package org.disentangle.data.supervision;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.TwoValuedImages;

/** Black images of a grid of ordered factors a, b, … of the given sizes, or of another kind. */
record GridImages(FactorGrid grid) implements TwoValuedImages {

  static GridImages of(FactorKind kind, int... sizes) {
    return new GridImages(
        new FactorGrid(
            IntStream.range(0, sizes.length)
                .mapToObj(
                    i ->
                        new Factor(
                            String.valueOf((char) ('a' + i)),
                            kind,
                            IntStream.range(0, sizes[i]).mapToObj(c -> (double) c).toList()))
                .toList()));
  }

  static GridImages of(int... sizes) {
    return of(FactorKind.ORDERED, sizes);
  }

  int[] all() {
    return IntStream.range(0, size()).toArray();
  }

  /** How many factors two images differ in. */
  int differences(int one, int other) {
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
  }

  @Override
  public String checksum() {
    return "black";
  }

  @Override
  public String source() {
    return "black";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }
}

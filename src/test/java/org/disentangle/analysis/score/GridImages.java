package org.disentangle.analysis.score;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.TwoValuedImages;

/** A small whole grid of factors; each image shows its own number in bits. */
final class GridImages implements TwoValuedImages {
  private final FactorGrid grid;

  GridImages(int... sizes) {
    grid =
        new FactorGrid(
            IntStream.range(0, sizes.length)
                .mapToObj(
                    k ->
                        new Factor(
                            "factor_" + k,
                            FactorKind.ORDERED,
                            IntStream.range(0, sizes[k]).mapToObj(i -> (double) i).toList()))
                .toList());
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
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      target[offset + bit] = (image >> bit) & 1;
    }
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

package org.disentangle.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;

/**
 * Images that show a number in their lowest rows, bit by bit; the first {@code pictures} of them
 * differ, and those behind show the same again. One factor says into which of four parts an image
 * falls.
 */
public record NumberedImages(int size, int pictures) implements TwoValuedImages {
  private static final int PARTS = 4;

  /** The number that an image shows. */
  public int picture(int image) {
    return image % pictures;
  }

  @Override
  public List<Factor> factors() {
    return List.of(
        new Factor(
            "part",
            FactorKind.ORDERED,
            IntStream.range(0, PARTS).mapToObj(i -> (double) i).toList()));
  }

  @Override
  public int factorClass(int image, int factor) {
    return image % PARTS;
  }

  @Override
  public void read(int image, float[] target, int offset) {
    Arrays.fill(target, offset, offset + PIXELS, 0);
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      target[offset + PIXELS - 1 - bit] = (picture(image) >> bit) & 1;
    }
  }

  @Override
  public String checksum() {
    return "numbered";
  }

  @Override
  public String source() {
    return "numbers";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }
}

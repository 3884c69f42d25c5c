package org.disentangle.analysis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Images in colour that are wider than high, of eight bits: a bar of one of six hues at one of
 * eight places on one of three grounds. The hue of every seventh image is unknown.
 */
public final class ColoredImages implements FactorImages {
  /** The shape of each. */
  public static final ImageShape SHAPE = new ImageShape(12, 20, 3);

  private static final int[] SIZES = {6, 8, 3};
  private static final int UNKNOWN_EVERY = 7;
  private static final int BAR = 4;

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
    return Arrays.stream(SIZES).reduce(1, (a, b) -> a * b);
  }

  @Override
  public List<Factor> factors() {
    return List.of(
        new Factor("hue", FactorKind.CYCLIC, numbers(SIZES[0])),
        new Factor("place", FactorKind.ORDERED, numbers(SIZES[1])),
        new Factor(
            "ground",
            FactorKind.CATEGORICAL,
            numbers(SIZES[2]),
            List.of("sand", "<b>snow</b>", "soil")));
  }

  private static List<Double> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> i / 10.0).toList();
  }

  @Override
  public int factorClass(int image, int factor) {
    return factor == 0 && image % UNKNOWN_EVERY == 0 ? UNKNOWN : part(image, factor);
  }

  private static int part(int image, int factor) {
    return switch (factor) {
      case 0 -> image / (SIZES[1] * SIZES[2]);
      case 1 -> image / SIZES[2] % SIZES[1];
      default -> image % SIZES[2];
    };
  }

  @Override
  public void read(int image, float[] target, int offset) {
    for (int i = 0; i < SHAPE.values(); i++) {
      int x = i / SHAPE.channels() % SHAPE.width();
      int channel = i % SHAPE.channels();
      int left = 2 * part(image, 1);
      boolean isBar = x >= left && x < left + BAR;
      int level =
          isBar
              ? (part(image, 0) + 2 * channel) % SIZES[0] * 51
              : 60 * (part(image, 2) + 1) + 10 * channel;
      target[offset + i] = level / 255f;
    }
  }

  @Override
  public void readKept(int image, byte[] target) {
    float[] values = new float[SHAPE.values()];
    read(image, values, 0);
    for (int i = 0; i < values.length; i++) {
      target[i] = (byte) Math.round(255 * values[i]);
    }
  }

  @Override
  public String checksum() {
    return "c0105";
  }

  @Override
  public String source() {
    return "bars";
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }
}

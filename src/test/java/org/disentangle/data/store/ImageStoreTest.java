package org.disentangle.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.ImageLabels;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A store gives what its source gave, in as few bits as the values need. */
class ImageStoreTest {
  private static final int IMAGES = 5;
  private static final List<ImageShape> SHAPES =
      List.of(new ImageShape(64, 64, 1), new ImageShape(3, 5, 3), new ImageShape(1, 7, 1));

  @TempDir private Path folder;

  private static Stream<Arguments> values() {
    int[] two = {0, 1};
    int[] ends = {0, 255};
    int[] bytes = {0, 1, 128, 255};
    int[] wide = {0, 257, 65_535};
    int[] pairs = {0, 1, 300, 65_535};
    int[] pairsOfTwo = {0, 65_535};
    return SHAPES.stream()
        .flatMap(
            shape ->
                Stream.of(
                    Arguments.of(shape, PixelKind.EIGHT_BITS, two, PixelKind.TWO_VALUES),
                    Arguments.of(shape, PixelKind.EIGHT_BITS, ends, PixelKind.TWO_VALUES),
                    Arguments.of(shape, PixelKind.EIGHT_BITS, bytes, PixelKind.EIGHT_BITS),
                    Arguments.of(shape, PixelKind.SIXTEEN_BITS, wide, PixelKind.EIGHT_BITS),
                    Arguments.of(shape, PixelKind.SIXTEEN_BITS, two, PixelKind.TWO_VALUES),
                    Arguments.of(shape, PixelKind.SIXTEEN_BITS, pairsOfTwo, PixelKind.TWO_VALUES),
                    Arguments.of(shape, PixelKind.SIXTEEN_BITS, pairs, PixelKind.SIXTEEN_BITS)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void imagesComeBackInTheNarrowestKind(
      ImageShape shape, PixelKind given, int[] values, PixelKind kept) throws IOException {
    Random random = new Random(3);
    int count = IMAGES * shape.values();
    int[] chosen = random.ints(count, 0, values.length).map(i -> values[i]).toArray();
    // The last image has every value, so that it is the last that decides.
    for (int i = 0; i < Math.min(shape.values(), values.length); i++) {
      chosen[count - 1 - i] = values[i];
    }
    int bytes = given.bytes(2) / 2;
    byte[] pixels = new byte[count * bytes];
    for (int i = 0; i < count; i++) {
      for (int b = 0; b < bytes; b++) {
        pixels[i * bytes + b] = (byte) (chosen[i] >> (8 * b));
      }
    }
    MadeUpSource source =
        new MadeUpSource(shape, given, ImageLabels.none(IMAGES), pixels, () -> {});
    ImageStore store =
        new ImageStoreCache(folder.resolve("made.images"), source).open(Progress.NONE);
    assertEquals(kept, store.kind());
    assertEquals(shape, store.shape());
    assertEquals(IMAGES, store.size());
    boolean isOfOnes = values.length == 2 && values[1] == 1;
    double highest = isOfOnes ? 1 : given.highest();
    float[] read = new float[shape.values() + 1];
    for (int image = 0; image < IMAGES; image++) {
      store.read(image, read, 1);
      for (int i = 0; i < shape.values(); i++) {
        assertEquals((float) (chosen[image * shape.values() + i] / highest), read[i + 1]);
      }
    }
    assertEquals(0, read[0]);
  }

  @Test
  void labelsOfEveryKindComeBack() throws IOException {
    List<Factor> factors =
        List.of(
            new Factor("class", FactorKind.CATEGORICAL, List.of(0.0, 1.0), List.of("cat", "dog")),
            new Factor("weight", FactorKind.CONTINUOUS, List.of(1.5, 3.5)),
            new Factor("angle", FactorKind.CYCLIC, List.of(0.0, 90.0, 180.0)));
    short[] classes = {0, 0, 2, 1, -1, -1, -1, 1, 0};
    double[] weights = {1.25, Double.NaN, 3.75};
    ImageLabels labels = new ImageLabels(factors, 3, classes, new double[][] {{}, weights, {}});
    ImageShape shape = new ImageShape(2, 2, 1);
    MadeUpSource source = new MadeUpSource(shape, labels, new byte[12]);
    ImageStoreCache cache = new ImageStoreCache(folder.resolve("made.images"), source);
    cache.open(Progress.NONE);
    AtomicInteger again = new AtomicInteger();
    ImageStore store = cache.open((task, done, total) -> again.incrementAndGet());
    assertEquals(0, again.get(), "read from the file");
    assertEquals(factors, store.factors());
    for (int image = 0; image < 3; image++) {
      for (int factor = 0; factor < 3; factor++) {
        assertEquals(classes[image * 3 + factor], store.factorClass(image, factor));
      }
      assertEquals(weights[image], store.factorValue(image, 1));
    }
    assertEquals(180, store.factorValue(0, 2));
    assertEquals(Double.NaN, store.factorValue(1, 2));
    byte[] kept = new byte[1];
    store.readKept(0, kept);
    assertArrayEquals(new byte[1], kept);
  }
}

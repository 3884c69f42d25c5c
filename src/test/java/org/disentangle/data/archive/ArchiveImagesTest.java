package org.disentangle.data.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that numpy and h5py wrote (see {@code src/test/golden/array_files.py}). */
class ArchiveImagesTest {
  private static final ImageShape COLORED = new ImageShape(6, 5, 3);

  @TempDir private Path folder;

  @Test
  void bytesHaveNoLabels() {
    ImageStore images = open("bytes.npz", "");
    assertBytes(images, 12, COLORED);
    assertEquals(List.of(), images.factors());
    assertFalse(images.isGrid());
  }

  /** MATLAB's save -v7.3 puts HDF5 behind 512 bytes of its own. */
  @Test
  void hdf5InAMatlabFileIsReadAsHdf5() {
    assertBytes(open("matlab.mat", ""), 12, COLORED);
  }

  @Test
  void sizesOfFactorsMakeAGrid() {
    ImageStore images =
        open(
            "bytes.npz",
            "factor { name: 'place' size: 3 } factor { name: 'hue' size: 4 kind: CYCLIC }");
    assertTrue(images.isGrid());
    assertEquals(
        List.of(
            new Factor("place", FactorKind.ORDERED, List.of(0.0, 1.0, 2.0)),
            new Factor("hue", FactorKind.CYCLIC, List.of(0.0, 1.0, 2.0, 3.0))),
        images.factors());
    assertEquals(2, images.factorClass(9, 0));
    assertEquals(1, images.factorClass(9, 1));
  }

  @Test
  void pairsOfBytesKeepTheirBitsAndValuesThatFormAGridAreOne() {
    ImageStore images = open("pairs.npz", "factor { name: 'label_0' kind: CYCLIC }");
    assertEquals(PixelKind.SIXTEEN_BITS, images.kind());
    assertValues(images, 12, COLORED, value -> (value * 200 + 3) / 65535.0);
    assertTrue(images.isGrid());
    assertEquals(
        List.of(
            new Factor("label_0", FactorKind.CYCLIC, List.of(-1.0, -0.75, -0.5)),
            new Factor("label_1", FactorKind.ORDERED, List.of(-1.0, 0.0, 1.0, 2.0))),
        images.factors());
  }

  @Test
  void channelsMayComeFirstAndLabelsBeText() {
    ImageStore images = open("channels_first.npz", "arrays { axes: CHANNELS_FIRST }");
    assertBytes(images, 12, COLORED);
    Factor hue =
        new Factor("hue", FactorKind.CATEGORICAL, List.of(0.0, 1.0), List.of("green", "red"));
    assertEquals(hue, images.factors().get(0));
    assertArrayEquals(new int[] {1, 0, 1}, Arrays.copyOf(classes(images, 0), 3));
    assertEquals(
        new Factor("weight", FactorKind.ORDERED, List.of(9.0, 10.0)), images.factors().get(1));
    assertArrayEquals(new int[] {1, 0, FactorImages.UNKNOWN}, Arrays.copyOf(classes(images, 1), 3));
  }

  @Test
  void channelsInFrontAreRefusedWithTheCure() {
    String message = refusal("channels_first.npz", "");
    assertTrue(message.contains("has shape (12, 3, 6, 5)"), message);
    assertTrue(message.contains("axes: CHANNELS_FIRST"), message);
    message = refusal("bytes.npz", "arrays { axes: CHANNELS_FIRST }");
    assertTrue(message.contains("has shape (12, 6, 5, 3)"), message);
    assertTrue(message.contains("leave that out"), message);
  }

  @Test
  void fortranOrderIsReadAndArraysMayBeNamed() {
    ImageStore images = open("fortran.npz", "arrays { labels: 'form' labels: 'hue' }");
    assertBytes(images, 12, COLORED);
    assertEquals(
        List.of(
            new Factor("form", FactorKind.CATEGORICAL, List.of(0.0, 1.0), List.of("ball", "cube")),
            new Factor("hue", FactorKind.ORDERED, List.of(0.5, 2.5))),
        images.factors());
    assertArrayEquals(new int[] {1, 0, 0}, Arrays.copyOf(classes(images, 0), 3));
    assertArrayEquals(new int[] {0, FactorImages.UNKNOWN, 1}, Arrays.copyOf(classes(images, 1), 3));
    assertFalse(images.isGrid());
    assertEquals(List.of(), open("fortran.npz", "").factors());
  }

  @Test
  void signedNumbersNeedTheirRange() {
    String message = refusal("signed.npz", "");
    assertTrue(message.contains("has the value -128 in image 0, row 0, column 0"), message);
    assertTrue(message.contains("whole numbers from 0 to 255"), message);
    assertTrue(message.contains("data.arrays.lowest"), message);
    ImageStore images = open("signed.npz", "arrays { lowest: -128 highest: 127 }");
    assertEquals(PixelKind.EIGHT_BITS, images.kind());
    assertBytes(images, 12, new ImageShape(6, 5, 1));
    assertTrue(images.isGrid());
    assertEquals("latents_values_1", images.factors().get(1).name());
    message = refusal("signed.npz", "arrays { lowest: 3 highest: 3 }");
    assertTrue(message.contains("lowest is 3 and data.arrays.highest 3"), message);
  }

  @Test
  void aRangeThatIsTooSmallIsRefused() {
    String message = refusal("fortran.npz", "arrays { highest: 0.5 }");
    assertTrue(message.contains("numbers from 0 to 0.5"), message);
    assertTrue(message.contains(", channel "), message);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes.npz, factor { name: 'place' }, has no factors",
    "bytes.npz, factor { name: 'place' size: 5 }, has 12 images but data.factor gives a grid of 5 combinations (5)",
    "bytes.npz, factor { name: 'a' size: 3 } factor { name: 'b' }, gives b no size",
    "bytes.npz, factor { name: 'a' size: 12 kind: CONTINUOUS }, calls a CONTINUOUS",
    "pairs.npz, factor { name: 'label_0' size: 12 }, has labels (labels); leave the size out",
    "pairs.npz, arrays { images: 'pixels' }, has no array pixels",
    "pairs.npz, arrays { images: 'labels' }, has shape (12 2)",
    "pairs.npz, arrays { labels: 'data' }, has shape (12 6 5 3)",
    "fortran.npz, arrays { labels: 'hue' labels: 'hue' }, two factors of one name",
    "disent_v110.h5, factor { name: 'hue' kind: CONTINUOUS }, calls hue CONTINUOUS",
  })
  void whatDoesNotAgreeIsRefused(String name, String config, String finding) {
    String message = refusal(name, config).replace(",", "");
    assertTrue(message.contains(finding), message);
    assertTrue(message.contains("; "), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"earliest", "v110"})
  void slabsOfChunksAreReadAsShapes3dHasThem(String layout) {
    ImageStore images = open("shapes3d_" + layout + ".h5", "");
    assertBytes(images, 60, new ImageShape(16, 12, 3));
    assertTrue(images.isGrid());
    assertEquals(List.of(-30.0, -15.0, 0.0, 15.0, 30.0), images.factors().get(2).values());
    assertEquals(3, images.factorClass(18, 2));
    assertEquals(3, images.factorClass(18, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"earliest", "v110"})
  void theTwinOfDspritesIsReadWithItsGroupAndAttributes(String layout) {
    ImageStore images = open("dsprites_" + layout + ".h5", "");
    assertEquals(PixelKind.TWO_VALUES, images.kind());
    assertEquals(Dsprites.FACTOR_NAMES, images.factors().stream().map(Factor::name).toList());
    assertEquals(
        new Factor(
            "shape", FactorKind.CATEGORICAL, List.of(1.0, 2.0), List.of("square", "ellipse")),
        images.factors().get(Dsprites.SHAPE));
    assertEquals(FactorKind.CYCLIC, images.factors().get(Dsprites.ORIENTATION).kind());
    assertTrue(images.isGrid());
    float[] pixels = new float[64 * 64];
    for (int image = 0; image < 6; image++) {
      images.read(image, pixels, 0);
      for (int i = 0; i < pixels.length; i++) {
        assertEquals((image + i / 64 * (i % 64)) % 7 == 0 ? 1 : 0, pixels[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"earliest", "v110"})
  void theContainerOfDisentIsAGrid(String layout) {
    ImageStore images = open("disent_" + layout + ".h5", "factor { name: 'hue' kind: CYCLIC }");
    assertBytes(images, 12, COLORED);
    assertTrue(images.isGrid());
    assertEquals(List.of("place", "hue"), images.factors().stream().map(Factor::name).toList());
    assertEquals(FactorKind.CYCLIC, images.factors().get(1).kind());
    assertEquals(4, images.factors().get(1).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"earliest", "v110"})
  void contiguousNumbersAndTextOfAnyLengthAreRead(String layout) {
    ImageStore images =
        open("contiguous_" + layout + ".h5", "arrays { labels: 'form' labels: 'weight' }");
    assertBytes(images, 12, COLORED);
    assertEquals(List.of("Würfel", "ball", "cube"), images.factors().get(0).words());
    assertArrayEquals(new int[] {2, 1, 0}, Arrays.copyOf(classes(images, 0), 3));
    assertArrayEquals(new int[] {0, FactorImages.UNKNOWN, 1}, Arrays.copyOf(classes(images, 1), 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"earliest", "v110"})
  void everyFilterOfH5pyIsUndone(String layout) {
    String file = "filtered_" + layout + ".h5";
    assertValues(open(file, ""), 12, COLORED, value -> (value * 200 + 3) / 65535.0);
    ImageStore noise = open(file, "arrays { images: 'noise' }");
    assertEquals(open(file, "arrays { images: 'plain' }").checksum(), noise.checksum());
    assertEquals(PixelKind.EIGHT_BITS, noise.kind());
    ImageStore truth = open(file, "arrays { images: 'truth' }");
    assertEquals(PixelKind.TWO_VALUES, truth.kind());
    assertValues(truth, 12, new ImageShape(6, 5, 1), value -> value >= 128 ? 1 : 0);
  }

  private interface Pixel {
    double of(int value);
  }

  private static void assertBytes(FactorImages images, int count, ImageShape shape) {
    assertEquals(PixelKind.EIGHT_BITS, images.kind());
    assertValues(images, count, shape, value -> value / 255.0);
  }

  private static void assertValues(
      FactorImages images, int count, ImageShape shape, Pixel expected) {
    assertEquals(count, images.size());
    assertEquals(shape, images.shape());
    float[] values = new float[shape.values()];
    for (int image = 0; image < count; image++) {
      images.read(image, values, 0);
      for (int i = 0; i < values.length; i++) {
        int pixel = i / shape.channels();
        int value =
            31 * image
                + 17 * (pixel / shape.width())
                + 7 * (pixel % shape.width())
                + 101 * (i % shape.channels());
        assertEquals((float) expected.of(value % 256), values[i], "image " + image + ", " + i);
      }
    }
  }

  private static int[] classes(FactorImages images, int factor) {
    int[] classes = new int[images.size()];
    Arrays.setAll(classes, image -> images.factorClass(image, factor));
    return classes;
  }

  private String refusal(String name, String config) {
    return assertThrows(UserErrorException.class, () -> open(name, config)).getMessage();
  }

  private ImageStore open(String name, String config) {
    return ArrayFiles.open(ArrayFiles.copy(name, folder), config);
  }
}

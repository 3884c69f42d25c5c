package org.disentangle.data.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.disentangle.Progress;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back: pixels, kinds, names and labels. */
class WrittenArchivesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bytes.npz, ''",
    "pairs.npz, factor { name: 'label_0' kind: CYCLIC }",
    "channels_first.npz, arrays { axes: CHANNELS_FIRST }",
    "fortran.npz, arrays { labels: 'hue' } factor { name: 'hue' kind: CONTINUOUS }",
    "dsprites_v110.h5, ''",
    "shapes3d_earliest.h5, ''",
  })
  void imagesAndLabelsAreReadBackFromEitherFormat(String name, String config) {
    ImageStore images = ArrayFiles.open(ArrayFiles.copy(name, folder), config);
    int[] all = IntStream.range(0, images.size()).toArray();
    for (String format : List.of("npz", "h5")) {
      Path written = folder.resolve("written." + format);
      write(written, images, all);
      ImageStore again = ArrayFiles.open(written, "");
      assertEquals(images.checksum(), again.checksum());
      assertEquals(images.shape(), again.shape());
      assertEquals(images.kind(), again.kind());
      assertEquals(images.isGrid(), again.isGrid());
      assertEquals(names(images), names(again));
      assertEquals(kinds(images), kinds(again));
      assertValues(images, all, again);

      int[] some = {4, 1, 3};
      write(written, images, some);
      ImageStore three = ArrayFiles.open(written, "");
      assertEquals(3, three.size());
      assertValues(images, some, three);
    }
  }

  @Test
  void manyChunksMakeATreeOfNodes() throws IOException {
    // A chunk an image: more than one node holds, and a last one that is not full.
    NpzFixture large = new NpzFixture().with("images", "|u1", "(2, 800, 900)", ramp(2 * 800 * 900));
    ImageStore images =
        ArrayFiles.open(large.write(folder.resolve("large.npz"), ZipEntry.DEFLATED), "");
    int[] often = IntStream.range(0, 150).map(i -> i % images.size()).toArray();
    Path written = folder.resolve("written.h5");
    write(written, images, often);
    ImageStore again = ArrayFiles.open(written, "");
    assertEquals(150, again.size());
    assertValues(images, often, again);
    Path twice = folder.resolve("twice.h5");
    write(twice, images, often);
    assertEquals(-1, Files.mismatch(written, twice));
  }

  private static byte[] ramp(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i / 7);
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"npz", "h5"})
  void anEarlierFileIsReplacedWhole(String format) throws IOException {
    ImageStore images = ArrayFiles.open(ArrayFiles.copy("pairs.npz", folder), "");
    Path target = Files.writeString(folder.resolve("target." + format), "x".repeat(100_000));
    write(target, images, new int[] {2});
    assertTrue(Files.size(target) < 10_000);
    assertEquals(1, ArrayFiles.open(target, "").size());
  }

  private static void write(Path target, FactorImages images, int[] selection) {
    if (target.toString().endsWith("npz")) {
      NpzImagesWriter.write(target, images, selection, Progress.NONE);
    } else {
      Hdf5ImagesWriter.write(target, images, selection, Progress.NONE);
    }
  }

  private static void assertValues(FactorImages images, int[] selection, FactorImages again) {
    float[] expected = new float[images.shape().values()];
    float[] actual = new float[expected.length];
    for (int i = 0; i < selection.length; i++) {
      images.read(selection[i], expected, 0);
      again.read(i, actual, 0);
      assertTrue(Arrays.equals(expected, actual), "image " + i);
      for (int factor = 0; factor < images.factors().size(); factor++) {
        assertEquals(images.factorValue(selection[i], factor), again.factorValue(i, factor));
      }
    }
  }

  private static List<String> names(FactorImages images) {
    return images.factors().stream().map(Factor::name).toList();
  }

  private static List<FactorKind> kinds(FactorImages images) {
    return images.factors().stream().map(Factor::kind).toList();
  }
}

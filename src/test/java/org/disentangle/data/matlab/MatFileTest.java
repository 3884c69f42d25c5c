package org.disentangle.data.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.ArraysConfig;
import org.disentangle.config.DataConfig;
import org.disentangle.data.NumpyArchive;
import org.disentangle.data.NumpyArray;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that scipy wrote are read as numpy has them. */
class MatFileTest {
  @TempDir private Path folder;
  private Map<String, NumpyArray> expected;

  @BeforeEach
  void readExpected() throws IOException {
    expected = NumpyArchive.read(MatFileTest.class, "arrays.npz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrays_v6.mat", "arrays_v7.mat"})
  void everyNumberOfEveryTypeIsRead(String name) throws IOException {
    try (MatFile file = MatFile.open(MatlabFiles.copy(name, folder))) {
      for (Map.Entry<String, NumpyArray> each : expected.entrySet()) {
        NumpyArray array = each.getValue();
        StoredArray found = file.array(each.getKey());
        // MATLAB has no vectors, and scipy writes one as a row.
        int[] shape = each.getKey().equals("one") ? new int[] {1} : array.shape();
        assertArrayEquals(
            Arrays.stream(shape).asLongStream().toArray(),
            found.shape().lengths().stream().mapToLong(Long::longValue).toArray(),
            each.getKey());
        double[] numbers = new double[array.values().length];
        found.forEach((index, value) -> numbers[(int) index] = value);
        assertArrayEquals(array.values(), numbers, each.getKey());
      }
      assertEquals("logical", file.array("truth").typeName());
      assertEquals("complex double", file.array("waves").typeName());
      assertEquals("char", file.array("words").typeName());
      assertTrue(file.names().containsAll(List.of("words", "waves")));
    }
  }

  @Test
  void numbersMayBeStoredInLessRoomThanTheirTypeTakes() throws IOException {
    Path narrow = MatlabFiles.copy("narrow.mat", folder);
    double[] images = expected.get("images").values();
    try (MatFile file = MatFile.open(narrow)) {
      StoredArray found = file.array("images");
      assertEquals("double", found.typeName());
      double[] numbers = new double[images.length];
      found.forEach((index, value) -> numbers[(int) index] = value);
      for (int i = 0; i < images.length; i++) {
        assertEquals(images[i] > 127 ? 1 : 0, numbers[i]);
      }
    }
    // Of floating-point type, they go from 0 to 1, as they would if they took eight bytes each.
    ImageStore store = OpenedImages.archive(narrow, Progress.NONE);
    assertEquals(PixelKind.TWO_VALUES, store.kind());
    assertEquals(12, store.size());
  }

  @ParameterizedTest
  @CsvSource({
    "images, EIGHT_BITS",
    "doubles, SIXTEEN_BITS",
    "singles, SIXTEEN_BITS",
    "pairs, SIXTEEN_BITS",
    "truth, TWO_VALUES",
    "colors, EIGHT_BITS"
  })
  void imagesInItAreTrainedOn(String array, PixelKind atMost) throws IOException {
    Path file = MatlabFiles.copy("arrays_v7.mat", folder);
    DataConfig data =
        OpenedImages.named(file).toBuilder()
            .setArrays(ArraysConfig.newBuilder().setImages(array))
            .build();
    ImageStore images = ImageSources.open(data, folder.resolve("data"), Progress.NONE);
    assertTrue(images.kind().compareTo(atMost) <= 0, images.kind().toString());
    assertTrue(images.isGrid(), "by its array of labels");
    double[] values = expected.get(array).values();
    double highest =
        array.equals("images") || array.equals("colors") ? 255 : array.equals("pairs") ? 65_535 : 1;
    float[] pixels = new float[images.shape().values()];
    for (int i = 0; i < values.length; i++) {
      if (i % pixels.length == 0) {
        images.read(i / pixels.length, pixels, 0);
      }
      assertEquals(values[i] / highest, pixels[i % pixels.length], 1e-5);
    }
  }

  @Test
  void whatIsNoArrayOfNumbersIsRefused() throws IOException {
    Path file = MatlabFiles.copy("arrays_v7.mat", folder);
    for (String array : List.of("words", "waves")) {
      DataConfig data =
          OpenedImages.named(file).toBuilder()
              .setArrays(ArraysConfig.newBuilder().setImages(array))
              .build();
      String message =
          assertThrows(
                  UserErrorException.class,
                  () -> ImageSources.open(data, folder.resolve("data"), Progress.NONE))
              .getMessage();
      assertTrue(message.contains("the array " + array + " of the archive " + file), message);
      assertTrue(message.contains("expected numbers"), message);
    }
  }

  @Test
  void otherFilesAreNamed() throws IOException {
    assertRefused(
        MatlabFiles.copy("arrays_v4.mat", folder), "is a MATLAB file of -v4", "save it with -v7");
    assertRefused(Files.writeString(folder.resolve("text.mat"), "no MATLAB"), "is no MATLAB file");
    assertRefused(
        Files.write(folder.resolve("norb.mat"), new byte[] {0x55, 0x4C, 0x3D, 0x1E, 4, 0, 0, 0}),
        "is a file of SmallNORB, not a MATLAB file",
        "small_norb");
    byte[] whole = Files.readAllBytes(MatlabFiles.copy("arrays_v7.mat", folder));
    assertRefused(
        Files.write(folder.resolve("short.mat"), Arrays.copyOf(whole, whole.length - 3)),
        "is damaged",
        "is no whole variable");
    whole[400] ^= 1;
    assertRefused(Files.write(folder.resolve("flipped.mat"), whole), "damaged");
  }

  private static void assertRefused(Path file, String... parts) {
    String message =
        assertThrows(UserErrorException.class, () -> OpenedImages.archive(file, Progress.NONE))
            .getMessage();
    assertTrue(message.contains(file.toString()), message);
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}

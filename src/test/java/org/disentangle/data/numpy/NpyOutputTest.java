package org.disentangle.data.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what numpy writes for the same arrays: src/test/golden/npy_golden.py. */
class NpyOutputTest {
  @TempDir private Path folder;

  private static byte[] numpys(String name) throws IOException {
    try (InputStream file = NpyOutputTest.class.getResourceAsStream("/golden/" + name)) {
      return file.readAllBytes();
    }
  }

  @Test
  void doublesAreThoseOfNumpy() throws IOException {
    Path file = folder.resolve("thirds.npy");
    NpyOutput.doubles(
        file,
        List.of(5L, 3L),
        i -> new double[] {(3 * i - 7) / 3.0, (3 * i - 6) / 3.0, (3 * i - 5) / 3.0});
    assertArrayEquals(numpys("thirds.npy"), Files.readAllBytes(file));
  }

  @Test
  void intsAreThoseOfNumpy() throws IOException {
    Path file = folder.resolve("squares.npy");
    NpyOutput.ints(file, List.of(4L), i -> new int[] {i * i});
    assertArrayEquals(numpys("squares.npy"), Files.readAllBytes(file));
  }

  @Test
  void anArrayWithoutRowsHasAHeaderAlone() throws IOException {
    Path file = folder.resolve("none.npy");
    NpyOutput.doubles(file, List.of(0L, 3L), i -> new double[3]);
    assertEquals(128, Files.size(file));
  }
}

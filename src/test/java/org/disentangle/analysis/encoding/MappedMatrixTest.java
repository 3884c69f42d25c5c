package org.disentangle.analysis.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedMatrixTest {
  @TempDir private Path folder;

  private static double[][] random(int rows, int columns) {
    Random random = new Random(7);
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return numbers;
  }

  private Matrix mapped(double[][] rows, int blockBytes) throws IOException {
    try (MappedMatrix.Writer writer = MappedMatrix.create(folder, blockBytes)) {
      for (double[] row : rows) {
        writer.append(row);
      }
      return writer.finish();
    }
  }

  /** One mapping, several with a last one that is not full, and a row wider than a mapping. */
  @ParameterizedTest
  @CsvSource({"1000,10,1000000", "1000,10,5000", "1000,3,48", "37,9,8", "3,20000,1000000", "1,1,8"})
  void isTheArrayThatWasAppended(int rows, int columns, int blockBytes) throws IOException {
    double[][] array = random(rows, columns);
    Matrix mapped = mapped(array, blockBytes);
    assertEquals(rows, mapped.rows());
    assertEquals(columns, mapped.columns());
    assertArrayEquals(array, mapped.toArray());
    for (int i = 0; i < rows; i++) {
      assertEquals(array[i][columns - 1], mapped.at(i, columns - 1));
    }
    assertArrayEquals(Matrix.of(array).column(columns / 2), mapped.column(columns / 2));
    assertThrows(IndexOutOfBoundsException.class, () -> mapped.at(0, columns));
    assertThrows(IndexOutOfBoundsException.class, () -> mapped.at(rows, 0));
  }

  /** So that nothing is left behind however the program ends. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileHasNoName() throws IOException {
    try (MappedMatrix.Writer writer = MappedMatrix.create(folder)) {
      writer.append(new double[] {1, 2});
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(0, files.count());
      }
      assertEquals(2, writer.finish().at(0, 1));
    }
  }

  @Test
  void rowsOfOneLengthAreExpected() throws IOException {
    try (MappedMatrix.Writer writer = MappedMatrix.create(folder)) {
      assertThrows(IllegalArgumentException.class, () -> writer.append(new double[0]));
      writer.append(new double[] {1, 2});
      assertEquals(
          "row 1 has 3 columns, but row 0 has 2",
          assertThrows(IllegalArgumentException.class, () -> writer.append(new double[] {1, 2, 3}))
              .getMessage());
    }
    assertEquals(0, mapped(new double[0][], 8).columns());
    assertThrows(
        NoSuchFileException.class, () -> MappedMatrix.create(folder.resolve("missing")).close());
  }
}

package org.disentangle.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Matrices made by {@code src/test/golden/analysis_golden.py}; read without the code under test.
 */
public final class GoldenMatrix {

  private GoldenMatrix() {}

  /** The cells below the header, as text. */
  public static List<String[]> rows(String name) {
    try (InputStream file = GoldenMatrix.class.getResourceAsStream("/golden/" + name + ".csv")) {
      String text =
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[][] doubles(String name) {
    return rows(name).stream()
        .map(row -> Arrays.stream(row).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  public static int[][] ints(String name) {
    return rows(name).stream()
        .map(row -> Arrays.stream(row).mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }
}

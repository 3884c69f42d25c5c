package org.disentangle.data.numpy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.disentangle.data.array.ArrayShape;

/**
 * A writer of one array as a numpy file (npy, format 1.0, C order, little-endian), row by row,
 * which {@code numpy.load} reads or maps. The same array gives the same bytes.
 */
public final class NpyOutput {
  private static final int BUFFER_BYTES = 1 << 16;

  private NpyOutput() {}

  /**
   * Writes float64.
   *
   * @param shape length of each dimension, outermost first; at least one
   * @param row gives the numbers behind each index of the first dimension, asked for in order
   * @throws IOException if the file cannot be written
   */
  public static void doubles(Path file, List<Long> shape, IntFunction<double[]> row)
      throws IOException {
    write(
        file,
        new NpyHeader("<f8", false, new ArrayShape(shape)),
        Double.BYTES,
        (i, bytes) -> bytes.asDoubleBuffer().put(row.apply(i)));
  }

  /**
   * Writes int32; see {@link #doubles}.
   *
   * @throws IOException if the file cannot be written
   */
  public static void ints(Path file, List<Long> shape, IntFunction<int[]> row) throws IOException {
    write(
        file,
        new NpyHeader("<i4", false, new ArrayShape(shape)),
        Integer.BYTES,
        (i, bytes) -> bytes.asIntBuffer().put(row.apply(i)));
  }

  private interface Row {
    void fill(int row, ByteBuffer bytes);
  }

  private static void write(Path file, NpyHeader header, int elementBytes, Row row)
      throws IOException {
    long rows = header.shape().rows();
    byte[] bytes =
        new byte[rows == 0 ? 0 : Math.toIntExact(header.shape().bytes(elementBytes) / rows)];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      out.write(header.encode());
      for (int i = 0; i < rows; i++) {
        row.fill(i, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        out.write(bytes);
      }
    }
  }
}

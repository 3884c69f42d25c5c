package org.disentangle.data.numpy;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.disentangle.data.array.ArrayShape;

/**
 * A writer of numpy archives (npz), deflated, that streams arrays of any size; the same arrays give
 * the same bytes.
 */
public final class NpzOutput implements Closeable {
  /** The earliest time that a zip file can state, so that the bytes do not depend on the clock. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int BUFFER_BYTES = 1 << 16;

  private final ZipOutputStream zip;

  /** Starts an archive in an existing or a new file. */
  public NpzOutput(Path path) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES));
  }

  /** Writes the elements of an array, first index slowest, little-endian. */
  @FunctionalInterface
  public interface Elements {
    /** Writes all of them to the stream, which must not be closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Appends one array. */
  public void array(String name, NpyHeader header, Elements elements) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(header.encode());
    elements.writeTo(zip);
    zip.closeEntry();
  }

  /**
   * Appends an array of float32.
   *
   * @param name of the array, without a suffix; may hold slashes
   * @param shape length of each dimension, outermost first; empty for a scalar
   * @param values row-major
   */
  public void floats(String name, List<Long> shape, float[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    little(bytes).asFloatBuffer().put(values);
    array(name, new NpyHeader("<f4", false, new ArrayShape(shape)), out -> out.write(bytes));
  }

  /** Appends an array of int32; see {@link #floats}. */
  public void ints(String name, List<Long> shape, int[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Integer.BYTES)];
    little(bytes).asIntBuffer().put(values);
    array(name, new NpyHeader("<i4", false, new ArrayShape(shape)), out -> out.write(bytes));
  }

  /** Appends an array of int64; see {@link #floats}. */
  public void longs(String name, List<Long> shape, long[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
    little(bytes).asLongBuffer().put(values);
    array(name, new NpyHeader("<i8", false, new ArrayShape(shape)), out -> out.write(bytes));
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

package org.disentangle.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Streams arrays into a numpy archive (npz), deflated, of any size; the same arrays give the same
 * bytes.
 */
final class NpzOutput implements Closeable {
  /** The earliest time that a zip file can tell, so that the bytes do not depend on the clock. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int BUFFER_BYTES = 1 << 16;

  private final ZipOutputStream zip;

  /** Starts an archive in an existing or a new file. */
  NpzOutput(Path path) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES));
  }

  /** Writes the elements of an array, first index slowest, little-endian. */
  @FunctionalInterface
  interface Elements {
    /** Writes all of them to the stream, which is not to be closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Appends one array. */
  void array(String name, NpyHeader header, Elements elements) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(header.encode());
    elements.writeTo(zip);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

package org.disentangle.data.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;

/**
 * A writer of HDF5 files that streams data sets of any size into chunks of whole rows, deflated;
 * with attributes of the root. The same arrays give the same bytes. HDF5's own library reads them
 * from version 1.8 on.
 *
 * @see <a href="https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html">HDF5 file format</a>
 */
public final class Hdf5Output implements Closeable {
  private static final int CHUNK_BYTES = 1 << 20;

  private final FileChannel file;
  private final List<ByteBuffer> links = new ArrayList<>();
  private final List<ByteBuffer> attributes = new ArrayList<>();
  private long end = Hdf5Messages.SUPERBLOCK_BYTES;

  /** Starts a file, in an existing or a new one. */
  public Hdf5Output(Path path) throws IOException {
    file =
        FileChannel.open(
            path,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Writes the rows of a data set. */
  @FunctionalInterface
  public interface RowWriter {
    /**
     * Gives every row in its order to the receiver, each a little-endian array that is not kept.
     */
    void writeTo(RowSink rows) throws IOException;
  }

  /** Receives rows. */
  @FunctionalInterface
  public interface RowSink {
    /** Takes the next row. */
    void write(byte[] row) throws IOException;
  }

  /**
   * Appends a data set.
   *
   * @param shape with at least one row, and rows of at most 256 MiB
   * @param type of little-endian numbers, or of text in UTF-8
   * @throws IllegalArgumentException if the rows are not as many or not as long as the shape says
   */
  public void dataset(String name, ArrayShape shape, ElementType type, RowWriter rows)
      throws IOException {
    int rowBytes = Math.toIntExact(shape.rowElements() * type.bytes());
    int chunkRows = (int) Math.min(shape.rows(), Math.max(1, CHUNK_BYTES / rowBytes));
    Chunks chunks = new Chunks(rowBytes, chunkRows);
    rows.writeTo(chunks::add);
    chunks.finish(shape.rows());
    int[] chunk = new int[shape.axes()];
    Arrays.setAll(chunk, axis -> axis == 0 ? chunkRows : (int) shape.length(axis));
    long index = append(new ChunkIndex(end, chunk, chunks.addresses, chunks.sizes).encode());
    long header =
        append(
            Hdf5Messages.header(
                List.of(
                    Hdf5Messages.message(1, Hdf5Messages.dataspace(shape)),
                    Hdf5Messages.message(3, Hdf5Messages.datatype(type)),
                    Hdf5Messages.message(5, Hdf5Messages.noFillValue()),
                    Hdf5Messages.message(8, Hdf5Messages.chunked(index, chunk, type.bytes())),
                    Hdf5Messages.message(11, Hdf5Messages.deflated()))));
    links.add(Hdf5Messages.message(6, Hdf5Messages.link(name, header)));
  }

  /**
   * Appends a data set of texts, row by row.
   *
   * @param shape with at least one row
   */
  public void texts(String name, ArrayShape shape, List<String> texts) throws IOException {
    List<byte[]> elements = elements(texts);
    int columns = (int) shape.rowElements();
    ElementType type = new ElementType(Kind.BYTES, elements.get(0).length, ByteOrder.LITTLE_ENDIAN);
    dataset(
        name,
        shape,
        type,
        rows -> {
          for (int i = 0; i < elements.size(); i += columns) {
            rows.write(joined(elements.subList(i, i + columns)));
          }
        });
  }

  /** Adds an attribute of the root: texts, at least one. */
  public void attribute(String name, List<String> texts) {
    List<byte[]> elements = elements(texts);
    attributes.add(
        Hdf5Messages.message(
            12,
            Hdf5Messages.attribute(
                name,
                Hdf5Messages.text(elements.get(0).length),
                ArrayShape.of(texts.size()),
                joined(elements))));
  }

  /** Texts in UTF-8, each filled up with zeros to the length of the longest. */
  private static List<byte[]> elements(List<String> texts) {
    List<byte[]> encoded =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    int length = Math.max(1, encoded.stream().mapToInt(text -> text.length).max().orElseThrow());
    return encoded.stream().map(text -> Arrays.copyOf(text, length)).toList();
  }

  private static byte[] joined(List<byte[]> elements) {
    ByteBuffer bytes = ByteBuffer.allocate(elements.size() * elements.get(0).length);
    elements.forEach(bytes::put);
    return bytes.array();
  }

  private long append(ByteBuffer bytes) throws IOException {
    long address = end;
    while (bytes.hasRemaining()) {
      end += file.write(bytes, end);
    }
    return address;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      List<ByteBuffer> messages = new ArrayList<>();
      messages.add(Hdf5Messages.message(2, Hdf5Messages.linkInfo()));
      messages.add(Hdf5Messages.message(10, Hdf5Messages.groupInfo()));
      messages.addAll(links);
      messages.addAll(attributes);
      long root = append(Hdf5Messages.header(messages));
      ByteBuffer superblock = Hdf5Messages.superblock(end, root);
      while (superblock.hasRemaining()) {
        file.write(superblock, superblock.position());
      }
    }
  }

  /** Rows that are gathered into chunks. */
  private final class Chunks {
    private final int rowBytes;
    private final ByteBuffer chunk;
    private final List<Long> addresses = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private long rows;

    Chunks(int rowBytes, int chunkRows) {
      this.rowBytes = rowBytes;
      chunk = ByteBuffer.allocate(Math.multiplyExact(rowBytes, chunkRows));
    }

    void add(byte[] row) throws IOException {
      if (row.length != rowBytes) {
        throw new IllegalArgumentException("a row of " + row.length + " bytes, not " + rowBytes);
      }
      chunk.put(row);
      rows++;
      if (!chunk.hasRemaining()) {
        write();
      }
    }

    /** Fills the last chunk up with zeros. */
    void finish(long expected) throws IOException {
      if (rows != expected) {
        throw new IllegalArgumentException(rows + " rows, not " + expected);
      }
      if (chunk.position() > 0) {
        Arrays.fill(chunk.array(), chunk.position(), chunk.capacity(), (byte) 0);
        write();
      }
    }

    private void write() throws IOException {
      Deflater deflater = new Deflater(Hdf5Messages.DEFLATE_LEVEL);
      try {
        deflater.setInput(chunk.array());
        deflater.finish();
        byte[] part = new byte[chunk.capacity() / 2 + (1 << 10)];
        int size = 0;
        addresses.add(end);
        while (!deflater.finished()) {
          int got = deflater.deflate(part);
          append(ByteBuffer.wrap(part, 0, got));
          size += got;
        }
        sizes.add(size);
      } finally {
        deflater.end();
      }
      chunk.clear();
    }
  }

  /** A buffer in the byte order of the format. */
  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package org.disentangle.analysis.encoding;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.disentangle.math.Matrix;

/**
 * A matrix of doubles in a memory-mapped file, row after row: pages of the operating system's
 * cache, nothing on the heap.
 *
 * <p>The file is a scratch file: on Linux and macOS it has lost its name by the time it is opened,
 * so that a process that is killed leaves nothing behind. The mapping and with it the file's room
 * on the disk are released with the object, by the garbage collector; there is nothing to close.
 */
final class MappedMatrix implements Matrix {
  /** The size of one mapping, which can be 2 GiB at most; more rows need more mappings. */
  private static final int BLOCK_BYTES = 1 << 28;

  private static final int BUFFER_BYTES = 1 << 16;

  private final int rows;
  private final int columns;
  private final int blockShift;
  private final DoubleBuffer[] blocks;

  private MappedMatrix(int rows, int columns, int blockShift, DoubleBuffer[] blocks) {
    this.rows = rows;
    this.columns = columns;
    this.blockShift = blockShift;
    this.blocks = blocks;
  }

  /** Takes the rows of a matrix one by one. The caller closes it. */
  static final class Writer implements Closeable {
    private final FileChannel file;
    private final int blockBytes;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int rows;
    private int columns;

    private Writer(FileChannel file, int blockBytes) {
      this.file = file;
      this.blockBytes = blockBytes;
    }

    /**
     * Appends a row.
     *
     * @throws IllegalArgumentException if it is empty or has another length than the first
     * @throws IOException if the disk is full, or cannot be written
     */
    void append(double[] row) throws IOException {
      if (rows == 0) {
        columns = row.length;
        buffer = little(Math.max(BUFFER_BYTES, Math.multiplyExact(columns, Double.BYTES)));
      }
      if (row.length != columns || columns == 0) {
        throw new IllegalArgumentException(
            "row " + rows + " has " + row.length + " columns, but row 0 has " + columns);
      }
      if (buffer.remaining() < columns * Double.BYTES) {
        flush();
      }
      for (double number : row) {
        buffer.putDouble(number);
      }
      rows++;
    }

    /**
     * Maps what was appended; nothing can be appended afterwards.
     *
     * @throws IOException if the disk is full, or cannot be written or mapped
     */
    MappedMatrix finish() throws IOException {
      flush();
      long rowBytes = Math.max(1L, (long) columns * Double.BYTES);
      int blockShift =
          Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, blockBytes / rowBytes));
      int blockRows = 1 << blockShift;
      DoubleBuffer[] blocks = new DoubleBuffer[(rows + blockRows - 1) >>> blockShift];
      for (int block = 0; block < blocks.length; block++) {
        int first = block << blockShift;
        int count = Math.min(blockRows, rows - first);
        blocks[block] =
            file.map(MapMode.READ_ONLY, first * rowBytes, count * rowBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
      }
      return new MappedMatrix(rows, columns, blockShift, blocks);
    }

    /** Writes through the channel, not through a mapping: there a full disk would end the JVM. */
    private void flush() throws IOException {
      buffer.flip();
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      buffer.clear();
    }

    private static ByteBuffer little(int bytes) {
      return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Lets go of the file; matrices that were mapped from it stay. */
    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /**
   * Begins a matrix.
   *
   * @param scratch an existing folder with room for it
   * @throws IOException if no file can be made there
   */
  static Writer create(Path scratch) throws IOException {
    return create(scratch, BLOCK_BYTES);
  }

  /** As {@link #create(Path)}, with mappings of so many bytes at most, or of one row. */
  static Writer create(Path scratch, int blockBytes) throws IOException {
    return new Writer(
        FileChannel.open(
            scratch.resolve(".codes." + UUID.randomUUID() + ".tmp"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE),
        blockBytes);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public double at(int row, int column) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("column " + column + " of " + columns);
    }
    return blocks[row >>> blockShift].get(place(row) + column);
  }

  @Override
  public double[] row(int row) {
    double[] numbers = new double[columns];
    blocks[row >>> blockShift].get(place(row), numbers);
    return numbers;
  }

  private int place(int row) {
    return (row & ((1 << blockShift) - 1)) * columns;
  }
}

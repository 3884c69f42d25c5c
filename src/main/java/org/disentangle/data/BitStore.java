package org.disentangle.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Images of one bit a pixel in a memory-mapped file: the whole grid is 377 MB of the operating
 * system's page cache, shared by every process that reads it, and nothing on the heap.
 *
 * <p>The mapping is released with the object, by the garbage collector; there is nothing to close.
 */
public final class BitStore implements FactorImages {
  /**
   * The largest number that one mapping of at most 2 GiB can hold, with room for the class table.
   */
  static final int MOST_IMAGES = 4_000_000;

  private final BitStoreHeader header;
  private final Optional<Path> path;
  private final Optional<FactorGrid> grid;
  private final ShortBuffer classes;
  private final ByteBuffer bits;
  private final LongBuffer rows;

  private BitStore(BitStoreHeader header, Optional<Path> path, ByteBuffer body) {
    this.header = header;
    this.path = path;
    int classBytes = (int) header.classBytes();
    grid = header.isGrid() ? Optional.of(new FactorGrid(header.factors())) : Optional.empty();
    classes = body.slice(0, classBytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    bits = body.slice(classBytes, body.limit() - classBytes).order(ByteOrder.LITTLE_ENDIAN);
    rows = bits.asLongBuffer();
  }

  /**
   * Maps a store and checks every byte of it.
   *
   * @param archive the archive that the images were read from, if any
   * @throws DamagedStoreException if the file is no bit store, is one of another version, or is
   *     damaged or cut short
   */
  static BitStore open(Path store, Optional<Path> archive) throws IOException {
    try (FileChannel file = FileChannel.open(store, StandardOpenOption.READ)) {
      BitStoreHeader header = BitStoreHeader.read(file);
      long start = header.bodyStart();
      long expected = start + header.bodyBytes();
      if (file.size() != expected) {
        throw new DamagedStoreException("of " + file.size() + " bytes, not " + expected);
      }
      MappedByteBuffer body = file.map(MapMode.READ_ONLY, start, header.bodyBytes());
      CRC32C crc = new CRC32C();
      crc.update(body.duplicate());
      if (crc.getValue() != header.bodyCrc()) {
        throw new DamagedStoreException("damaged (its checksum does not agree)");
      }
      return new BitStore(header, archive, body);
    }
  }

  /** Identifies the content of the source that the store was made from. */
  String key() {
    return header.key();
  }

  @Override
  public int size() {
    return header.images();
  }

  @Override
  public List<Factor> factors() {
    return header.factors();
  }

  @Override
  public int factorClass(int image, int factor) {
    return grid.isPresent()
        ? grid.get().factorClass(image, factor)
        : classes.get(image * header.factors().size() + factor);
  }

  @Override
  public void read(int image, float[] target, int offset) {
    PixelBits.unpack(bits, image * PixelBits.IMAGE_BYTES, target, offset);
  }

  @Override
  public void rows(int image, long[] target) {
    rows.get(image * SIDE, target, 0, SIDE);
  }

  /** Appends one image as it is kept: 512 bytes, a bit a pixel. */
  void copyPacked(int image, ByteBuffer target) {
    int start = image * PixelBits.IMAGE_BYTES;
    target.put(target.position(), bits, start, PixelBits.IMAGE_BYTES);
    target.position(target.position() + PixelBits.IMAGE_BYTES);
  }

  /** How many pixels of an image are one. */
  public int onPixels(int image) {
    int count = 0;
    for (int row = 0; row < SIDE; row++) {
      count += Long.bitCount(rows.get(image * SIDE + row));
    }
    return count;
  }

  /** One row of an image: bit c is column c. */
  public long row(int image, int row) {
    return rows.get(image * SIDE + row);
  }

  /** Whether the images are every combination of the factors once, the last factor fastest. */
  public boolean isGrid() {
    return header.isGrid();
  }

  @Override
  public String checksum() {
    return header.checksum();
  }

  @Override
  public String source() {
    return header.source();
  }

  @Override
  public Optional<Path> path() {
    return path;
  }
}

package org.disentangle.data.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray;

/**
 * An array of numpy, in C or Fortran order. It is streamed from its first byte to its last; where
 * the first index is the fastest, once for so many rows as fit into {@value #GATHERED_BYTES} bytes.
 */
final class NpyArray implements StoredArray {
  private static final int READ_BYTES = 1 << 22;
  private static final int GATHERED_BYTES = 1 << 27;

  private final NpyContent content;
  private final String name;
  private final NpyHeader header;
  private final Optional<ElementType> type;

  /**
   * Reads the header.
   *
   * @throws UserErrorException if it is no array, or its file has no room for it
   */
  NpyArray(NpyContent content, String name) {
    this.content = content;
    this.name = name;
    try (NpyStream stream = NpyStream.open(content)) {
      header = stream.header();
      type = NpyType.of(header.type());
      if (type.isPresent() && header.shape().bytes(type.get().bytes()) > stream.room()) {
        throw stream.fault(
            "has shape " + header.shape() + ", but the file has room for less", NpyStream.AGAIN);
      }
    } catch (IOException e) {
      throw fault("cannot be closed: " + e, NpyStream.AGAIN);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ArrayShape shape() {
    return header.shape();
  }

  @Override
  public Optional<ElementType> type() {
    return type;
  }

  @Override
  public String typeName() {
    return header.type();
  }

  @Override
  public void read(Rows rows) throws IOException {
    ElementType elements = type.orElseThrow();
    long rowBytes = shape().rowElements() * elements.bytes();
    if (shape().rows() > Integer.MAX_VALUE || rowBytes > Integer.MAX_VALUE) {
      throw fault("has shape " + shape(), "expected rows below 2 GiB");
    }
    boolean isGathered = header.isFortranOrder() && shape().axes() > 1;
    int most = isGathered ? GATHERED_BYTES : READ_BYTES;
    int count = (int) shape().rows();
    int step = (int) Math.min(count, Math.max(1, most / Math.max(1, rowBytes)));
    ByteBuffer buffer = ByteBuffer.allocate((int) (step * rowBytes)).order(elements.order());
    if (isGathered) {
      for (int first = 0; first < count; first += step) {
        int length = Math.min(step, count - first);
        gather(buffer.array(), first, length);
        rows.accept(buffer.clear().limit((int) (length * rowBytes)), first);
      }
      return;
    }
    try (NpyStream stream = NpyStream.open(content)) {
      for (int first = 0; first < count; first += step) {
        stream.read(buffer.clear().limit((int) (Math.min(step, count - first) * rowBytes)));
        rows.accept(buffer, first);
      }
      stream.expectEnd();
    }
  }

  /** Reads some rows of an array in which equal places of all rows lie next to each other. */
  private void gather(byte[] target, int first, int length) throws IOException {
    int width = type.orElseThrow().bytes();
    int rowElements = (int) shape().rowElements();
    ByteBuffer run = ByteBuffer.allocate(length * width);
    FortranOrder order = new FortranOrder(shape().lengths().subList(1, shape().axes()));
    try (NpyStream stream = NpyStream.open(content)) {
      for (int element = 0; element < rowElements; element++) {
        stream.skip((long) first * width);
        stream.read(run.clear());
        stream.skip((shape().rows() - first - length) * width);
        int place = (int) order.next();
        for (int row = 0; row < length; row++) {
          System.arraycopy(
              run.array(), row * width, target, (row * rowElements + place) * width, width);
        }
      }
      stream.expectEnd();
    }
  }

  @Override
  public UserErrorException fault(String finding, String remedy) {
    return content.fault(finding, remedy);
  }
}

package org.disentangle.data.matlab;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the data elements of a MAT file one after the other: a tag with type and length, what it
 * says, and zeros up to a multiple of eight bytes. Of four bytes or fewer all lies in eight bytes.
 */
final class Elements {
  private static final int UNIT = 8;
  private static final int SMALL = 4;

  private final InputStream in;
  private final ByteOrder order;

  Elements(InputStream in, ByteOrder order) {
    this.in = in;
    this.order = order;
  }

  /**
   * What stands before a data element.
   *
   * @param bytes of the element
   * @param filling how many bytes follow it
   */
  record Tag(int type, long bytes, int filling) {}

  /** The next tag. */
  Tag tag() throws IOException {
    int first = bytes(SMALL).getInt();
    int bytes = first >>> Short.SIZE;
    if (bytes > 0) {
      if (bytes > SMALL) {
        throw new IOException("an element of " + bytes + " bytes is said to be one of at most 4");
      }
      return new Tag(first & 0xFFFF, bytes, SMALL - bytes);
    }
    long length = bytes(SMALL).getInt() & 0xFFFF_FFFFL;
    int filling = (int) ((UNIT - length % UNIT) % UNIT);
    return new Tag(first, length, filling);
  }

  /**
   * A whole element of one type.
   *
   * @param most the largest number of bytes
   * @throws IOException if the next element is of another type, or larger
   */
  ByteBuffer element(int type, int most) throws IOException {
    Tag tag = tag();
    if (tag.type() != type || tag.bytes() > most) {
      throw new IOException(
          "it has an element of type %s and %s bytes where one of type %s and at most %s belongs"
              .formatted(tag.type(), tag.bytes(), type, most));
    }
    ByteBuffer content = bytes((int) tag.bytes());
    bytes(tag.filling());
    return content;
  }

  private ByteBuffer bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("it ends too early");
    }
    return ByteBuffer.wrap(bytes).order(order);
  }
}

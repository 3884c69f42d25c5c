package org.disentangle.data.store;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.disentangle.image.PixelKind;

/**
 * Images with values of one kind, written as values of a narrower one as long as all of them are
 * such values: bytes that are all 0 and 1, or all 0 and 255, as bits; pairs of bytes that are all
 * multiples of 257 as bytes (k / 255 = 257 k / 65,535).
 */
final class Narrowing {
  private static final int WIDTH =
      PixelKind.SIXTEEN_BITS.highest() / PixelKind.EIGHT_BITS.highest();

  private final PixelKind from;
  private final PixelKind to;
  private final int values;

  /** The number that is not 0, once one was seen; 0 before. */
  private int high;

  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private ByteBuffer kept = ByteBuffer.allocate(0);

  /**
   * @param to not wider than {@code from}
   * @param values of an image
   */
  Narrowing(PixelKind from, PixelKind to, int values) {
    this.from = from;
    this.to = to;
    this.values = values;
  }

  /**
   * The same images as the narrower kind.
   *
   * @param images whole images; read to its limit where they are narrowed
   * @return valid until the next call
   * @throws ImpossibleException if a value is none of the narrower kind
   */
  ByteBuffer of(ByteBuffer images) throws ImpossibleException {
    if (from == to) {
      return images;
    }
    ByteBuffer narrow = from == PixelKind.SIXTEEN_BITS ? halved(images) : images;
    return to == PixelKind.EIGHT_BITS ? narrow : packed(narrow);
  }

  /** Pairs of bytes as bytes; two values remain two values. */
  private ByteBuffer halved(ByteBuffer pairs) throws ImpossibleException {
    ByteBuffer in = pairs.order(ByteOrder.LITTLE_ENDIAN);
    bytes = room(bytes, in.remaining() / Short.BYTES);
    while (in.hasRemaining()) {
      int value = in.getShort() & 0xFFFF;
      if (to == PixelKind.TWO_VALUES && value == 1) {
        bytes.put((byte) 1);
      } else if (value % WIDTH == 0) {
        bytes.put((byte) (value / WIDTH));
      } else {
        throw new ImpossibleException();
      }
    }
    return bytes.flip();
  }

  private ByteBuffer packed(ByteBuffer images) throws ImpossibleException {
    int count = images.remaining() / values;
    kept = room(kept, count * to.bytes(values));
    for (int image = 0; image < count; image++) {
      ByteBuffer one = images.slice(images.position(), values);
      for (int i = 0; high == 0 && i < values; i++) {
        high = one.get(i) & 0xFF;
      }
      boolean isHigh = high <= 1 || high == PixelKind.EIGHT_BITS.highest();
      if (!isHigh || !KeptPixels.pack(one, Math.max(1, high), kept)) {
        throw new ImpossibleException();
      }
      images.position(images.position() + values);
    }
    return kept.flip();
  }

  private static ByteBuffer room(ByteBuffer buffer, int bytes) {
    return buffer.capacity() >= bytes ? buffer.clear() : ByteBuffer.allocate(bytes);
  }

  /** A value is none of the narrower kind. */
  static final class ImpossibleException extends IOException {
    @Serial private static final long serialVersionUID = 1;
  }
}

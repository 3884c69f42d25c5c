package org.disentangle.data.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.disentangle.image.PixelKind;

/**
 * The layout of images as they are kept: values of two are packed, the first value in the lowest
 * bit of the first byte (numpy's {@code packbits(bitorder="little")}) and the last byte filled up
 * with zeros; others are bytes or little-endian pairs of bytes.
 */
final class KeptPixels {
  /** Multiplying gathers the lowest bits of eight bytes in the highest byte, first byte lowest. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private static final long ONE_A_BYTE = 0x0101_0101_0101_0101L;
  private static final int BITS = Byte.SIZE;

  /** The eight values of each byte of packed ones, one after the other. */
  private static final float[] BITS_OF_BYTE = bitsOfByte();

  /** Each of 256 values as a number in [0, 1]. */
  private static final float[] BYTES = shares(PixelKind.EIGHT_BITS);

  private KeptPixels() {}

  /** Writes the values of the image that starts at a byte of the buffer as numbers in [0, 1]. */
  static void read(
      PixelKind kind, ByteBuffer kept, int start, int values, float[] target, int offset) {
    switch (kind) {
      case TWO_VALUES -> {
        int whole = values / BITS;
        for (int i = 0; i < whole; i++) {
          int value = kept.get(start + i) & 0xFF;
          System.arraycopy(BITS_OF_BYTE, value * BITS, target, offset + i * BITS, BITS);
        }
        for (int i = whole * BITS; i < values; i++) {
          target[offset + i] = (kept.get(start + whole) >> i % BITS) & 1;
        }
      }
      case EIGHT_BITS -> {
        for (int i = 0; i < values; i++) {
          target[offset + i] = BYTES[kept.get(start + i) & 0xFF];
        }
      }
      case SIXTEEN_BITS -> {
        for (int i = 0; i < values; i++) {
          int value = kept.getShort(start + i * Short.BYTES) & 0xFFFF;
          target[offset + i] = kind.share(value);
        }
      }
    }
  }

  /**
   * Packs values that are all 0 or one other number.
   *
   * @param bytes a byte a value, remaining ones; read to its limit if they can be packed
   * @param high the other number, 1 or 255
   * @param target receives the packed bytes, the last filled up with zeros
   * @return whether every value was 0 or {@code high}
   */
  static boolean pack(ByteBuffer bytes, int high, ByteBuffer target) {
    ByteBuffer values = bytes.order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      int count = Math.min(BITS, values.remaining());
      long eight = 0;
      if (count == BITS) {
        eight = values.getLong();
      } else {
        for (int i = 0; i < count; i++) {
          eight |= (values.get() & 0xFFL) << (i * Byte.SIZE);
        }
      }
      long ones = eight & ONE_A_BYTE;
      if (ones * high != eight) {
        return false;
      }
      target.put((byte) ((ones * GATHER) >>> 56));
    }
    return true;
  }

  private static float[] bitsOfByte() {
    float[] pixels = new float[256 * BITS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = ((i / BITS) >> (i % BITS)) & 1;
    }
    return pixels;
  }

  private static float[] shares(PixelKind kind) {
    float[] shares = new float[kind.highest() + 1];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = kind.share(i);
    }
    return shares;
  }
}

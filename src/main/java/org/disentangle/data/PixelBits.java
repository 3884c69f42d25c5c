package org.disentangle.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The layout of an image of one bit a pixel: 64 rows of 8 bytes, bit {@code c % 8} of byte {@code c
 * / 8} for column {@code c}. Read as a little-endian long, bit c of a row is column c; numpy calls
 * it {@code packbits(bitorder="little")}.
 */
final class PixelBits {
  /** Bytes of a packed image. */
  static final int IMAGE_BYTES = FactorImages.PIXELS / 8;

  /** Bits of every byte but the lowest. */
  private static final long NOT_ZERO_OR_ONE = 0xFEFE_FEFE_FEFE_FEFEL;

  /** Multiplying gathers the lowest bits of eight bytes in the highest byte, first byte lowest. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private static final long ONE_A_BYTE = 0x0101_0101_0101_0101L;

  private static final int BITS = Byte.SIZE;

  /** The eight pixels of each byte value, one after the other. */
  private static final float[] PIXELS_OF_BYTE = pixelsOfByte();

  private PixelBits() {}

  /** Unpacks the image that starts at a byte of the buffer; moves no position. */
  static void unpack(ByteBuffer packed, int start, float[] target, int offset) {
    for (int i = 0; i < IMAGE_BYTES; i++) {
      int value = packed.get(start + i) & 0xFF;
      System.arraycopy(PIXELS_OF_BYTE, value * BITS, target, offset + i * BITS, BITS);
    }
  }

  /**
   * Packs bytes of zeros and ones, eight to one.
   *
   * @param pixels little-endian, a multiple of eight bytes remaining; its position is moved on to
   *     its limit, or to the eight bytes among which another value is
   * @return whether every value was zero or one
   */
  static boolean pack(ByteBuffer pixels, ByteBuffer packed) {
    while (pixels.hasRemaining()) {
      long eight = pixels.getLong();
      if ((eight & NOT_ZERO_OR_ONE) != 0) {
        pixels.position(pixels.position() - Long.BYTES);
        return false;
      }
      packed.put((byte) ((eight * GATHER) >>> 56));
    }
    return true;
  }

  /** Unpacks images into bytes of zeros and ones, one byte to eight. */
  static void unpack(ByteBuffer packed, ByteBuffer pixels) {
    ByteBuffer little = pixels.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    while (packed.hasRemaining()) {
      long value = packed.get() & 0xFF;
      // Spread the eight bits over eight bytes: first copy them all, then keep one bit in each.
      long copies = (value * ONE_A_BYTE) & 0x8040_2010_0804_0201L;
      little.putLong((((copies + 0x7F7F_7F7F_7F7F_7F7FL) | copies) >>> 7) & ONE_A_BYTE);
    }
    pixels.position(little.position());
  }

  private static float[] pixelsOfByte() {
    float[] pixels = new float[256 * BITS];
    for (int i = 0; i < pixels.length; i++) {
      int value = i / BITS;
      int bit = i % BITS;
      pixels[i] = (value >> bit) & 1;
    }
    return pixels;
  }
}

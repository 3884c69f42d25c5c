package org.disentangle.data.store;

import org.disentangle.data.FactorImages;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelBitsTest {

  @Test
  void packingAndUnpackingAreInverse() {
    Random random = new Random(1);
    byte[] pixels = new byte[FactorImages.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(2);
    }
    ByteBuffer packed = ByteBuffer.allocate(PixelBits.IMAGE_BYTES);
    assertTrue(PixelBits.pack(little(pixels), packed));
    assertFalse(packed.hasRemaining());

    ByteBuffer unpacked = ByteBuffer.allocate(pixels.length);
    PixelBits.unpack(packed.flip(), unpacked);
    assertArrayEquals(pixels, unpacked.array());

    float[] floats = new float[pixels.length + 2];
    PixelBits.unpack(packed, 0, floats, 1);
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(pixels[i], floats[i + 1]);
    }
    assertEquals(0, floats[0]);
    assertEquals(0, floats[floats.length - 1]);
  }

  /** numpy.packbits(..., bitorder="little"). */
  @Test
  void theFirstPixelIsTheLowestBit() {
    ByteBuffer packed = ByteBuffer.allocate(2);
    byte[] pixels = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1};
    assertTrue(PixelBits.pack(little(pixels), packed));
    assertEquals(0x01, packed.get(0));
    assertEquals((byte) 0xA0, packed.get(1));
  }

  @Test
  void everyOtherValueIsFound() {
    for (int value = 2; value < 256; value++) {
      byte[] pixels = new byte[24];
      pixels[8 + value % 8] = (byte) value;
      ByteBuffer buffer = little(pixels);
      assertFalse(PixelBits.pack(buffer, ByteBuffer.allocate(3)), "value " + value);
      assertEquals(8, buffer.position());
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

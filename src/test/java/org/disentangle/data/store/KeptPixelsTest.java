package org.disentangle.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptPixelsTest {

  @ParameterizedTest
  @CsvSource({"4096, 1", "4096, 255", "7, 1", "15, 255", "1, 1"})
  void packedValuesAreReadAsTheyWere(int count, int high) {
    Random random = new Random(1);
    byte[] values = new byte[count];
    for (int i = 0; i < count; i++) {
      values[i] = (byte) (random.nextBoolean() ? high : 0);
    }
    ByteBuffer packed = ByteBuffer.allocate(PixelKind.TWO_VALUES.bytes(count));
    assertTrue(KeptPixels.pack(ByteBuffer.wrap(values), high, packed));
    assertFalse(packed.hasRemaining());

    float[] floats = new float[count + 2];
    KeptPixels.read(PixelKind.TWO_VALUES, packed, 0, count, floats, 1);
    for (int i = 0; i < count; i++) {
      assertEquals(values[i] == 0 ? 0 : 1, floats[i + 1]);
    }
    assertEquals(0, floats[0]);
    assertEquals(0, floats[count + 1]);
  }

  /** numpy.packbits(..., bitorder="little"). */
  @Test
  void theFirstValueIsTheLowestBit() {
    ByteBuffer packed = ByteBuffer.allocate(3);
    byte[] values = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1};
    assertTrue(KeptPixels.pack(ByteBuffer.wrap(values), 1, packed));
    assertArrayEquals(new byte[] {0x01, (byte) 0xA0, 0x02}, packed.array());
  }

  @Test
  void everyOtherValueIsFound() {
    for (int high : new int[] {1, 255}) {
      for (int value = 1; value < 256; value++) {
        for (int at : new int[] {8 + value % 8, 24 + value % 3}) {
          byte[] values = new byte[27];
          values[0] = (byte) high;
          values[at] = (byte) value;
          assertEquals(
              value == high,
              KeptPixels.pack(ByteBuffer.wrap(values), high, ByteBuffer.allocate(4)),
              value + " at " + at);
        }
      }
    }
  }

  @Test
  void bytesAndPairsAreSharesOfTheHighest() {
    ByteBuffer kept = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
    kept.put(0, (byte) 255).put(1, (byte) 128).putShort(2, (short) 65_535).putShort(4, (short) 257);
    float[] bytes = new float[2];
    KeptPixels.read(PixelKind.EIGHT_BITS, kept, 0, 2, bytes, 0);
    assertArrayEquals(new float[] {1, 128 / 255f}, bytes);
    float[] pairs = new float[2];
    KeptPixels.read(PixelKind.SIXTEEN_BITS, kept, 2, 2, pairs, 0);
    assertArrayEquals(new float[] {1, 1 / 255f}, pairs);
  }
}

package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LitBitsTest {
  @ParameterizedTest
  @CsvSource({"1, 3, 3", "3, 20, 127", "8, 64, 128", "9, 70, 300", "2, 16, 4095", "16, 128, 9000"})
  void everyBitIsCountedAsOneByOne(int bytes, int bits, int arrays) {
    Random random = new Random(bytes);
    LitBits lit = new LitBits(bytes);
    long[] expected = new long[bits];
    for (int array = 0; array < arrays; array++) {
      byte[] set = new byte[bytes];
      random.nextBytes(set);
      set[0] |= 1; // One that is always set runs through every digit.
      lit.add(set);
      for (int i = 0; i < bits; i++) {
        expected[i] += set[i / Byte.SIZE] >> i % Byte.SIZE & 1;
      }
      if (array == arrays / 2) {
        assertArrayEquals(expected, lit.counts(bits), "half-way");
      }
    }
    assertArrayEquals(expected, lit.counts(bits));
  }
}

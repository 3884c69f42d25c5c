package org.disentangle.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts how often each bit of equally long arrays is set. 64 counters advance at a time: a word
 * holds the same binary digit of all of them, and a carry moves to the word of the next digit. So
 * words without a set bit, such as the background of images, cost nothing.
 */
final class LitBits {
  /** Digits of the counters; before they are full, they are added up and start anew. */
  private static final int DIGITS = 12;

  private static final int FULL = (1 << DIGITS) - 1;

  private final long[] counts;
  private final byte[] padded;
  private final ByteBuffer words;

  /** {@value #DIGITS} for each word, the lowest digit first. */
  private final long[] digits;

  private int waiting;

  /**
   * @param bytes of each array
   */
  LitBits(int bytes) {
    int count = (bytes + Long.BYTES - 1) / Long.BYTES;
    padded = new byte[count * Long.BYTES];
    words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    digits = new long[count * DIGITS];
    counts = new long[count * Long.SIZE];
  }

  /** Counts the bits of one array. */
  void add(byte[] bits) {
    System.arraycopy(bits, 0, padded, 0, bits.length);
    for (int word = 0; word * DIGITS < digits.length; word++) {
      long carry = words.getLong(word * Long.BYTES);
      for (int digit = word * DIGITS; carry != 0; digit++) {
        long before = digits[digit];
        digits[digit] = before ^ carry;
        carry &= before;
      }
    }
    waiting++;
    if (waiting == FULL) {
      addUp();
    }
  }

  private void addUp() {
    for (int i = 0; i < counts.length; i++) {
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[i] += (digits[i / Long.SIZE * DIGITS + digit] >>> i & 1) << digit;
      }
    }
    Arrays.fill(digits, 0);
    waiting = 0;
  }

  /**
   * How often the first bits were set so far.
   *
   * @param bits how many of them, the lowest of the first byte first
   */
  long[] counts(int bits) {
    addUp();
    return Arrays.copyOf(counts, bits);
  }
}

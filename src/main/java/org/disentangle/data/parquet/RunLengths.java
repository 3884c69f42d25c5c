package org.disentangle.data.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The hybrid of run lengths and packed bits that levels and places in dictionaries are in. */
final class RunLengths {
  private static final int GROUP = 8;
  private static final int MOST_VARINT_BITS = 35;

  private RunLengths() {}

  /**
   * Reads numbers.
   *
   * @param width of each, in bits
   * @throws IOException if there are fewer
   */
  static int[] read(ByteBuffer in, int width, int count) throws IOException {
    if (width < 0 || width > Integer.SIZE) {
      throw new IOException("a page has numbers of " + width + " bits");
    }
    int[] numbers = new int[count];
    int done = 0;
    while (done < count) {
      long header = varint(in);
      if ((header & 1) == 0) {
        int run = (int) Math.min(header >>> 1, count - done);
        if (run == 0) {
          throw new IOException("a page has a run of no values");
        }
        Arrays.fill(numbers, done, done + run, repeated(in, width));
        done += run;
      } else {
        long bytes = (header >>> 1) * width;
        int present = (int) Math.min((header >>> 1) * GROUP, count - done);
        if (present == 0 || ((long) present * width + GROUP - 1) / GROUP > in.remaining()) {
          throw new IOException("a page ends before its values");
        }
        unpack(in, width, numbers, done, present);
        in.position(in.position() + (int) Math.min(bytes, in.remaining()));
        done += present;
      }
    }
    return numbers;
  }

  private static long varint(ByteBuffer in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < MOST_VARINT_BITS; shift += 7) {
      if (!in.hasRemaining()) {
        break;
      }
      int next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a page ends before its values");
  }

  private static int repeated(ByteBuffer in, int width) {
    int value = 0;
    for (int shift = 0; shift < width; shift += GROUP) {
      value |= (in.get() & 0xFF) << shift;
    }
    return value;
  }

  /** Leaves the buffer's position. */
  private static void unpack(ByteBuffer in, int width, int[] numbers, int from, int count) {
    long bit = (long) in.position() * GROUP;
    for (int i = 0; i < count; i++) {
      int value = 0;
      for (int b = 0; b < width; b++, bit++) {
        value |= (in.get((int) (bit / GROUP)) >> (bit % GROUP) & 1) << b;
      }
      numbers[from + i] = value;
    }
  }
}

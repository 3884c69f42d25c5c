package org.disentangle.damage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes seeded mutants of valid files: what disks, copies, editors and pranksters do to bytes. */
public final class Mutator {
  private static final int MOST_FAULTS = 3;
  private static final int EDGE = 256;
  private static final int MOST_SLICE = 64;
  private static final long[] SIZES = {
    0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final String[] NUMBERS = {
    "0", "-1", "2147483647", "9223372036854775807", "99999999999999999999", "1e308", "nan", "0.5"
  };

  /** What has a meaning in one of the texts. */
  private static final String[] PIECES = {
    "{", "}", "(", ")", "[", "]", "\"", "'", ";", ":", "|", ",", "-", "->", "<->", "=", "//", "/*",
    "#", "\n", "\\", "../", "\u0000", "<"
  };

  private enum Fault {
    FLIP_BITS,
    SET_BYTE,
    TRUNCATE,
    DUPLICATE,
    DELETE,
    INSERT_SLICE,
    INSERT_PIECE,
    NUMBER,
    SWAP_NUMBERS,
    SPLICE,
    SIZE
  }

  private final List<byte[]> sound;
  private final SplittableRandom random;

  /**
   * @param sound valid files of one format: each is mutated, and parts of it are put into the
   *     others
   */
  public Mutator(List<byte[]> sound, long seed) {
    this.sound = List.copyOf(sound);
    this.random = new SplittableRandom(seed);
  }

  /** The next mutant; it may, rarely, be one of the valid files again. */
  public byte[] next() {
    byte[] bytes = any().clone();
    for (int faults = random.nextInt(1, MOST_FAULTS + 1); faults > 0; faults--) {
      bytes = mutated(bytes, Fault.values()[random.nextInt(Fault.values().length)]);
    }
    return bytes;
  }

  private byte[] any() {
    return sound.get(random.nextInt(sound.size()));
  }

  private byte[] mutated(byte[] bytes, Fault fault) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = place(bytes.length);
    int end = Math.min(bytes.length, at + random.nextInt(1, MOST_SLICE + 1));
    return switch (fault) {
      case FLIP_BITS -> set(bytes, at, bytes[at] ^ (1 << random.nextInt(8)));
      case SET_BYTE -> set(bytes, at, random.nextBoolean() ? random.nextInt() : at % 2 - 1);
      case TRUNCATE -> Arrays.copyOf(bytes, at);
      case DUPLICATE -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      case DELETE -> replaced(bytes, at, end, new byte[0]);
      case INSERT_SLICE -> replaced(bytes, at, at, slice());
      case INSERT_PIECE -> replaced(bytes, at, at, text(PIECES[random.nextInt(PIECES.length)]));
      case NUMBER -> number(bytes);
      case SWAP_NUMBERS -> swapped(bytes);
      case SPLICE -> spliced(bytes, at);
      case SIZE -> size(bytes, at);
    };
  }

  /** Half of the places are near the beginning and the end, where sizes and directories are. */
  private int place(int length) {
    int edge = Math.min(EDGE, length);
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(edge);
      case 1 -> length - 1 - random.nextInt(edge);
      default -> random.nextInt(length);
    };
  }

  private byte[] slice() {
    byte[] from = any();
    int start = random.nextInt(from.length);
    return Arrays.copyOfRange(
        from, start, Math.min(from.length, start + random.nextInt(1, MOST_SLICE + 1)));
  }

  private byte[] spliced(byte[] bytes, int at) {
    byte[] other = any();
    int from = random.nextBoolean() ? Math.min(at, other.length) : random.nextInt(other.length);
    return replaced(bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length));
  }

  private byte[] size(byte[] bytes, int at) {
    boolean wide = random.nextBoolean();
    int width = wide ? Long.BYTES : Integer.BYTES;
    if (at + width > bytes.length) {
      return bytes;
    }
    byte[] changed = bytes.clone();
    ByteBuffer buffer =
        ByteBuffer.wrap(changed)
            .order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long size = SIZES[random.nextInt(SIZES.length)];
    if (wide) {
      buffer.putLong(at, size);
    } else {
      buffer.putInt(at, (int) size);
    }
    return changed;
  }

  private byte[] number(byte[] bytes) {
    List<int[]> numbers = numbers(bytes);
    if (numbers.isEmpty()) {
      return size(bytes, place(bytes.length));
    }
    int[] chosen = numbers.get(random.nextInt(numbers.size()));
    return replaced(bytes, chosen[0], chosen[1], text(NUMBERS[random.nextInt(NUMBERS.length)]));
  }

  private byte[] swapped(byte[] bytes) {
    List<int[]> numbers = numbers(bytes);
    if (numbers.isEmpty()) {
      return bytes;
    }
    int[] to = numbers.get(random.nextInt(numbers.size()));
    int[] from = numbers.get(random.nextInt(numbers.size()));
    return replaced(bytes, to[0], to[1], Arrays.copyOfRange(bytes, from[0], from[1]));
  }

  /** Beginning and end of each run of digits, those of a decimal point apart. */
  private static List<int[]> numbers(byte[] bytes) {
    List<int[]> numbers = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      int start = at;
      while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
        at++;
      }
      if (at > start) {
        numbers.add(new int[] {start, at});
      }
    }
    return numbers;
  }

  private static byte[] set(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] replaced(byte[] bytes, int start, int end, byte[] with) {
    ByteBuffer changed = ByteBuffer.allocate(bytes.length - (end - start) + with.length);
    return changed.put(bytes, 0, start).put(with).put(bytes, end, bytes.length - end).array();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

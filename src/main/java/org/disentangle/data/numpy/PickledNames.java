package org.disentangle.data.numpy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a list of texts in a Python pickle, such as the {@code metadata} of dSprites, without
 * unpickling it: the instructions are scanned one after the other, and none is executed.
 *
 * <p>For binary pickles (protocols 1 to 5); see Python's {@code pickletools} for the instructions.
 */
public final class PickledNames {
  /** Instructions that are ignored, with the number of bytes that follow each. */
  private static final Map<Integer, Integer> SKIPPED =
      Map.ofEntries(
          Map.entry(0x80, 1), // PROTO
          Map.entry(0x95, 8), // FRAME
          Map.entry((int) 'K', 1), // BININT1
          Map.entry((int) 'M', 2), // BININT2
          Map.entry((int) 'J', 4), // BININT
          Map.entry((int) 'G', 8)); // BINFLOAT

  /** Instructions that end a tuple or list: TUPLE, TUPLE1 to TUPLE3, APPENDS, APPEND. */
  private static final String ENDS = "t\u0085\u0086\u0087ea";

  private static final int TUPLE_1 = 0x85;

  /**
   * Instructions without an argument, other than {@link #ENDS} and those handled in {@link #step}.
   */
  private static final String BARE =
      ").}ldusRbN012Q\u0081\u0088\u0089\u008F\u0090\u0091\u0092\u0093";

  private final ByteBuffer pickle;
  private final String key;
  private final Map<Integer, Optional<String>> memo = new HashMap<>();

  /** The text that the last instruction pushed, if it pushed one. */
  private Optional<String> last = Optional.empty();

  private boolean isFound;

  /** Whether a tuple or list begins directly after the key. */
  private boolean isOpened;

  private final List<String> texts = new ArrayList<>();

  private PickledNames(byte[] pickle, String key) {
    this.pickle = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    this.key = key;
  }

  /**
   * The texts of the tuple or list that a dictionary holds under a key.
   *
   * @param pickle the bytes that Python wrote
   * @return empty if there is no such key, something else under it, or an instruction is unknown
   */
  public static Optional<List<String>> under(String key, byte[] pickle) {
    try {
      return new PickledNames(pickle, key).find();
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private Optional<List<String>> find() {
    while (pickle.hasRemaining()) {
      int code = pickle.get() & 0xFF;
      if (isFound && ENDS.indexOf(code) >= 0) {
        return Optional.of(List.copyOf(texts)).filter(all -> isEnd(code));
      }
      if (!step(code)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether the list ends with exactly these texts: a short tuple states its length. */
  private boolean isEnd(int code) {
    return code < TUPLE_1 ? isOpened : !isOpened && texts.size() == code - TUPLE_1 + 1;
  }

  /** Skips one instruction; returns whether it is known and may occur before or among the texts. */
  private boolean step(int code) {
    switch (code) {
      case 'q' -> memo.put(pickle.get() & 0xFF, last);
      case 'r' -> memo.put(pickle.getInt(), last);
      case 0x94 -> memo.put(memo.size(), last);
      case '(', ']' -> {
        last = Optional.empty();
        isOpened = isFound && texts.isEmpty();
      }
      case 'X', 'T' -> made(text(pickle.getInt() & 0xFFFF_FFFFL));
      case 0x8C, 'U' -> made(text(pickle.get() & 0xFF));
      case 0x8D -> made(text(pickle.getLong()));
      case 'h' -> {
        return remembered(pickle.get() & 0xFF);
      }
      case 'j' -> {
        return remembered(pickle.getInt());
      }
      default -> {
        last = Optional.empty();
        return !isFound && skip(code);
      }
    }
    return true;
  }

  private boolean remembered(int place) {
    last = memo.getOrDefault(place, Optional.empty());
    last.ifPresent(this::made);
    return !isFound || last.isPresent();
  }

  private boolean skip(int code) {
    switch (code) {
      case 'B', 0x8B -> pass(pickle.getInt() & 0xFFFF_FFFFL);
      case 0x8E, 0x96 -> pass(pickle.getLong());
      case 'C', 0x8A -> pass(pickle.get() & 0xFF);
      case 'c' -> {
        line();
        line();
      }
      default -> {
        Integer bytes = SKIPPED.get(code);
        if (bytes == null) {
          return BARE.indexOf(code) >= 0 || ENDS.indexOf(code) >= 0;
        }
        pass(bytes);
      }
    }
    return true;
  }

  private String text(long length) {
    byte[] bytes = new byte[checked(length)];
    pickle.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void made(String text) {
    last = Optional.of(text);
    if (isFound) {
      texts.add(text);
    }
    isFound |= text.equals(key);
  }

  private void pass(long bytes) {
    pickle.position(pickle.position() + checked(bytes));
  }

  private void line() {
    while (pickle.get() != '\n') {
      // Skips to its end.
    }
  }

  private int checked(long length) {
    if (length < 0 || length > pickle.remaining()) {
      throw new BufferUnderflowException();
    }
    return (int) length;
  }
}

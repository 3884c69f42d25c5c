package org.disentangle.data.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The element type of a numpy array.
 *
 * @param kind the kind of the elements
 * @param bytes of one element
 * @param order of the bytes of a number or a character
 */
public record NpyType(Kind kind, int bytes, ByteOrder order) {
  /** The kinds of elements. */
  enum Kind {
    BOOLEAN,
    SIGNED,
    UNSIGNED,
    FLOAT,
    /** UTF-8, filled up with zeros. */
    BYTES,
    /** UTF-32, filled up with zeros. */
    TEXT
  }

  private static final Pattern NAME = Pattern.compile("([<>|=])([biufSU])(\\d{1,6})");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /** 2<sup>64</sup>. */
  private static final double UNSIGNED_RANGE = 0x1p64;

  /**
   * The type with this numpy name, e.g. {@code <i8}.
   *
   * @return empty for a type that is neither a number of 1, 2, 4 or 8 bytes nor text
   */
  public static Optional<NpyType> of(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    ByteOrder order =
        switch (parts.group(1).charAt(0)) {
          case '>' -> ByteOrder.BIG_ENDIAN;
          case '=' -> ByteOrder.nativeOrder();
          default -> ByteOrder.LITTLE_ENDIAN;
        };
    int size = Integer.parseInt(parts.group(3));
    boolean isWhole = size == 1 || size == 2 || size == 4 || size == 8;
    return switch (parts.group(2).charAt(0)) {
      case 'b' -> type(size == 1, Kind.BOOLEAN, size, order);
      case 'i' -> type(isWhole, Kind.SIGNED, size, order);
      case 'u' -> type(isWhole, Kind.UNSIGNED, size, order);
      case 'f' -> type(size == 4 || size == 8, Kind.FLOAT, size, order);
      case 'S' -> type(size > 0, Kind.BYTES, size, order);
      default -> type(size > 0, Kind.TEXT, size * Integer.BYTES, order);
    };
  }

  private static Optional<NpyType> type(boolean isKnown, Kind kind, int bytes, ByteOrder order) {
    return isKnown ? Optional.of(new NpyType(kind, bytes, order)) : Optional.empty();
  }

  /** Whether the elements are numbers, or truth values, which count as 0 and 1. */
  public boolean isNumber() {
    return kind != Kind.BYTES && kind != Kind.TEXT;
  }

  /** Whether an element is a single byte, which is 0 or 1 for the numbers 0 and 1. */
  public boolean isByte() {
    return isNumber() && bytes == 1;
  }

  /**
   * The number at a place; the nearest double where it has more than 53 bits.
   *
   * @param content in this type's byte order
   */
  public double number(ByteBuffer content, int place) {
    if (kind == Kind.FLOAT) {
      return bytes == Float.BYTES ? content.getFloat(place) : content.getDouble(place);
    }
    long signed =
        switch (bytes) {
          case Byte.BYTES -> content.get(place);
          case Short.BYTES -> content.getShort(place);
          case Integer.BYTES -> content.getInt(place);
          default -> content.getLong(place);
        };
    if (kind == Kind.SIGNED || signed >= 0) {
      return signed;
    }
    return bytes == Long.BYTES ? signed + UNSIGNED_RANGE : signed + (1L << (bytes * Byte.SIZE));
  }

  /** A number as numpy prints it: a whole number without a point. */
  public static String written(double value) {
    return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /**
   * The text of an element, without the zeros that fill it up.
   *
   * @throws CharacterCodingException if the bytes are not text
   */
  public String text(ByteBuffer element) throws CharacterCodingException {
    Charset charset =
        kind == Kind.BYTES
            ? StandardCharsets.UTF_8
            : order == ByteOrder.BIG_ENDIAN ? UTF_32BE : UTF_32LE;
    return charset.newDecoder().decode(element).toString().replaceFirst("\0+$", "");
  }
}

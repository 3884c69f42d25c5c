package org.disentangle.data.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The type of an array's elements.
 *
 * @param kind the kind of the elements
 * @param bytes of one element
 * @param order of the bytes of a number or a character
 */
public record ElementType(Kind kind, int bytes, ByteOrder order) {
  /** The kinds of elements. */
  public enum Kind {
    /** 0 or 1. */
    BOOLEAN,
    /** Whole numbers, negative ones too. */
    SIGNED,
    /** Whole numbers from 0. */
    UNSIGNED,
    /** IEEE 754. */
    FLOAT,
    /** UTF-8, filled up with zeros. */
    BYTES,
    /** UTF-32, filled up with zeros. */
    TEXT
  }

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /** 2<sup>64</sup>. */
  private static final double UNSIGNED_RANGE = 0x1p64;

  /** Whether the elements are numbers, or truth values, which count as 0 and 1. */
  public boolean isNumber() {
    return kind != Kind.BYTES && kind != Kind.TEXT;
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

  /** A number as Python prints it: a whole number without a point. */
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

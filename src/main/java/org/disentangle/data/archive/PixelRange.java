package org.disentangle.data.archive;

import java.nio.ByteBuffer;
import org.disentangle.UserErrorException;
import org.disentangle.config.ArraysConfig;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;
import org.disentangle.data.array.StoredArray;
import org.disentangle.image.PixelKind;

/**
 * What the numbers of an array of images mean: the lowest becomes 0, the highest the highest of the
 * pixels' kind, those between are rounded, and others are refused.
 *
 * <p>What the configuration leaves out is 0 and: 1 of floating-point numbers; the type's highest of
 * unsigned integers of 8 and 16 bits; 255 of others, in which people keep bytes. Pixels have 8 bits
 * where the numbers have, or where such bytes are kept in more; else 16.
 *
 * @param lowest the number that becomes 0
 * @param highest the number that becomes the kind's highest
 * @param isWhole whether only whole numbers are meant
 * @param kind of the pixels
 * @param isKept whether the elements are bytes that are pixels as they stand
 */
record PixelRange(double lowest, double highest, boolean isWhole, PixelKind kind, boolean isKept) {

  /**
   * The range of an array.
   *
   * @throws UserErrorException if it has no numbers, or the highest is not above the lowest
   */
  static PixelRange of(StoredArray array, ArraysConfig arrays) {
    ElementType type = array.numbers();
    boolean isSaid = arrays.hasLowest() || arrays.hasHighest();
    boolean isUnsigned = type.kind() == Kind.UNSIGNED && type.bytes() <= Short.BYTES;
    PixelKind own =
        type.kind() == Kind.FLOAT || (isUnsigned && type.bytes() == Short.BYTES)
            ? PixelKind.SIXTEEN_BITS
            : PixelKind.EIGHT_BITS;
    double lowest = arrays.hasLowest() ? arrays.getLowest() : 0;
    double highest =
        arrays.hasHighest() ? arrays.getHighest() : type.kind() == Kind.FLOAT ? 1 : own.highest();
    if (!(lowest < highest) || Double.isInfinite(highest - lowest)) {
      throw new UserErrorException(
          "data.arrays.lowest is %s and data.arrays.highest %s for %s of %s; expected finite numbers, the highest above the lowest"
              .formatted(
                  ElementType.written(lowest),
                  ElementType.written(highest),
                  array.name(),
                  "images"));
    }
    PixelKind kind = isSaid && type.bytes() > 1 ? PixelKind.SIXTEEN_BITS : own;
    boolean isKept = !isSaid && (type.kind() == Kind.BOOLEAN || (isUnsigned && type.bytes() == 1));
    return new PixelRange(lowest, highest, type.kind() != Kind.FLOAT, kind, isKept);
  }

  /** Whether a number is in the range. */
  boolean has(double number) {
    return number >= lowest && number <= highest;
  }

  /** Appends the pixel of a number in the range. */
  void put(double number, ByteBuffer pixels) {
    long pixel = Math.round((number - lowest) / (highest - lowest) * kind.highest());
    if (kind == PixelKind.EIGHT_BITS) {
      pixels.put((byte) pixel);
    } else {
      pixels.putShort((short) pixel);
    }
  }

  /** What to do about a number outside of it. */
  String remedy() {
    return "expected %s from %s to %s: say the range in data.arrays.lowest and data.arrays.highest"
        .formatted(
            isWhole ? "whole numbers" : "numbers",
            ElementType.written(lowest),
            ElementType.written(highest));
  }
}

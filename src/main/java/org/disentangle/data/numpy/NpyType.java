package org.disentangle.data.numpy;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;

/** Numpy's names of element types. */
final class NpyType {
  private static final Pattern NAME = Pattern.compile("([<>|=])([biufSU])(\\d{1,6})");

  private NpyType() {}

  /**
   * The type with this name, e.g. {@code <i8}.
   *
   * @return empty for a type that is neither a number of 1, 2, 4 or 8 bytes nor text
   */
  static Optional<ElementType> of(String name) {
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

  private static Optional<ElementType> type(
      boolean isKnown, Kind kind, int bytes, ByteOrder order) {
    return isKnown ? Optional.of(new ElementType(kind, bytes, order)) : Optional.empty();
  }
}

package org.disentangle.data.matlab;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;

/** The numbers by which a MAT file calls the classes of arrays and the types of what is stored. */
final class MatTypes {
  /** The type of a data element that is an array. */
  static final int MATRIX = 14;

  /** The type of a data element that is deflated. */
  static final int COMPRESSED = 15;

  static final int INT8 = 1;
  static final int INT32 = 5;
  static final int UINT32 = 6;

  /** The class of objects, whose header is another one. */
  static final int OPAQUE = 17;

  private static final int DOUBLE = 6;
  private static final List<String> CLASSES =
      List.of(
          "cell",
          "struct",
          "object",
          "char",
          "sparse",
          "double",
          "single",
          "int8",
          "uint8",
          "int16",
          "uint16",
          "int32",
          "uint32",
          "int64",
          "uint64",
          "function_handle",
          "opaque");

  private MatTypes() {}

  /** The elements of a class of arrays; empty where they are no numbers. */
  static Optional<ElementType> ofClass(int arrayClass, ByteOrder order) {
    return switch (arrayClass) {
      case DOUBLE -> number(Kind.FLOAT, Double.BYTES, order);
      case 7 -> number(Kind.FLOAT, Float.BYTES, order);
      case 8 -> number(Kind.SIGNED, Byte.BYTES, order);
      case 9 -> number(Kind.UNSIGNED, Byte.BYTES, order);
      case 10 -> number(Kind.SIGNED, Short.BYTES, order);
      case 11 -> number(Kind.UNSIGNED, Short.BYTES, order);
      case 12 -> number(Kind.SIGNED, Integer.BYTES, order);
      case 13 -> number(Kind.UNSIGNED, Integer.BYTES, order);
      case 14 -> number(Kind.SIGNED, Long.BYTES, order);
      case 15 -> number(Kind.UNSIGNED, Long.BYTES, order);
      default -> Optional.empty();
    };
  }

  /** The elements of a type of what is stored; empty where they are no numbers. */
  static Optional<ElementType> ofStored(int type, ByteOrder order) {
    return switch (type) {
      case INT8 -> number(Kind.SIGNED, Byte.BYTES, order);
      case 2 -> number(Kind.UNSIGNED, Byte.BYTES, order);
      case 3 -> number(Kind.SIGNED, Short.BYTES, order);
      case 4 -> number(Kind.UNSIGNED, Short.BYTES, order);
      case INT32 -> number(Kind.SIGNED, Integer.BYTES, order);
      case UINT32 -> number(Kind.UNSIGNED, Integer.BYTES, order);
      case 7 -> number(Kind.FLOAT, Float.BYTES, order);
      case 9 -> number(Kind.FLOAT, Double.BYTES, order);
      case 12 -> number(Kind.SIGNED, Long.BYTES, order);
      case 13 -> number(Kind.UNSIGNED, Long.BYTES, order);
      default -> Optional.empty();
    };
  }

  private static Optional<ElementType> number(Kind kind, int bytes, ByteOrder order) {
    return Optional.of(new ElementType(kind, bytes, order));
  }

  /** What MATLAB calls a class of arrays. */
  static String name(int arrayClass) {
    return arrayClass >= 1 && arrayClass <= CLASSES.size()
        ? CLASSES.get(arrayClass - 1)
        : "class " + arrayClass;
  }
}

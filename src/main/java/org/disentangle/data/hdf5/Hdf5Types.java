package org.disentangle.data.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;

/** The types of elements that HDF5 knows. */
final class Hdf5Types {
  /** As h5py saves truth values. */
  private static final Set<String> TRUTH_VALUES = Set.of("FALSE", "TRUE");

  private Hdf5Types() {}

  /**
   * The type; of text of varying length, that of the references which stand for it.
   *
   * @return empty for one that is neither a number of 1, 2, 4 or 8 whole bytes nor text
   */
  static Optional<ElementType> of(DataType type) {
    int bytes = type.getSize();
    if (type instanceof FixedPoint whole) {
      boolean isKnown =
          (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8)
              && whole.getBitOffset() == 0
              && whole.getBitPrecision() == bytes * Byte.SIZE;
      Kind kind = whole.isSigned() ? Kind.SIGNED : Kind.UNSIGNED;
      return isKnown
          ? Optional.of(new ElementType(kind, bytes, whole.getByteOrder()))
          : Optional.empty();
    }
    if (type instanceof FloatingPoint real) {
      return isIeee(real, bytes)
          ? Optional.of(new ElementType(Kind.FLOAT, bytes, real.getByteOrder()))
          : Optional.empty();
    }
    if (type instanceof EnumDataType names) {
      Collection<String> words = names.getEnumMapping().values();
      return of(names.getBaseType())
          .map(
              base ->
                  TRUTH_VALUES.containsAll(words) && base.bytes() == 1
                      ? new ElementType(Kind.BOOLEAN, 1, base.order())
                      : base);
    }
    return type instanceof StringData || isVarying(type)
        ? Optional.of(new ElementType(Kind.BYTES, bytes, ByteOrder.LITTLE_ENDIAN))
            .filter(text -> text.bytes() > 0)
        : Optional.empty();
  }

  private static boolean isIeee(FloatingPoint real, int bytes) {
    return real.getBitOffset() == 0
        && real.getBitPrecision() == bytes * Byte.SIZE
        && (bytes == Float.BYTES
            ? hasParts(real, 23, 8, Float.MAX_EXPONENT)
            : bytes == Double.BYTES && hasParts(real, 52, 11, Double.MAX_EXPONENT));
  }

  private static boolean hasParts(FloatingPoint real, int mantissa, int exponent, int bias) {
    return real.getMantissaSize() == mantissa
        && real.getExponentSize() == exponent
        && real.getExponentBias() == bias;
  }

  /** Whether the elements are text of varying length. */
  static boolean isVarying(DataType type) {
    return type instanceof VariableLength text && text.isVariableLengthString();
  }

  /** What messages call it. */
  static String name(DataType type) {
    return type.getClass().getSimpleName() + " of " + type.getSize() + " bytes";
  }
}

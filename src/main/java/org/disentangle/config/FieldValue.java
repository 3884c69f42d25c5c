package org.disentangle.config;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.math.BigDecimal;
import java.util.List;
import org.disentangle.UserErrorException;

/** Converts numbers and texts of a sweep to values of a run's fields. */
public final class FieldValue {
  /** The largest value up to which doubles represent every whole number. */
  private static final double LARGEST_WHOLE = 9_007_199_254_740_992.0;

  private FieldValue() {}

  /**
   * The value for a field.
   *
   * @param path of the field, for the error message
   * @param value a {@link Double} or a {@link String}
   * @throws UserErrorException if the field does not accept the value
   */
  static Object of(String path, FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case DOUBLE -> number(path, value);
      case INT -> (int) whole(path, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> whole(path, value, -LARGEST_WHOLE, LARGEST_WHOLE);
      case BOOLEAN -> truth(path, value);
      case ENUM -> constant(path, field, value);
      case STRING -> string(path, value);
      default -> throw new IllegalStateException("no field of a run is " + field.getJavaType());
    };
  }

  /** The usual spelling: 4 rather than 4.0, inf rather than Infinity. */
  public static String text(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    if (value instanceof Double number) {
      BigDecimal exact = BigDecimal.valueOf(number);
      return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }

  private static double number(String path, Object value) {
    if (value instanceof Double number) {
      if (Double.isFinite(number)) {
        return number;
      }
      throw mismatch(path, value, "takes finite numbers");
    }
    throw mismatch(path, value, "takes numbers: write values: [1, 2] or a range");
  }

  private static long whole(String path, Object value, double least, double most) {
    double number = number(path, value);
    if (number != Math.rint(number) || number < least || number > most) {
      throw mismatch(
          path, value, "takes whole numbers from %s to %s".formatted(text(least), text(most)));
    }
    return (long) number;
  }

  private static boolean truth(String path, Object value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.parseBoolean((String) value);
    }
    throw mismatch(path, value, "takes choices: [\"true\", \"false\"]");
  }

  private static EnumValueDescriptor constant(String path, FieldDescriptor field, Object value) {
    EnumValueDescriptor found =
        value instanceof String name ? field.getEnumType().findValueByName(name) : null;
    if (found == null) {
      List<String> names =
          field.getEnumType().getValues().stream().map(EnumValueDescriptor::getName).toList();
      throw mismatch(path, value, "takes choices among " + String.join(", ", names));
    }
    return found;
  }

  private static String string(String path, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw mismatch(path, value, "takes texts: write choices: [\"...\"]");
  }

  private static UserErrorException mismatch(String path, Object value, String takes) {
    String shown = value instanceof String ? "\"" + value + "\"" : text(value);
    return new UserErrorException("the value " + shown + " does not fit: " + path + " " + takes);
  }
}

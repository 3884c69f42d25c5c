package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;

/** Checks a message against the options {@code range} and {@code required} of its own schema. */
public final class Constraints {

  private Constraints() {}

  /**
   * Checks every field that is set, at every depth, and every field that must be.
   *
   * @param where the start of the error message: the file
   * @throws UserErrorException naming the first field that is wrong, its value and its range
   */
  public static void check(Message message, String where) {
    check(message, where, "");
  }

  /**
   * The same of a part of a message.
   *
   * @param prefix the path of the part, with a dot, or nothing
   */
  static void check(Message message, String where, String prefix) {
    checkRequired(message, where, prefix);
    for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      String path = prefix + field.getName();
      List<?> values = field.isRepeated() ? (List<?>) entry.getValue() : List.of(entry.getValue());
      for (int i = 0; i < values.size(); i++) {
        String element = field.isRepeated() ? path + "[" + i + "]" : path;
        if (field.getJavaType() == JavaType.MESSAGE) {
          check((Message) values.get(i), where, element + ".");
        } else if (field.getOptions().hasExtension(Constraint.range)) {
          checkRange(
              (Number) values.get(i),
              field.getOptions().getExtension(Constraint.range),
              where,
              element);
        }
      }
    }
  }

  private static void checkRequired(Message message, String where, String prefix) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (!field.getOptions().getExtension(Constraint.required)) {
        continue;
      }
      OneofDescriptor choice = field.getContainingOneof();
      boolean given = choice == null ? message.hasField(field) : message.hasOneof(choice);
      if (!given) {
        List<FieldDescriptor> fields = choice == null ? List.of(field) : choice.getFields();
        throw new UserErrorException(
            fields.stream()
                .map(each -> prefix + each.getName())
                .collect(
                    Collectors.joining(
                        " or ", where + ": ", " is missing; it has no default: write it down")));
      }
    }
  }

  private static void checkRange(Number value, Range range, String where, String path) {
    double number = value.doubleValue();
    boolean above = !range.hasMin() || number > range.getMin();
    boolean below = !range.hasMax() || number < range.getMax();
    boolean atMin = range.hasMin() && !range.getExclusiveMin() && number == range.getMin();
    boolean atMax = range.hasMax() && !range.getExclusiveMax() && number == range.getMax();
    if (!Double.isFinite(number) || !(above || atMin) || !(below || atMax)) {
      throw new UserErrorException(
          where + ": " + path + " is " + print(value) + " but must be " + describe(range, number));
    }
  }

  private static String describe(Range range, double number) {
    List<String> bounds = new ArrayList<>();
    if (!Double.isFinite(number)) {
      bounds.add("finite");
    }
    if (range.hasMin()) {
      bounds.add((range.getExclusiveMin() ? "greater than " : "at least ") + print(range.getMin()));
    }
    if (range.hasMax()) {
      bounds.add((range.getExclusiveMax() ? "less than " : "at most ") + print(range.getMax()));
    }
    return String.join(" and ", bounds);
  }

  /** The usual spelling: -1 rather than -1.0, 0.05 rather than 5.0E-2. */
  private static String print(Number value) {
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      return FieldValue.text(number);
    }
    if (value instanceof Long) {
      return value.toString();
    }
    BigDecimal decimal = new BigDecimal(value.toString()).stripTrailingZeros();
    boolean plain = decimal.precision() - decimal.scale() <= 12 && decimal.scale() <= 12;
    return plain ? decimal.toPlainString() : value.toString();
  }
}

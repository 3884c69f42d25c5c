package org.disentangle.config;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration as a flat table of its settings, for programs that compare runs. */
public final class ConfigurationValues {
  private ConfigurationValues() {}

  /**
   * Every field that is set, by its path, e.g. {@code optimizer.learning_rate}, in the order of the
   * schema: a {@link Double}, {@link Boolean} or {@link String}; the values of a list are one text.
   */
  public static Map<String, Object> of(Message message) {
    Map<String, Object> values = new LinkedHashMap<>();
    collect(message, "", values);
    return values;
  }

  private static void collect(Message message, String prefix, Map<String, Object> values) {
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              String path = prefix + field.getName();
              if (field.getOptions().getExtension(Constraint.withoutEffect)) {
                return;
              }
              if (field.isRepeated()) {
                values.put(
                    path,
                    ((List<?>) value)
                        .stream()
                            .map(each -> String.valueOf(plain(field, each)))
                            .collect(Collectors.joining(" ")));
              } else if (field.getJavaType() == JavaType.MESSAGE) {
                // A choice without settings of its own is itself a setting.
                if (((Message) value).getAllFields().isEmpty()) {
                  values.put(path, true);
                }
                collect((Message) value, path + ".", values);
              } else {
                values.put(path, plain(field, value));
              }
            });
  }

  private static Object plain(FieldDescriptor field, Object value) {
    if (value instanceof EnumValueDescriptor chosen) {
      return chosen.getName();
    }
    boolean isNumber = value instanceof Number && !field.isRepeated();
    return isNumber ? (Object) ((Number) value).doubleValue() : value;
  }
}

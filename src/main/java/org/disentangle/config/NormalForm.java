package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/**
 * Brings the texts of a message into Unicode's normal form C, in which accented names that look the
 * same are equal. File names stay as they are.
 */
final class NormalForm {
  private static final String FILE = "file";

  private NormalForm() {}

  /** Changes a message and all within it. */
  static void apply(Message.Builder message) {
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      FieldDescriptor key = field.getKey();
      if (key.isRepeated()) {
        List<?> values = (List<?>) field.getValue();
        for (int i = 0; i < values.size(); i++) {
          message.setRepeatedField(key, i, normal(key, values.get(i)));
        }
      } else {
        message.setField(key, normal(key, field.getValue()));
      }
    }
  }

  private static Object normal(FieldDescriptor key, Object value) {
    if (key.getJavaType() == JavaType.MESSAGE) {
      Message.Builder nested = ((Message) value).toBuilder();
      apply(nested);
      return nested.build();
    }
    return key.getJavaType() == JavaType.STRING && !key.getName().equals(FILE)
        ? Normalizer.normalize((String) value, Normalizer.Form.NFC)
        : value;
  }
}

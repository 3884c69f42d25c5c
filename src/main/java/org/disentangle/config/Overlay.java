package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;

/** Lays the fields that a study or a sweep sets over those of a run. */
public final class Overlay {
  private Overlay() {}

  /**
   * Clears fields of a run, then lays those of another over it.
   *
   * @param cleared paths of fields
   * @param where the start of the error message about a path without a field
   */
  public static void lay(
      RunConfig.Builder run, List<String> cleared, RunConfig above, String where) {
    for (String path : cleared) {
      try {
        FieldPath.clear(run, path);
      } catch (UserErrorException e) {
        throw new UserErrorException(where + ", clear: " + e.getMessage(), e);
      }
    }
    lay(run, above);
  }

  /**
   * Lays the fields that are set in {@code above} over those of {@code below}. Unlike protobuf's
   * own merging, a repeated field replaces the one below: lists of layers are not appended to.
   */
  private static void lay(Message.Builder below, Message above) {
    for (Map.Entry<FieldDescriptor, Object> entry : above.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      boolean both = !field.isRepeated() && below.hasField(field);
      if (both && field.getJavaType() == JavaType.MESSAGE) {
        lay(below.getFieldBuilder(field), (Message) entry.getValue());
      } else {
        below.setField(field, entry.getValue());
      }
    }
  }
}

package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One field in which two configurations differ.
 *
 * @param path of the field, e.g. {@code optimizer.learning_rate}
 * @param before its value as protobuf text, or {@value #ABSENT}
 * @param now likewise
 * @param ofLength whether the field sets only how long a training lasts, not how it proceeds
 */
public record Difference(String path, String before, String now, boolean ofLength) {
  private static final String ABSENT = "not set";

  /** E.g. {@code optimizer.learning_rate was 0.001 and is 0.01; seed was 0 and is 1}. */
  public static String sentence(List<Difference> differences) {
    return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
  }

  static List<Difference> between(Message before, Message now) {
    List<Difference> differences = new ArrayList<>();
    collect("", before, now, differences);
    return List.copyOf(differences);
  }

  private static void collect(
      String prefix, Message before, Message now, List<Difference> differences) {
    for (FieldDescriptor field : before.getDescriptorForType().getFields()) {
      if (field.getOptions().getExtension(Constraint.withoutEffect)) {
        continue;
      }
      String path = prefix + field.getName();
      boolean single = !field.isRepeated();
      boolean both = single && before.hasField(field) && now.hasField(field);
      if (both && field.getJavaType() == JavaType.MESSAGE) {
        collect(
            path + ".",
            (Message) before.getField(field),
            (Message) now.getField(field),
            differences);
      } else {
        String valueBefore = text(before, field);
        String valueNow = text(now, field);
        if (!valueBefore.equals(valueNow)) {
          boolean ofLength = field.getOptions().getExtension(Constraint.ofLength);
          differences.add(new Difference(path, valueBefore, valueNow, ofLength));
        }
      }
    }
  }

  private static String text(Message message, FieldDescriptor field) {
    if (!field.isRepeated()) {
      return message.hasField(field) ? text(field, message.getField(field)) : ABSENT;
    }
    List<?> values = (List<?>) message.getField(field);
    return values.stream()
        .map(value -> text(field, value))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(FieldDescriptor field, Object value) {
    if (value instanceof Message message) {
      return "{ " + TextFormat.printer().emittingSingleLine(true).printToString(message) + " }";
    }
    StringBuilder text = new StringBuilder();
    try {
      TextFormat.printer().escapingNonAscii(false).printFieldValue(field, value, text);
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
    return text.toString();
  }

  /** E.g. {@code optimizer.learning_rate was 0.001 and is 0.01}. */
  @Override
  public String toString() {
    return path + " was " + before + " and is " + now;
  }
}

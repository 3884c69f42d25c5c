package org.disentangle.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;

/**
 * The path to one value of a run, e.g. {@code beta_vae.beta}.
 *
 * @param text as it is written
 * @param fields from the run down to the value; the last field is neither a message nor a list
 */
public record FieldPath(String text, List<FieldDescriptor> fields) {
  public FieldPath {
    fields = List.copyOf(fields);
  }

  /**
   * Parses a field path.
   *
   * @throws UserErrorException if there is no such field, or it holds more than one value
   */
  public static FieldPath parse(String text) {
    List<FieldDescriptor> fields = resolve(text);
    FieldDescriptor last = fields.get(fields.size() - 1);
    if (last.isRepeated()) {
      throw new UserErrorException(
          "\"%s\" is a list; write a base for each that is to be tried".formatted(text));
    }
    if (last.getJavaType() == JavaType.MESSAGE) {
      throw new UserErrorException(
          "\"%s\" holds several settings; name one of them: %s"
              .formatted(text, String.join(", ", names(last.getMessageType()))));
    }
    return new FieldPath(text, fields);
  }

  /**
   * Clears the field that a text names, with one value or many, as if it had not been written.
   *
   * @throws UserErrorException if there is no such field
   */
  static void clear(Message.Builder run, String text) {
    List<FieldDescriptor> fields = resolve(text);
    Message.Builder at = run;
    for (FieldDescriptor field : fields.subList(0, fields.size() - 1)) {
      if (!at.hasField(field)) {
        return;
      }
      at = at.getFieldBuilder(field);
    }
    at.clearField(fields.get(fields.size() - 1));
  }

  private static List<FieldDescriptor> resolve(String text) {
    Descriptor message = RunConfig.getDescriptor();
    List<FieldDescriptor> fields = new ArrayList<>();
    for (String name : text.split("\\.", -1)) {
      if (message == null) {
        throw new UserErrorException(
            "\"%s\" names no field: %s holds one value and nothing below it"
                .formatted(text, fields.get(fields.size() - 1).getName()));
      }
      FieldDescriptor field = message.findFieldByName(name);
      if (field == null) {
        throw new UserErrorException(
            "\"%s\" names no field: there is no \"%s\" in %s%s"
                .formatted(
                    text, name, message.getName(), ParseProblem.suggestion(name, names(message))));
      }
      fields.add(field);
      boolean isMessage = field.getJavaType() == JavaType.MESSAGE;
      message = isMessage ? field.getMessageType() : null;
    }
    return fields;
  }

  private static List<String> names(Descriptor message) {
    return message.getFields().stream().map(FieldDescriptor::getName).toList();
  }

  /** The field that holds the value. */
  public FieldDescriptor last() {
    return fields.get(fields.size() - 1);
  }

  /**
   * The {@code oneof} field on the path that the run has not chosen: setting the value would change
   * the choice, for example the model family.
   */
  public Optional<FieldDescriptor> notChosenBy(Message run) {
    Message at = run;
    for (FieldDescriptor field : fields) {
      if (field.getContainingOneof() != null && !at.hasField(field)) {
        return Optional.of(field);
      }
      if (field.getJavaType() == JavaType.MESSAGE) {
        at = (Message) at.getField(field);
      }
    }
    return Optional.empty();
  }

  /** The value of a run; empty if it has none. */
  public Optional<Object> of(Message run) {
    Message at = run;
    for (FieldDescriptor field : fields.subList(0, fields.size() - 1)) {
      if (!at.hasField(field)) {
        return Optional.empty();
      }
      at = (Message) at.getField(field);
    }
    return at.hasField(last()) ? Optional.of(plain(at.getField(last()))) : Optional.empty();
  }

  private static Object plain(Object value) {
    if (value instanceof EnumValueDescriptor chosen) {
      return chosen.getName();
    }
    return value instanceof Number number ? (Object) number.doubleValue() : value.toString();
  }

  /**
   * Sets the value of a run.
   *
   * @param value a {@link Double} or a {@link String}
   * @throws UserErrorException if the field does not accept the value
   */
  public void set(Message.Builder run, Object value) {
    Message.Builder at = run;
    for (FieldDescriptor field : fields.subList(0, fields.size() - 1)) {
      at = at.getFieldBuilder(field);
    }
    at.setField(last(), FieldValue.of(text, last(), value));
  }
}

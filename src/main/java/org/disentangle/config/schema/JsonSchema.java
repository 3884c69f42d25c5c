package org.disentangle.config.schema;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.config.Constraint;
import org.disentangle.config.Range;
import org.disentangle.config.RunConfig;

/**
 * The JSON schema (draft 2020-12) of a configuration: for each field its type, range, default and
 * comment, which fields exclude each other, and which must be there. Fields are named as in
 * protobuf text; a name that is not there is refused.
 *
 * <p>What a configuration owes beyond single fields, such as strides that fit the images, is no
 * part of it: {@code train} checks that.
 */
public final class JsonSchema {
  /** The property by which an editor finds the schema of a file, which text has not. */
  public static final String OF_A_FILE = "$schema";

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final String DESCRIPTION = "description";
  private static final String TYPE = "type";

  private final SchemaComments comments = SchemaComments.read();

  /** Of messages and enumerations, by their names. */
  private final TreeMap<String, JsonObject> definitions = new TreeMap<>();

  /** The message that the schema is of. */
  private final Descriptor root;

  private JsonSchema(Descriptor root) {
    this.root = root;
  }

  /** The schema of a kind of configuration. */
  public static JsonObject of(Descriptor message) {
    JsonSchema schema = new JsonSchema(message);
    JsonObject whole = new JsonObject();
    whole.addProperty(OF_A_FILE, DRAFT);
    whole.addProperty("title", message.getName());
    schema.define(message, false);
    JsonObject body = schema.definitions.remove(message.getName());
    body.asMap().forEach(whole::add);
    whole.getAsJsonObject("properties").add(OF_A_FILE, typed("string"));
    JsonObject definitions = new JsonObject();
    schema.definitions.forEach(definitions::add);
    whole.add("$defs", definitions);
    return whole;
  }

  /**
   * Defines a message and those that it holds.
   *
   * @param part whether it is laid over another one, so that nothing must be there: a run within a
   *     study or a sweep, and all that is in it
   */
  private void define(Descriptor message, boolean part) {
    if (definitions.containsKey(message.getName())) {
      return;
    }
    JsonObject object = new JsonObject();
    definitions.put(message.getName(), object);
    describe(object, comments.of(message));
    object.addProperty(TYPE, "object");
    JsonObject properties = new JsonObject();
    message.getFields().forEach(field -> properties.add(field.getName(), property(field, part)));
    object.add("properties", properties);
    object.addProperty("additionalProperties", false);
    List<FieldDescriptor> required =
        message.getFields().stream()
            .filter(field -> !part && field.getContainingOneof() == null && isRequired(field))
            .toList();
    if (!required.isEmpty()) {
      object.add("required", names(required));
    }
    JsonArray choices = new JsonArray();
    message.getRealOneofs().forEach(choice -> choices.add(choice(choice, part)));
    if (!choices.isEmpty()) {
      object.add("allOf", choices);
    }
  }

  /** One of the fields of a choice, or none where none need be. */
  private JsonObject choice(OneofDescriptor choice, boolean part) {
    JsonObject object = new JsonObject();
    describe(object, comments.of(choice));
    JsonArray ways = new JsonArray();
    choice.getFields().forEach(field -> ways.add(having(field)));
    if (part || choice.getFields().stream().noneMatch(JsonSchema::isRequired)) {
      JsonArray any = new JsonArray();
      choice.getFields().forEach(field -> any.add(having(field)));
      ways.add(object("not", object("anyOf", any)));
    }
    object.add("oneOf", ways);
    return object;
  }

  private static JsonObject having(FieldDescriptor field) {
    return object("required", names(List.of(field)));
  }

  private JsonObject property(FieldDescriptor field, boolean part) {
    JsonObject value = value(field, part);
    JsonObject property = field.isRepeated() ? typed("array") : value;
    if (field.isRepeated()) {
      property.add("items", value);
    }
    describe(property, comments.of(field));
    if (field.hasDefaultValue()) {
      property.add("default", primitive(field.getDefaultValue()));
    }
    return property;
  }

  private JsonObject value(FieldDescriptor field, boolean part) {
    JsonObject value =
        switch (field.getJavaType()) {
          case MESSAGE -> {
            Descriptor held = field.getMessageType();
            boolean isRun = held.equals(RunConfig.getDescriptor()) && !held.equals(root);
            define(held, part || isRun);
            yield reference(field.getMessageType().getName());
          }
          case ENUM -> {
            define(field.getEnumType());
            yield reference(field.getEnumType().getName());
          }
          case BOOLEAN -> typed("boolean");
          case INT -> typed("integer");
          // The JSON form of protobuf writes these as text, as some readers of JSON know no more
          // than 53 bits.
          case LONG -> {
            JsonArray types = new JsonArray();
            types.add("integer");
            types.add("string");
            JsonObject whole = object(TYPE, types);
            whole.addProperty("pattern", "^-?[0-9]+$");
            yield whole;
          }
          case FLOAT, DOUBLE -> typed("number");
          case STRING, BYTE_STRING -> typed("string");
        };
    if (field.getOptions().hasExtension(Constraint.range)) {
      bound(value, field.getOptions().getExtension(Constraint.range));
    }
    return value;
  }

  private static void bound(JsonObject value, Range range) {
    if (range.hasMin()) {
      value.add(range.getExclusiveMin() ? "exclusiveMinimum" : "minimum", number(range.getMin()));
    }
    if (range.hasMax()) {
      value.add(range.getExclusiveMax() ? "exclusiveMaximum" : "maximum", number(range.getMax()));
    }
  }

  /** Without a point where it needs none. */
  private static JsonPrimitive number(double bound) {
    return bound == (long) bound ? new JsonPrimitive((long) bound) : new JsonPrimitive(bound);
  }

  private void define(EnumDescriptor enumeration) {
    JsonObject object = typed("string");
    JsonArray values = new JsonArray();
    enumeration.getValues().forEach(value -> values.add(value.getName()));
    object.add("enum", values);
    describe(
        object,
        Stream.concat(
                Stream.of(comments.of(enumeration)),
                enumeration.getValues().stream().map(this::line))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n")));
    definitions.put(enumeration.getName(), object);
  }

  private String line(EnumValueDescriptor value) {
    String comment = comments.of(value);
    return comment.isEmpty() ? "" : value.getName() + ": " + comment;
  }

  private static boolean isRequired(FieldDescriptor field) {
    return field.getOptions().getExtension(Constraint.required);
  }

  private static JsonPrimitive primitive(Object value) {
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    return value instanceof Number number
        ? number(number.doubleValue())
        : new JsonPrimitive(value.toString());
  }

  private static void describe(JsonObject object, String comment) {
    if (!comment.isEmpty()) {
      object.addProperty(DESCRIPTION, comment);
    }
  }

  private static JsonObject reference(String name) {
    return object("$ref", new JsonPrimitive("#/$defs/" + name));
  }

  private static JsonObject typed(String type) {
    return object(TYPE, new JsonPrimitive(type));
  }

  private static JsonObject object(String key, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(key, value);
    return object;
  }

  private static JsonArray names(List<FieldDescriptor> fields) {
    JsonArray names = new JsonArray();
    fields.forEach(field -> names.add(field.getName()));
    return names;
  }
}

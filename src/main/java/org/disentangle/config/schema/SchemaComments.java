package org.disentangle.config.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The comments of the schema, which the compiler of messages keeps beside the generated classes: of
 * a message, a field, an enumeration, a value, each as one line; empty where there is none.
 *
 * @param ofPlaces by the file and the place in its descriptor, as {@code SourceCodeInfo} numbers it
 */
record SchemaComments(Map<Place, String> ofPlaces) {
  private static final String FILE = "schema.binpb";

  private record Place(String file, List<Integer> path) {}

  /** Copies the map. */
  SchemaComments {
    ofPlaces = Map.copyOf(ofPlaces);
  }

  /** Reads those of this program. */
  static SchemaComments read() {
    Map<Place, String> comments = new HashMap<>();
    try (InputStream in = SchemaComments.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the class path");
      }
      for (FileDescriptorProto file : FileDescriptorSet.parseFrom(in).getFileList()) {
        for (Location location : file.getSourceCodeInfo().getLocationList()) {
          comments.put(
              new Place(file.getName(), List.copyOf(location.getPathList())),
              location.getLeadingComments().strip().replaceAll("\\s*\n\\s*", " "));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SchemaComments(comments);
  }

  /** Of a message. */
  String of(Descriptor message) {
    return at(message.getFile().getName(), path(message));
  }

  /** Of a field. */
  String of(FieldDescriptor field) {
    return at(
        field.getFile().getName(),
        with(
            path(field.getContainingType()), DescriptorProto.FIELD_FIELD_NUMBER, field.getIndex()));
  }

  /** Of a choice among fields. */
  String of(OneofDescriptor choice) {
    return at(
        choice.getFile().getName(),
        with(
            path(choice.getContainingType()),
            DescriptorProto.ONEOF_DECL_FIELD_NUMBER,
            choice.getIndex()));
  }

  /** Of an enumeration. */
  String of(EnumDescriptor enumeration) {
    return at(enumeration.getFile().getName(), path(enumeration));
  }

  /** Of a value of an enumeration. */
  String of(EnumValueDescriptor value) {
    return at(
        value.getFile().getName(),
        with(path(value.getType()), EnumDescriptorProto.VALUE_FIELD_NUMBER, value.getIndex()));
  }

  private String at(String file, List<Integer> path) {
    return ofPlaces.getOrDefault(new Place(file, path), "");
  }

  private static List<Integer> path(Descriptor message) {
    return message.getContainingType() == null
        ? List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, message.getIndex())
        : with(
            path(message.getContainingType()),
            DescriptorProto.NESTED_TYPE_FIELD_NUMBER,
            message.getIndex());
  }

  private static List<Integer> path(EnumDescriptor enumeration) {
    return enumeration.getContainingType() == null
        ? List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, enumeration.getIndex())
        : with(
            path(enumeration.getContainingType()),
            DescriptorProto.ENUM_TYPE_FIELD_NUMBER,
            enumeration.getIndex());
  }

  private static List<Integer> with(List<Integer> path, int kind, int index) {
    return Stream.concat(path.stream(), Stream.of(kind, index)).toList();
  }
}

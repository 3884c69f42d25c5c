package org.disentangle.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.TextFormatParseInfoTree;
import com.google.protobuf.TextFormatParseLocation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.disentangle.UserErrorException;

/** The place of a part of a configuration in its file, for error messages. */
public final class Place {
  private final String file;
  private final int line;
  private final Optional<Message> message;

  /** The fields of a message and their places. */
  private record Message(Descriptor type, TextFormatParseInfoTree lines) {}

  private Place(String file, int line, Optional<Message> message) {
    this.file = file;
    this.line = line;
    this.message = message;
  }

  /** The place of a whole file. */
  public static Place of(String file, Descriptor type, TextFormatParseInfoTree lines) {
    return new Place(file, 1, Optional.of(new Message(type, lines)));
  }

  /**
   * The place of a field.
   *
   * @param field its name in the schema
   * @param index which of its values, from 0
   * @return where this value stands; of values in brackets, where their list begins; this place
   *     itself if the field is not there
   */
  public Place at(String field, int index) {
    if (message.isEmpty()) {
      return this;
    }
    TextFormatParseInfoTree lines = message.get().lines();
    FieldDescriptor descriptor = message.get().type().findFieldByName(field);
    // A list in brackets has one location for all of its values.
    List<TextFormatParseLocation> locations = lines.getLocations(descriptor);
    int found =
        locations.isEmpty()
            ? line
            : locations.get(Math.min(index, locations.size() - 1)).getLine() + 1;
    if (descriptor.getJavaType() != JavaType.MESSAGE) {
      return new Place(file, found, Optional.empty());
    }
    List<TextFormatParseInfoTree> nested = lines.getNestedTrees(descriptor);
    return new Place(
        file,
        found,
        index < nested.size()
            ? Optional.of(new Message(descriptor.getMessageType(), nested.get(index)))
            : Optional.empty());
  }

  /** The place of a field that has one value. */
  public Place at(String field) {
    return at(field, 0);
  }

  /** An exception about a fault at this place. */
  public UserErrorException fault(String sentence) {
    return new UserErrorException(this + ": " + sentence);
  }

  /**
   * Runs code that does not know this place, and adds the place to its error messages.
   *
   * @param prefix text between the place and the message, or empty
   * @throws UserErrorException with the place, if the code throws one
   */
  public <T> T within(String prefix, Supplier<T> something) {
    try {
      return something.get();
    } catch (UserErrorException e) {
      throw new UserErrorException(this + ": " + prefix + e.getMessage(), e);
    }
  }

  /** File and line, as in {@code configs/pgm/net1.textproto:12}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}

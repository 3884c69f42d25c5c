package org.disentangle.config;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Path;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/** Reads a configuration that is written as JSON, in the form that protobuf defines. */
final class ConfigurationJson {
  /** By this an editor finds the schema; it says nothing of the run. */
  private static final String SCHEMA = "$schema";

  private ConfigurationJson() {}

  /**
   * Reads a text into a message.
   *
   * @return {@code empty}, filled
   * @throws UserErrorException if the text is no JSON object, or has other fields or values than
   *     this message
   */
  static <B extends Message.Builder> B parse(Path file, String text, B empty) {
    try {
      JsonObject object = JsonParser.parseString(text).getAsJsonObject();
      object.remove(SCHEMA);
      JsonFormat.parser().merge(object.toString(), empty);
      return empty;
    } catch (InvalidProtocolBufferException | JsonParseException | IllegalStateException e) {
      throw FileErrorException.of(
          "%s is not a configuration as JSON: %s; see config schema --json"
              .formatted(file, String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
          e);
    }
  }
}

package org.disentangle.config;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormatParseInfoTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.disentangle.FileErrorException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;

/**
 * Reads protobuf text, or the same as JSON where a file's name ends in {@code .json}, refusing
 * unknown keys, and in text keys written twice.
 */
public final class ConfigurationText {
  /** The ending of a file that is read as JSON. */
  public static final String JSON = ".json";

  private ConfigurationText() {}

  /**
   * Reads a file into a message.
   *
   * @param empty the builder to fill
   * @return {@code empty}, filled
   * @throws UserErrorException if the file cannot be read, or with file, line and column if its
   *     text does not parse as this message
   */
  public static <B extends Message.Builder> B parse(Path file, B empty) {
    return parse(file, empty, TextFormatParseInfoTree.builder());
  }

  /**
   * Reads a file into a message and notes where each field stands.
   *
   * @param lines filled with the places
   * @throws UserErrorException as above
   */
  public static <B extends Message.Builder> B parse(
      Path file, B empty, TextFormatParseInfoTree.Builder lines) {
    String text = read(file);
    if (file.toString().endsWith(JSON)) {
      return ConfigurationJson.parse(file, text, empty);
    }
    TextFormat.Parser parser =
        TextFormat.Parser.newBuilder()
            .setSingularOverwritePolicy(
                TextFormat.Parser.SingularOverwritePolicy.FORBID_SINGULAR_OVERWRITES)
            .setParseInfoTreeBuilder(lines)
            .build();
    try {
      parser.merge(text, empty);
      return empty;
    } catch (TextFormat.ParseException e) {
      throw new ParseProblem(file, text, empty.getDescriptorForType(), e).toUserError();
    }
  }

  private static String read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new FileErrorException(file + " is a folder; give one configuration file");
      }
      FileKind.of(file)
          .ifPresent(
              kind -> {
                throw kind.refusal(file, "a configuration", "a configuration is protobuf text");
              });
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw FileErrorException.of(
          "there is no configuration file " + file + "; see configs/ for examples", e);
    } catch (AccessDeniedException e) {
      throw FileErrorException.of("no right to read the configuration file " + file, e);
    } catch (CharacterCodingException e) {
      throw FileErrorException.of(file + " is not UTF-8 text; a configuration is protobuf text", e);
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read the configuration file " + file + ": " + e.getMessage(), e);
    }
  }
}

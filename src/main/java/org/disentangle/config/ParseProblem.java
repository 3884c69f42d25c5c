package org.disentangle.config;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.TextFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.FileErrorException;
import org.disentangle.NearestNames;
import org.disentangle.UserErrorException;

/** Translates an error of protobuf's text parser into a message of this program. */
record ParseProblem(Path file, String text, Descriptor root, TextFormat.ParseException cause) {
  // The forms below are those of protobuf-java's TextFormat; ConfigurationsTest pins each.
  private static final Pattern UNKNOWN_KEY =
      Pattern.compile("^(\\d+):(\\d+):\t(\\S+)\\.([^.\\s]+)$", Pattern.MULTILINE);
  private static final Pattern UNKNOWN_VALUE =
      Pattern.compile("Enum type \"(\\S+)\" has no value named \"(.*)\"");
  private static final Map<Pattern, String> REPHRASED =
      Map.of(
          Pattern.compile("Couldn't parse integer: For input string: \"((\\d+)\\.0*)\""),
          "expected a whole number but found $1: write $2",
          Pattern.compile("Couldn't parse integer: For input string: \"(?!\\d+\\.0*\")(.*)\""),
          "expected a whole number but found $1",
          Pattern.compile("Couldn't parse number: For input string: \"(.*)\""),
          "expected a number but found $1",
          Pattern.compile(
              "Couldn't parse integer: Number out of range for (\\d+)-bit signed integer: (.*)"),
          "$2 does not fit in a whole number of $1 bits",
          Pattern.compile("Non-repeated field \"(?:.*\\.)?(\\w+)\\.(\\w+)\" cannot be overwritten"),
          "the key \"$2\" stands twice in $1; keep one",
          Pattern.compile(
              "Field \"(?:.*\\.)?(\\w+)\\.(\\w+)\" is specified along with field"
                  + " \".*\\.(\\w+)\", another member of oneof \"\\w+\""),
          "\"$2\" and \"$3\" of $1 exclude each other; keep one",
          Pattern.compile("Expected identifier\\. Found '(.*)'"),
          "expected a key but found $1",
          Pattern.compile("Expected string"),
          "expected text in quotes");

  private static final List<Kind> KINDS =
      List.of(
          new Kind(RunConfig.getDescriptor(), "one run", "run it with: disentangle train "),
          new Kind(StudyConfig.getDescriptor(), "a study", "run it with: disentangle study "),
          new Kind(
              InquiryConfig.getDescriptor(),
              "an inquiry",
              "answer it with: disentangle pgm report "),
          new Kind(SweepConfig.getDescriptor(), "a sweep", "run it with: disentangle sweep "));

  UserErrorException toUserError() {
    Matcher unknownKey = UNKNOWN_KEY.matcher(cause.getMessage());
    if (unknownKey.find()) {
      return hintOfOtherKind()
          .orElseGet(
              () ->
                  at(
                      Integer.parseInt(unknownKey.group(1)),
                      Integer.parseInt(unknownKey.group(2)),
                      unknownKey(message(unknownKey.group(3)), unknownKey.group(4))));
    }
    return at(cause.getLine(), cause.getColumn(), sentence(description()));
  }

  private UserErrorException at(int line, int column, String sentence) {
    return FileErrorException.of(file + ":" + line + ":" + column + ": " + sentence, cause);
  }

  private static String unknownKey(Descriptor message, String key) {
    List<String> known = message.getFields().stream().map(FieldDescriptor::getName).toList();
    return "unknown key \"" + key + "\" in " + message.getName() + suggestion(key, known);
  }

  private String sentence(String description) {
    Matcher unknownValue = UNKNOWN_VALUE.matcher(description);
    if (unknownValue.find()) {
      String name = unknownValue.group(1);
      EnumDescriptor type = inFiles(file -> enumeration(file, name));
      String value = unknownValue.group(2);
      List<String> known = type.getValues().stream().map(EnumValueDescriptor::getName).toList();
      return "unknown value \"" + value + "\" of " + type.getName() + suggestion(value, known);
    }
    String fault = rephrased(description);
    return fault
        + sourceLine().map(line -> "; the line reads: " + line).orElse("; the file ends here");
  }

  private static String rephrased(String description) {
    for (Map.Entry<Pattern, String> each : REPHRASED.entrySet()) {
      Matcher matcher = each.getKey().matcher(description);
      if (matcher.matches()) {
        return matcher.replaceFirst(each.getValue());
      }
    }
    return uncapitalized(description);
  }

  private String description() {
    String message = cause.getMessage();
    String position = cause.getLine() + ":" + cause.getColumn() + ": ";
    String description =
        message.startsWith(position) ? message.substring(position.length()) : message;
    return description.endsWith(".")
        ? description.substring(0, description.length() - 1)
        : description;
  }

  private Optional<String> sourceLine() {
    return text.lines()
        .skip(Math.max(0, cause.getLine() - 1))
        .findFirst()
        .map(String::strip)
        .filter(line -> !line.isEmpty());
  }

  /** A hint if the file is of another kind, recognised by a key that only that kind has. */
  private Optional<UserErrorException> hintOfOtherKind() {
    List<String> unknown =
        UNKNOWN_KEY
            .matcher(cause.getMessage())
            .results()
            .filter(key -> key.group(3).equals(root.getFullName()))
            .map(key -> key.group(4))
            .toList();
    return KINDS.stream()
        .filter(kind -> kind.type().equals(root))
        .flatMap(
            wanted ->
                KINDS.stream()
                    .filter(kind -> !kind.equals(wanted) && kind.hasAnyOf(unknown))
                    .map(found -> otherKind(found, wanted)))
        .findFirst();
  }

  private UserErrorException otherKind(Kind found, Kind wanted) {
    return FileErrorException.of(
        file
            + " describes "
            + found.what()
            + ", not "
            + wanted.what()
            + "; "
            + found.advice()
            + file,
        cause);
  }

  /** The kinds of configuration files, and what to do with each. */
  private record Kind(Descriptor type, String what, String advice) {
    boolean hasAnyOf(List<String> keys) {
      return keys.stream().anyMatch(key -> type.findFieldByName(key) != null);
    }
  }

  /** The probable spelling of a word, or all possible words; begins with a semicolon. */
  static String suggestion(String word, List<String> known) {
    String nearest = NearestNames.of(word, known, 1).get(0);
    return NearestNames.isSlip(word, nearest)
        ? "; did you mean \"" + nearest + "\"?"
        : "; known are " + String.join(", ", known);
  }

  private Descriptor message(String fullName) {
    return inFiles(file -> file.findMessageTypeByName(simpleName(fullName)));
  }

  /**
   * Searches the schema of the file and the schemas that it imports, and those that they import.
   */
  private <T> T inFiles(Function<FileDescriptor, T> find) {
    return withImports(root.getFile()).map(find).filter(Objects::nonNull).findFirst().orElseThrow();
  }

  private static Stream<FileDescriptor> withImports(FileDescriptor file) {
    return Stream.concat(
        Stream.of(file), file.getDependencies().stream().flatMap(ParseProblem::withImports));
  }

  /** An enumeration of a file, or of a message in it; null if it has none of that name. */
  private static EnumDescriptor enumeration(FileDescriptor file, String fullName) {
    return Stream.concat(
            file.getEnumTypes().stream(),
            file.getMessageTypes().stream().flatMap(message -> message.getEnumTypes().stream()))
        .filter(each -> each.getFullName().equals(fullName))
        .findFirst()
        .orElse(null);
  }

  private static String simpleName(String fullName) {
    return fullName.substring(fullName.lastIndexOf('.') + 1);
  }

  private static String uncapitalized(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}

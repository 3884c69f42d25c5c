package org.disentangle.cli.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.config.InquiryConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.StudyConfig;
import org.disentangle.config.SweepConfig;
import org.disentangle.config.schema.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code config schema}: what a configuration may hold. */
@Command(
    name = "schema",
    description = {
      "Prints every field that a configuration may have, with its type, range, default and meaning.",
      "With --json as a JSON schema (draft 2020-12), by which an editor completes and checks a"
          + " configuration that is written as JSON; every verb reads such a file, whose name ends in"
          + " .json, as it reads protobuf text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle config schema",
      "  disentangle config schema --json > run.schema.json",
      "  disentangle config schema sweep --json"
    })
final class ConfigSchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      defaultValue = "run",
      description =
          "Of a run, a study, a sweep or an inquiry, which pgm report reads (default:"
              + " ${DEFAULT-VALUE}).")
  private Kind kind;

  /** What there are configurations of. */
  private enum Kind {
    RUN,
    STUDY,
    SWEEP,
    INQUIRY
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    JsonObject schema = JsonSchema.of(message());
    json.print(out, () -> schema, () -> print(out, schema));
    return ExitCode.OK;
  }

  private Descriptor message() {
    return switch (kind) {
      case RUN -> RunConfig.getDescriptor();
      case STUDY -> StudyConfig.getDescriptor();
      case SWEEP -> SweepConfig.getDescriptor();
      case INQUIRY -> InquiryConfig.getDescriptor();
    };
  }

  /** The message itself, then those that its fields hold, by their names. */
  private static void print(PrintWriter out, JsonObject schema) {
    print(out, schema.get("title").getAsString(), schema);
    schema
        .getAsJsonObject("$defs")
        .asMap()
        .forEach((name, definition) -> print(out, name, definition.getAsJsonObject()));
  }

  private static void print(PrintWriter out, String name, JsonObject definition) {
    out.println(name);
    say(out, "  ", definition);
    if (definition.has("properties")) {
      Map<String, JsonElement> properties =
          new LinkedHashMap<>(definition.getAsJsonObject("properties").asMap());
      properties.remove(JsonSchema.OF_A_FILE);
      properties.forEach(
          (field, property) -> {
            out.println("  " + field + ": " + what(property.getAsJsonObject()));
            say(out, "      ", property.getAsJsonObject());
          });
    }
    out.println();
  }

  private static void say(PrintWriter out, String indent, JsonObject object) {
    if (object.has("description")) {
      object.get("description").getAsString().lines().forEach(line -> out.println(indent + line));
    }
  }

  /** Its type, or the message's name, its range and its default. */
  private static String what(JsonObject property) {
    JsonObject value = property.has("items") ? property.getAsJsonObject("items") : property;
    String type =
        value.has("$ref")
            ? value.get("$ref").getAsString().replaceFirst(".*/", "")
            : value.get("type").isJsonArray() ? "integer" : value.get("type").getAsString();
    return Stream.of(
            property.has("items") ? "any number of " + type : type,
            bound(value, "minimum", "at least "),
            bound(value, "exclusiveMinimum", "greater than "),
            bound(value, "maximum", "at most "),
            bound(value, "exclusiveMaximum", "less than "),
            bound(property, "default", "default "))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String bound(JsonObject object, String key, String words) {
    return object.has(key) ? words + object.get(key).getAsString() : "";
  }
}

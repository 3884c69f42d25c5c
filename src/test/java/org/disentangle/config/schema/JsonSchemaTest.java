package org.disentangle.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.InquiryConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.StudyConfig;
import org.disentangle.config.SweepConfig;
import org.disentangle.config.sweep.SweepPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON schema, held to configurations by another program's validator. */
class JsonSchemaTest {
  private static final Path EXAMPLES = Path.of("configs");
  private static final Map<Descriptor, Registered> KNOWN = new HashMap<>();

  @TempDir private Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".textproto")).sorted().toList();
    }
  }

  static Stream<Path> runs() throws IOException {
    return examples().stream().filter(file -> kind(file) instanceof RunConfig.Builder);
  }

  private static Message.Builder kind(Path file) {
    String text = read(file);
    if (file.startsWith(EXAMPLES.resolve("pgm"))) {
      return InquiryConfig.newBuilder();
    }
    if (text.lines().anyMatch(line -> line.startsWith("trial"))) {
      return StudyConfig.newBuilder();
    }
    return text.lines().anyMatch(line -> line.startsWith("base"))
        ? SweepConfig.newBuilder()
        : RunConfig.newBuilder();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String json(Message message) throws IOException {
    return JsonFormat.printer().preservingProtoFieldNames().print(message);
  }

  /** The schema of a kind of message, which is itself held to that of the draft, once. */
  private record Registered(Validator validator, URI schema) {
    static Registered of(Descriptor kind) {
      Validator validator =
          new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
      return new Registered(validator, validator.registerSchema(JsonSchema.of(kind).toString()));
    }
  }

  private static Validator.Result validate(Descriptor kind, String json) {
    Registered known = KNOWN.computeIfAbsent(kind, Registered::of);
    return known.validator().validate(known.schema(), json);
  }

  private static void assertValid(Message message) throws IOException {
    Validator.Result result = validate(message.getDescriptorForType(), json(message));
    assertTrue(
        result.isValid(),
        () ->
            result.getErrors().stream()
                .map(each -> each.getInstanceLocation() + ": " + each.getError())
                .toList()
                .toString());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsAsTheSchemaSays(Path file) throws IOException {
    Message.Builder message = kind(file);
    TextFormat.merge(read(file), message);
    assertValid(message.build());
  }

  /** With every default written out. */
  @ParameterizedTest
  @MethodSource("runs")
  void soIsEveryRunAsItIsResolved(Path file) throws IOException {
    assertValid(Configurations.readRun(file));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunIsTheSameInEitherForm(Path file) throws IOException {
    RunConfig.Builder raw = RunConfig.newBuilder();
    TextFormat.merge(read(file), raw);
    Path written = folder.resolve("same.json");
    Files.writeString(
        written, json(raw.build()).replaceFirst("\\{", "{\n  \"\\$schema\": \"run.json\","));
    assertEquals(
        Configurations.readRun(file).toBuilder().clearName().build(),
        Configurations.readRun(written).toBuilder().clearName().build());
  }

  @Test
  void aSweepIsTheSameInEitherForm() throws IOException {
    Path file = EXAMPLES.resolve("sweep.textproto");
    SweepConfig.Builder raw = SweepConfig.newBuilder();
    TextFormat.merge(read(file), raw);
    raw.setName("sweep");
    for (var base : raw.getBaseBuilderList()) {
      base.setConfig(EXAMPLES.resolve(base.getConfig()).toAbsolutePath().toString());
    }
    Path written = Files.writeString(folder.resolve("sweep.json"), json(raw.build()));
    assertEquals(SweepPlan.read(file).trials(), SweepPlan.read(written).trials());
  }

  @Test
  void anInquiryIsReadAsJson() throws IOException {
    Path file = EXAMPLES.resolve("pgm/student.textproto");
    InquiryConfig.Builder raw = InquiryConfig.newBuilder();
    TextFormat.merge(read(file), raw);
    raw.setName("pgm-student");
    Path written = Files.writeString(folder.resolve("student.json"), json(raw.build()));
    assertEquals(
        Configurations.readInquiry(file).inquiry(), Configurations.readInquiry(written).inquiry());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'beta_vae': {}}                                  | true",
        "{'beta_vae': {}, 'seed': '12'}                    | true",
        "{'beta_vae': {}, 'seed': 'twelve'}                | false",
        "{'beta_vae': {}, 'seed': -1}                      | false",
        "{'beta_vae': {'betaa': 4}}                        | false",
        "{'beta_vae': {}, 'vq_vae': {}}                    | false",
        "{}                                                | false",
        "{'beta_vae': {}, 'precision': 'MIXED_FLOAT16'}    | true",
        "{'beta_vae': {}, 'precision': 'FLOAT8'}           | false",
        "{'beta_vae': {}, 'network': {'dropout': 0.5}}     | true",
        "{'beta_vae': {}, 'network': {'dropout': 1}}       | false",
        "{'beta_vae': {}, 'network': {'latent_dimension': 1.5}} | false",
        "{'beta_vae': {}, 'data': {'folder': {}}}          | false",
        "{'beta_vae': {}, 'data': {'folder': {'path': 'a'}, 'archive': 'b'}} | false",
      })
  void whatIsWrongIsRefused(String json, boolean right) {
    String text = json.replace('\'', '"');
    assertEquals(right, validate(RunConfig.getDescriptor(), text).isValid(), text);
  }

  /** What is laid over another run need not be whole; what is wrong in it is wrong there too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'seed': 1}                                       | true",
        "{'data': {'folder': {}}}                          | true",
        "{'seed': -1}                                      | false",
        "{'beta_vae': {}, 'vq_vae': {}}                    | false",
      })
  void aRunInAStudyMayBeAPart(String override, boolean right) {
    String text = "{\"trial\": [{\"override\": " + override.replace('\'', '"') + "}]}";
    assertEquals(right, validate(StudyConfig.getDescriptor(), text).isValid(), text);
  }

  @Test
  void commentsDefaultsAndRangesAreThere() {
    JsonObject schema = JsonSchema.of(RunConfig.getDescriptor());
    JsonObject seed = schema.getAsJsonObject("properties").getAsJsonObject("seed");
    assertTrue(
        seed.get("description")
            .getAsString()
            .startsWith("Everything random in the run is a function of this number: split,"),
        seed.toString());
    assertEquals(0, seed.get("default").getAsLong());
    assertEquals(0, seed.get("minimum").getAsLong());
    JsonObject precision = schema.getAsJsonObject("$defs").getAsJsonObject("Precision");
    assertTrue(
        precision.get("description").getAsString().contains("MIXED_FLOAT16: Convolutions"),
        precision.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'beta_vae': {'betaa': 4}} | betaa",
        "{'beta_vae': {'beta': 'four'}} | four",
        "[1] | Not a JSON Object",
        "{'beta_vae': | End of input",
      })
  void aMistakeInJsonIsOneSentence(String json, String named) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.json"), json.replace('\'', '"'));
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> Configurations.readRun(file));
    assertTrue(refused.getMessage().startsWith(file + " is not a configuration as JSON: "));
    assertTrue(refused.getMessage().contains(named), refused.getMessage());
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
  }
}

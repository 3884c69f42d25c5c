package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.cli.terminal.Remarks;
import org.disentangle.cli.terminal.ShellWords;
import org.disentangle.data.source.SquareArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What verbs say beside their results, and to other programs. */
class QuietTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeImages() {
    SquareArchive.write(folder.resolve("squares.npz"));
  }

  private int run(String... arguments) {
    String[] words =
        Stream.of(arguments)
            .map(word -> word.replace("FOLDER", folder.toString()))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  static List<CommandSpec> verbs() {
    return below(new CommandLine(new DisentangleCommand()).getCommandSpec()).toList();
  }

  private static Stream<CommandSpec> below(CommandSpec spec) {
    return spec.subcommands().isEmpty()
        ? Stream.of(spec)
        : spec.subcommands().values().stream().flatMap(each -> below(each.getCommandSpec()));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbCanBeQuiet(CommandSpec verb) {
    assertTrue(verb.optionsMap().containsKey(Remarks.QUIET), verb.qualifiedName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data convert FOLDER/squares.npz --out FOLDER/out.npz",
        "data sheet FOLDER/squares.npz --out FOLDER/out.png",
        "pgm report configs/pgm/net1.textproto --out FOLDER/out",
      })
  void aQuietVerbSaysOneLine(String line) {
    assertEquals(0, run((line + " --quiet").split(" ", -1)), err.toString());
    assertEquals("", err.toString());
    assertEquals(1, out.toString().lines().count(), out.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run(line.replace("FOLDER/out", "FOLDER/more").split(" ", -1)), err.toString());
    assertTrue(err.toString().lines().anyMatch(each -> each.startsWith("next: ")), err.toString());
  }

  @Test
  void anErrorIsSaidInAnyCase() {
    assertEquals(2, run("data", "info", "FOLDER/none.npz", "--quiet"));
    assertTrue(err.toString().contains("none.npz does not exist"), err.toString());
  }

  @Test
  void quietAndVerboseAreRefused() {
    assertEquals(2, run("doctor", "--quiet", "--verbose"));
    assertTrue(err.toString().contains("--quiet and --verbose"), err.toString());
  }

  @Test
  void imagesAreDescribedToOtherPrograms() {
    assertEquals(0, run("data", "info", "FOLDER/squares.npz", "--json"), err.toString());
    JsonObject found = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(768, found.get("images").getAsInt());
    assertEquals(64, found.get("height").getAsInt());
    assertEquals(6, found.getAsJsonArray("factors").size());
    assertEquals(
        "shape",
        found.getAsJsonArray("factors").get(1).getAsJsonObject().get("factor").getAsString());
  }

  @Test
  void layersAreDescribedToOtherPrograms() {
    assertEquals(0, run("describe", "configs/seed/beta-1.textproto", "--json"), err.toString());
    JsonObject found = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals("seed-beta-1", found.get("run").getAsString());
    JsonObject encoder = found.getAsJsonArray("networks").get(0).getAsJsonObject();
    assertEquals("encoder", encoder.get("name").getAsString());
    JsonObject layer = encoder.getAsJsonArray("layers").get(0).getAsJsonObject();
    assertEquals(3, layer.getAsJsonArray("output_shape").size(), layer.toString());
  }

  @Test
  void aModelIsDescribedToOtherPrograms() {
    assertEquals(0, run("inspect", "saved_models/example", "--json"), err.toString());
    JsonObject found = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals("example", found.getAsJsonObject("record").get("run").getAsString());
    assertEquals(
        "[-1,64,64,1]",
        found
            .getAsJsonObject("signatures")
            .getAsJsonObject("encode")
            .getAsJsonObject("inputs")
            .getAsJsonObject("images")
            .getAsJsonArray("shape")
            .toString());
  }

  @Test
  void anAnswerIsGivenToOtherPrograms() {
    assertEquals(
        0,
        run("pgm", "query", "configs/pgm/asia.bif", "lung | smoke=yes", "--json"),
        err.toString());
    JsonObject found = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(1, found.getAsJsonObject("tables").size(), out.toString());
    assertTrue(out.toString().contains("0.1"), out.toString());
  }

  @Test
  void aVerdictIsGivenToOtherPrograms() {
    assertEquals(0, run("pgm", "chordal", "configs/pgm/square.txt", "--json"), err.toString());
    JsonObject found = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(false, found.get("holds").getAsBoolean());
  }

  @Test
  void ofASweepOnlyTheDryRunIsATable() {
    assertEquals(2, run("sweep", "configs/sweep.textproto", "--json"));
    assertTrue(err.toString().contains("--dry-run"), err.toString());
  }

  static Stream<NextStep> commands() {
    Path path = Path.of("with a blank", "it's");
    return Stream.of(
        NextStep.afterTraining(path, Optional.empty()),
        NextStep.afterTraining(path, Optional.of(path)),
        NextStep.afterInspection(path),
        NextStep.afterConfiguration(path),
        NextStep.afterDescription(path),
        NextStep.afterImages(path),
        NextStep.afterSummary(List.of(path.toString())),
        NextStep.afterSummary(List.of()),
        NextStep.afterDryRun(path),
        NextStep.afterDoctor());
  }

  /** As a shell would read it. */
  @ParameterizedTest
  @MethodSource("commands")
  void whatIsToBeDoneNextIsACommand(NextStep next) {
    String line = next.sentence().replaceFirst("^disentangle ", "");
    String path = ShellWords.line(List.of(Path.of("with a blank", "it's").toString()));
    String[] words = line.replace(path, "PATH").split(" ", -1);
    new CommandLine(new DisentangleCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(words);
  }
}

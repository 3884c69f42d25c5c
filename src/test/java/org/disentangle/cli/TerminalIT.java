package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.process.TerminalScreen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees: the whole program on a terminal, whose screen is made again. */
@EnabledOnOs(OS.LINUX)
class TerminalIT {
  /** Of util-linux: runs a command on a terminal of its own. */
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private static final int WIDTH = 240;
  private static final int HEIGHT = 40;

  @TempDir private Path folder;

  @BeforeEach
  void aTerminalCanBeHad() {
    assumeTrue(Files.isExecutable(SCRIPT), SCRIPT + " of util-linux is not there");
  }

  @Test
  void aTrainingLeavesItsResultWhole() throws Exception {
    Path model = trained();
    assertTrue(Files.exists(model), model.toString());
  }

  /** Minutes, for figures that others look at. */
  @Test
  @Tag("slow")
  void analysisAndReportLeaveTheirResultsWhole() throws Exception {
    Path model = trained();
    String reports = "--reports-dir=" + folder.resolve("reports");
    Path report = folder.resolve("reports").resolve(TinyTraining.RUN);
    String result = "report: " + report.resolve("index.html");
    assertLast(
        result,
        rows(
            "analyze",
            model.toString(),
            reports,
            "--data=" + folder.resolve("squares.npz"),
            "--samples=500",
            "--likelihood-images=0"));
    assertLast(result, rows("report", report.toString()));
  }

  private Path trained() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 120, 0);
    Path models = training.models("models");
    List<String> trained =
        rows(
            "train",
            training.configuration().toString(),
            "--models-dir=" + models,
            "--device=cpu",
            "--threads=1");
    Path model = models.resolve(TinyTraining.RUN).resolve("1");
    assertLast("SavedModel: " + model, trained);
    assertBar(TinyTraining.RUN, trained);
    return model;
  }

  @Test
  void aSweepLeavesItsResultsWhole() throws Exception {
    TinySweep sweep = TinySweep.in(folder, 60, List.of(1.0), List.of(0.0, 1.0));
    Path reports = folder.resolve("reports");
    List<String> rows =
        rows("sweep", sweep.configuration().toString(), "--device=cpu", "--reports-dir=" + reports);
    Path page = reports.resolve(TinySweep.NAME).resolve("index.html");
    assertLast("report: " + page, rows);
    assertTrue(rows.get(rows.size() - 3).startsWith("best by "), () -> join(rows));
    assertBar(TinySweep.NAME, rows);
  }

  /** Two bars side by side while trials train, then those of the analysis. */
  @Test
  void aStudyLeavesItsResultsWhole() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 120, 0);
    Path study = folder.resolve("pair.textproto");
    Files.writeString(
        study,
        """
        parallel: 2
        analysis { samples: 200 test_samples: 100 permutations: 0 resamples: 0 likelihood_images: 0 }
        trial { config: "squares.textproto" override { name: "one" } }
        trial { config: "squares.textproto" override { name: "other" seed: 4 } }
        """);
    Path reports = folder.resolve("reports");
    List<String> rows =
        rows(
            "study",
            study.toString(),
            "--device=cpu",
            "--models-dir=" + training.models("models"),
            "--reports-dir=" + reports);
    assertLast("report: " + reports.resolve("pair").resolve("index.html"), rows);
    assertBar("one", rows);
    assertBar("other", rows);
  }

  @Test
  void drawingImagesLeavesItsResultWhole() throws Exception {
    Path target = folder.resolve("few.npz");
    assertLast(
        target + ": 10 images",
        rows("data", "render", "--out=" + target, "--samples=10", "--data-dir=" + folder));
  }

  @Test
  void helpIsAsWideAsTheTerminal() throws Exception {
    List<String> rows = rows("sweep", "--help");
    assertTrue(rows.stream().anyMatch(row -> row.length() > WIDTH / 2), () -> join(rows));
  }

  /** The result, and behind it what to do next. */
  private static void assertLast(String result, List<String> rows) {
    assertEquals(result, rows.get(rows.size() - 2), () -> join(rows));
    assertTrue(rows.get(rows.size() - 1).startsWith("next: "), () -> join(rows));
  }

  /** It stays, complete, once. */
  private static void assertBar(String name, List<String> rows) {
    assertEquals(
        1,
        rows.stream().filter(row -> row.startsWith(name + " ") && row.contains("100%")).count(),
        () -> join(rows));
    assertEquals(
        1, rows.stream().filter(row -> row.startsWith(name + " ")).count(), () -> join(rows));
  }

  private static String join(List<String> rows) {
    return String.join("\n", rows);
  }

  /** The rows of the screen, but for empty ones, when the program has ended well. */
  private List<String> rows(String... arguments) throws IOException, InterruptedException {
    String command =
        "stty cols %d rows %d; exec %s"
            .formatted(
                WIDTH,
                HEIGHT,
                Stream.concat(ChildProgram.line().stream(), Arrays.stream(arguments))
                    .map(word -> "'" + word.replace("'", "'\\''") + "'")
                    .collect(Collectors.joining(" ")));
    List<String> line =
        List.of("env", "TERM=xterm", SCRIPT.toString(), "-qefc", command, "/dev/null");
    try (ChildProgram program = ChildProgram.of(folder.resolve("screen"), line)) {
      assertEquals(0, program.exitStatus(), program.said());
      return new TerminalScreen(WIDTH, HEIGHT)
          .show(program.said()).rows().stream().filter(row -> !row.isBlank()).toList();
    }
  }
}

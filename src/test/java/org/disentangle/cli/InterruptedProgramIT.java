package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole program is sent signals, is started twice, and meets a full disk. */
@EnabledOnOs(OS.LINUX)
class InterruptedProgramIT {
  private static final long SIGINT_BIT = 1 << 1;

  @TempDir private Path folder;

  /** A shell that starts something in the background lets it ignore Ctrl-C, and all below it. */
  private static boolean ignoresInterrupts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).strip())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT_BIT) != 0);
  }

  @Test
  void aTrainingEndsAtTheNextStepAndSaysHowToGoOn() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 1_000_000, 10);
    try (ChildProgram child = training.start("models")) {
      child.await(() -> training.newestCheckpoint("models").isPresent());

      // Meanwhile nobody else may train the same run.
      try (ChildProgram second =
          ChildProgram.start(folder.resolve("second.out"), training.arguments("models"))) {
        assertEquals(2, second.exitStatus(), second.said());
        assertTrue(
            second
                .said()
                .contains(
                    training.models("models").resolve("squares")
                        + " is in use by another run of this program (process "
                        + child.pid()
                        + ")"),
            second.said());
      }

      child.signal("TERM");
      assertEquals(143, child.exitStatus(), child.said());
      long step = training.newestCheckpoint("models").orElseThrow();
      assertTrue(child.said().contains("interrupted at step " + step), child.said());
      assertTrue(
          child
              .said()
              .contains(
                  "go on with: disentangle "
                      + String.join(" ", training.arguments("models"))
                      + " --resume"),
          child.said());
      assertFalse(Files.exists(training.models("models").resolve("squares/1")));
    }
  }

  /** Two processes pack the images of one archive, and both train on them. */
  @Test
  void twoTrainingsSideBySideDoNotMindEachOther() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 20, 5);
    try (ChildProgram one = training.start("one");
        ChildProgram other = training.start("other")) {
      assertEquals(0, one.exitStatus(), one.said());
      assertEquals(0, other.exitStatus(), other.said());
    }
    Path first = training.models("one").resolve("squares/1");
    Path second = training.models("other").resolve("squares/1");
    assertEquals(Optional.empty(), TinyTraining.difference(first, second));
    assertEquals(
        List.of("squares.npz", "squares.npz.images"),
        TinyTraining.names(folder).stream().filter(name -> name.contains("npz")).toList());
  }

  @Test
  void aStudyPassesTheSignalOnAndIsGoneOnWith() throws Exception {
    assumeFalse(ignoresInterrupts(), "SIGINT is ignored by whoever started these tests");
    TinyTraining training = TinyTraining.in(folder, 300, 5);
    Path study = folder.resolve("pair.textproto");
    Files.writeString(
        study,
        """
        parallel: 1
        analysis { samples: 200 test_samples: 200 permutations: 0 resamples: 0 likelihood_images: 0 }
        trial { config: "squares.textproto" override { name: "short" loop { steps: 20 } } }
        trial { config: "squares.textproto" }
        """);
    String models = training.models("models").toString();
    String reports = folder.resolve("reports").toString();
    String[] arguments = {
      "study", study.toString(), "--models-dir", models, "--reports-dir", reports, "--device", "cpu"
    };

    // To the study alone, as kill and service managers do.
    try (ChildProgram child = ChildProgram.start(folder.resolve("1.out"), arguments)) {
      interruptTheLongTrial(training, child, 0, false);
      assertTrue(
          child
              .said()
              .contains("go on with: disentangle " + String.join(" ", arguments) + " --resume"),
          child.said());
    }
    long first = training.newestCheckpoint("models").orElseThrow();

    List<String> resuming = new ArrayList<>(List.of(arguments));
    resuming.add("--resume");
    // To the whole group of processes, as a terminal does.
    List<String> ownGroup = new ArrayList<>(List.of("setsid"));
    ownGroup.addAll(ChildProgram.line(resuming.toArray(String[]::new)));
    try (ChildProgram child = ChildProgram.of(folder.resolve("2.out"), ownGroup)) {
      interruptTheLongTrial(training, child, first, true);
      assertTrue(child.said().contains("short was trained by this configuration"), child.said());
    }

    try (ChildProgram child =
        ChildProgram.start(folder.resolve("3.out"), resuming.toArray(String[]::new))) {
      assertEquals(0, child.exitStatus(), child.said());
      assertTrue(child.said().contains("squares has no export; it is trained"), child.said());
    }
    assertTrue(
        Files.readString(Path.of(models, ".logs", "squares.log")).contains("squares goes on from"));
    TinyTraining.assertFinished(Path.of(models, "short"));
    TinyTraining.assertFinished(Path.of(models, "squares"));
    assertTrue(Files.exists(Path.of(reports, "pair", "index.html")));
  }

  private static void interruptTheLongTrial(
      TinyTraining training, ChildProgram study, long before, boolean wholeGroup) throws Exception {
    study.await(() -> training.newestCheckpoint("models").orElse(0) > before);
    List<ProcessHandle> trials = study.children();
    assertFalse(trials.isEmpty());
    ChildProgram.signal("INT", wholeGroup ? -study.pid() : study.pid());
    assertEquals(130, study.exitStatus(), study.said());
    trials.forEach(trial -> assertFalse(trial.isAlive()));
    String log = Files.readString(training.models("models").resolve(".logs/squares.log"));
    assertTrue(log.contains("disentangle: interrupted at step"), log);
  }

  /** A limit on the size of files is what a full disk is: some writes fail, small ones do not. */
  @Test
  void aFullDiskIsASentenceAndHarmsNothing() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 20, 5);
    RunConfig.Builder run = Configurations.readRun(training.configuration()).toBuilder();
    run.getNetworkBuilder().getEncoderBuilder().clearHiddenUnits().addHiddenUnits(512);
    Files.writeString(training.configuration(), Configurations.print(run.build()));
    Path earlier = training.undisturbed("models");
    List<String> before = TinyTraining.names(earlier);

    List<String> limited =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f 400; exec \"$@\"", "-"));
    limited.addAll(ChildProgram.line(training.arguments("models")));
    try (ChildProgram child = ChildProgram.of(folder.resolve("full.out"), limited)) {
      assertEquals(2, child.exitStatus(), child.said());
      Path squares = training.models("models").resolve("squares");
      assertTrue(
          child
              .said()
              .contains(
                  "no checkpoint at step 5: cannot write "
                      + squares.resolve(".checkpoints/5.checkpoint")
                      + ": File too large; nothing was changed there"),
          child.said());
      assertTrue(
          child.said().contains("disentangle: cannot write " + squares.resolve("2")), child.said());
      TinyTraining.assertFinished(squares);
      assertEquals(before, TinyTraining.names(earlier));
    }
  }
}

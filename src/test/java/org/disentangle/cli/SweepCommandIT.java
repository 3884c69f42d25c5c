package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disentangle.config.TrialTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps as a user starts them. */
class SweepCommandIT {
  @TempDir private Path folder;

  /** Killed in the middle with all its trials, then started again: as if nothing had happened. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSweepThatWasKilledGoesOnAndEndsAsOneThatWasNot() throws Exception {
    TinySweep sweep = TinySweep.in(folder, 100, List.of(1.0, 2.0, 4.0), List.of(0.0));
    List<TrialTask> trials = sweep.plan().trials();
    Path killed = sweep.trials("killed");
    Path firstTrial = killed.resolve(trials.get(0).getId());
    try (ChildProgram program = start(sweep, "killed")) {
      assertTrue(program.await(() -> Files.exists(firstTrial)), program.said());
      List<ProcessHandle> children = program.children();
      program.kill();
      for (ProcessHandle child : children) {
        child.destroyForcibly();
        child.onExit().get();
      }
    }
    Map<String, String> early = TinySweep.contents(firstTrial);
    try (ChildProgram program = start(sweep, "killed")) {
      assertEquals(0, program.exitStatus(), program.said());
      assertTrue(
          program.said().matches("(?s).*3 trials, [12] of them finished before.*"), program.said());
    }
    assertEquals(early, TinySweep.contents(firstTrial), "a finished trial is left as it is");

    try (ChildProgram program = start(sweep, "whole")) {
      assertEquals(0, program.exitStatus(), program.said());
      assertTrue(program.said().contains("best by mig: "), program.said());
    }
    for (TrialTask trial : trials) {
      assertEquals(
          TinySweep.contents(sweep.trials("whole").resolve(trial.getId())),
          TinySweep.contents(killed.resolve(trial.getId())));
    }
    for (String table :
        List.of("summary.csv", "ranking.csv", "correlation.csv", "udr.csv", "selection.csv")) {
      assertEquals(
          Files.readString(report("whole").resolve(table)),
          Files.readString(report("killed").resolve(table)));
    }
    assertEquals(
        trials.stream().map(TrialTask::getId).toList(),
        Files.readAllLines(report("killed").resolve("sweep.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, 12))
            .toList(),
        "each trial once, in the order of the grid");

    Map<String, String> before = TinySweep.contents(report("whole"));
    try (ChildProgram program = start(sweep, "whole")) {
      assertEquals(0, program.exitStatus(), program.said());
      assertTrue(program.said().contains("3 trials, 3 of them finished before"), program.said());
    }
    assertEquals(new TreeMap<>(before), TinySweep.contents(report("whole")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void askedToEndItEndsItsTrialsAndGoesOnFromTheirCheckpoints() throws Exception {
    TinySweep sweep = TinySweep.in(folder, 1000, List.of(1.0), List.of(0.0));
    String id = sweep.plan().trials().get(0).getId();
    Path work = sweep.trials("reports").resolve(".work").resolve(id);
    Path checkpoints = work.resolve("training").resolve(id).resolve(".checkpoints");
    try (ChildProgram program = start(sweep, "reports")) {
      assertTrue(program.await(() -> Files.exists(checkpoints)), program.said());
      List<ProcessHandle> children = program.children();
      // Not INT, which a program started in the background ignores.
      program.signal("TERM");
      assertEquals(143, program.exitStatus(), program.said());
      assertTrue(program.said().contains("the same command goes on"), program.said());
      assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), "no trial is left");
    }
    try (ChildProgram program = start(sweep, "reports")) {
      // The trial's log is gone once it has succeeded.
      assertTrue(program.await(() -> log(work).contains("goes on from")), program.said());
      assertEquals(0, program.exitStatus(), program.said());
    }
  }

  private static String log(Path work) {
    try {
      return Files.readString(work.resolve("log"));
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void aDryRunMeasuresAndLeavesNothing() throws Exception {
    TinySweep sweep = TinySweep.in(folder, 100_000, List.of(1.0, 4.0), List.of(0.0));
    try (ChildProgram program = start(sweep, "dry", "--dry-run", "--parallel=1")) {
      assertEquals(0, program.exitStatus(), program.said());
      String id = sweep.plan().trials().get(1).getId();
      assertTrue(
          program.said().matches("(?s).*" + id + "  beta-vae  beta_vae.beta=4 seed=0  .*"),
          program.said());
      assertTrue(
          program.said().contains("2 trials, 0 of them finished; the others take about "),
          program.said());
    }
    assertFalse(Files.exists(folder.resolve("dry").resolve(TinySweep.NAME)));
  }

  @Test
  void mistakesAreTold() throws Exception {
    TinySweep sweep = TinySweep.in(folder, 10, List.of(1.0), List.of(0.0));
    assertRefused(sweep, "--engine is \"sparc\"", "--engine=sparc");
    assertRefused(sweep, "--rank-by is dci", "--rank-by=dci");
    assertRefused(sweep, "--parallel is -1", "--parallel=-1");
    assertRefused(sweep, "--retries is -1", "--retries=-1");
    Files.createDirectories(report("reports"));
    Files.writeString(report("reports").resolve("thesis.tex"), "");
    assertRefused(sweep, "is there already and is no sweep");
    Files.delete(report("reports").resolve("thesis.tex"));
    Files.writeString(
        sweep.configuration(),
        Files.readString(sweep.configuration()).replace("\"seed\"", "\"sede\""));
    assertRefused(sweep, "axis \"sede\" names no field");
  }

  private void assertRefused(TinySweep sweep, String sentence, String... more) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    assertEquals(2, Main.run(out, out, arguments(sweep, "reports", more)), said.toString());
    assertTrue(said.toString().contains(sentence), said.toString());
  }

  private Path report(String reports) {
    return folder.resolve(reports).resolve(TinySweep.NAME);
  }

  private ChildProgram start(TinySweep sweep, String reports, String... more) throws IOException {
    return ChildProgram.start(folder.resolve("said"), arguments(sweep, reports, more));
  }

  private String[] arguments(TinySweep sweep, String reports, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "sweep",
                sweep.configuration().toString(),
                "--device=cpu",
                "--reports-dir=" + folder.resolve(reports),
                "--data-dir=" + folder.resolve("data")));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }
}

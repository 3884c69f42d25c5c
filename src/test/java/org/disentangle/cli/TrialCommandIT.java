package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.disentangle.Patience;
import org.disentangle.config.Configurations;
import org.disentangle.config.TrialTask;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.experiment.store.TrialRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One trial in a process of its own. */
class TrialCommandIT {
  @TempDir private Path folder;

  /** Also where the first process of one of them is killed and another goes on. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTrialsFolderIsTheSameToTheByteWhoeverMadeIt() throws Exception {
    TrialTask task = task(200);
    Path first = folder.resolve("a").resolve("trial");
    Path second = folder.resolve("b").resolve("trial");
    Path work = folder.resolve("work");
    try (ChildProgram undisturbed = start(task, first)) {
      assertEquals(0, undisturbed.exitStatus(), undisturbed.said());
    }
    Path checkpoints = work.resolve(task.getId()).resolve(".checkpoints");
    try (ChildProgram killed = start(task, second, "--work", work.toString())) {
      assertTrue(
          killed.await(() -> Files.exists(checkpoints.resolve("100.checkpoint"))), killed.said());
      killed.kill();
    }
    assertFalse(Files.exists(second), "a killed trial leaves no folder");
    try (ChildProgram goingOn = start(task, second, "--work", work.toString())) {
      assertEquals(0, goingOn.exitStatus(), goingOn.said());
      assertTrue(goingOn.said().contains("goes on from"), goingOn.said());
    }
    Map<String, String> contents = TinySweep.contents(first);
    assertEquals(contents, TinySweep.contents(second));
    assertTrue(
        contents
            .keySet()
            .containsAll(
                Set.of(
                    "SHA256SUMS",
                    "analysis.csv",
                    "codes.csv",
                    "losses.csv",
                    "scores.csv",
                    "trial.json",
                    "model/saved_model.pb",
                    "model/assets.extra/run.json")),
        contents.keySet().toString());
    for (String host : List.of(folder.toString(), "\"cores\"")) {
      assertFalse(contents.get("model/assets.extra/run.json").contains(host), host);
      assertFalse(contents.get("trial.json").contains(host), host);
    }
    assertTrue(
        contents.get("analysis.csv").contains("squares.npz,,"), contents.get("analysis.csv"));
    assertFalse(Files.exists(work), "checkpoints are removed");
    TrialRow row = new TrialFolder(first).result().orElseThrow().row();
    assertEquals(task.getId(), row.getId());
    assertEquals(200, row.getSteps());
    assertEquals(List.of("mig", "modularity", "sap"), row.getTask().getScoresList());
    assertEquals(
        Optional.empty(),
        new TrialFolder(first)
            .result()
            .orElseThrow()
            .differenceFrom(new Trial(task), row.getDataChecksum()));
    assertEquals(Set.of("mig", "modularity", "sap"), row.getScoresMap().keySet());
    assertTrue(row.getValidationMap().containsKey("reconstruction"), row.toString());
  }

  /** Engines on other machines hold that input open; when they are killed, it ends. */
  @Test
  @Timeout(Patience.SECONDS)
  void aTrialMayEndWithItsInput() throws Exception {
    TrialTask task = task(1_000_000);
    Path out = folder.resolve("out");
    Path file = folder.resolve("trial.textproto");
    Files.writeString(file, Configurations.print(task));
    Path said = folder.resolve("said");
    Process trial =
        new ProcessBuilder(
                ChildProgram.line(
                    "trial",
                    file.toString(),
                    "--out=" + out,
                    "--device=cpu",
                    "--data-dir=" + folder.resolve("data"),
                    "--end-with-input"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      while (trial.isAlive() && !Files.readString(said).contains("\"training\"")) {
        Thread.sleep(10);
      }
      assertTrue(trial.isAlive(), Files.readString(said));
      trial.getOutputStream().close();
      assertTrue(trial.waitFor(Patience.SECONDS, TimeUnit.SECONDS), "it goes on");
      assertEquals(143, trial.exitValue(), Files.readString(said));
    } finally {
      trial.destroyForcibly();
    }
    assertFalse(Files.exists(out));
  }

  @Test
  void aTrialThatCannotBeTrainedLeavesNothing() throws Exception {
    TrialTask.Builder task = task(10).toBuilder();
    task.getRunBuilder().getDataBuilder().setArchive(folder.resolve("none.npz").toString());
    Path out = folder.resolve("out");
    try (ChildProgram failing = start(task.build(), out)) {
      assertEquals(2, failing.exitStatus(), failing.said());
      assertTrue(failing.said().contains("none.npz"), failing.said());
    }
    assertFalse(Files.exists(out));
  }

  private TrialTask task(long steps) throws IOException {
    return TinySweep.in(folder, steps, List.of(2.0), List.of(1.0)).plan().trials().get(0);
  }

  private ChildProgram start(TrialTask task, Path out, String... more) throws IOException {
    Path file = folder.resolve(task.getId() + ".textproto");
    Files.writeString(file, Configurations.print(task));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "trial",
                file.toString(),
                "--out=" + out,
                "--device=cpu",
                "--data-dir=" + folder.resolve("data")));
    arguments.addAll(List.of(more));
    return ChildProgram.start(folder.resolve("said"), arguments.toArray(String[]::new));
  }
}

package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.Patience;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.graph.collective.Cluster;
import org.disentangle.savedmodel.ExportedWeights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One model trained by two processes of the whole program, over TensorFlow's servers. */
@DisabledOnOs(OS.WINDOWS)
class WorkersIT {
  private static final double TOLERANCE = 1e-4;

  /** From the loss of a worker to the end of the program. */
  private static final Pattern LOSS =
      Pattern.compile(
          "worker (\\d) \\(127\\.0\\.0\\.1:\\d+\\) was lost at step (\\d+); checkpoint: (\\S+)");

  @TempDir private Path folder;

  @Test
  void twoProcessesTrainTheModelOfOne() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 20, 0);
    Path one = training.undisturbed("one");
    Path two = trained(training, "two", "--workers", "2");
    ExportedWeights.assertNear(one, two, TOLERANCE);
    RunRecord expected = RunRecords.read(one).orElseThrow();
    RunRecord found = RunRecords.read(two).orElseThrow();
    assertEquals("2", found.getEnvironmentOrThrow("workers"));
    assertNear(expected.getTraining().getValidationMap(), found.getTraining().getValidationMap());
    assertEquals(expected.getHistoryCount(), found.getHistoryCount());
    for (int i = 0; i < expected.getHistoryCount(); i++) {
      EpochRecord epoch = expected.getHistory(i);
      assertNear(epoch.getTermsMap(), found.getHistory(i).getTermsMap());
    }
    // Another time to the byte, and nothing else is left.
    assertEquals(
        Optional.empty(),
        TinyTraining.difference(two, trained(training, "again", "--workers", "2")));
    TinyTraining.assertFinished(two.getParent());
  }

  private static void assertNear(Map<String, Double> expected, Map<String, Double> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (term, value) ->
            assertEquals(value, found.get(term), TOLERANCE * Math.max(1, Math.abs(value)), term));
  }

  @Test
  void aKilledWorkerEndsTheRunWithACheckpointThatIsGoneOnWith() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 90, 5);
    Path expected = trained(training, "whole", "--workers", "2");

    try (ChildProgram leader = training.start("lost", "--workers", "2")) {
      assertTrue(leader.await(() -> training.newestCheckpoint("lost").orElse(0) >= 10));
      leader.children().forEach(ProcessHandle::destroyForcibly);
      assertEquals(1, leader.exitStatus(), leader.said());
      Matcher loss = loss(leader.said());
      assertEquals("1", loss.group(1));
      assertEquals(training.newestCheckpoint("lost").orElseThrow(), Long.parseLong(loss.group(2)));
      assertTrue(leader.said().contains("go on with: disentangle train "), leader.said());
      assertTrue(leader.said().contains("--workers 2 --resume"), leader.said());
    }

    // The other way round: the leader is killed, and its worker writes the checkpoint.
    long before = training.newestCheckpoint("lost").orElseThrow();
    try (ChildProgram leader = training.start("lost", "--workers", "2", "--resume")) {
      assertTrue(leader.await(() -> training.newestCheckpoint("lost").orElse(0) > before + 5));
      ProcessHandle worker = leader.children().get(0);
      leader.kill();
      worker.onExit().get(Patience.SECONDS, TimeUnit.SECONDS);
      Matcher loss = loss(leader.said());
      assertEquals("0", loss.group(1));
      assertEquals(training.newestCheckpoint("lost").orElseThrow(), Long.parseLong(loss.group(2)));
    }

    Path found = trained(training, "lost", "--workers", "2", "--resume");
    assertEquals(Optional.empty(), TinyTraining.difference(expected, found));
    TinyTraining.assertFinished(found.getParent());
  }

  /** As where a machine or its network is gone: nothing answers, and nothing says so. */
  @Test
  @Tag("slow")
  void aSilentWorkerEndsTheRun() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 100_000, 5);
    try (ChildProgram leader = training.start("silent", "--workers", "2")) {
      assertTrue(leader.await(() -> training.newestCheckpoint("silent").orElse(0) >= 10));
      ChildProgram.signal("STOP", leader.children().get(0).pid());
      assertEquals(1, leader.exitStatus(), leader.said());
      long step = training.newestCheckpoint("silent").orElseThrow();
      assertTrue(
          leader
              .said()
              .contains(
                  "another worker did not answer for 600 seconds at step "
                      + step
                      + "; checkpoint: "),
          leader.said());
    }
  }

  @Test
  void whoIsAskedToEndEndsWithAllOthers() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 100_000, 5);
    try (ChildProgram leader = training.start("asked", "--workers", "2")) {
      assertTrue(leader.await(() -> training.newestCheckpoint("asked").isPresent()));
      ProcessHandle worker = leader.children().get(0);
      leader.signal("TERM");
      assertEquals(143, leader.exitStatus(), leader.said());
      worker.onExit().get(Patience.SECONDS, TimeUnit.SECONDS);
      long step = training.newestCheckpoint("asked").orElseThrow();
      assertTrue(
          leader.said().contains("interrupted at step " + step + "; checkpoint"), leader.said());
      assertTrue(leader.said().contains("--workers 2 --resume"), leader.said());
      assertEquals(
          2, leader.said().lines().filter(line -> line.startsWith("disentangle: ")).count());
    }
  }

  /** As on two machines: each started by hand, one of them for another training. */
  @Test
  void processesStartedOneByOneMustAgree() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 20, 0);
    Path other = folder.resolve("other.textproto");
    Files.writeString(
        other, Files.readString(training.configuration()).replaceFirst("seed: 3", "seed: 4"));
    String peers = String.join(",", Cluster.local(2).addresses());
    String[] second = training.arguments("by-hand", "--peers", peers, "--worker-index", "1");
    second[1] = other.toString();
    try (ChildProgram leader = training.start("by-hand", "--peers", peers, "--worker-index", "0");
        ChildProgram worker = ChildProgram.start(folder.resolve("worker.out"), second)) {
      assertEquals(2, leader.exitStatus(), leader.said());
      assertEquals(2, worker.exitStatus(), worker.said());
      assertTrue(
          leader
              .said()
              .contains("disentangle: worker 1 (" + peers.split(",", -1)[1] + ") was started for"),
          leader.said());
      assertTrue(
          worker.said().contains("leads a training of another configuration: seed was 3 and is 4"),
          worker.said());
      assertFalse(Files.exists(training.models("by-hand").resolve("squares")));
    }

    second[1] = training.configuration().toString();
    try (ChildProgram leader = training.start("by-hand", "--peers", peers, "--worker-index", "0");
        ChildProgram worker = ChildProgram.start(folder.resolve("worker.out"), second)) {
      assertEquals(0, leader.exitStatus(), leader.said());
      assertEquals(0, worker.exitStatus(), worker.said());
    }
    assertTrue(Files.exists(training.models("by-hand").resolve("squares/1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--workers 0 | --workers is 0 but must be from 1 to 1024",
        "--workers 3 | loop.batch_size is 16, which 3 workers cannot share evenly; make it a"
            + " multiple of 3",
        "--worker-index 1 | --worker-index is 1, and there are no --peers",
        "--peers a:1,b:2 | --peers needs --worker-index: which of the 2 this process is, from 0",
        "--peers a:1,b:2 --worker-index 2 | --worker-index is 2 but must be from 0 to 1",
        "--peers a:1,b:2 --worker-index 0 --workers 2 | --workers is 2 and --peers names 2",
        "--peers a:1,b --worker-index 0 | --peers names \"b\" but must be a list of HOST:PORT",
        "--peers a:1,b:70000 --worker-index 0 | --peers names \"b:70000\" but must be a list",
        "--peers a:1,a:1 --worker-index 0 | --peers names a:1 twice",
      })
  void whatCannotBeIsRefusedInOneSentence(String options, String sentence) throws IOException {
    TinyTraining training = TinyTraining.in(folder, 20, 0);
    StringWriter err = new StringWriter();
    int status =
        Main.run(
            new PrintWriter(err, true),
            new PrintWriter(err, true),
            training.arguments("none", options.split(" ", -1)));
    assertEquals(2, status, err.toString());
    assertTrue(err.toString().startsWith("disentangle: " + sentence), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertFalse(Files.exists(training.models("none")));
  }

  private static Matcher loss(String said) {
    Matcher loss = LOSS.matcher(said);
    assertTrue(loss.find(), said);
    return loss;
  }

  private static Path trained(TinyTraining training, String models, String... more)
      throws IOException, InterruptedException {
    try (ChildProgram program = training.start(models, more)) {
      assertEquals(0, program.exitStatus(), program.said());
    }
    return training.models(models).resolve(TinyTraining.RUN).resolve("1");
  }
}

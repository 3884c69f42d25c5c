package org.disentangle.experiment.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.disentangle.Patience;
import org.disentangle.experiment.SweepFixture;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.store.LocalTrialStore;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.experiment.store.TrialRow;
import org.disentangle.process.ChildJvm;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingDisplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine of this machine, with processes that only pretend to train. */
@Timeout(Patience.SECONDS)
class LocalEngineIT {
  @TempDir private Path folder;
  private final Map<String, Boolean> ended = new TreeMap<>();

  private final TrainingDisplay display =
      new TrainingDisplay() {
        @Override
        public void ended(ProcessOutcome outcome) {
          synchronized (ended) {
            ended.put(outcome.name(), outcome.succeeded());
          }
        }
      };

  @Test
  void aFailedTrialIsRetriedAndRecordedAndTheOthersGoOn() throws Exception {
    List<Trial> trials =
        List.of(
            SweepFixture.trial("a1", "broken", "1", 1),
            SweepFixture.trial("a2", "vae", "1", 2),
            SweepFixture.trial("a3", "flaky", "1", 3),
            SweepFixture.trial("a4", "empty", "1", 4));
    LocalEngine<TrialResult> engine = engine(1);
    List<TrialEnd> ends = engine.run(trials, display);
    assertEquals(
        List.of("a1 2", "a2 1", "a3 2", "a4 2"),
        ends.stream().map(end -> end.last().name() + " " + end.attempts()).toList());
    assertEquals(
        "exit status 1: it broke at start 2", ends.get(0).last().reason(), "the last of both");
    assertTrue(ends.get(1).last().succeeded());
    assertTrue(ends.get(2).last().succeeded());
    assertTrue(ends.get(3).last().reason().contains("could not be run"), ends.toString());
    assertEquals(Map.of("a1", false, "a2", true, "a3", true, "a4", false), ended);
    assertEquals(3.0, engine.store().result("a3").orElseThrow().row().getScoresOrThrow("mig"));
    TrialAttempt attempt = engine.store().result("a3").orElseThrow().attempt();
    assertEquals("local", attempt.getEngine());
    assertEquals(2, attempt.getAttempt());
    assertFalse(Files.exists(trialsFolder().resolve(".work").resolve("a2")), "nothing is left");
    assertTrue(Files.exists(trialsFolder().resolve(".work").resolve("a1").resolve("log")));
  }

  @Test
  void withoutRetriesAFailureIsFinal() throws Exception {
    TrialEnd end =
        engine(0).run(List.of(SweepFixture.trial("a3", "flaky", "1", 3)), display).get(0);
    assertEquals(1, end.attempts());
    assertEquals(
        "exit status 137 (killed, perhaps because memory ran out): it logged nothing",
        end.last().reason());
  }

  @Test
  void whatIsInTheStoreAndWholeStays() throws Exception {
    Trial trial = SweepFixture.trial("a2", "vae", "1", 2);
    LocalTrialStore store = new LocalTrialStore(trialsFolder());
    engine(0).run(List.of(trial), display);
    Path row = trialsFolder().resolve("a2").resolve("trial.json");
    String first = Files.readString(row);
    store.publish("a2", made(9), TrialAttempt.newBuilder().setAttempt(7).build());
    assertEquals(first, Files.readString(row), "the first one wins");
    assertEquals(1, store.result("a2").orElseThrow().attempt().getAttempt());
    assertFalse(Files.exists(folder.resolve("made")), "the second one is thrown away");

    Files.writeString(row, first.replace("2.0", "3.0"));
    assertEquals(Optional.empty(), store.result("a2"), "a changed folder counts as unfinished");
    store.publish("a2", made(9), TrialAttempt.newBuilder().setAttempt(7).build());
    assertEquals(7, store.result("a2").orElseThrow().attempt().getAttempt());
    assertEquals(9.0, store.result("a2").orElseThrow().row().getScoresOrThrow("mig"));
    Files.delete(trialsFolder().resolve("a2").resolve("SHA256SUMS"));
    assertEquals(Optional.empty(), store.result("a2"));
    assertEquals(Optional.empty(), store.result("a9"), "nor is there one that nobody made");
  }

  private Path made(double mig) throws IOException {
    Path made = Files.createDirectories(folder.resolve("made"));
    new TrialFolder(made).finish(TrialRow.newBuilder().setId("a2").putScores("mig", mig).build());
    return made;
  }

  private LocalEngine<TrialResult> engine(int retries) {
    LocalTrialStore store = new LocalTrialStore(trialsFolder());
    TrialProgram program =
        new TrialProgram(ChildJvm.line(FakeTrial.class.getName(), List.of()), folder, false);
    return new LocalEngine<>(
        store, new SweepTrials(store, program), List.of("cpu", "cpu"), retries);
  }

  private Path trialsFolder() {
    return folder.resolve("trials");
  }
}

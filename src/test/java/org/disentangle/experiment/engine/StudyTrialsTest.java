package org.disentangle.experiment.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.Patience;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.config.study.StudyPlan;
import org.disentangle.experiment.Experiment;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.store.ExportedModels;
import org.disentangle.process.ChildJvm;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.RecordingDisplay;
import org.disentangle.process.Slots;
import org.disentangle.process.TrainingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose trials are processes that only pretend to train. */
@Timeout(Patience.SECONDS)
class StudyTrialsTest {
  private static final Slots TWO_CORES = new Slots(List.of("cpu", "cpu"), 1);

  @TempDir private Path folder;
  private final RecordingDisplay display = new RecordingDisplay();

  @Test
  void theNewestModelOfEachTrialIsItsResultInTheStudysOrder() throws Exception {
    List<TrialOutcome<Path>> outcomes = run(TWO_CORES, "paired-1", "ok-2");

    assertEquals(
        List.of(model("paired-1").resolve("10"), model("ok-2").resolve("10")), models(outcomes));
    assertEquals(
        List.of("paired-1", "ok-2"),
        outcomes.stream().map(outcome -> outcome.trial().id()).toList());
  }

  @Test
  void aTrialIsToldWhatToDo() throws Exception {
    run(new Slots(List.of("gpu:3"), 5), "ok-1");

    Path configuration = logs().resolve("ok-1.textproto");
    assertEquals(runs("ok-1").get(0), Configurations.readRun(configuration));
    assertTrue(
        log("ok-1")
            .contains(
                "arguments: [train, "
                    + configuration
                    + ", --progress=json, --device=gpu:3, --threads=5, --models-dir="
                    + folder.resolve("models")
                    + ", --data-dir="
                    + folder.resolve("data")
                    + "]"),
        log("ok-1"));
    assertTrue(log("ok-1").contains("a native library prints what it likes"), log("ok-1"));
  }

  @Test
  void whatWasThereBeforeComesInTheOrderOfThePlan() {
    String[] names = {"ok-5", "ok-1", "ok-4", "ok-2", "ok-3"};
    Map<String, Path> earlier =
        Arrays.stream(names).sorted().collect(Collectors.toMap(name -> name, this::model));
    assertEquals(
        List.of(names),
        List.copyOf(
            new Experiment<>(trials(new Slots(List.of("cpu"), 1), names), earlier)
                .finished()
                .keySet()));
  }

  @Test
  void aTrialThatWasTrainedBeforeIsNotRun() throws Exception {
    Path earlier = folder.resolve("earlier");
    // Three trials on five cores: the first round has one trial, the second two.
    Slots slots = new Slots(List.of("cpu", "cpu"), 5);
    List<TrialOutcome<Path>> outcomes =
        new Experiment<>(trials(slots, "ok-1", "ok-2", "ok-3"), Map.of("ok-2", earlier))
            .run(engine(slots, false), display);

    assertEquals(
        List.of(model("ok-1").resolve("10"), earlier, model("ok-3").resolve("10")),
        models(outcomes));
    assertEquals(
        List.of(true, false, true),
        outcomes.stream().map(outcome -> outcome.end().isPresent()).toList());
    assertFalse(Files.exists(logs().resolve("ok-2.log")));
    // As in the whole study: another number of threads could change the last digits.
    assertTrue(log("ok-1").contains("--threads=5"));
    assertTrue(log("ok-3").contains("--threads=2"));
  }

  @Test
  void aTrialIsToldToGoOn() throws Exception {
    engine(TWO_CORES, true).run(trials(TWO_CORES, "ok-1"), display);
    assertTrue(log("ok-1").contains(", --resume]"));
  }

  @Test
  void progressIsPassedOnLineByLine() throws Exception {
    run(TWO_CORES, "ok-1");

    assertEquals(
        List.of(1L, 2L), display.progress.stream().map(TrainingProgress::getStep).toList());
    assertEquals(45.25, display.progress.element().getTermsOrThrow("loss"));
  }

  @Test
  void asManyRunSideBySideAsThereAreSlots() throws Exception {
    run(TWO_CORES, "paired-1", "paired-2", "paired-3");
    assertEquals(2, display.mostAtOnce);
    assertEquals(3, display.ended.size());
  }

  /** Five trials in three slots: the first two have four threads each, the others three. */
  @Test
  void thoseOfASmallFirstRoundHaveTheMachineForThemselves() throws Exception {
    run(new Slots(Collections.nCopies(3, "cpu"), 9), "ok-1", "ok-2", "ok-3", "ok-4", "ok-5");
    assertEquals(
        Set.of("+ok-1", "+ok-2", "-ok-1", "-ok-2"), Set.copyOf(display.events.subList(0, 4)));
    assertEquals(10, display.events.size());
  }

  @Test
  void trialsAtOneTimeHaveDevicesOfTheirOwn() throws Exception {
    run(new Slots(List.of("gpu:0", "gpu:1"), 1), "paired-1", "paired-2");
    String logs = log("paired-1") + log("paired-2");
    assertTrue(logs.contains("--device=gpu:0") && logs.contains("--device=gpu:1"), logs);
  }

  @Test
  void whenOneFailsTheOthersGoOn() throws Exception {
    List<TrialOutcome<Path>> outcomes =
        run(TWO_CORES, "fault-1", "mistake-2", "ok-3", "crash-4", "forgetful-5");

    assertEquals(List.of(model("ok-3").resolve("10")), models(outcomes));
    List<ProcessFailure> failures =
        outcomes.stream().flatMap(outcome -> outcome.failure().stream()).toList();
    assertEquals(
        "trial fault-1 failed with exit status 1: a fault of the program: it broke (log: "
            + logs().resolve("fault-1.log")
            + ")",
        failures.get(0).sentence("fault-1"));
    assertEquals(2, failures.get(1).exitStatus());
    assertEquals("exit status 2: the images are gone", failures.get(1).reason());
    assertTrue(
        failures
            .get(2)
            .reason()
            .startsWith(
                "exit status 137 (killed, perhaps because memory ran out): arguments: [train"),
        failures.get(2).reason());
    assertEquals("the folder it left is not whole", failures.get(3).reason());
  }

  @Test
  void aProcessThatCannotBeRunIsAFailedTrial() throws Exception {
    StudyTrials nowhere =
        new StudyTrials(
            List.of(folder.resolve("no-java").toString()),
            folder.resolve("models"),
            folder.resolve("data"),
            false,
            false);
    Optional<ProcessFailure> failure =
        new LocalEngine<>(new ExportedModels(nowhere.modelsFolder()), nowhere, List.of("cpu"), 0)
            .run(trials(TWO_CORES, "ok-1"), display)
            .get(0)
            .last()
            .failure();
    assertEquals(1, failure.orElseThrow().exitStatus());
    assertTrue(failure.get().reason().contains("it could not be run"), failure.get().reason());
  }

  @Test
  void trialsEndWithTheStudy() throws Exception {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread running =
        new Thread(
            () -> {
              try {
                run(TWO_CORES, "hang-1", "hang-2", "hang-3");
                ended.complete(null);
              } catch (InterruptedException e) {
                ended.completeExceptionally(e);
              }
            });
    running.start();
    // Both say their process numbers as their step.
    long first = display.progress.take().getStep();
    long second = display.progress.take().getStep();
    assertTrue(isAlive(first) && isAlive(second));

    running.interrupt();

    ExecutionException cause =
        assertThrows(ExecutionException.class, () -> ended.get(Patience.SECONDS, TimeUnit.SECONDS));
    assertTrue(cause.getCause() instanceof InterruptedException);
    assertFalse(isAlive(first) || isAlive(second));
    assertFalse(Files.exists(logs().resolve("hang-3.log")), "none is started any more");
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }

  private List<TrialOutcome<Path>> run(Slots slots, String... names) throws InterruptedException {
    return new Experiment<Path>(trials(slots, names), Map.of()).run(engine(slots, false), display);
  }

  private LocalEngine<Path> engine(Slots slots, boolean resume) {
    StudyTrials jobs =
        new StudyTrials(
            ChildJvm.line(FakeTraining.class.getName(), List.of()),
            folder.resolve("models"),
            folder.resolve("data"),
            resume,
            false);
    return new LocalEngine<>(
        new ExportedModels(folder.resolve("models")), jobs, slots.devices(), 0);
  }

  private List<Trial> trials(Slots slots, String... names) {
    List<RunConfig> runs = runs(names);
    return IntStream.range(0, runs.size())
        .mapToObj(i -> Trial.of(runs.get(i), slots.threads(i, runs.size())))
        .toList();
  }

  private List<RunConfig> runs(String... names) {
    Path file = folder.resolve("fake.textproto");
    StringBuilder text =
        new StringBuilder(
            "base { beta_vae {} network { encoder { filters: 8 } } loop { steps: 2 } }");
    for (String name : names) {
      text.append("\ntrial { override { name: \"").append(name).append("\" } }");
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return StudyPlan.read(file).runs();
  }

  private static List<Path> models(List<TrialOutcome<Path>> outcomes) {
    return outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
  }

  private Path model(String run) {
    return folder.resolve("models").resolve(run);
  }

  private Path logs() {
    return folder.resolve("models").resolve(".logs");
  }

  private String log(String run) throws IOException {
    return Files.readString(logs().resolve(run + ".log"));
  }
}

package org.disentangle.experiment.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.disentangle.Patience;
import org.disentangle.Progress;
import org.disentangle.config.Configurations;
import org.disentangle.config.StudyPlan;
import org.disentangle.experiment.Study;
import org.disentangle.experiment.StudyOutcome;
import org.disentangle.process.ChildJvm;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.RecordingDisplay;
import org.disentangle.process.Slots;
import org.disentangle.process.TrainingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose trials are processes that only pretend to train. */
@Timeout(Patience.SECONDS)
class StudyTest {
  private static final Slots TWO_CORES = new Slots(List.of("cpu", "cpu"), 1);

  @TempDir private Path folder;
  private final RecordingDisplay display = new RecordingDisplay();

  @Test
  void theNewestModelOfEachTrialIsAnalyzedInTheStudysOrder() throws Exception {
    List<Path> analyzed = new ArrayList<>();
    Study study = study("paired-1", "ok-2");
    StudyOutcome outcome =
        study.run(
            Map.of(),
            pool(study, TWO_CORES),
            (config, models, reportFolder, progress) -> {
              analyzed.addAll(models);
              assertEquals(folder.resolve("reports").resolve("fake"), reportFolder);
              return reportFolder.resolve("index.html");
            },
            Progress.NONE);

    assertEquals(List.of(model("paired-1").resolve("10"), model("ok-2").resolve("10")), analyzed);
    assertEquals(
        Optional.of(folder.resolve("reports").resolve("fake").resolve("index.html")),
        outcome.page());
    assertEquals(0, outcome.exitStatus());
    assertEquals(List.of("paired-1", "ok-2"), names(outcome));
  }

  @Test
  void aTrialIsToldWhatToDo() throws Exception {
    Study study = study("ok-1");
    study.run(Map.of(), pool(study, new Slots(List.of("gpu:3"), 5)), this::page, Progress.NONE);

    Path configuration = study.logFolder().resolve("ok-1.textproto");
    String log = Files.readString(study.logFolder().resolve("ok-1.log"));
    assertEquals(study.runs().get(0), Configurations.readRun(configuration));
    assertTrue(
        log.contains(
            "arguments: [train, "
                + configuration
                + ", --progress=json, --device=gpu:3, --threads=5, --models-dir="
                + study.modelsFolder()
                + ", --data-dir="
                + folder.resolve("data")
                + "]"),
        log);
    assertTrue(log.contains("a native library prints what it likes"), log);
  }

  @Test
  void aTrialThatWasTrainedBeforeIsOnlyAnalyzed() throws Exception {
    Study study = study("ok-1", "ok-2", "ok-3");
    Path earlier = folder.resolve("earlier");
    List<Path> analyzed = new ArrayList<>();
    StudyOutcome outcome =
        study.run(
            Map.of("ok-2", earlier),
            // Three trials on five cores: the last round has one trial, the round before two.
            pool(study, new Slots(List.of("cpu", "cpu"), 5)),
            (config, models, reportFolder, progress) -> {
              analyzed.addAll(models);
              return reportFolder;
            },
            Progress.NONE);

    assertEquals(
        List.of(model("ok-1").resolve("10"), earlier, model("ok-3").resolve("10")), analyzed);
    assertEquals(List.of("ok-1", "ok-3"), names(outcome));
    assertFalse(Files.exists(study.logFolder().resolve("ok-2.log")));
    // As in the whole study: another number of threads could change the last digits.
    assertTrue(Files.readString(study.logFolder().resolve("ok-1.log")).contains("--threads=2"));
    assertTrue(Files.readString(study.logFolder().resolve("ok-3.log")).contains("--threads=5"));
  }

  @Test
  void aTrialIsToldToGoOn() throws Exception {
    Study study = study("ok-1");
    ChildJvm command =
        new ChildJvm(
            FakeTraining.class.getName(),
            study.modelsFolder(),
            folder.resolve("data"),
            true,
            false);
    new TrialPool(command, TWO_CORES, study.logFolder(), display).run(study.runs(), run -> true);
    assertTrue(Files.readString(study.logFolder().resolve("ok-1.log")).contains(", --resume]"));
  }

  @Test
  void progressIsPassedOnLineByLine() throws Exception {
    Study study = study("ok-1");
    study.run(Map.of(), pool(study, TWO_CORES), this::page, Progress.NONE);

    assertEquals(
        List.of(1L, 2L), display.progress.stream().map(TrainingProgress::getStep).toList());
    assertEquals(45.25, display.progress.element().getTermsOrThrow("loss"));
  }

  @Test
  void asManyRunSideBySideAsThereAreSlots() throws Exception {
    Study study = study("paired-1", "paired-2", "paired-3");
    study.run(Map.of(), pool(study, TWO_CORES), this::page, Progress.NONE);
    assertEquals(2, display.mostAtOnce);
    assertEquals(3, display.ended.size());
  }

  @Test
  void trialsAtOneTimeHaveDevicesOfTheirOwn() throws Exception {
    Study study = study("paired-1", "paired-2");
    study.run(
        Map.of(), pool(study, new Slots(List.of("gpu:0", "gpu:1"), 1)), this::page, Progress.NONE);
    String logs =
        Files.readString(study.logFolder().resolve("paired-1.log"))
            + Files.readString(study.logFolder().resolve("paired-2.log"));
    assertTrue(logs.contains("--device=gpu:0") && logs.contains("--device=gpu:1"), logs);
  }

  @Test
  void whenOneFailsTheOthersGoOn() throws Exception {
    Study study = study("fault-1", "mistake-2", "ok-3", "crash-4");
    List<Path> analyzed = new ArrayList<>();
    StudyOutcome outcome =
        study.run(
            Map.of(),
            pool(study, TWO_CORES),
            (config, models, reportFolder, progress) -> {
              analyzed.addAll(models);
              return reportFolder;
            },
            Progress.NONE);

    assertEquals(List.of(model("ok-3").resolve("10")), analyzed);
    assertEquals(1, outcome.exitStatus());
    Path logs = study.logFolder();
    assertEquals(
        "trial fault-1 failed with exit status 1: a fault of the program: it broke (log: "
            + logs.resolve("fault-1.log")
            + ")",
        outcome.failures().get(0).failure());
    assertEquals(
        "trial mistake-2 failed with exit status 2: the images are gone (log: "
            + logs.resolve("mistake-2.log")
            + ")",
        outcome.failures().get(1).failure());
    assertTrue(
        outcome
            .failures()
            .get(2)
            .failure()
            .startsWith(
                "trial crash-4 failed with exit status 137 (killed, perhaps because memory ran"
                    + " out): arguments: [train"),
        outcome.failures().get(2).failure());
  }

  @Test
  void whenEveryFailureIsAMistakeSoIsTheStudys() throws Exception {
    Study study = study("mistake-1");
    StudyOutcome outcome =
        study.run(
            Map.of(),
            pool(study, TWO_CORES),
            (config, models, reportFolder, progress) -> {
              throw new AssertionError("nothing to analyze");
            },
            Progress.NONE);
    assertEquals(2, outcome.exitStatus());
    assertEquals(Optional.empty(), outcome.page());
  }

  @Test
  void aSuccessWithoutAModelIsAFault() {
    Study study = study("forgetful-1");
    IllegalStateException fault =
        assertThrows(
            IllegalStateException.class,
            () -> study.run(Map.of(), pool(study, TWO_CORES), this::page, Progress.NONE));
    assertEquals(
        "the trial succeeded but left no SavedModel in " + model("forgetful-1"),
        fault.getMessage());
  }

  @Test
  void aProcessThatCannotBeRunIsAFailedTrial() throws Exception {
    Study study = study("ok-1");
    TrainingCommand nowhere =
        (configuration, device, threads) -> List.of(folder.resolve("no-java").toString());
    StudyOutcome outcome =
        study.run(
            Map.of(),
            new TrialPool(nowhere, TWO_CORES, study.logFolder(), display),
            this::page,
            Progress.NONE);
    assertEquals(1, outcome.exitStatus());
    assertTrue(
        outcome.failures().get(0).failure().contains("its process could not be run"),
        outcome.failures().get(0).failure());
  }

  @Test
  void trialsEndWithTheStudy() throws Exception {
    Study study = study("hang-1", "hang-2", "hang-3");
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread running =
        new Thread(
            () -> {
              try {
                pool(study, TWO_CORES).run(study.runs(), run -> true);
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
    assertFalse(Files.exists(study.logFolder().resolve("hang-3.log")), "none is started any more");
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }

  private Path page(StudyPlan plan, List<Path> models, Path reportFolder, Progress progress) {
    return reportFolder;
  }

  private TrialPool pool(Study study, Slots slots) {
    ChildJvm command =
        new ChildJvm(
            FakeTraining.class.getName(),
            study.modelsFolder(),
            folder.resolve("data"),
            false,
            false);
    return new TrialPool(command, slots, study.logFolder(), display);
  }

  private Path model(String run) {
    return folder.resolve("models").resolve(run);
  }

  private static List<String> names(StudyOutcome outcome) {
    return outcome.trials().stream().map(ProcessOutcome::run).toList();
  }

  private Study study(String... names) {
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
    StudyPlan plan = Configurations.readStudy(file);
    return new Study(plan, folder.resolve("models"), folder.resolve("reports"));
  }
}

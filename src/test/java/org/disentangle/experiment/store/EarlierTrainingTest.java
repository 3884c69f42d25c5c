package org.disentangle.experiment.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which trials of a study need no training any more. */
class EarlierTrainingTest {
  private static final String IMAGES = "abc";

  /** As a program without checkpoints wrote it. */
  private static final String OLD =
      "name: \"r\" beta_vae { beta: 2 } network { encoder { filters: 8 } } loop { steps: 5 }";

  @TempDir private Path folder;

  private RunConfig run(String more) throws IOException {
    Path file = folder.resolve("r.textproto");
    Files.writeString(file, OLD + more);
    return Configurations.readRun(file);
  }

  private Path export(int version, String configuration, String checksum) throws IOException {
    Path model = folder.resolve("r").resolve(Integer.toString(version));
    RunRecords.write(
        Files.createDirectories(model),
        RunRecord.newBuilder().setData(DataRecord.newBuilder().setChecksum(checksum)).build());
    Files.writeString(model.resolve("assets.extra/config.textproto"), configuration);
    return model;
  }

  @Test
  void resultsThatMeanSomethingElseAreNotTheSame() throws IOException {
    Path model = export(1, OLD, IMAGES);
    RunRecords.write(
        model,
        RunRecords.read(model).orElseThrow().toBuilder()
            .setResultsVersion(RunRecords.RESULTS_VERSION + 1)
            .build());
    assertTrains("r was trained by a program whose results mean something else", run(""));
  }

  private EarlierTraining earlier(RunConfig run) {
    return EarlierTraining.of(run, new ExportedModels(folder), IMAGES);
  }

  private void assertTrains(String why, RunConfig run) {
    EarlierTraining earlier = earlier(run);
    assertEquals(Optional.empty(), earlier.savedModel());
    assertTrue(earlier.remark().contains(why), earlier.remark());
  }

  @Test
  void anExportByTheSameConfigurationIsTaken() throws IOException {
    Path model = export(1, Configurations.print(run("")), IMAGES);
    assertEquals(
        new EarlierTraining(
            Optional.of(model),
            "r was trained by this configuration: " + model + " is taken as it is"),
        earlier(run("")));
  }

  @Test
  void anOlderProgramsConfigurationIsCompletedByTodaysDefaults() throws IOException {
    Path model = export(1, OLD, IMAGES);
    assertEquals(Optional.of(model), earlier(run("")).savedModel());
  }

  @Test
  void howOftenItWasSavedMakesNoOtherModel() throws IOException {
    Path model = export(1, OLD, IMAGES);
    assertEquals(
        Optional.of(model),
        earlier(
                run("").toBuilder()
                    .mergeLoop(run("").getLoop().toBuilder().setCheckpointSteps(7).build())
                    .build())
            .savedModel());
  }

  @Test
  void anotherConfigurationIsNamedFieldByField() throws IOException {
    export(1, OLD, IMAGES);
    assertTrains(
        "r was trained by another configuration: seed was 0 and is 7;"
            + " optimizer.learning_rate was 0.001 and is 0.5; it is trained",
        run(" seed: 7 optimizer { learning_rate: 0.5 }"));
  }

  @Test
  void onlyTheNewestExportCounts() throws IOException {
    export(2, OLD, IMAGES);
    export(10, OLD.replace("beta: 2", "beta: 3"), IMAGES);
    assertTrains("beta_vae.beta was 3.0 and is 2.0", run(""));
  }

  @Test
  void otherImagesAreNotTheSame() throws IOException {
    export(1, OLD, "xyz");
    assertTrains("other images (checksum xyz, now abc)", run(""));
  }

  @Test
  void aDamagedExportIsTrainedAgain() throws IOException {
    assertTrains("r has no export", run(""));
    Path model = export(1, "beta_vae { bta: 2 }", IMAGES);
    assertTrains("unknown key \"bta\"", run(""));
    Files.writeString(RunRecords.path(model), "{ half");
    assertTrains("run.json is damaged", run(""));
    Files.delete(RunRecords.path(model));
    assertTrains("without a run record", run(""));
  }
}

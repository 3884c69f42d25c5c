package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.config.Configurations;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.FactorImages;
import org.disentangle.math.ShortestDecimal;
import org.disentangle.model.TinyRuns;
import org.disentangle.report.Report;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.listener.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From images to the report, on a model of a few thousand weights. */
class TrainingRunTest {
  private static final FactorImages IMAGES = SquareTrainings.IMAGES;

  @TempDir private Path folder;

  private Path train(RunConfig run, Path models, TrainingListener... listeners) {
    return new TrainingRun(run, IMAGES, Hosts.PLAIN, List.of(listeners)).trainAndExport(models);
  }

  @Test
  void trainsExportsReloadsAndAnalyzesTheSameToTheByte() throws IOException {
    Path first = report("first");
    Path second = report("second");
    List<String> names = new ArrayList<>();
    try (var files = Files.walk(first)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = first.relativize(file).toString();
        if (name.equals("runs.csv") || name.equals("index.html")) {
          continue; // They tell the wall time.
        }
        names.add(name);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(second.resolve(name)), name);
      }
    }
    assertTrue(
        names.containsAll(
            List.of(
                "loss.csv",
                "history.csv",
                "mig.csv",
                "mutual_information.csv",
                "pca.csv",
                "pca_scores.csv",
                "codes.csv",
                "arrays/codes-tiny.npy",
                "arrays/classes.npy",
                "arrays/images.npy")),
        names.toString());
  }

  private Path report(String name) {
    Path models = folder.resolve(name);
    Path version = train(TinyRuns.run("tiny"), models);
    assertEquals(models.resolve("tiny").resolve("1"), version);
    Analysis analysis = SquareTrainings.analyze(List.of(version));
    Path report = folder.resolve(name + "-report");
    Report.write(report, analysis);
    return report;
  }

  @Test
  void theRunRecordTellsHowTheModelWasMade() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    Path version = train(run, folder);
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertEquals("tiny", record.getRun());
    assertEquals("beta-VAE", record.getFamily());
    assertEquals(Map.of("beta", 2.0), record.getHyperparametersMap());
    assertEquals(20, record.getTraining().getSteps());
    assertEquals(320, record.getTraining().getImages());
    assertEquals(IMAGES.checksum(), record.getData().getChecksum());
    assertTrue(record.getTraining().getValidationMap().containsKey("loss"));
    // Epochs of 8, 8 and 4 steps, each with both splits.
    assertEquals(
        List.of(
            "1 train 8",
            "1 validation 8",
            "2 train 16",
            "2 validation 16",
            "3 train 20",
            "3 validation 20"),
        record.getHistoryList().stream().map(TrainingRunTest::brief).toList());
    Path written = folder.resolve("tiny.textproto");
    Files.writeString(written, Configurations.print(run));
    assertEquals(
        Configurations.readRun(written),
        Configurations.readRun(version.resolve("assets.extra").resolve("config.textproto")));
    // What TensorFlow Serving serves holds these and nothing else.
    Set<String> files = new HashSet<>();
    try (var all = Files.walk(version)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.add(version.relativize(file).toString()));
    }
    assertEquals(
        Set.of(
            "saved_model.pb",
            "variables/variables.index",
            "variables/variables.data-00000-of-00001",
            "assets.extra/run.json",
            "assets.extra/config.textproto",
            "assets.extra/SHA256SUMS"),
        files);
  }

  private static String brief(EpochRecord record) {
    return record.getEpoch() + " " + record.getSplit() + " " + record.getStep();
  }

  @Test
  void eachExportIsANewVersion() {
    RunConfig run = TinyRuns.run("tiny");
    assertEquals("1", train(run, folder).getFileName().toString());
    assertEquals("2", train(run, folder).getFileName().toString());
  }

  @Test
  void normalizationAndDropoutTrainAndExport() {
    RunConfig run =
        TinyRuns.run("normalized").toBuilder().setNetwork(TinyRuns.normalizedNetwork()).build();
    Path version = train(run, folder);
    assertTrue(Files.exists(version.resolve("saved_model.pb")));
  }

  @Test
  void anotherSeedGivesAnotherModel() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    Path one = train(run, folder.resolve("a"));
    Path other = train(run.toBuilder().setSeed(4).build(), folder.resolve("b"));
    String weights = "variables/variables.data-00000-of-00001";
    assertNotEquals(Files.mismatch(one.resolve(weights), other.resolve(weights)), -1L);
  }

  @Test
  void aDivergedTrainingNamesStepAndTermAndLeavesNothing() {
    RunConfig run = TinyRuns.run("tiny");
    RunConfig wild =
        run.toBuilder().setOptimizer(run.getOptimizer().toBuilder().setLearningRate(1e6)).build();
    UserErrorException failure =
        assertThrows(UserErrorException.class, () -> train(wild, folder.resolve("models")));
    assertTrue(
        failure.getMessage().matches("training diverged at step \\d+: kl is .*learning_rate.*"),
        failure.getMessage());
    assertFalse(Files.exists(folder.resolve("models")));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 3e38, 1e37})
  void aWeightThatOverflowsIsNamed(double beta) {
    RunConfig run = TinyRuns.run("tiny");
    RunConfig wild = run.toBuilder().setBetaVae(run.getBetaVae().toBuilder().setBeta(beta)).build();
    String message =
        assertThrows(UserErrorException.class, () -> train(wild, folder.resolve("models")))
            .getMessage();
    assertTrue(message.startsWith("training diverged at step "), message);
    assertTrue(
        message.contains(
            "the weight of kl is " + ShortestDecimal.text(beta) + " at this step, and a term"),
        message);
    assertFalse(message.contains("learning_rate"), message);
  }

  @Test
  void earlyStoppingWithoutValidationImagesIsRefused() {
    RunConfig run = TinyRuns.run("tiny");
    RunConfig blind =
        run.toBuilder()
            .setData(run.getData().toBuilder().setValidationFraction(0))
            .setLoop(
                run.getLoop().toBuilder()
                    .setEarlyStopping(EarlyStoppingConfig.newBuilder().setPatience(3)))
            .build();
    UserErrorException refused = assertThrows(UserErrorException.class, () -> train(blind, folder));
    assertTrue(
        refused.getMessage().contains("data.validation_fraction is 0.0"), refused.getMessage());
  }

  @Test
  void stopsEarlyWhenTheValidationLossNoLongerFalls() {
    RunConfig run = TinyRuns.run("tiny");
    RunConfig impatient =
        run.toBuilder()
            .setLoop(
                run.getLoop().toBuilder()
                    .setSteps(400)
                    .setStepsPerEpoch(2)
                    // No fall is large enough.
                    .setEarlyStopping(
                        EarlyStoppingConfig.newBuilder().setPatience(3).setMinimumDelta(1e9)))
            .build();
    RunRecord record = RunRecords.read(train(impatient, folder)).orElseThrow();
    // The first epoch always counts as a fall.
    assertEquals(8, record.getTraining().getSteps());
    assertEquals("early stop", record.getTraining().getEnded());
  }
}

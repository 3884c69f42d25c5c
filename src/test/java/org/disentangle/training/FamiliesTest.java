package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.disentangle.model.TrainingSets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.model.Models;
import org.disentangle.model.TinyRuns;
import org.disentangle.report.Report;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.graph.InferenceGraph;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.SavedModel;
import tech.tablesaw.api.Table;

/** Every family from images to the report; no reload differs at all. */
class FamiliesTest {
  @TempDir private Path folder;

  static Stream<RunConfig> families() {
    return Stream.of(TinyRuns.run("beta-vae"), TinyRuns.vampPrior("vamp"), TinyRuns.betaTcVae("tc"))
        .map(FamiliesTest::longer);
  }

  private static RunConfig longer(RunConfig run) {
    return run.toBuilder()
        .setLoop(run.getLoop().toBuilder().setSteps(60).setStepsPerEpoch(20))
        .build();
  }

  @ParameterizedTest
  @MethodSource("families")
  void trainsExportsReloadsAndIsAnalyzed(RunConfig run) {
    Path version = train(run);
    RunRecord record = RunRecords.read(version).orElseThrow();
    List<Double> losses =
        record.getHistoryList().stream()
            .filter(epoch -> epoch.getSplit().equals("validation"))
            .map(epoch -> epoch.getTermsOrThrow("loss"))
            .toList();
    assertTrue(losses.get(2) < 0.9 * losses.get(0), losses.toString());
    EpochRecord last = record.getHistory(record.getHistoryCount() - 1);
    assertTrue(last.getTermsMap().keySet().containsAll(record.getTermsList()), last.toString());

    Analysis analysis = analyze(List.of(version));
    Report.write(folder.resolve("report"), analysis);
    assertTrue(Files.exists(folder.resolve("report").resolve("index.html")));
    Set<String> columns = Set.copyOf(table(analysis, "loss").columnNames());
    assertTrue(columns.containsAll(record.getTermsList()), columns.toString());
    assertEquals(columns.contains("kl"), record.getTermsList().contains("kl"), columns.toString());
  }

  @Test
  void allStandInOneReport() {
    List<Path> versions = families().map(run -> train(run)).toList();
    Report.write(folder.resolve("report"), analyze(versions));
    assertTrue(Files.exists(folder.resolve("report").resolve("index.html")));
  }

  /** All three weights start at 0 and rise with the steps: 1/4 of their values at the second. */
  @Test
  void theWeightsOfTheTermsWarmUp() {
    RunConfig run = TinyRuns.betaTcVae("warm");
    RunConfig warm =
        run.toBuilder()
            .setBetaTcvae(run.getBetaTcvae().toBuilder().setWarmUpSteps(4))
            .setLoop(run.getLoop().toBuilder().setSteps(6))
            .build();
    List<Map<String, Double>> steps = new ArrayList<>();
    train(
        warm,
        new TrainingListener() {
          @Override
          public void stepEnded(StepReport step) {
            Map<String, Double> terms = new HashMap<>();
            for (int i = 0; i < step.names().size(); i++) {
              terms.put(step.names().get(i), (double) step.values()[i]);
            }
            steps.add(terms);
          }
        });
    for (int step = 0; step < 6; step++) {
      Map<String, Double> terms = steps.get(step);
      double expected =
          terms.get("reconstruction")
              + Math.min(1, step / 4.0)
                  * (terms.get("mutual_information")
                      + 6 * terms.get("total_correlation")
                      + terms.get("dimension_wise_kl"));
      assertEquals(expected, terms.get("loss"), 1e-6 * expected, "step " + step);
    }
  }

  /** Converters name the inputs of what they make after these tensors. */
  @ParameterizedTest
  @MethodSource("families")
  void theTensorOfAnInputHasItsName(RunConfig run) {
    try (InferenceGraph graph =
        new InferenceGraph(Models.of(run), TrainingSets.ofDsprites(1000), ConfigProto.getDefaultInstance())) {
      graph
          .exportable()
          .signatures()
          .forEach(
              signature ->
                  signature
                      .inputs()
                      .forEach(
                          (name, tensor) ->
                              assertEquals(name, tensor.op().name(), signature.key())));
    }
  }

  @Test
  void aMixtureExportsItsComponents() throws Exception {
    Path version = train(TinyRuns.vampPrior("vamp"));
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertEquals(Map.of("beta", 1.0, "components", 5.0), record.getHyperparametersMap());
    try (var in = Files.newInputStream(version.resolve("saved_model.pb"))) {
      Set<String> outputs =
          SavedModel.parseFrom(in)
              .getMetaGraphs(0)
              .getSignatureDefOrThrow("components")
              .getOutputsMap()
              .keySet();
      assertEquals(Set.of("pseudo_inputs", "probabilities", "mean", "log_variance"), outputs);
    }
  }

  @Test
  void moreComponentsThanImagesAreRefused() {
    RunConfig run = TinyRuns.vampPrior("vamp");
    RunConfig greedy =
        run.toBuilder().setVampPrior(run.getVampPrior().toBuilder().setComponents(1801)).build();
    UserErrorException refused = assertThrows(UserErrorException.class, () -> train(greedy));
    assertEquals(
        "vamp_prior.components is 1801 and there are 1800 training images to draw from; lower it,"
            + " or raise data.max_samples",
        refused.getMessage());
  }

  private Path train(RunConfig run, TrainingListener... listeners) {
    Path version =
        new TrainingRun(run, new SquareImages(), Hosts.CPU, List.of(listeners))
            .trainAndExport(folder.resolve("models"));
    assertFalse(RunRecords.read(version).orElseThrow().hasReload());
    return version;
  }

  private static Table table(Analysis analysis, String name) {
    return analysis.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Analysis analyze(List<Path> versions) {
    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(200)
            .setSeed(1)
            .setBins(10)
            .setTestSamples(100)
            .setPermutations(0)
            .setResamples(0)
            .setLikelihoodImages(4)
            .setLikelihoodDraws(30)
            .build();
    return new Analyzer(new SquareImages(), config, Progress.NONE)
        .analyze(versions.stream().map(SavedModelFolder::open).collect(Collectors.toList()));
  }
}

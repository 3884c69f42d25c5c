package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.IMAGES;
import static org.disentangle.training.SquareTrainings.analyze;
import static org.disentangle.training.SquareTrainings.assertSame;
import static org.disentangle.training.SquareTrainings.interrupt;
import static org.disentangle.training.SquareTrainings.never;
import static org.disentangle.training.SquareTrainings.pixels;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Constraint;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.Variable;
import org.disentangle.graph.collective.Team;
import org.disentangle.math.SeedPair;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.TrainingStage;
import org.disentangle.model.family.Families;
import org.disentangle.report.Report;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.graph.DrawnImages;
import org.disentangle.training.graph.InferenceGraph;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.graph.VariableSummary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every family of models must do, whatever else it does: a new one has to be in the list. */
class FamilyContractTest {
  private static final int BATCH = 16;

  /** The smallest batch: some estimators compare an image with the others. */
  private static final int PAIR = 2;

  /** How often the noise of one image is drawn. */
  private static final int DRAWS = 96;

  /** A step from which on no weight of these runs changes. */
  private static final long SCHEDULED = 1000;

  /** Trained once, when the first test asks for it. */
  private static final Map<String, Path> TRAINED = new ConcurrentHashMap<>();

  @TempDir private static Path folder;

  /** Long enough for the loss to fall by a tenth, with few validation images. */
  static List<RunConfig> families() {
    return TinyRuns.families().stream()
        .map(
            family -> {
              RunConfig.Builder run = family.toBuilder();
              run.getOptimizerBuilder().setLearningRate(5e-3);
              run.getLoopBuilder().setSteps(24).setStepsPerEpoch(8).setValidationSamples(64);
              return run.build();
            })
        .toList();
  }

  private static Path trained(RunConfig run) {
    return TRAINED.computeIfAbsent(run.getName(), name -> train(run, folder.resolve("whole")));
  }

  /** The schema lists the families; one for which an objective must be chosen has several forms. */
  @Test
  void everyFamilyOfTheSchemaIsTested() {
    assertEquals(
        forms(RunConfig.getDescriptor()),
        families().stream().map(FamilyContractTest::form).collect(Collectors.toSet()));
  }

  /** All ways to make the choices that a message requires. */
  private static Set<String> forms(Descriptor message) {
    Set<String> forms =
        message.getRealOneofs().stream()
            .flatMap(choice -> choice.getFields().stream())
            .filter(FamilyContractTest::isRequired)
            .flatMap(
                field ->
                    forms(field.getMessageType()).stream()
                        .map(form -> "." + field.getName() + form))
            .collect(Collectors.toSet());
    return forms.isEmpty() ? Set.of("") : forms;
  }

  private static boolean isRequired(FieldDescriptor field) {
    return field.getOptions().getExtension(Constraint.required);
  }

  /** The choices that a message has made, of those that it requires. */
  private static String form(Message message) {
    return message.getDescriptorForType().getRealOneofs().stream()
        .map(message::getOneofFieldDescriptor)
        .filter(field -> field != null && isRequired(field))
        .map(field -> "." + field.getName() + form((Message) message.getField(field)))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("families")
  void trainingLowersTheLossOfEachStage(RunConfig run) {
    RunRecord record = RunRecords.read(trained(run)).orElseThrow();
    Map<Set<String>, List<Double>> losses =
        record.getHistoryList().stream()
            .filter(epoch -> epoch.getSplit().equals("validation"))
            .collect(
                Collectors.groupingBy(
                    epoch -> epoch.getTermsMap().keySet(),
                    Collectors.mapping(
                        epoch -> epoch.getTermsOrThrow("loss"), Collectors.toList())));
    assertEquals(Families.of(run).stages().size(), losses.size());
    losses
        .values()
        .forEach(
            stage ->
                assertTrue(stage.get(stage.size() - 1) < 0.95 * stage.get(0), losses.toString()));
    Set<String> told =
        record.getHistoryList().stream()
            .map(EpochRecord::getTermsMap)
            .flatMap(terms -> terms.keySet().stream())
            .collect(Collectors.toSet());
    assertTrue(told.containsAll(record.getTermsList()), told.toString());
  }

  /** So two trainings agree to the byte: every step is taken twice, and two models are exported. */
  @ParameterizedTest
  @MethodSource("families")
  void aResumedTrainingIsTheUnbrokenOneToTheByte(RunConfig run) throws IOException {
    Path models = folder.resolve("broken");
    interrupt(run, models, false, 13);
    assertSame(trained(run), train(run, models, true, never()));
  }

  /** The same as the program computes, with TensorFlow's optimiser of graphs. */
  @ParameterizedTest
  @MethodSource("families")
  @Tag("slow")
  void twoOptimisedTrainingsAgreeToTheByte(RunConfig run) throws IOException {
    assertSame(optimised(run, "one"), optimised(run, "other"));
  }

  private static Path optimised(RunConfig run, String models) {
    return new TrainingRun(run, IMAGES, Hosts.CPU, List.of())
        .trainAndExport(folder.resolve(models));
  }

  /** Of what decode takes, reconstruct makes what decode makes; of a seed, always the same. */
  @ParameterizedTest
  @MethodSource("families")
  void theReloadedModelDecodesWhatItEncodes(RunConfig run) {
    SavedModelFolder version = SavedModelFolder.open(trained(run));
    try (ReloadedModel model = ReloadedModel.open(version, Hosts.PLAIN.session())) {
      float[] images = pixels(5);
      float[] decoded =
          run.hasVqVae()
              ? model.decode(model.codes(images, 5), 5)
              : model.decode(model.encode(images, 5), 5);
      assertArrayEquals(model.reconstruct(images, 5), decoded, 1e-6f);

      float[] samples = model.sample(new SeedPair(1, 2), 3);
      assertEquals(decoded.length / 5 * 3, samples.length);
      assertArrayEquals(samples, model.sample(new SeedPair(1, 2), 3), 0);
      assertTrue(!Arrays.equals(samples, model.sample(new SeedPair(1, 3), 3)));
      for (float probability : samples) {
        assertTrue(probability >= 0 && probability <= 1, "probability " + probability);
      }
    }
  }

  /** Converters name the inputs of what they make after these tensors. */
  @ParameterizedTest
  @MethodSource("families")
  void theTensorOfAnInputHasItsName(RunConfig run) {
    try (InferenceGraph graph =
        new InferenceGraph(
            Families.of(run), TrainingSets.ofDsprites(1000), Hosts.PLAIN.session())) {
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
  void allStandInOneReport() {
    List<Path> versions = families().stream().map(FamilyContractTest::trained).toList();
    Analysis analysis = analyze(versions);
    List<String> columns = analysis.table("loss").columnNames();
    for (Path version : versions) {
      List<String> terms = RunRecords.read(version).orElseThrow().getTermsList();
      assertTrue(columns.containsAll(terms), columns + " of " + terms);
    }
    Path page = Report.write(folder.resolve("report"), analysis);
    assertTrue(Files.exists(page));
  }

  /** One step of each stage: what it changes has a gradient, and each weight is one stage's. */
  @ParameterizedTest
  @MethodSource("families")
  void everyWeightHasAGradientInOneStage(RunConfig run) {
    LatentModel model = Families.of(run);
    Map<String, Integer> stages = new TreeMap<>();
    Map<String, Integer> expected = new TreeMap<>();
    for (TrainingStage stage : model.stages()) {
      try (TrainingGraph graph = started(model, stage, BATCH)) {
        Map<String, float[]> before = graph.weights();
        graph.step(pixels(BATCH), run.getSeed(), 1, 1e-2, new float[graph.termNames().size()]);
        Map<String, float[]> after = graph.weights();
        graph.variableTable().stream()
            .filter(variable -> variable.role() == Variable.Role.TRAINABLE)
            .map(VariableSummary::name)
            .forEach(
                name -> {
                  boolean same = Arrays.equals(before.get(name), after.get(name));
                  stages.merge(name, same ? 0 : 1, Integer::sum);
                  expected.put(name, 1);
                });
      }
    }
    assertEquals(expected, stages);
  }

  /**
   * One image many times costs what it costs twice. Where noise is drawn, so many draws in pairs
   * have the mean of as many in whole batches, within five standard errors; where none is, the
   * standard error is 0. Posteriors are made narrow, so that what tells them from the prior is
   * large.
   */
  @ParameterizedTest
  @MethodSource("families")
  void termsDoNotDependOnTheBatchSize(RunConfig run) {
    LatentModel model = Families.of(run);
    for (TrainingStage stage : model.stages()) {
      Map<String, double[]> whole = terms(model, stage, BATCH);
      terms(model, stage, PAIR)
          .forEach(
              (term, values) -> {
                double mean = mean(values);
                double error = deviation(values, mean) * Math.sqrt(2.0 / values.length);
                double rounding = 1e-5 * Math.max(1, Math.abs(mean));
                assertEquals(mean, mean(whole.get(term)), rounding + 5 * error, term);
              });
    }
  }

  /** Values of the loss and the stage's terms by name, each of one batch of the same image. */
  private static Map<String, double[]> terms(LatentModel model, TrainingStage stage, int batch) {
    float[] images = new float[batch * pixels(1).length];
    for (int i = 0; i < batch; i++) {
      System.arraycopy(pixels(1), 0, images, i * pixels(1).length, pixels(1).length);
    }
    try (TrainingGraph graph = started(model, stage, batch)) {
      Map<String, float[]> weights = graph.values();
      weights.computeIfPresent(
          "encoder/log_variance/bias",
          (name, bias) -> {
            Arrays.fill(bias, -6);
            return bias;
          });
      List<String> names =
          graph.termNames().stream()
              .filter(name -> name.equals("loss") || stage.terms().contains(name))
              .toList();
      float[] values = new float[graph.termNames().size()];
      Map<String, double[]> terms = new TreeMap<>();
      names.forEach(name -> terms.put(name, new double[DRAWS / batch]));
      for (int draw = 0; draw < DRAWS / batch; draw++) {
        // Again, as some models remember what they have seen.
        graph.assign(weights);
        graph.step(images, 7, SCHEDULED + draw, 0, values);
        for (String name : names) {
          terms.get(name)[draw] = values[graph.termNames().indexOf(name)];
        }
      }
      return terms;
    }
  }

  /** A training graph before its first step, with the first values that depend on images. */
  private static TrainingGraph started(LatentModel model, TrainingStage stage, int batch) {
    int[] all = new int[IMAGES.size()];
    Arrays.setAll(all, i -> i);
    StepSettings settings =
        new StepSettings(
            batch,
            new Optimizer.Adam(0.9f, 0.999f, 1e-7f),
            Clipping.NONE,
            Hosts.PLAIN.session(),
            Precision.FLOAT32,
            false);
    TrainingGraph graph =
        new TrainingGraph(model, stage, TrainingSets.ofDsprites(all.length), Team.ALONE, settings);
    graph.initialize(3);
    try (InferenceGraph inference =
        new InferenceGraph(model, TrainingSets.ofDsprites(all.length), Hosts.PLAIN.session())) {
      inference.assign(graph.weights());
      graph.assign(model.firstValues(new DrawnImages(IMAGES, all), inference.session()));
    }
    return graph;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values, double mean) {
    return Math.sqrt(
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
            / (values.length - 1));
  }
}

package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.disentangle.Patience;
import org.disentangle.UserErrorException;
import org.disentangle.config.CodebookAverageConfig;
import org.disentangle.config.DipVaeKind;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SupervisionConfig;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.family.Families;
import org.disentangle.runtime.Hosts;
import org.disentangle.savedmodel.ExportedWeights;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.team.SharedBatches;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.ConfigProto;

/**
 * Several members of a team, here threads, train the model that one process trains with the whole
 * batch; and what is done is not lost with one of them.
 */
class SharedTrainingTest {
  private static final double TOLERANCE = 1e-4;

  /** What two members make of the tiny run when nobody is lost. */
  private static Path expected;

  @TempDir private Path folder;

  @BeforeAll
  static void trainUndisturbed(@TempDir Path whole) {
    expected = train(tiny(), whole, new ThreadTeam(2, 0), false).export();
  }

  /** With 40 validation images. */
  private static RunConfig tiny() {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.getDataBuilder().setMaxSamples(400);
    return run.build();
  }

  /** Every family and layer that shares may be computed of; each draws or remembers otherwise. */
  static Stream<RunConfig> shared() {
    RunConfig.Builder dropout = TinyRuns.run("dropout").toBuilder();
    // The activation of these networks is smooth: a unit whose input is all but 0, as that of a
    // leaky ReLU over black pixels is, would make of a rounding another slope.
    dropout.getNetworkBuilder().setDropout(0.2);
    // Far below the norms of this model, so that what is clipped must be the average.
    dropout.getOptimizerBuilder().setClipNorm(1);
    dropout
        .getLoopBuilder()
        .setEarlyStopping(EarlyStoppingConfig.newBuilder().setPatience(1).setMinimumDelta(1e9));
    return Stream.of(
        dropout.build(),
        TinyRuns.controlVae("control"),
        TinyRuns.vampPrior("vamp"),
        supervisedPairs(),
        TinyRuns.scVaeVariational("sparse"),
        ofOneStep(TinyRuns.qlae("qlae")),
        ofOneStep(TinyRuns.fsq("fsq")),
        TinyRuns.strong(TinyRuns.run("strong")));
  }

  /** Told which factors differ, and the labels of some images. */
  private static RunConfig supervisedPairs() {
    RunConfig.Builder run = TinyRuns.adaVae("pairs").toBuilder();
    run.getAdaVaeBuilder().setLabelled(true);
    return run.setSupervision(
            SupervisionConfig.newBuilder().addFactor("position_x").setLabels(50).setWeight(10))
        .build();
  }

  /** With latents that are rounded, a rounding of the weights may become another value later on. */
  private static RunConfig ofOneStep(RunConfig run) {
    return run.toBuilder().setLoop(run.getLoop().toBuilder().setSteps(1)).build();
  }

  @ParameterizedTest
  @MethodSource("shared")
  void aTeamTrainsTheModelOfOneProcess(RunConfig run) {
    Path alone = train(run, folder.resolve("alone"), new ThreadTeam(1, 0), false).export();
    for (int size : run.getName().equals("dropout") ? new int[] {2, 4} : new int[] {2}) {
      ThreadTeam team = new ThreadTeam(size, 0);
      Path together = train(run, folder.resolve("of-" + size), team, false).export();
      ExportedWeights.assertNear(alone, together, TOLERANCE);
      assertNear(RunRecords.read(alone).orElseThrow(), RunRecords.read(together).orElseThrow());
    }
  }

  private static void assertNear(RunRecord expected, RunRecord found) {
    assertEquals(expected.getTraining().getSteps(), found.getTraining().getSteps());
    assertEquals(expected.getTraining().getEnded(), found.getTraining().getEnded());
    assertEquals(expected.getTraining().getImages(), found.getTraining().getImages());
    assertNear(expected.getTraining().getValidationMap(), found.getTraining().getValidationMap());
    assertEquals(expected.getHistoryCount(), found.getHistoryCount());
    for (int i = 0; i < expected.getHistoryCount(); i++) {
      EpochRecord epoch = expected.getHistory(i);
      assertEquals(epoch.getStep(), found.getHistory(i).getStep());
      assertNear(epoch.getTermsMap(), found.getHistory(i).getTermsMap());
    }
  }

  private static void assertNear(Map<String, Double> expected, Map<String, Double> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (term, value) ->
            assertEquals(value, found.get(term), TOLERANCE * Math.max(1, Math.abs(value)), term));
  }

  /**
   * Two members, 20 steps in epochs of 8, 40 validation images in 2 rounds of two batches. Sums:
   * three at the start, then two a step (gradients; who asks to end), and three a validation.
   */
  @ParameterizedTest
  @CsvSource({
    // Of the gradients of step 1 and of step 6, then of the votes after steps 6 and 8.
    "4, 0",
    "14, 5",
    "15, 6",
    "19, 8",
    // In the validation of the first epoch, and of the gradients of the first step of the second.
    "21, 8",
    "23, 8"
  })
  void whatIsDoneIsNotLostWithAMember(long sum, long step) throws Exception {
    RunConfig run = tiny();
    for (boolean leaderIsLost : new boolean[] {false, true}) {
      Path models = folder.resolve("lost-" + leaderIsLost);
      Outcome outcome = train(run, models, new ThreadTeam(2, sum, leaderIsLost ? 0 : 1), false);
      TrainingInterruptedException told =
          assertInstanceOf(
              TrainingInterruptedException.class, outcome.failures().get(leaderIsLost ? 1 : 0));
      assertTrue(told.isByLoss());
      Path checkpoint = models.resolve("tiny/.checkpoints/" + step + ".checkpoint");
      assertEquals(
          "worker %d was lost at step %d; %s"
              .formatted(
                  leaderIsLost ? 0 : 1,
                  step,
                  step == 0 ? "there is no checkpoint" : "checkpoint: " + checkpoint),
          told.getMessage());
      assertEquals(step > 0, told.isResumable());
      assertEquals(step > 0, Files.exists(checkpoint));

      Path resumed = train(run, models, new ThreadTeam(2, 0), true).export();
      assertSame(expected, resumed);
    }
  }

  /** After the last step there is nothing that the leader could not do by itself. */
  @Test
  void whoeverIsLostAfterTheLastStepIsNotMissed() throws Exception {
    RunConfig run = tiny();
    ThreadTeam counted = new ThreadTeam(2, 0);
    train(run, folder.resolve("counted"), counted, false);
    Path found =
        train(run, folder.resolve("lost"), new ThreadTeam(2, counted.sums() - 2), false).export();
    ExportedWeights.assertNear(expected, found, 0);
    assertNear(RunRecords.read(expected).orElseThrow(), RunRecords.read(found).orElseThrow());
  }

  @Test
  void anyMemberMayAskToEndAndAllEndAtOneStep() throws Exception {
    RunConfig run = tiny();
    Path models = folder.resolve("asked");
    ThreadTeam team = new ThreadTeam(2, 0);
    // The second member asks at its fifth question.
    int[] questions = {0};
    Outcome outcome = train(run, models, team, false, () -> ++questions[0] == 5);
    for (RuntimeException failure : outcome.failures()) {
      TrainingInterruptedException told =
          assertInstanceOf(TrainingInterruptedException.class, failure);
      assertTrue(told.getMessage().startsWith("interrupted at step 5"), told.getMessage());
      assertTrue(!told.isByLoss());
    }
    assertTrue(Files.exists(models.resolve("tiny/.checkpoints/5.checkpoint")));
    assertSame(expected, train(run, models, new ThreadTeam(2, 0), true).export());
  }

  @Test
  void aMemberOfAnotherTrainingIsRefusedByAll() {
    RunConfig run = tiny();
    RunConfig.Builder other = run.toBuilder();
    other.getOptimizerBuilder().setLearningRate(0.5);
    List<ThreadTeam.Member> team = new ThreadTeam(2, 0).members();
    Path models = folder.resolve("models");
    Outcome outcome =
        together(
            List.of(
                () -> lead(run, models, false, team.get(0)),
                () -> assist(other.build(), models, StopRequest.NEVER, team.get(1))));
    assertInstanceOf(UserErrorException.class, outcome.failures().get(0));
    assertInstanceOf(UserErrorException.class, outcome.failures().get(1));
    assertEquals(
        "worker 1 was started for another training than worker 0, and says what differs; start all"
            + " workers with the same configuration and images",
        outcome.failures().get(0).getMessage());
    assertEquals(
        "worker 0 leads a training of another configuration: optimizer.learning_rate was 0.001 and"
            + " is 0.5; start all workers with the same configuration and images",
        outcome.failures().get(1).getMessage());
    assertTrue(Files.notExists(models.resolve("tiny")));
  }

  static Stream<RunConfig> wholeBatchesOnly() {
    RunConfig.Builder normalized = TinyRuns.run("normalized").toBuilder();
    normalized.setNetwork(TinyRuns.normalizedNetwork());
    RunConfig.Builder odd = TinyRuns.run("odd").toBuilder();
    odd.getLoopBuilder().setBatchSize(15);
    RunConfig.Builder pairs = TinyRuns.adaVae("pairs").toBuilder();
    pairs.getLoopBuilder().setBatchSize(6);
    return Stream.of(
        pairs.setName("loop.batch_size is 6, whose pairs 2 workers cannot share evenly").build(),
        TinyRuns.betaTcVae("beta-TCVAE cannot be trained by 2 workers: it estimates"),
        TinyRuns.annealedVae("AnnealedVAE cannot be trained by 2 workers: it compares the mean KL"),
        TinyRuns.dipVae("DIP-VAE-I cannot be trained by 2 workers: it takes", DipVaeKind.I),
        TinyRuns.factorVae("FactorVAE cannot be trained by 2 workers: it shuffles"),
        TinyRuns.infoVae("InfoVAE cannot be trained by 2 workers: it compares"),
        TinyRuns.wae("WAE cannot be trained by 2 workers: it compares"),
        TinyRuns.factorizedSupportVae("HFS-VAE cannot be trained by 2 workers: it compares"),
        TinyRuns.vqVae("VQ-VAE cannot be trained by 2 workers: it counts"),
        TinyRuns.tripod("Tripod cannot be trained by 2 workers: it estimates"),
        TinyRuns.scVaeAutoencoder("SC-VAE cannot be trained by 2 workers: it keeps"),
        normalized.setName("network.batch_normalization is true").build(),
        odd.setName("loop.batch_size is 15, which 2 workers cannot share evenly").build());
  }

  /** The name of each run is how its refusal begins. */
  @ParameterizedTest
  @MethodSource("wholeBatchesOnly")
  void whatNeedsWholeBatchesIsRefused(RunConfig run) {
    SharedBatches.check(run, 1);
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> SharedBatches.check(run, 2));
    assertTrue(refused.getMessage().startsWith(run.getName()), refused.getMessage());
  }

  static Stream<RunConfig> remembering() {
    RunConfig.Builder averages = TinyRuns.vqVae("vq").toBuilder();
    averages
        .getVqVaeBuilder()
        .setMovingAverages(CodebookAverageConfig.newBuilder().setDecay(0.9).setEpsilon(1e-5));
    return Stream.of(averages.build(), TinyRuns.scVaeAutoencoder("sparse"));
  }

  /** Without the check above a graph still does not take a share for the whole. */
  @ParameterizedTest
  @MethodSource("remembering")
  void aGraphThatRemembersBatchesTakesNoShare(RunConfig run) {
    LatentModel model = Families.of(run);
    Team team = new ThreadTeam(2, 0).members().get(0);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new TrainingGraph(
                    model,
                    model.stages().get(0),
                    TrainingSets.ofDsprites(100),
                    team,
                    StepSettings.inFloat32(run, ConfigProto.getDefaultInstance())));
    assertTrue(
        refused.getMessage().startsWith(model.family() + " remembers"), refused.getMessage());
  }

  /**
   * How a team's sitting ended.
   *
   * @param exported by the leader
   * @param failures of those who failed, at their places; null of the others
   */
  private record Outcome(Optional<Path> exported, List<RuntimeException> failures) {
    Path export() {
      failures.stream()
          .filter(failure -> failure != null && !(failure instanceof ThreadTeam.Gone))
          .filter(failure -> exported.isEmpty())
          .forEach(
              failure -> {
                throw failure;
              });
      return exported.orElseThrow();
    }
  }

  private static Outcome train(RunConfig run, Path models, ThreadTeam team, boolean resume) {
    return train(run, models, team, resume, StopRequest.NEVER);
  }

  /** Trains with all members; the request is that of the last one. */
  private static Outcome train(
      RunConfig run, Path models, ThreadTeam team, boolean resume, StopRequest stop) {
    List<Callable<Path>> parts = new ArrayList<>();
    for (ThreadTeam.Member member : team.members()) {
      parts.add(
          member.leads()
              ? () -> lead(run, models, resume, member)
              : () -> assist(run, models, stop, member));
    }
    return together(parts);
  }

  private static Path lead(RunConfig run, Path models, boolean resume, Team team) {
    return training(run)
        .trainAndExport(models, new TrainingOptions(resume, StopRequest.NEVER, team));
  }

  private static Path assist(RunConfig run, Path models, StopRequest stop, Team team) {
    training(run).assist(models, new TrainingOptions(false, stop, team));
    return null;
  }

  private static TrainingRun training(RunConfig run) {
    return new TrainingRun(
        run, SquareTrainings.IMAGES, Hosts.PLAIN, List.of(), SquareTrainings.UNCHECKED);
  }

  private static Outcome together(List<Callable<Path>> parts) {
    ExecutorService threads = Executors.newFixedThreadPool(parts.size());
    try {
      List<Future<Path>> running = parts.stream().map(threads::submit).toList();
      Optional<Path> exported = Optional.empty();
      List<RuntimeException> failures = new ArrayList<>();
      for (Future<Path> each : running) {
        RuntimeException failure = null;
        try {
          Path path = each.get(Patience.SECONDS, TimeUnit.SECONDS);
          exported = exported.or(() -> Optional.ofNullable(path));
        } catch (ExecutionException e) {
          failure = assertInstanceOf(RuntimeException.class, e.getCause());
        } catch (Exception e) {
          throw new AssertionError(e);
        }
        failures.add(failure);
      }
      return new Outcome(exported, failures);
    } finally {
      threads.shutdownNow();
    }
  }
}

package org.disentangle.training;

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
import java.util.stream.Stream;
import org.disentangle.config.DipVaeKind;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Checksums;
import org.disentangle.contract.OutputDifference;
import org.disentangle.contract.ReloadRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.FactorImages;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.DeviceChoice;
import org.disentangle.runtime.Devices;
import org.disentangle.runtime.Hosts;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.savedmodel.DifferingModelException;
import org.disentangle.savedmodel.ReloadCheck;
import org.disentangle.training.checkpoint.CheckpointFolder;
import org.disentangle.training.checkpoint.StartingPoint;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.plan.RunPlan;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is exported gives the bits of what was trained, in sessions as the program opens them; and
 * whatever a check finds, the training is kept.
 */
class ExportsTest {
  private static final FactorImages IMAGES = SquareTrainings.IMAGES;
  private static final TensorFlowHost HOST =
      new TensorFlowHost(
          "cpu",
          Hosts.MEMORY,
          Devices.select(new DeviceChoice.Cpu(), 2, List.of()).config(),
          Map.of("threads", "2"));

  @TempDir private Path folder;

  static Stream<Named<RunConfig>> trainings() {
    return seeded(1);
  }

  static Stream<Named<RunConfig>> trainingsFromAnotherSeed() {
    return seeded(2);
  }

  /** Every family in several sizes. */
  private static Stream<Named<RunConfig>> seeded(long seed) {
    List<RunConfig> runs = new ArrayList<>();
    for (int latents : new int[] {1, 10}) {
      for (RunConfig run :
          List.of(
              TinyRuns.run("beta-vae"),
              TinyRuns.betaTcVae("tcvae"),
              TinyRuns.annealedVae("annealed"),
              TinyRuns.controlVae("control"),
              TinyRuns.dipVae("dip", DipVaeKind.II),
              TinyRuns.factorVae("factor"),
              TinyRuns.infoVae("info"),
              TinyRuns.wae("wae"),
              TinyRuns.adaVae("ada"),
              TinyRuns.qlae("qlae"),
              TinyRuns.strong(TinyRuns.run("strong")))) {
        runs.add(sized(run, latents));
      }
    }
    for (int codes : new int[] {2, 33}) {
      RunConfig.Builder run = TinyRuns.vqVae("vq").toBuilder();
      run.getVqVaeBuilder().setCodes(codes);
      runs.add(run.setName("vq-" + codes).build());
    }
    for (int atoms : new int[] {4, 11}) {
      runs.add(sized(TinyRuns.scVaeVariational("variational"), atoms));
      runs.add(sized(TinyRuns.scVaeAutoencoder("autoencoder"), atoms));
    }
    for (int latents : new int[] {2, 10}) {
      runs.add(sized(TinyRuns.factorizedSupportVae("support"), latents));
    }
    runs.add(TinyRuns.dipVae("dip-first", DipVaeKind.I));
    runs.add(TinyRuns.fsq("fsq"));
    runs.add(TinyRuns.tripod("tripod"));
    runs.add(TinyRuns.mixedTripod("tripod-hessian"));
    for (int components : new int[] {1, 7, 50, 100, 101}) {
      RunConfig.Builder run = sized(TinyRuns.vampPrior("vamp"), 10).toBuilder();
      run.getVampPriorBuilder().setComponents(components);
      runs.add(run.setName("vamp-" + components).build());
    }
    return runs.stream().map(run -> seeded(run, seed));
  }

  private static RunConfig sized(RunConfig run, int latents) {
    RunConfig.Builder sized = run.toBuilder().setName(run.getName() + "-" + latents);
    sized.getNetworkBuilder().setLatentDimension(latents);
    return sized.build();
  }

  /** Long enough for the posteriors to be told from the prior, which a fast rate helps. */
  private static Named<RunConfig> seeded(RunConfig run, long seed) {
    RunConfig.Builder seeded = run.toBuilder().setSeed(seed);
    // 60 validation images; a QLAE needs 512 to be trained on.
    seeded.getDataBuilder().setMaxSamples(600);
    seeded.getOptimizerBuilder().setLearningRate(1e-2);
    seeded.getLoopBuilder().setSteps(40).setStepsPerEpoch(40);
    return Named.of(run.getName() + ", seed " + seed, seeded.build());
  }

  /**
   * Only the steps are taken without TensorFlow's optimiser of graphs, which is most of a short
   * training: which bits the weights have does not matter here, but how they come back.
   */
  @ParameterizedTest
  @MethodSource("trainings")
  void theExportGivesTheBitsOfTheTrainedModel(RunConfig run) {
    Path models = folder.resolve("models");
    RunPlan plan = RunPlan.of(run, IMAGES);
    StepSettings steps = StepSettings.of(run, IMAGES, Hosts.PLAIN);
    try (CheckpointFolder checkpoints = CheckpointFolder.open(models.resolve(run.getName()))) {
      StartingPoint start = StartingPoint.anew(checkpoints.newest(), plan, HOST, Optional.empty());
      assertNotDiffering(
          new ModelTraining(plan, HOST, steps, List.of(), ReloadCheck.EVERY_OUTPUT)
              .train(models, checkpoints, start, TrainingOptions.WHOLE)
              .orElseThrow());
    }
  }

  /** The whole training as the program computes it. */
  @ParameterizedTest
  @MethodSource("trainingsFromAnotherSeed")
  @Tag("slow")
  void soItDoesFromAnotherSeed(RunConfig run) {
    assertNotDiffering(
        new TrainingRun(run, IMAGES, HOST, List.of()).trainAndExport(folder.resolve("models")));
  }

  private static void assertNotDiffering(Path version) {
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertFalse(record.hasReload(), () -> record.getReload().toString());
  }

  /** A check that finds one difference. */
  private static ReloadCheck finding(double relative) {
    return (savedModel, session, exportable) ->
        ReloadRecord.newBuilder()
            .addDifference(
                OutputDifference.newBuilder()
                    .setOutput("losses.kl")
                    .setAbsolute(2 * relative)
                    .setRelative(relative))
            .build();
  }

  private Path train(ReloadCheck check, boolean resume, List<Long> steps) {
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void stepEnded(StepReport step) {
            steps.add(step.step());
          }
        };
    return new TrainingRun(TinyRuns.run("tiny"), IMAGES, HOST, List.of(counting), check)
        .trainAndExport(folder.resolve("models"), new TrainingOptions(resume, StopRequest.NEVER));
  }

  private List<String> versions() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("models/tiny"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatDiffersIsKeptAsNoVersionAndExportedAgain() throws IOException {
    DifferingModelException told =
        assertThrows(
            DifferingModelException.class, () -> train(finding(0.25), false, new ArrayList<>()));
    Path kept = folder.resolve("models/tiny/1-differs-1");
    Path checkpoint = folder.resolve("models/tiny/.checkpoints/20.checkpoint");
    assertEquals(
        "the exported model differs from the trained one after reloading: losses.kl by up to"
            + " 5.0e-01 (2.5e-01 of its magnitude); it is kept as "
            + kept
            + ", which is no version to be served, with this in its run record; the training is"
            + " kept in "
            + checkpoint
            + ": go on with --resume",
        told.getMessage());
    assertEquals(List.of("1-differs-1"), versions());
    Checksums.verify(kept);
    RunRecord record = RunRecords.read(kept).orElseThrow();
    assertEquals("losses.kl", record.getReload().getDifference(0).getOutput());
    assertEquals(0.5, record.getReload().getDifference(0).getAbsolute());

    List<Long> steps = new ArrayList<>();
    assertThrows(DifferingModelException.class, () -> train(finding(2e-5), true, steps));
    Path version = train(ReloadCheck.EVERY_OUTPUT, true, steps);
    assertEquals(List.of(), steps, "nothing is trained again");
    assertEquals(List.of("1", "1-differs-1", "1-differs-2"), versions());
    assertFalse(RunRecords.read(version).orElseThrow().hasReload());
    assertEquals(
        -1,
        Files.mismatch(
            kept.resolve("variables/variables.data-00000-of-00001"),
            version.resolve("variables/variables.data-00000-of-00001")));
  }

  @Test
  void roundingAloneIsRecorded() throws IOException {
    Path version = train(finding(1e-6), false, new ArrayList<>());
    assertEquals(List.of("1"), versions());
    Checksums.verify(version);
    assertEquals(
        1e-6, RunRecords.read(version).orElseThrow().getReload().getDifference(0).getRelative());
  }

  @Test
  void whatCannotBeReloadedIsKeptToo() throws IOException {
    ReloadCheck failing =
        (savedModel, session, exportable) -> {
          throw new IllegalStateException("no memory for a second model");
        };
    DifferingModelException told =
        assertThrows(DifferingModelException.class, () -> train(failing, false, new ArrayList<>()));
    assertTrue(
        told.getMessage().startsWith("the exported model cannot be reloaded (java.lang.Illegal"),
        told.getMessage());
    assertEquals(List.of("1-differs-1"), versions());
    assertTrue(
        RunRecords.read(folder.resolve("models/tiny/1-differs-1"))
            .orElseThrow()
            .getReload()
            .getFailure()
            .contains("no memory for a second model"));
  }
}

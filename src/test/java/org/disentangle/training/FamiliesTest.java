package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.config.WeightChange;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.SavedModel;
import tech.tablesaw.api.Table;

/** What one family alone does on the way from images to its SavedModel. */
class FamiliesTest {
  @TempDir private Path folder;

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
    train(warm, recording(steps));
    for (int step = 0; step < 6; step++) {
      Map<String, Double> terms = steps.get(step);
      assertEquals(Math.min(1, step / 4.0), terms.get("mutual_information_weight"), 1e-6);
      assertEquals(Math.min(1, step / 4.0) * 6, terms.get("total_correlation_weight"), 1e-6);
      assertFalse(terms.containsKey("reconstruction_weight"), "it has none");
      double expected =
          terms.get("reconstruction")
              + Math.min(1, step / 4.0)
                  * (terms.get("mutual_information")
                      + 6 * terms.get("total_correlation")
                      + terms.get("dimension_wise_kl"));
      assertEquals(expected, terms.get("loss"), 1e-6 * expected, "step " + step);
    }
  }

  /** As the steps have it in training; by its last value in what is exported. */
  @Test
  void aWeightFalls() {
    List<Map<String, Double>> steps = new ArrayList<>();
    Path version = train(changed("falling", 4), recording(steps));
    for (int step = 0; step < steps.size(); step++) {
      Map<String, Double> terms = steps.get(step);
      double beta = 2 * (4 - 3 * Math.min(1, Math.max(0, step - 4) / 8.0));
      assertEquals(beta, terms.get("kl_weight"), 1e-6, "step " + step);
      double expected = terms.get("reconstruction") + beta * terms.get("kl");
      assertEquals(expected, terms.get("loss"), 1e-6 * expected, "step " + step);
    }
    Map<String, Double> validation = validation(version);
    double expected = validation.get("reconstruction") + 2 * validation.get("kl");
    assertEquals(expected, validation.get("loss"), 1e-6 * expected);
    assertFalse(validation.containsKey("kl_weight"), "it is no term");
    assertEquals(2, lastMean(version, "kl_weight"), 1e-6, "in the history");
    assertEquals(
        Map.of(
            "beta", 2.0,
            "beta_before_change", 8.0,
            "beta_change_from_step", 4.0,
            "beta_change_to_step", 12.0),
        RunRecords.read(version).orElseThrow().getHyperparametersMap());
  }

  @Test
  void aWeightThatStaysIsNotTold() {
    List<Map<String, Double>> steps = new ArrayList<>();
    train(TinyRuns.run("plain"), recording(steps));
    assertEquals(Set.of("loss", "reconstruction", "kl"), steps.get(0).keySet());
  }

  private static double lastMean(Path version, String name) {
    return RunRecords.read(version).orElseThrow().getHistoryList().stream()
        .filter(epoch -> epoch.containsTerms(name))
        .reduce((first, later) -> later)
        .orElseThrow()
        .getTermsOrThrow(name);
  }

  @Test
  void aChangeFromTheSameWeightTrainsTheSameModel() throws Exception {
    Path plain = train(TinyRuns.run("plain"));
    Path changed = train(changed("same", 1));
    for (String file : List.of("variables/variables.data-00000-of-00001", "saved_model.pb")) {
      assertEquals(-1, Files.mismatch(plain.resolve(file), changed.resolve(file)), file);
    }
    assertEquals(validation(plain), validation(changed));
  }

  /** β is so many times 2 up to step 4, and 2 from step 12 on. */
  private static RunConfig changed(String name, double initialFraction) {
    RunConfig.Builder run = TinyRuns.run(name).toBuilder();
    run.getBetaVaeBuilder()
        .setChange(
            WeightChange.newBuilder()
                .setInitialFraction(initialFraction)
                .setFromStep(4)
                .setToStep(12));
    return run.build();
  }

  /** The loss is held to the capacity of each step, the validation to that of the end. */
  @Test
  void theCapacityRisesWithTheSteps() {
    List<Map<String, Double>> steps = new ArrayList<>();
    Path version = train(TinyRuns.annealedVae("annealed"), recording(steps));
    for (int step = 0; step < steps.size(); step++) {
      Map<String, Double> terms = steps.get(step);
      double capacity = 4.0 * step / 40;
      assertEquals(capacity, terms.get("capacity"), 1e-6);
      assertEquals(
          terms.get("reconstruction") + 2 * Math.abs(terms.get("kl") - capacity),
          terms.get("loss"),
          1e-6 * terms.get("loss"),
          "step " + step);
    }
    Map<String, Double> validation = validation(version);
    assertEquals(
        validation.get("reconstruction") + 2 * (4 - validation.get("kl")),
        validation.get("loss"),
        1e-6 * validation.get("loss"));
    assertFalse(validation.containsKey("capacity"), "it is no term");
  }

  /** In plain doubles; and the model is exported with the β after the last step. */
  @Test
  void theControllerFollowsTheKlOfTheStepBefore() {
    RunConfig run = TinyRuns.controlVae("control");
    List<Map<String, Double>> steps = new ArrayList<>();
    Path version = train(run, recording(steps));
    double beta = 0.5;
    double integral = 0;
    for (int step = 0; step < steps.size(); step++) {
      Map<String, Double> terms = steps.get(step);
      assertEquals(Math.floorDiv(step, 2) * 0.1, terms.get("capacity"), 1e-6);
      assertEquals(beta, terms.get("beta"), 1e-5, "step " + step);
      assertEquals(
          terms.get("reconstruction") + beta * terms.get("kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      double error = terms.get("capacity") - terms.get("kl");
      integral -= beta <= 0.5 && error > 0 ? 0 : 0.1 * error;
      beta = Math.max(0.5, 0.5 + 0.1 / (1 + Math.exp(error)) + integral);
    }
    assertNotEquals(0.5, beta, 0.01, "it has moved");
    Map<String, Double> validation = validation(version);
    assertEquals(
        validation.get("reconstruction") + beta * validation.get("kl"),
        validation.get("loss"),
        1e-5 * validation.get("loss"));
  }

  /**
   * Sides of 8, 14 and 20 of 64 x 64 pixels: a share of 0.0537. What is known of an image before
   * anything is learned is that share, and not one half.
   */
  @Test
  void theFirstStepStartsAtTheMean() {
    RunConfig.Builder run = TinyRuns.run("mean").toBuilder();
    run.getNetworkBuilder().getDecoderBuilder().setOutputBiasImages(1000);
    List<Map<String, Double>> steps = new ArrayList<>();
    train(run.build(), recording(steps));
    double share = (8 * 8 + 14 * 14 + 20 * 20) / 3.0 / 4096;
    double entropy = -share * Math.log(share) - (1 - share) * Math.log1p(-share);
    assertEquals(4096 * entropy, steps.get(0).get("reconstruction"), 0.15 * 4096 * entropy);

    List<Map<String, Double>> plain = new ArrayList<>();
    train(TinyRuns.run("half"), recording(plain));
    assertEquals(4096 * Math.log(2), plain.get(0).get("reconstruction"), 100);
  }

  private static Map<String, Double> validation(Path version) {
    return RunRecords.read(version).orElseThrow().getTraining().getValidationMap();
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

  /** Keeps the terms and monitors of each step. */
  private static TrainingListener recording(List<Map<String, Double>> steps) {
    return new TrainingListener() {
      @Override
      public void stepEnded(StepReport step) {
        Map<String, Double> terms = new HashMap<>();
        for (int i = 0; i < step.names().size(); i++) {
          terms.put(step.names().get(i), (double) step.values()[i]);
        }
        steps.add(terms);
      }
    };
  }

  /**
   * Three factors, three latents; no two images are equal, so that each pair has one of its own.
   */
  @Test
  void aModelOfPairsSaysWhichLatentsTheyShare() {
    Path pairs = train(TinyRuns.adaVae("ada"));
    Path single = train(TinyRuns.run("single"));
    Table table = SquareTrainings.analyze(List.of(single, pairs)).table("paired_latents");
    assertEquals(9, table.rowCount());
    assertEquals(Set.of("ada"), table.stringColumn("run").asSet());
    for (String factor : List.of("scale", "position_x", "position_y")) {
      Table own = table.where(table.stringColumn("factor").isEqualTo(factor));
      assertEquals(List.of(0, 1, 2), own.intColumn("latent").asList());
      assertTrue(own.numberColumn("own_share").sum() >= 1, own.print());
      assertTrue(own.numberColumn("own_share").max() <= 1, own.print());
      assertEquals(300, own.intColumn("pairs").get(0), 80);
    }
  }

  private Path train(RunConfig run, TrainingListener... listeners) {
    return new TrainingRun(run, SquareTrainings.IMAGES, Hosts.PLAIN, List.of(listeners))
        .trainAndExport(folder.resolve("models"));
  }
}

package org.disentangle.config.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.config.Activation;
import org.disentangle.config.AxisValue;
import org.disentangle.config.Configurations;
import org.disentangle.config.Defaults;
import org.disentangle.config.RunConfig;
import org.disentangle.config.TrialTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grid of a sweep: which trials there are, what they are called, and what is refused. */
class SweepPlanTest {
  private static final String RUN =
      """
      data { validation_fraction: 0.1 }
      network {
        encoder { filters: [4] hidden_units: [8] }
        decoder { hidden_units: [8] filters: [4] }
      }
      optimizer { adam {} }
      loop { steps: 10 }
      """;
  private static final String VAE =
      "base { name: \"vae\" run { " + RUN + " beta_vae { beta: 1 } } }\n";
  private static final String TCVAE =
      "base { name: \"tcvae\" run { " + RUN + " beta_tcvae { beta: 1 } } }\n";

  @TempDir private Path folder;

  @Test
  void everyValueOfEveryAxisMeetsEveryOther() throws IOException {
    SweepPlan plan =
        plan(
            VAE
                + "axis { field: \"beta_vae.beta\" values: [0.5, 4] }"
                + "axis { field: \"network.activation\" choices: [\"RELU\", \"ELU\"] }"
                + "axis { field: \"seed\" range { from: 7 to: 8 } }");
    assertEquals(
        List.of(
            "0.5 RELU 7",
            "0.5 RELU 8",
            "0.5 ELU 7",
            "0.5 ELU 8",
            "4 RELU 7",
            "4 RELU 8",
            "4 ELU 7",
            "4 ELU 8"),
        points(plan));
    assertEquals(List.of("beta_vae.beta", "network.activation", "seed"), plan.axes());
    RunConfig last = plan.trials().get(7).getRun();
    assertEquals(4, last.getBetaVae().getBeta());
    assertEquals(Activation.ELU, last.getNetwork().getActivation());
    assertEquals(8, last.getSeed());
    assertEquals(64, last.getLoop().getBatchSize(), "resolved: with its defaults");
    assertEquals(plan.trials().get(7).getId(), last.getName());
  }

  @Test
  void rangesAreReckonedInDecimals() throws IOException {
    assertEquals(
        List.of("0", "0.1", "0.2", "0.3", "0.4"),
        points(plan(VAE + beta("range { from: 0 to: 0.4 step: 0.1 }"))));
    assertEquals(
        List.of("0.001", "0.01", "0.1", "1"),
        points(plan(VAE + beta("range { from: 1e-3 to: 3 factor: 10 }"))));
    assertEquals(List.of("2"), points(plan(VAE + beta("range { from: 2 to: 2 }"))));
  }

  @Test
  void anAxisOfSomeBasesLeavesTheOthersAlone() throws IOException {
    SweepPlan plan =
        plan(
            VAE
                + TCVAE
                + "axis { field: \"beta_vae.beta\" values: [1, 2] base: \"vae\" }"
                + "axis { field: \"beta_tcvae.beta\" values: [3] base: \"tcvae\" }"
                + "axis { field: \"seed\" values: [0, 1] }");
    assertEquals(List.of("1 0", "1 1", "2 0", "2 1", "3 0", "3 1"), points(plan));
    assertEquals("tcvae", plan.trials().get(4).getBase());
    assertEquals(3, plan.trials().get(4).getRun().getBetaTcvae().getBeta());
  }

  @Test
  void constraintsSpeakOfTrialsThatHaveTheirFields() throws IOException {
    String grid =
        VAE
            + TCVAE
            + "axis { field: \"beta_vae.beta\" values: [1, 8] base: \"vae\" }"
            + "axis { field: \"seed\" range { from: 0 to: 2 } }";
    assertEquals(
        List.of("1 0", "1 1", "1 2", "8 0", "0", "1", "2"),
        points(
            plan(
                grid
                    + "exclude { condition { field: \"beta_vae.beta\" min: 4 }"
                    + " condition { field: \"seed\" values: [1, 2] } }")));
    assertEquals(
        List.of("8 0", "8 1", "8 2", "0", "1", "2"),
        points(plan(grid + "only { condition { field: \"beta_vae.beta\" min: 4 max: 8 } }")));
    assertEquals(
        List.of("0", "1", "2"),
        points(plan(grid + "only { condition { field: \"base\" choices: [\"tcvae\"] } }")));
  }

  /** Pinned: another id would train again what is finished. */
  @Test
  void anIdIsThatOfTheSameTrialInAGrownSweep() throws IOException {
    TrialTask small = plan(VAE + beta("values: [4]")).trials().get(0);
    SweepPlan grown =
        plan(
            "name: \"another\""
                + VAE.replace("\"vae\"", "\"renamed\"")
                    .replace("steps: 10", "steps: 10 checkpoint_minutes: 1")
                + beta("values: [1, 4]")
                + "axis { field: \"seed\" values: [0, 1] }");
    assertTrue(small.getId().matches("[0-9a-f]{12}"), small.getId());
    assertEquals(small.getId(), grown.trials().get(2).getId());
    assertEquals(4, grown.trials().stream().map(TrialTask::getId).distinct().count());
    for (String other :
        List.of("scores: \"sap\"", "share { cpus: 2 }", "analysis { samples: 500 }")) {
      String id = plan(other + VAE + beta("values: [4]")).trials().get(0).getId();
      assertTrue(!id.equals(small.getId()), "another result needs another id: " + other);
    }
  }

  /** As a field of the schema that is new, and left out, must not train everything again. */
  @Test
  void anIdDoesNotDependOnFieldsThatHoldTheirDefaults() throws IOException {
    TrialTask written =
        plan(VAE.replace(
                        "optimizer { adam {} }",
                        "optimizer { adam { beta1: 0.9 } learning_rate: 0.001 }")
                    .replace("beta_vae { beta: 1 }", "beta_vae {} seed: 0")
                + "analysis { samples: 10000 }"
                + beta("values: [4]"))
            .trials()
            .get(0);
    assertEquals(plan(VAE + beta("values: [4]")).trials().get(0).getId(), written.getId());
    // Of the schema as it was when this was written: a new field must leave it as it is.
    assertEquals("a7a3a2179670", written.getId());
  }

  @Test
  void whatHoldsItsDefaultIsLeftOutAndFilledInAgain() throws IOException {
    RunConfig run =
        plan(VAE + "axis { field: \"loop.batch_size\" values: [32] }").trials().get(0).getRun();
    RunConfig.Builder builder = run.toBuilder();
    Defaults.clear(builder);
    assertEquals(32, builder.getLoop().getBatchSize());
    assertTrue(!builder.getLoop().hasStepsPerEpoch() && builder.hasBetaVae());
    Defaults.fill(builder);
    assertEquals(run, builder.build());
  }

  @Test
  void aTrialIsReadAsItIsWritten() throws IOException {
    TrialTask task = plan(VAE + beta("values: [4]")).trials().get(0);
    Path file = folder.resolve("trial.textproto");
    Files.writeString(file, Configurations.print(task));
    assertEquals(task, Configurations.readTrial(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "axis { field: \"beta_vae.bta\" values: [1] }"
            + "| axis \"beta_vae.bta\" names no field: there is no \"bta\" in BetaVaeConfig; did you mean \"beta\"?",
        "axis { field: \"seed.x\" values: [1] }"
            + "| axis \"seed.x\" names no field: seed holds one value and nothing below it",
        "axis { field: \"loop\" values: [1] } | axis \"loop\" holds several settings; name one of them: batch_size",
        "axis { field: \"network.encoder.filters\" values: [1] } | axis \"network.encoder.filters\" is a list",
        "axis { field: \"name\" choices: [\"x\"] } | leave \"name\" out",
        "axis { field: \"vq_vae.codes\" values: [8] }"
            + "| axis vq_vae.codes: the base \"vae\" has no vq_vae, and an axis does not give it one; no base has it: leave the axis out",
        "axis { field: \"loop.epochs\" values: [8] } | axis loop.epochs: the base \"vae\" has no epochs",
        "axis { field: \"beta_vae.beta\" values: [1] base: \"x\" } | axis beta_vae.beta: no base is named \"x\"; there are vae",
        "axis { field: \"seed\" } | axis seed has none of values, choices and range",
        "axis { field: \"seed\" values: [1] choices: [\"2\"] } | axis seed has 2 of values, choices and range",
        "axis { field: \"seed\" values: [1, 2, 1] } | axis seed has the value 1 twice",
        "axis { field: \"seed\" values: [1] } axis { field: \"seed\" values: [2] }"
            + "| axis seed: the base \"vae\" varies along it already",
        "axis { field: \"seed\" values: [0.5] } | axis seed: the value 0.5 does not fit: seed takes whole numbers",
        "axis { field: \"beta_vae.beta\" values: [1, inf] } | axis beta_vae.beta: the value inf does not fit: beta_vae.beta takes finite numbers",
        "axis { field: \"seed\" values: [inf] } | axis seed: the value inf does not fit: seed takes finite numbers",
        "axis { field: \"seed\" choices: [\"x\"] } | axis seed: the value \"x\" does not fit: seed takes numbers",
        "axis { field: \"network.activation\" choices: [\"SIN\"] } | the value \"SIN\" does not fit: network.activation takes choices among RELU",
        "axis { field: \"beta_vae.beta\" values: [1, -2] } | trial vae beta_vae.beta=-2: beta_vae.beta is -2 but must be at least 0",
        "axis { field: \"seed\" range { from: 3 to: 1 } } | axis seed, range: from 3 to 1 holds no value",
        "axis { field: \"seed\" range { from: 0 to: 1 step: 1 factor: 2 } } | step and factor are both given",
        "axis { field: \"seed\" range { from: 0 to: 8 factor: 2 } } | begin above 0",
        "axis { field: \"seed\" range { from: 0 to: 1e9 } } | axis seed, range: from 0 to 1000000000 are 1000000001 values, and a grid may have 100000 points",
        "axis { field: \"seed\" range { from: 0 to: 1000 } } | the sweep has 1001 trials, more than most_trials, 1000",
        "axis { field: \"seed\" range { from: 0 to: 9999 } } axis { field: \"beta_vae.beta\" range { from: 0 to: 999 } }"
            + "| the grid has 10000000 points, more than 100000",
        "axis { field: \"seed\" values: [1, 2] } only { condition { field: \"seed\" min: 5 } }"
            + "| the sweep is empty: the constraints leave none of the 2 points of its grid",
        "exclude { condition { field: \"sed\" min: 5 } } | exclude: \"sed\" names no field",
        "exclude { condition { field: \"seed\" } } | exclude: the condition on seed says nothing",
        "exclude { } | exclude has no condition",
        "base { name: \"vae\" config: \"none.textproto\" } | there is no configuration file",
        "retries: -1 | retries is -1 but must be at least 0",
        "base { name: \"x\" run { beta_tcvae { bta: 1 } } }"
            + "| unknown key \"bta\" in BetaTcVaeConfig; did you mean \"beta\"?",
        "base { name: \"x\" run { network { activation: RELUU } } }"
            + "| unknown value \"RELUU\" of Activation; did you mean \"RELU\"?",
        "axs { } | unknown key \"axs\" in SweepConfig; did you mean \"axis\"?",
      })
  void whatMakesNoGridIsRefused(String text, String sentence) {
    String message = assertThrows(UserErrorException.class, () -> plan(VAE + text)).getMessage();
    assertTrue(message.contains(sentence), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aBaseCanClearAListOfItsFile() throws IOException {
    Files.writeString(folder.resolve("one.textproto"), RUN + "beta_vae { beta: 1 }");
    String base = "base { name: \"%s\" config: \"one.textproto\" %s }\n";
    SweepPlan plan =
        plan(
            base.formatted("whole", "")
                + base.formatted("bare", "clear: \"network.encoder.hidden_units\""));
    assertEquals(
        List.of(List.of(8), List.of()),
        plan.trials().stream()
            .map(trial -> trial.getRun().getNetwork().getEncoder().getHiddenUnitsList())
            .toList());
    String message =
        assertThrows(
                UserErrorException.class,
                () -> plan(base.formatted("bare", "clear: \"network.encoder.hidden_unit\"")))
            .getMessage();
    assertTrue(
        message.contains("base 1, clear: \"network.encoder.hidden_unit\" names no field"), message);
    assertTrue(message.contains("did you mean \"hidden_units\"?"), message);
  }

  @Test
  void basesAreNeededAndDistinct() {
    String none = assertThrows(UserErrorException.class, () -> plan("name: \"x\"")).getMessage();
    assertTrue(none.contains("the sweep has no base"), none);
    String twice = assertThrows(UserErrorException.class, () -> plan(VAE + VAE)).getMessage();
    assertTrue(twice.contains("two bases are named \"vae\""), twice);
    String same =
        assertThrows(
                UserErrorException.class, () -> plan(VAE + VAE.replace("\"vae\"", "\"other\"")))
            .getMessage();
    assertTrue(same.contains("the trials vae and other are the same run"), same);
  }

  @Test
  void anotherKindOfFileIsTold() {
    String message =
        assertThrows(UserErrorException.class, () -> plan("trial { override { seed: 1 } }"))
            .getMessage();
    assertTrue(message.contains("describes a study, not a sweep"), message);
  }

  @Test
  void theLimitCanBeRaised() throws IOException {
    assertEquals(
        1001,
        plan("most_trials: 1001\n" + VAE + "axis { field: \"seed\" range { from: 0 to: 1000 } }")
            .trials()
            .size());
  }

  private static String beta(String values) {
    return "axis { field: \"beta_vae.beta\" " + values + " }";
  }

  private SweepPlan plan(String text) throws IOException {
    Path file = folder.resolve("sweep.textproto");
    Files.writeString(file, text);
    return SweepPlan.read(file);
  }

  private static List<String> points(SweepPlan plan) {
    return plan.trials().stream()
        .map(
            trial ->
                trial.getPointList().stream()
                    .map(AxisValue::getValue)
                    .collect(Collectors.joining(" ")))
        .toList();
  }
}

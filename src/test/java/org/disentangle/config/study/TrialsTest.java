package org.disentangle.config.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsTest {
  private static final String BASE =
      """
      base {
        beta_vae { beta: 4 warm_up_steps: 7 }
        network { encoder { filters: [32, 64] } }
        optimizer { adam { beta1: 0.5 } }
        loop { steps: 10 batch_size: 8 }
      }
      """;

  @TempDir private Path folder;

  @Test
  void anOverrideLiesOverTheBaseFieldByField() throws IOException {
    RunConfig run = trials(BASE + "trial { override { beta_vae { beta: 1 } seed: 3 } }").get(0);

    assertEquals(1, run.getBetaVae().getBeta());
    assertEquals(7, run.getBetaVae().getWarmUpSteps());
    assertEquals(3, run.getSeed());
    assertEquals(8, run.getLoop().getBatchSize());
    assertEquals("study-1", run.getName());
  }

  @Test
  void aListReplacesTheOneBelow() throws IOException {
    RunConfig run =
        trials(BASE + "trial { override { network { encoder { filters: 16 } } } }").get(0);

    assertEquals(List.of(16), run.getNetwork().getEncoder().getFiltersList());
  }

  @Test
  void aListCanBeCleared() throws IOException {
    String base = BASE.replace("filters: [32, 64]", "filters: [32, 64] hidden_units: [192, 5]");
    List<RunConfig> runs =
        trials(
            base
                + "trial {}"
                + "trial { clear: \"network.encoder.hidden_units\" override { seed: 3 } }"
                + "trial { clear: [\"beta_vae\", \"optimizer.adam.beta1\"]"
                + " override { beta_vae { beta: 2 } } }");

    assertEquals(List.of(192, 5), runs.get(0).getNetwork().getEncoder().getHiddenUnitsList());
    assertEquals(List.of(), runs.get(1).getNetwork().getEncoder().getHiddenUnitsList());
    assertEquals(List.of(32, 64), runs.get(1).getNetwork().getEncoder().getFiltersList());
    assertEquals(3, runs.get(1).getSeed());
    assertEquals(2, runs.get(2).getBetaVae().getBeta());
    assertEquals(0, runs.get(2).getBetaVae().getWarmUpSteps());
    assertEquals(0.9, runs.get(2).getOptimizer().getAdam().getBeta1());
  }

  @Test
  void whatIsClearedIsThere() {
    assertEquals(
        studyFile()
            + ": trial 2, clear: \"network.encoder.hiden_units\" names no field: there is no"
            + " \"hiden_units\" in EncoderConfig; did you mean \"hidden_units\"?",
        mistake(BASE + "trial {} trial { clear: \"network.encoder.hiden_units\" }"));
    assertEquals(
        studyFile()
            + ": trial 1: network.encoder.filters is missing; write one number for each"
            + " convolution, e.g. filters: [32, 32, 64, 64]",
        mistake(BASE + "trial { clear: \"network.encoder.filters\" }"));
  }

  @Test
  void anotherChoiceReplacesTheOneBelow() throws IOException {
    RunConfig run =
        trials(BASE + "trial { override { optimizer { momentum {} } loop { epochs: 2 } } }").get(0);

    assertTrue(run.getOptimizer().hasMomentum());
    assertFalse(run.getOptimizer().hasAdam());
    assertEquals(LoopConfig.LengthCase.EPOCHS, run.getLoop().getLengthCase());
  }

  @Test
  void aFileStandsInsteadOfTheBase() throws IOException {
    Files.writeString(
        folder.resolve("one.textproto"),
        "beta_vae {} network { encoder { filters: 8 } } loop { epochs: 1 }");
    RunConfig run =
        trials(BASE + "trial { config: \"one.textproto\" override { seed: 5 } }").get(0);

    assertEquals("one", run.getName());
    assertEquals(5, run.getSeed());
    assertEquals(0, run.getBetaVae().getWarmUpSteps());
    assertEquals(64, run.getLoop().getBatchSize());
  }

  @Test
  void aTrialsMistakeNamesTheTrial() {
    assertEquals(
        studyFile() + ": trial 2: beta_vae.beta is -1 but must be at least 0",
        mistake(BASE + "trial {} trial { override { beta_vae { beta: -1 } } }"));
  }

  @Test
  void namesDiffer() {
    assertEquals(
        studyFile()
            + ": trials 1 and 3 are both named \"a\"; give each its own name, e.g. override { name:"
            + " \"study-3\" }",
        mistake(
            BASE
                + "trial { override { name: \"a\" } } trial {} trial { override { name: \"a\" } }"));
  }

  @Test
  void eachSeedIsARun() throws IOException {
    List<RunConfig> runs =
        trials(BASE + "trial { seeds: [4, 0] override { name: \"a\" } } trial { seeds: 7 }");

    assertEquals(
        List.of("a-seed-4", "a-seed-0", "study-2-seed-7"),
        runs.stream().map(RunConfig::getName).toList());
    assertEquals(List.of(4L, 0L, 7L), runs.stream().map(RunConfig::getSeed).toList());
    assertEquals(
        runs.get(0).toBuilder().clearName().clearSeed().build(),
        runs.get(1).toBuilder().clearName().clearSeed().build());
  }

  @Test
  void seedsStandInsteadOfThatOfTheFile() throws IOException {
    Files.writeString(
        folder.resolve("one.textproto"),
        "seed: 9 beta_vae {} network { encoder { filters: 8 } } loop { epochs: 1 }");
    RunConfig run = trials("trial { config: \"one.textproto\" seeds: 3 }").get(0);

    assertEquals("one-seed-3", run.getName());
    assertEquals(3, run.getSeed());
  }

  @Test
  void aSeedIsNotNegative() {
    assertEquals(
        studyFile() + ": trial 2: seeds[1] is -1 but must be at least 0",
        mistake(BASE + "trial {} trial { seeds: [0, -1] }"));
  }

  @Test
  void aSeedStandsOnceInATrial() {
    assertEquals(
        studyFile()
            + ": trial 1: seeds holds 3 twice, and the second run would be the first again; keep"
            + " one",
        mistake(BASE + "trial { seeds: [3, 0, 3] }"));
  }

  @Test
  void seedsAndASeedOfTheOverrideExcludeEachOther() {
    assertEquals(
        studyFile()
            + ": trial 1: override.seed is 0, but seeds says which seeds there are; write 0 among"
            + " them, or leave out seeds",
        mistake(BASE + "trial { seeds: [1, 2] override { seed: 0 } }"));
  }

  @Test
  void theRunOfASeedAndThatOfATrialDifferInName() {
    assertEquals(
        studyFile()
            + ": trials 1 and 2 both have a run named \"a-seed-0\"; give each its own name, e.g."
            + " override { name: \"study-2\" }",
        mistake(
            BASE
                + "trial { override { name: \"a-seed-0\" } }"
                + " trial { seeds: 0 override { name: \"a\" } }"));
  }

  @Test
  void trialsDifferInNameThoughTheirRunsDo() {
    assertEquals(
        studyFile()
            + ": trials 1 and 2 are both named \"a\"; give each its own name, e.g. override { name:"
            + " \"study-2\" }",
        mistake(
            BASE
                + "trial { seeds: 0 override { name: \"a\" } }"
                + " trial { seeds: 1 override { name: \"a\" } }"));
  }

  @Test
  void aStudyHasTrials() {
    assertEquals(
        studyFile() + ": the study has no trials; write at least one, e.g. trial {}",
        mistake(BASE));
  }

  @Test
  void theStudysOwnValuesAreChecked() {
    assertEquals(
        studyFile() + ": analysis.bins is 1 but must be at least 2 and at most 1000",
        mistake(BASE + "trial {} analysis { bins: 1 }"));
  }

  @Test
  void theSeedExperimentIsAsItWasDescribed() {
    Path file = Path.of("configs", "seed.textproto");
    List<RunConfig> runs = StudyPlan.read(file).runs();

    assertEquals(
        List.of("seed-beta-1", "seed-beta-5", "seed-beta-10"),
        runs.stream().map(RunConfig::getName).toList());
    assertEquals(
        List.of(1.0, 5.0, 10.0), runs.stream().map(run -> run.getBetaVae().getBeta()).toList());
    // But for name and beta they are one configuration.
    assertEquals(
        1,
        runs.stream()
            .map(run -> run.toBuilder().clearName().clearBetaVae().build())
            .distinct()
            .count());
  }

  private String mistake(String text) {
    return assertThrows(UserErrorException.class, () -> trials(text)).getMessage();
  }

  private List<RunConfig> trials(String text) throws IOException {
    Files.writeString(studyFile(), text);
    return StudyPlan.read(studyFile()).runs();
  }

  private Path studyFile() {
    return folder.resolve("study.textproto");
  }
}

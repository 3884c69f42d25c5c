package org.disentangle.experiment.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.TrialTask;
import org.disentangle.contract.RunRecords;
import org.disentangle.experiment.SweepFixture;
import org.disentangle.experiment.Trial;
import org.junit.jupiter.api.Test;

/** Which trials of a sweep need not be run any more. */
class FinishedTrialsTest {
  private static final String IMAGES = "b10c";

  private final Trial trial =
      new Trial(
          Configurations.resolved(SweepFixture.trial("a1", "vae", "1", 3).task(), "the fixture"));

  private TrialRow.Builder row() {
    return TrialRow.newBuilder()
        .setTask(trial.task())
        .setDataChecksum(IMAGES)
        .setResultsVersion(RunRecords.RESULTS_VERSION);
  }

  private Map<String, TrialResult> finished(TrialRow row) {
    return FinishedTrials.ofSweep(
        List.of(trial),
        id ->
            Optional.of(
                new TrialResult(
                    "trials/" + id,
                    row,
                    TrialAttempt.getDefaultInstance(),
                    TrialResult.Texts.NONE)),
        run -> IMAGES);
  }

  private void assertRefused(String why, TrialRow row) {
    assertEquals(
        "the trial a1, vae beta_vae.beta=1 seed=3 was made "
            + why
            + "; sweep into another folder with --reports-dir, or remove its trials",
        assertThrows(UserErrorException.class, () -> finished(row)).getMessage());
  }

  @Test
  void whatWasMadeOfTheSameIsTaken() {
    TrialRow row = row().build();
    assertEquals(row, finished(row).get("a1").row());
    assertEquals(
        Map.of(), FinishedTrials.ofSweep(List.of(trial), id -> Optional.empty(), run -> IMAGES));
  }

  @Test
  void whoAskedForItDoesNotMatter() {
    TrialRow.Builder row = row();
    row.getTaskBuilder().setBase("renamed").clearPoint();
    assertEquals(1, finished(row.build()).size());
  }

  @Test
  void whatAnOlderProgramDidNotKnowHadTodaysDefault() {
    TrialRow.Builder row = row();
    row.getTaskBuilder().getRunBuilder().clearPrecision();
    row.getTaskBuilder().getAnalysisBuilder().clearBins();
    assertEquals(1, finished(row.build()).size());
  }

  /** It has the same id: only fields that differ from their defaults are hashed. */
  @Test
  void anotherDefaultIsAnotherTrial() {
    TrialRow.Builder row = row();
    row.getTaskBuilder().getAnalysisBuilder().setBins(40);
    assertRefused("by another configuration: analysis.bins was 40 and is 20", row.build());
    row = row();
    row.getTaskBuilder().getRunBuilder().getOptimizerBuilder().setLearningRate(0.5);
    assertRefused(
        "by another configuration: run.optimizer.learning_rate was 0.5 and is 0.001", row.build());
  }

  @Test
  void groupsOfScoresAreWhatIsInThem() {
    TrialTask sap = trial.task().toBuilder().addScores("information").build();
    TrialRow.Builder row = row();
    row.getTaskBuilder().addScores("mig").addScores("modularity");
    assertEquals(
        1,
        FinishedTrials.ofSweep(
                List.of(new Trial(sap)),
                id ->
                    Optional.of(
                        new TrialResult(
                            id,
                            row.build(),
                            TrialAttempt.getDefaultInstance(),
                            TrialResult.Texts.NONE)),
                run -> IMAGES)
            .size());
    row.getTaskBuilder().clearScores().addScores("mig");
    assertThrows(UserErrorException.class, () -> finished(row.build()));
  }

  @Test
  void otherImagesOrAnotherMeaningAreOtherResults() {
    assertRefused(
        "on other images (checksum ffff, now b10c)", row().setDataChecksum("ffff").build());
    assertRefused(
        "by a program whose results mean something else (version 7 of them, now "
            + RunRecords.RESULTS_VERSION
            + ")",
        row().setResultsVersion(7).build());
  }
}

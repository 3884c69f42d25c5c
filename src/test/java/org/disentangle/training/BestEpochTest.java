package org.disentangle.training;

import static org.disentangle.training.Sittings.assertSame;
import static org.disentangle.training.Sittings.interrupt;
import static org.disentangle.training.Sittings.never;
import static org.disentangle.training.Sittings.sit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.ExportedEpoch;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.ExportedWeights;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which weights early stopping exports. */
class BestEpochTest {
  @TempDir private Path folder;

  private static EpochReport epoch(int number, double loss) {
    return new EpochReport(number, 10L * number, Map.of(), Map.of("loss", loss));
  }

  @Test
  void theFirstOfTheLowestIsTheBest() {
    float[] now = new float[1];
    BestEpoch best = new BestEpoch(() -> Map.of("w", now.clone()), List.of(), Map.of());
    double[] losses = {5, 3, 4, 3};
    for (int i = 0; i < losses.length; i++) {
      now[0] = i + 1;
      best.epochEnded(epoch(i + 1, losses[i]));
    }
    assertEquals(2, best.epoch().orElseThrow().epoch());
    assertEquals(2, best.weights().get("w")[0]);

    List<EpochReport> history = List.of(epoch(1, 5), epoch(2, 3), epoch(3, 4), epoch(4, 3));
    BestEpoch later = new BestEpoch(() -> Map.of("w", now.clone()), history, best.kept());
    assertEquals(2, later.weights().get("w")[0]);
    now[0] = 5;
    later.epochEnded(epoch(5, 2.9));
    assertEquals(5, later.weights().get("w")[0]);
    UserErrorException lost =
        assertThrows(
            UserErrorException.class, () -> new BestEpoch(Map::of, history, Map.of("w", now)));
    assertTrue(lost.getMessage().contains("best epoch, 2:"), lost.getMessage());
  }

  @Test
  void aLossThatIsNoNumberIsTheWorst() {
    BestEpoch best = new BestEpoch(Map::of, List.of(), Map.of());
    double[] losses = {Double.NaN, 7, Double.NaN, 8};
    for (int i = 0; i < losses.length; i++) {
      best.epochEnded(epoch(i + 1, losses[i]));
    }
    assertEquals(2, best.epoch().orElseThrow().epoch());
  }

  /** Of a rate at which the loss goes up and down. */
  private static RunConfig run(ExportedEpoch export) {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.setNetwork(TinyRuns.normalizedNetwork());
    run.getOptimizerBuilder().setLearningRate(0.05);
    run.getLoopBuilder()
        .setSteps(200)
        .setStepsPerEpoch(3)
        .setValidationSamples(48)
        .setEarlyStopping(EarlyStoppingConfig.newBuilder().setPatience(3).setExport(export));
    return run.build();
  }

  /** The very weights of a training that ends at that step. */
  private void assertWeightsOf(long step, Path version) throws IOException {
    RunConfig.Builder plain = run(ExportedEpoch.LAST_EPOCH).toBuilder();
    plain.getLoopBuilder().clearEarlyStopping().setSteps(step);
    Path expected = sit(plain.build(), folder.resolve("plain-" + step), false, never());
    String weights = "variables/variables.data-00000-of-00001";
    assertEquals(-1, Files.mismatch(expected.resolve(weights), version.resolve(weights)));
  }

  @Test
  void theBestEpochIsExportedAndOutlivesInterruptions() throws IOException {
    RunConfig run = run(ExportedEpoch.BEST_EPOCH);
    Path whole = sit(run, folder.resolve("whole"), false, never());
    RunRecord record = RunRecords.read(whole).orElseThrow();
    ExportedWeights weights = record.getTraining().getWeights();
    assertEquals("early stop", record.getTraining().getEnded());
    assertEquals("best epoch", weights.getOf());
    // Three epochs were waited for.
    assertEquals(record.getTraining().getSteps() - 9, weights.getStep());
    assertEquals(lowest(record), weights.getValidationLoss());
    assertWeightsOf(weights.getStep(), whole);

    Path models = folder.resolve("broken");
    // Before there is any, in the midst of the best epoch, after it, and when all is done.
    interrupt(run, models, false, 2);
    interrupt(run, models, true, weights.getStep() - 1);
    interrupt(run, models, true, weights.getStep() + 4);
    interrupt(run, models, true, record.getTraining().getSteps());
    assertSame(whole, sit(run, models, true, never()));
  }

  private static double lowest(RunRecord record) {
    return record.getHistoryList().stream()
        .filter(epoch -> epoch.getSplit().equals("validation"))
        .map(EpochRecord::getTermsMap)
        .mapToDouble(terms -> terms.get("loss"))
        .min()
        .orElseThrow();
  }

  @Test
  void theLastIsExportedWhereThatIsWanted() throws IOException {
    Path version = sit(run(ExportedEpoch.LAST_EPOCH), folder.resolve("models"), false, never());
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertEquals("last epoch", record.getTraining().getWeights().getOf());
    assertEquals(record.getTraining().getSteps(), record.getTraining().getWeights().getStep());
    assertTrue(lowest(record) < record.getTraining().getWeights().getValidationLoss());
    assertWeightsOf(record.getTraining().getSteps(), version);
  }
}

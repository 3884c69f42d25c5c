package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.assertSame;
import static org.disentangle.training.SquareTrainings.interrupt;
import static org.disentangle.training.SquareTrainings.never;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
class ExportedEpochTest {
  @TempDir private Path folder;

  /** Of a rate at which the loss goes up and down. */
  private static RunConfig run(ExportedEpoch export) {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.setNetwork(TinyRuns.normalizedNetwork());
    run.getOptimizerBuilder().setLearningRate(0.03);
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
    Path expected = train(plain.build(), folder.resolve("plain-" + step), false, never());
    String weights = "variables/variables.data-00000-of-00001";
    assertEquals(-1, Files.mismatch(expected.resolve(weights), version.resolve(weights)));
  }

  @Test
  void theBestEpochIsExportedAndOutlivesInterruptions() throws IOException {
    RunConfig run = run(ExportedEpoch.BEST_EPOCH);
    Path whole = train(run, folder.resolve("whole"), false, never());
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
    assertSame(whole, train(run, models, true, never()));
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
    Path version = train(run(ExportedEpoch.LAST_EPOCH), folder.resolve("models"), false, never());
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertEquals("last epoch", record.getTraining().getWeights().getOf());
    assertEquals(record.getTraining().getSteps(), record.getTraining().getWeights().getStep());
    assertTrue(lowest(record) < record.getTraining().getWeights().getValidationLoss());
    assertWeightsOf(record.getTraining().getSteps(), version);
  }
}

package org.disentangle.analysis;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;

/** Two linear models, one with a record and one without, and how they are analyzed in a second. */
final class AnalyzedModels {
  static final BlockImages IMAGES = new BlockImages();

  /** Few samples and repetitions. */
  static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setSamples(600)
          .setSeed(3)
          .setTestSamples(300)
          .setPermutations(3)
          .setResamples(4)
          .build();

  private AnalyzedModels() {}

  /** Exports beta-5, which has a record, and elsewhere, which has none. */
  static List<SavedModelFolder> export(Path folder) {
    return List.of(
        SavedModelFolder.open(
            new LinearModel(4, 1).export(folder.resolve("beta-5").resolve("1"), record())),
        SavedModelFolder.open(new LinearModel(2, 2).export(folder.resolve("elsewhere"))));
  }

  static RunRecord record() {
    return RunRecord.newBuilder()
        .setRun("beta-5")
        .setFamily("beta-VAE")
        .putHyperparameters("beta", 5)
        .setLatentDimension(4)
        .addTerms("reconstruction")
        .addTerms("kl")
        .setSeed(11)
        .setData(
            DataRecord.newBuilder()
                .setSource("blocks")
                .setChecksum("b10c")
                .setImages(IMAGES.size())
                .setValidationFraction(0.25))
        .setTraining(
            TrainingRecord.newBuilder()
                .setDevice("/device:CPU:0")
                .setSteps(5_000_000_000L)
                .setImages(64)
                .setWallSeconds(1.5)
                .setEnded("complete"))
        .addHistory(
            EpochRecord.newBuilder()
                .setEpoch(1)
                .setSplit("train")
                .setStep(9)
                .putTerms("loss", 3)
                .putTerms("kl", 1)
                .putTerms("reconstruction", 2))
        .addHistory(
            EpochRecord.newBuilder()
                .setEpoch(1)
                .setSplit("validation")
                .setStep(9)
                .putTerms("loss", 4))
        .build();
  }
}

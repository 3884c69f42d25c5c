package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.metric.SeparatedAttributePredictability;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.LossMeans;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.NumberedImages;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** An analysis of every image: each is encoded once, and only what learns takes a part of them. */
class WholeDataTest {
  private static final BlockImages IMAGES = new BlockImages();
  private static final int LEARNED = 150;
  private static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setEveryImage(true)
          .setTrainSamples(LEARNED)
          .setTestSamples(300)
          .setSeed(5)
          .setPermutations(0)
          .setResamples(0)
          .build();

  @TempDir private static Path folder;
  private static SavedModelFolder model;
  private static Table codes;
  private static Table scores;

  @BeforeAll
  static void analyze() {
    model = SavedModelFolder.open(new LinearModel(4, 1).export(folder.resolve("linear")));
    Analysis analysis = new Analyzer(IMAGES, CONFIG, Progress.NONE).analyze(List.of(model));
    codes = analysis.table("codes");
    scores = analysis.table("scores");
  }

  private static double score(String name) {
    return scores.where(scores.stringColumn("score").isEqualTo(name)).doubleColumn("value").get(0);
  }

  private static LabelledCodes measured(int rows) {
    int[][] classes = new int[rows][IMAGES.factors().size()];
    double[][] latents = new double[rows][4];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < classes[i].length; k++) {
        classes[i][k] = codes.intColumn(IMAGES.factors().get(k).name()).get(i);
      }
      for (int j = 0; j < latents[i].length; j++) {
        latents[i][j] = codes.doubleColumn("z" + j).get(i);
      }
    }
    return new LabelledCodes(Matrix.of(latents), classes);
  }

  @Test
  void everyImageIsEncodedOnce() {
    Set<List<Integer>> factorVectors = new HashSet<>();
    LabelledCodes measured = measured(codes.rowCount());
    for (int i = 0; i < codes.rowCount(); i++) {
      int row = i;
      factorVectors.add(measured.factors().stream().map(each -> each.classes()[row]).toList());
    }
    assertEquals(IMAGES.size(), codes.rowCount());
    assertEquals(IMAGES.size(), factorVectors.size(), "each factor vector has one image");
  }

  @Test
  void countedScoresTakeAllImages() {
    LabelledCodes all = measured(IMAGES.size());
    MutualInformationMatrix information = MutualInformationMatrix.of(all, 20);
    assertEquals(MutualInformationGap.of(information).score(), score("mig"), 1e-12);
  }

  @Test
  void trainingLossesTakeNoMoreImagesThanTheirMeansNeed() {
    NumberedImages many = new NumberedImages(100_500, 100_500);
    Progress stop =
        (task, done, total) -> {
          throw new CancellationException(Long.toString(total));
        };
    try (ReloadedModel reloaded = ReloadedModel.open(model.path())) {
      assertEquals(
          "100000",
          assertThrows(
                  CancellationException.class,
                  () -> LossMeans.of(reloaded, many, many.size(), 0, stop))
              .getMessage());
      assertEquals(
          "500",
          assertThrows(
                  CancellationException.class, () -> LossMeans.of(reloaded, many, 500, 0, stop))
              .getMessage());
    }
  }

  @Test
  void learnedScoresTakeTheFirst() {
    LabelledCodes train = measured(LEARNED);
    int[] varying = train.varyingFactors();
    AnalyzedImages taken = AnalyzedImages.of(IMAGES, CONFIG);
    int[] place = new int[IMAGES.size()];
    IntStream.range(0, place.length).forEach(i -> place[taken.sample().images()[i]] = i);
    LabelledCodes test =
        measured(IMAGES.size())
            .rows(Arrays.stream(taken.test().images()).map(i -> place[i]).toArray())
            .withFactors(varying);
    assertEquals(CONFIG.getTestSamples(), test.samples());
    double sap = SeparatedAttributePredictability.of(train.withFactors(varying), test).score();
    assertEquals(sap, score("sap"), 1e-12);
  }
}

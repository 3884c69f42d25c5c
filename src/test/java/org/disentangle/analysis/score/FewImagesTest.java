package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.TreeImportance;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/**
 * Scores of codes that know nothing but which image it is, on 600 images, of which the usual 10,000
 * and 5,000 are asked for.
 */
class FewImagesTest {
  private static final int IMAGES = 600;
  private static final int LATENTS = 6;
  private static final int SEEDS = 20;
  private static final GridImages SOURCE = new GridImages(3, 5, 8, 5);

  /** Codes of each image, the same whenever it is drawn. */
  private static double[][] randomCodes(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, IMAGES)
        .mapToObj(i -> IntStream.range(0, LATENTS).mapToDouble(j -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  private static AnalysisConfig config(int seed) {
    return AnalysisConfig.newBuilder()
        .setSamples(10_000)
        .setTrainSamples(10_000)
        .setTestSamples(5_000)
        .setBins(20)
        .setPermutations(20)
        .setResamples(0)
        .setSeed(seed)
        .build();
  }

  private static LabelledCodes labelled(double[][] codes, ImageSample sample) {
    return new LabelledCodes(Matrix.of(codes).rows(sample.images()), sample.classes());
  }

  private static List<Score> scores(double[][] codes, AnalysisConfig config) {
    AnalyzedImages taken = AnalyzedImages.of(SOURCE, config);
    LabelledCodes sample = labelled(codes, taken.sample());
    double[][] logVariances = new double[sample.samples()][LATENTS];
    for (double[] row : logVariances) {
      java.util.Arrays.fill(row, -2);
    }
    return Scores.of(
        new ScoringSample(
            sample, labelled(codes, taken.test()), Optional.of(Matrix.of(logVariances))),
        taken.learned(),
        List.of("shape", "scale", "position_x", "position_y"),
        config,
        ScoreSelection.ALL,
        "scores",
        Progress.NONE);
  }

  @Test
  void look() {
    Map<String, List<Score>> byName = new LinkedHashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      scores(randomCodes(seed), config(seed))
          .forEach(
              score -> byName.computeIfAbsent(score.name(), n -> new ArrayList<>()).add(score));
    }
    byName.forEach(
        (name, all) -> {
          double value = all.stream().mapToDouble(Score::value).average().orElseThrow();
          double chance = all.stream().mapToDouble(Score::chance).average().orElseThrow();
          double sd = Math.sqrt(all.stream().mapToDouble(s -> Math.pow(s.value() - s.chance(), 2)).sum() / SEEDS);
          System.out.printf("%s %.5f %.5f rms %.5f z %.2f%n", name, value, chance, sd, (value - chance) / sd * Math.sqrt(SEEDS));
        });
  }
}

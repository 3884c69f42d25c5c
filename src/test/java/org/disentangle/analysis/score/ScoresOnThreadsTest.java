package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** Every score, its chance level and its interval are the same numbers on any number of threads. */
final class ScoresOnThreadsTest {
  private static final int LATENTS = 5;
  private static final int[] CLASSES = {2, 3, 7};

  @Test
  void doesNotDependOnTheNumberOfThreads() throws Exception {
    SplittableRandom random = new SplittableRandom(20);
    // More samples than are processed at a time, and not a multiple of them.
    LabelledCodes train = codes(700, random);
    ScoringSample sample =
        new ScoringSample(
            train,
            codes(300, random),
            Optional.of(Matrix.of(noise(train.samples(), random))),
            List.of("shape", "scale", "orientation"),
            20);

    List<ScoreEstimate> onOne = on(1, sample);

    assertEquals(Scores.all().size(), onOne.size());
    assertEquals(onOne, on(2, sample));
    assertEquals(onOne, on(4, sample));
  }

  private static List<ScoreEstimate> on(int threads, ScoringSample sample) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> taken(sample)).get();
    } finally {
      pool.shutdown();
    }
  }

  private static List<ScoreEstimate> taken(ScoringSample sample) {
    Stream<ScoreGroup<?>> groups = ScoreCatalogue.groups().stream();
    return groups.flatMap(group -> group.take(sample, 2, 3, 0).stream()).toList();
  }

  /** Codes that tell something about their factors. */
  private static LabelledCodes codes(int samples, SplittableRandom random) {
    double[][] codes = noise(samples, random);
    int[][] classes = new int[samples][CLASSES.length];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < CLASSES.length; k++) {
        classes[i][k] = random.nextInt(CLASSES[k]);
        codes[i][k] += classes[i][k];
      }
    }
    return LabelledCodes.of(codes, classes);
  }

  private static double[][] noise(int samples, SplittableRandom random) {
    double[][] noise = new double[samples][LATENTS];
    for (double[] row : noise) {
      for (int j = 0; j < LATENTS; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return noise;
  }
}

package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** Names of scores against the scores that are really taken. */
class ScoreSelectionTest {
  private static final int SAMPLES = 90;

  @Test
  void everyScoreIsNamedAndInItsGroup() {
    LabelledCodes codes = codes();
    ScoringSample sample =
        new ScoringSample(codes, codes, Optional.of(Matrix.of(new double[SAMPLES][3])));
    Set<String> taken = new LinkedHashSet<>();
    for (ScoreGroup group : ScoreGroups.of(5, new int[] {1}, true)) {
      List<String> names = group.take(sample, 0, 0, 1).stream().map(Score::name).toList();
      assertEquals(new LinkedHashSet<>(names), ScoreSelection.of(List.of(group.name())).scores());
      taken.addAll(names);
    }
    assertEquals(taken, ScoreSelection.ALL.scores());
  }

  @Test
  void whatIsTwiceIsRefused() {
    assertEquals(
        "scores: \"mig\" is there twice (by \"information\"); keep one",
        assertThrows(
                UserErrorException.class, () -> ScoreSelection.of(List.of("mig", "information")))
            .getMessage());
  }

  private static LabelledCodes codes() {
    SplittableRandom random = new SplittableRandom(4);
    return new LabelledCodes(
        Matrix.of(
            IntStream.range(0, SAMPLES)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new)),
        IntStream.range(0, SAMPLES)
            .mapToObj(i -> new int[] {i % 3, i / 3 % 2})
            .toArray(int[][]::new));
  }
}

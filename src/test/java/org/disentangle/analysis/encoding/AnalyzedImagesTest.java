package org.disentangle.analysis.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.NumberedImages;
import org.disentangle.math.SeedPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which images are taken of sources with fewer images than are asked for, enough, and plenty. */
class AnalyzedImagesTest {
  private static AnalysisConfig asking(int samples, int learned, int judged) {
    return AnalysisConfig.newBuilder()
        .setSamples(samples)
        .setTrainSamples(learned)
        .setTestSamples(judged)
        .setSeed(7)
        .build();
  }

  private static Set<Integer> pictures(NumberedImages from, int[] images) {
    return Arrays.stream(images).map(from::picture).boxed().collect(Collectors.toSet());
  }

  private static int[] learnedFrom(AnalyzedImages taken) {
    return Arrays.copyOf(taken.sample().images(), taken.learned());
  }

  /** Whatever is asked of however few: what holds of all. */
  @ParameterizedTest
  @CsvSource({
    // images, pictures, samples, learned, judged
    "600, 600, 10000, 10000, 5000",
    "600, 300, 10000, 10000, 5000",
    "1200, 600, 600, 600, 200",
    "6000, 40, 500, 100, 100",
    "900, 900, 600, 600, 300",
    "900, 899, 600, 600, 300",
    "900, 900, 600, 100, 300",
    "700, 700, 600, 600, 300",
    "3000, 3000, 100, 100, 100",
    "3, 3, 10000, 10000, 5000",
    "2, 2, 10000, 10000, 5000"
  })
  void noPictureIsTakenTwiceAndNoneIsLearnedAndJudged(
      int images, int pictures, int samples, int learned, int judged) {
    NumberedImages from = new NumberedImages(images, pictures);
    for (AnalysisConfig config :
        new AnalysisConfig[] {
          asking(samples, learned, judged),
          asking(samples, learned, judged).toBuilder().setEveryImage(true).build()
        }) {
      AnalyzedImages taken = AnalyzedImages.of(from, config);
      int[] sample = taken.sample().images();
      assertEquals(sample.length, pictures(from, sample).size(), "each picture once");
      assertEquals(config.getEveryImage() ? pictures : Math.min(samples, pictures), sample.length);
      Set<Integer> judgedBy = pictures(from, taken.test().images());
      assertEquals(taken.test().size(), judgedBy.size());
      Set<Integer> learnedBy = pictures(from, learnedFrom(taken));
      assertEquals(taken.learned(), learnedBy.size());
      assertTrue(taken.learned() > 0 && taken.test().size() > 0);
      judgedBy.retainAll(learnedBy);
      assertEquals(Set.of(), judgedBy);
      for (int i = 0; i < sample.length; i++) {
        assertEquals(from.factorClass(sample[i], 0), taken.sample().labels().get(0).classes()[i]);
      }
    }
  }

  @Test
  void whatIsThereIsSharedOutAsItWasAskedFor() {
    AnalyzedImages few =
        AnalyzedImages.of(new NumberedImages(600, 600), asking(10_000, 10_000, 5000));
    assertEquals(600, few.sample().size());
    assertEquals(400, few.learned());
    assertEquals(200, few.test().size());
    AnalyzedImages nearly = AnalyzedImages.of(new NumberedImages(700, 700), asking(600, 600, 300));
    assertEquals(600, nearly.sample().size());
    assertEquals(467, nearly.learned());
    assertEquals(233, nearly.test().size());
    AnalyzedImages enough = AnalyzedImages.of(new NumberedImages(900, 900), asking(600, 600, 300));
    assertEquals(600, enough.learned());
    assertEquals(300, enough.test().size());
  }

  /** The published protocol, to the digit: two draws with replacement, as ever. */
  @Test
  void plentyIsDrawnByTheProtocol() {
    AnalysisConfig config = asking(300, 200, 100);
    AnalyzedImages plenty = AnalyzedImages.of(new NumberedImages(8100, 8000), config);
    assertArrayEquals(new Random(7).ints(300, 0, 8100).toArray(), plenty.sample().images());
    assertArrayEquals(
        new Random(SeedPair.of(7, "test images", 0).first()).ints(100, 0, 8100).toArray(),
        plenty.test().images());
    assertEquals(200, plenty.learned());
    AnalyzedImages every =
        AnalyzedImages.of(
            new NumberedImages(8100, 8000), config.toBuilder().setEveryImage(true).build());
    assertEquals(8100, every.sample().size(), "every image is every one, though some are alike");

    NumberedImages oneShort = new NumberedImages(8000, 7999);
    assertEquals(
        300, pictures(oneShort, AnalyzedImages.of(oneShort, config).sample().images()).size());
    NumberedImages repeating = new NumberedImages(9000, 8000);
    Set<Integer> both = new HashSet<>();
    AnalyzedImages taken = AnalyzedImages.of(repeating, config);
    both.addAll(pictures(repeating, taken.sample().images()));
    both.addAll(pictures(repeating, taken.test().images()));
    assertEquals(400, both.size(), "one image in nine is another's copy: too many to draw blindly");
  }

  @Test
  void theSeedDecides() {
    NumberedImages from = new NumberedImages(600, 500);
    AnalysisConfig config = asking(300, 300, 100);
    int[] once = AnalyzedImages.of(from, config).sample().images();
    assertArrayEquals(once, AnalyzedImages.of(from, config).sample().images());
    int[] other = AnalyzedImages.of(from, config.toBuilder().setSeed(8).build()).sample().images();
    assertFalse(Arrays.equals(once, other));
  }

  /** Of identical images with other factors any may be taken: none is preferred. */
  @Test
  void whichOfTwoAlikeIsTakenIsLeftToTheSeed() {
    NumberedImages from = new NumberedImages(200, 100);
    long firstOnes =
        IntStream.range(0, 20)
            .mapToObj(
                seed ->
                    AnalyzedImages.of(
                        from, asking(10_000, 10_000, 5000).toBuilder().setSeed(seed).build()))
            .flatMapToInt(taken -> Arrays.stream(taken.sample().images()))
            .filter(image -> image < 100)
            .count();
    // 1,000 of 2,000 expected, with a standard deviation of 22.
    assertTrue(Math.abs(firstOnes - 1000) < 90, firstOnes + " of 2,000");
  }
}

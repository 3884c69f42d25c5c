package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** How many nats are counted of latents that tell nothing, and how many of those that do. */
class InformationByChanceTest {
  private static final int BINS = 20;

  /** Latent 0 is the first factor, the others are random; factors of 3 and 40 classes. */
  private static LabelledCodes codes(int samples, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] codes = new double[samples][];
    int[][] factors = new int[samples][];
    for (int i = 0; i < samples; i++) {
      factors[i] = new int[] {random.nextInt(3), random.nextInt(40)};
      codes[i] = random.doubles(6).toArray();
      codes[i][0] = factors[i][0];
    }
    return new LabelledCodes(Matrix.of(codes), factors);
  }

  private static InformationByChance of(LabelledCodes codes) {
    return InformationByChance.of(codes, BINS, 20, 5).orElseThrow();
  }

  /** Miller and Madow's bias, (bins - 1) (classes - 1) / 2n, which holds where cells are filled. */
  @Test
  void theMeanIsTheBiasOfCounting() {
    InformationByChance found = of(codes(10_000, 1));
    for (int latent = 1; latent < 6; latent++) {
      assertEquals(19 * 2 / 20_000.0, found.mean()[latent][0], 0.0006);
      assertEquals(19 * 39 / 20_000.0, found.mean()[latent][1], 0.002);
    }
    assertEquals(2 * 2 / 20_000.0, found.mean()[0][0], 0.0002, "three bins are met, not twenty");
  }

  /** Of few images half a nat is counted where there is none; taking the mean off leaves none. */
  @Test
  void fewImagesSeemToTellALotAndDoNot() {
    int above = 0;
    for (int seed = 0; seed < 20; seed++) {
      LabelledCodes codes = codes(600, seed);
      InformationByChance chance = of(codes);
      MutualInformationMatrix counted = MutualInformationMatrix.of(codes, BINS);
      double highest = Double.NEGATIVE_INFINITY;
      for (int latent = 1; latent < 6; latent++) {
        assertTrue(counted.nats(latent, 1) > 0.35, "plug-in informations of 600 images");
        assertEquals(counted.nats(latent, 1), chance.mean()[latent][1], 0.1);
        highest = Math.max(highest, counted.nats(latent, 1) - chance.high()[latent][1]);
      }
      above += highest > 0 ? 1 : 0;
      assertTrue(counted.nats(0, 0) > chance.high()[0][0] + 1, "what tells is told");
    }
    assertTrue(above <= 3, "the best of five latents in " + above + " of 20, where 1 is expected");
  }

  @Test
  void theSameSeedShufflesAlikeAndNoneIsAnswered() {
    LabelledCodes codes = codes(300, 2);
    assertArrayEquals(of(codes).high(), of(codes).high());
    assertEquals(Optional.empty(), InformationByChance.of(codes, BINS, 0, 5));
    assertTrue(
        Double.isNaN(InformationByChance.of(codes, BINS, 1, 5).orElseThrow().high()[0][0]),
        "one shuffled sample has no highest of many");
  }
}

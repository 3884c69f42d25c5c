package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** What every score says of codes whose quality is known without measuring. */
class ScoreLimitsTest {
  private static final int[] SIZES = {3, 4, 5};
  private static final Codes IDENTITY = Codes.of((v, random) -> v);
  private static final Codes CONSTANT = Codes.of((v, random) -> new double[] {7, 7, 7});
  private static final Codes DUPLICATED =
      Codes.of((v, random) -> new double[] {v[0], v[0], v[1], v[1], v[2], v[2]});
  private static final Codes RANDOM =
      Codes.of(
          (v, random) ->
              new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()});

  /** The last two of three factors turned by 45 degrees against the latents. */
  private static final Codes ROTATED =
      Codes.of((v, random) -> new double[] {v[0], v[1] / 3 - v[2] / 4, v[1] / 3 + v[2] / 4});

  private record Codes(LabelledCodes train, LabelledCodes test) {
    static Codes of(BiFunction<double[], Random, double[]> code) {
      Random random = new Random(4);
      return new Codes(sample(1200, code, random), sample(600, code, random));
    }

    private static LabelledCodes sample(
        int size, BiFunction<double[], Random, double[]> code, Random random) {
      double[][] codes = new double[size][];
      int[][] factors = new int[size][SIZES.length];
      for (int i = 0; i < size; i++) {
        double[] values = new double[SIZES.length];
        for (int k = 0; k < SIZES.length; k++) {
          factors[i][k] = random.nextInt(SIZES[k]);
          values[k] = factors[i][k];
        }
        codes[i] = code.apply(values, random);
      }
      return new LabelledCodes(Matrix.of(codes), factors);
    }

    double betaVae() {
      return BetaVaeScore.of(train, test, new SplittableRandom(1)).score();
    }

    FactorVaeScore factorVae() {
      return FactorVaeScore.of(train, test, new SplittableRandom(1));
    }

    SeparatedAttributePredictability sap() {
      return SeparatedAttributePredictability.of(train, test);
    }

    TreeImportance trees() {
      return TreeImportance.of(train, test);
    }

    LassoImportance lasso() {
      return LassoImportance.of(train, test);
    }

    double modularity() {
      return Modularity.of(MutualInformationMatrix.of(train, 20)).score();
    }

    double explicitness() {
      return Explicitness.of(train, test).score();
    }

    InfoMec infoMec() {
      return InfoMec.of(train, new SplittableRandom(1));
    }

    /** With posteriors a hundredth of a class wide. */
    double posteriorGap() {
      double[][] logVariances = new double[train.samples()][train.latents()];
      for (double[] row : logVariances) {
        Arrays.fill(row, 2 * Math.log(0.01));
      }
      return MutualInformationGap.of(PosteriorInformation.of(train, Matrix.of(logVariances)))
          .score();
    }

    GaussianDependence dependence() {
      return GaussianDependence.of(train.codes());
    }
  }

  @Test
  void identityIsPerfect() {
    assertEquals(1, IDENTITY.betaVae(), 1e-3);
    assertEquals(1, IDENTITY.factorVae().score(), 0);
    SeparatedAttributePredictability sap = IDENTITY.sap();
    for (int k = 0; k < SIZES.length; k++) {
      for (int j = 0; j < SIZES.length; j++) {
        assertTrue(j == k || sap.accuracies()[k][k] > sap.accuracies()[j][k] + 0.2);
      }
    }
    TreeImportance trees = IDENTITY.trees();
    assertEquals(1, trees.scores().disentanglement(), 0.01);
    assertEquals(1, trees.scores().completeness(), 0.01);
    assertEquals(1, trees.informativeness(), 0);
    LassoImportance lasso = IDENTITY.lasso();
    assertEquals(1, lasso.scores().disentanglement(), 0.05);
    assertEquals(1, lasso.scores().completeness(), 0.05);
    assertEquals(1, lasso.informativeness(), 1e-3);
    assertEquals(1, IDENTITY.modularity(), 1e-3);
    assertEquals(1, IDENTITY.infoMec().modularity(), 0.05);
    assertEquals(1, IDENTITY.infoMec().compactness(), 0.05);
    assertEquals(1, IDENTITY.posteriorGap(), 0.01);
    assertEquals(0, IDENTITY.dependence().totalCorrelationNats(), 0.01);
    assertEquals(0, IDENTITY.dependence().normalizedWasserstein(), 0.01);
  }

  @Test
  void constantTellsNothing() {
    assertEquals(1.0 / 3, CONSTANT.betaVae(), 0.03);
    assertEquals(0, CONSTANT.factorVae().score(), 0);
    assertEquals(0, CONSTANT.factorVae().activeLatents());
    assertEquals(0, CONSTANT.sap().score(), 0);
    TreeImportance trees = CONSTANT.trees();
    assertEquals(0, trees.scores().disentanglement(), 1e-12);
    assertEquals(0, trees.scores().completeness(), 1e-12);
    assertEquals(1.0 / 3 + 1.0 / 4 + 1.0 / 5, 3 * trees.informativeness(), 0.1);
    assertEquals(0, CONSTANT.lasso().scores().disentanglement(), 1e-12);
    assertEquals(0, CONSTANT.lasso().informativeness(), 0.01);
    assertEquals(0, CONSTANT.modularity(), 0);
    assertEquals(0.5, CONSTANT.explicitness(), 1e-12);
    assertEquals(0, CONSTANT.infoMec().modularity(), 0);
    assertEquals(0, CONSTANT.infoMec().explicitness(), 0);
    assertEquals(0, CONSTANT.infoMec().compactness(), 0);
    assertEquals(0, CONSTANT.posteriorGap(), 1e-9);
    assertEquals(new GaussianDependence(0, 0, 0, 0), CONSTANT.dependence());
  }

  /** Two latents for one factor: compactness is lost, modularity is not. */
  @Test
  void duplicatedIsModularButNotCompact() {
    assertEquals(1, DUPLICATED.betaVae(), 1e-3);
    assertEquals(1, DUPLICATED.factorVae().score(), 0);
    assertEquals(0, DUPLICATED.sap().score(), 0);
    assertEquals(1, DUPLICATED.trees().scores().disentanglement(), 0.02);
    assertTrue(DUPLICATED.trees().scores().completeness() < 0.75);
    assertEquals(1, DUPLICATED.modularity(), 1e-3);
    assertEquals(1, DUPLICATED.infoMec().modularity(), 0.05);
    // A share of one half, where six latents make an even one a sixth.
    assertEquals((0.5 - 1.0 / 6) / (1 - 1.0 / 6), DUPLICATED.infoMec().compactness(), 0.03);
    assertEquals(0, DUPLICATED.posteriorGap(), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, DUPLICATED.dependence().totalCorrelationNats());
    assertEquals(1.0 / 5, DUPLICATED.dependence().meanAbsoluteCorrelation(), 0.05);
  }

  /** All is there, and only the one factor that was not turned stands for itself. */
  @Test
  void rotatedIsInformativeButNotModular() {
    assertTrue(ROTATED.trees().informativeness() > 0.95);
    assertTrue(ROTATED.trees().scores().disentanglement() < 0.75);
    assertTrue(ROTATED.lasso().scores().disentanglement() < 0.75);
    assertTrue(ROTATED.lasso().informativeness() > 0.99);
    assertTrue(ROTATED.infoMec().modularity() < IDENTITY.infoMec().modularity() - 0.2);
    assertTrue(ROTATED.factorVae().score() < 0.9);
    assertTrue(ROTATED.sap().score() < IDENTITY.sap().score() - 0.1);
  }

  @Test
  void randomIsNearChance() {
    assertTrue(RANDOM.betaVae() < 0.45);
    assertTrue(RANDOM.factorVae().score() < 0.5);
    assertEquals(0, RANDOM.sap().score(), 0.05);
    assertEquals(0, RANDOM.trees().scores().disentanglement(), 0.05);
    assertEquals(0, RANDOM.lasso().informativeness(), 0.01);
    assertEquals(0.5, RANDOM.explicitness(), 0.04);
    assertEquals(0, RANDOM.infoMec().explicitness(), 0.02);
    assertEquals(0, RANDOM.dependence().totalCorrelationNats(), 0.01);
  }

  @Test
  void oneLatentHasNoRivals() {
    Codes one = Codes.of((v, random) -> new double[] {v[0]});
    String message = assertThrows(IllegalArgumentException.class, one::sap).getMessage();
    assertTrue(message.contains("at least 2 latents"), message);
    assertThrows(
        IllegalArgumentException.class, () -> LatentInformation.of(one.train().codes(), 20));
    assertEquals(1, one.infoMec().compactness(), 0);
    assertEquals(1, one.trees().scores().completeness(), 1e-12);
    assertEquals(new GaussianDependence(0, 0, 0, 0), one.dependence());
    assertEquals(1.0 / 3, one.factorVae().score(), 0.03);
  }

  @Test
  void aDeadLatentChangesLittle() {
    Codes dead = Codes.of((v, random) -> new double[] {v[0], v[1], 0.25, v[2]});
    assertEquals(3, dead.factorVae().activeLatents());
    assertEquals(1, dead.factorVae().score(), 0);
    assertEquals(1, dead.trees().scores().disentanglement(), 0.01);
    assertEquals(IDENTITY.infoMec().compactness(), dead.infoMec().compactness(), 5e-3);
    assertEquals(0.75, dead.modularity(), 0.01);
    assertEquals(
        IDENTITY.dependence().totalCorrelationNats(),
        dead.dependence().totalCorrelationNats(),
        1e-12);
  }

  @Test
  void aFactorWithOneClassHasNothingToTell() {
    LabelledCodes sample =
        new LabelledCodes(
            Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 7}}),
            new int[][] {{0, 0}, {0, 1}, {0, 2}});
    assertEquals(1, sample.varyingFactors().length);
    assertEquals(1, sample.varyingFactors()[0]);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> InfoMec.of(sample, new SplittableRandom(0)))
            .getMessage();
    assertTrue(message.contains("factor 0 has one class"), message);
    assertThrows(IllegalArgumentException.class, () -> TreeImportance.of(sample, sample));
    assertTrue(Double.isNaN(Explicitness.of(sample.withFactors(0), sample.withFactors(0)).score()));
    assertEquals(
        0,
        SeparatedAttributePredictability.of(sample.withFactors(0), sample.withFactors(0)).score());
  }

  @Test
  void fewerSamplesThanBinsStillCount() {
    LabelledCodes few =
        new LabelledCodes(
            Matrix.of(new double[][] {{0, 1}, {1, 0}, {2, 1}, {3, 0}}),
            new int[][] {{0, 1}, {0, 0}, {1, 1}, {1, 0}});
    MutualInformationMatrix matrix = MutualInformationMatrix.of(few, 100);
    assertEquals(Math.log(2), matrix.nats(1, 1), 1e-12);
    assertTrue(Modularity.of(matrix).score() >= 0);
    assertTrue(FactorVaeScore.of(few, few, new SplittableRandom(0)).score() >= 0);
    assertTrue(BetaVaeScore.of(few, few, new SplittableRandom(0)).score() >= 0);
  }

  /** A sample paired with itself would give away, without any code, whose factor it was. */
  @Test
  void whoSharesAClassWithNoneIsInNoPair() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] codes = new double[60][4];
    int[][] factors = new int[codes.length][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = random.doubles(4).toArray();
      factors[i] = new int[] {i % 2, i % 3, i};
    }
    LabelledCodes all = new LabelledCodes(Matrix.of(codes), factors);
    double score =
        BetaVaeScore.of(
                all.rows(IntStream.range(0, 30).toArray()),
                all.rows(IntStream.range(30, 60).toArray()),
                new SplittableRandom(0))
            .score();
    assertEquals(0.5, score, 0.25, "of two factors that have pairs one is guessed");
  }

  @Test
  void fewerTestSamplesThanClassesStillJudge() {
    LabelledCodes train =
        new LabelledCodes(
            Matrix.of(new double[][] {{0, 1}, {1, 0}, {2, 1}, {3, 0}, {4, 1}, {5, 0}}),
            new int[][] {{0}, {0}, {1}, {1}, {2}, {2}});
    LabelledCodes two = train.rows(new int[] {0, 5});
    assertEquals(1, TreeImportance.of(train, two).informativeness(), 0);
    assertEquals(1, Explicitness.of(train, two).areas()[0], 0);
    assertEquals(0, SeparatedAttributePredictability.of(train, two).accuracies()[0][0] % 0.5, 0);
    assertTrue(LassoImportance.of(train, two).informativeness() > 0.9);
    assertTrue(
        Double.isNaN(BetaVaeScore.of(train, two, new SplittableRandom(0)).score()),
        "no two of them share a class");
    assertEquals(0, FactorVaeScore.of(train, two, new SplittableRandom(0)).score(), 0);
  }

  @Test
  void codesThatAreNotNumbersAreNamed() {
    String nan =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new LabelledCodes(
                        Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}}),
                        new int[][] {{0}, {1}}))
            .getMessage();
    assertTrue(nan.contains("sample 1 in latent 1") && nan.contains("NaN"), nan);
    String infinite =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new LabelledCodes(
                        Matrix.of(new double[][] {{Double.NEGATIVE_INFINITY}, {3}}),
                        new int[][] {{0}, {1}}))
            .getMessage();
    assertTrue(infinite.contains("sample 0 in latent 0") && infinite.contains("-Inf"), infinite);
    String ragged =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new LabelledCodes(
                        Matrix.of(new double[][] {{1, 2}, {3, 4}}), new int[][] {{0, 1}, {1}}))
            .getMessage();
    assertTrue(ragged.contains("row 1 has 1 factors"), ragged);
    String rows =
        assertThrows(
                IllegalArgumentException.class,
                () -> new LabelledCodes(Matrix.of(new double[3][2]), new int[2][1]))
            .getMessage();
    assertTrue(rows.contains("3 rows and factors 2"), rows);
  }

  @Test
  void shufflingKeepsEveryRowOfFactors() {
    LabelledCodes shuffled = IDENTITY.train().withShuffledFactors(new SplittableRandom(3));
    for (int k = 0; k < SIZES.length; k++) {
      int[] before = IDENTITY.train().classes(k).clone();
      int[] after = shuffled.classes(k).clone();
      Arrays.sort(before);
      Arrays.sort(after);
      assertArrayEquals(before, after);
    }
    assertTrue(
        MutualInformationGap.of(MutualInformationMatrix.of(shuffled, 20)).score() < 0.02,
        "shuffled factors are still told");
  }
}

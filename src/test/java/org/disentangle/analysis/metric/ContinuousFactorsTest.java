package org.disentangle.analysis.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

/** What scores say of codes of continuous factors whose quality is known without measuring. */
class ContinuousFactorsTest {
  private static final int FACTORS = 3;
  private static final Codes IDENTITY = Codes.of((v, random) -> v);
  private static final Codes DUPLICATED =
      Codes.of((v, random) -> new double[] {v[0], v[0], v[1], v[1], v[2], v[2]});
  private static final Codes RANDOM =
      Codes.of((v, random) -> random.doubles(FACTORS, -1, 1).toArray());

  private record Codes(LabelledCodes train, LabelledCodes test) {
    /** Codes of three factors, spread evenly from 0 to 1. */
    static Codes of(BiFunction<double[], SplittableRandom, double[]> code) {
      SplittableRandom random = new SplittableRandom(4);
      return new Codes(sample(1200, code, random), sample(600, code, random));
    }

    private static LabelledCodes sample(
        int size, BiFunction<double[], SplittableRandom, double[]> code, SplittableRandom random) {
      double[][] factors = new double[size][];
      double[][] codes = new double[size][];
      for (int i = 0; i < size; i++) {
        factors[i] = random.doubles(FACTORS).toArray();
        codes[i] = code.apply(factors[i], random);
      }
      return new LabelledCodes(Matrix.of(codes), labels(factors));
    }

    double mig() {
      return MutualInformationGap.of(MutualInformationMatrix.of(train, 20)).score();
    }

    double sap() {
      return SeparatedAttributePredictability.of(train, test).score();
    }

    TreeImportance trees() {
      return TreeImportance.of(train, test);
    }

    LassoImportance lasso() {
      return LassoImportance.of(train, test);
    }

    double explicitness() {
      return Explicitness.of(train, test).score();
    }

    InfoMec infoMec() {
      return InfoMec.of(train, new SplittableRandom(1));
    }

    double betaVae() {
      return BetaVaeScore.of(train, test, new SplittableRandom(1)).score();
    }

    double factorVae() {
      return FactorVaeScore.of(train, test, new SplittableRandom(1)).score();
    }
  }

  private static List<FactorLabels> labels(double[][] factors) {
    return IntStream.range(0, FACTORS)
        .mapToObj(k -> FactorLabels.ofNumbers(column(factors, k)))
        .toList();
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  @Test
  void identityIsPerfect() {
    assertEquals(
        1, IDENTITY.mig(), 0.15, "edges of 20 bins of width lie beside those of 10 classes");
    assertEquals(1, IDENTITY.sap(), 0.01);
    assertEquals(1, IDENTITY.trees().scores().disentanglement(), 0.01);
    assertEquals(1, IDENTITY.trees().scores().completeness(), 0.01);
    assertEquals(1, IDENTITY.trees().informativeness(), 0.01);
    assertEquals(1, IDENTITY.lasso().informativeness(), 1e-3);
    assertEquals(1, IDENTITY.explicitness(), 1e-9);
    assertEquals(1, IDENTITY.infoMec().modularity(), 0.02);
    assertEquals(1, IDENTITY.infoMec().compactness(), 0.02);
    assertEquals(1, IDENTITY.infoMec().explicitness(), 1e-9);
    for (int k = 0; k < FACTORS; k++) {
      assertEquals(1, IDENTITY.infoMec().normalized()[k][k], 0.01);
    }
    assertEquals(1, IDENTITY.betaVae(), 1e-3);
    assertEquals(1, IDENTITY.factorVae(), 0);
  }

  @Test
  void duplicatedHasNoGap() {
    assertEquals(0, DUPLICATED.mig(), 1e-12);
    assertEquals(0, DUPLICATED.sap(), 1e-12);
    assertEquals(1, DUPLICATED.trees().informativeness(), 0.01);
    assertTrue(DUPLICATED.trees().scores().completeness() < 0.75);
    assertEquals(1, DUPLICATED.infoMec().modularity(), 0.02);
    // A share of one half, where six latents make an even one a sixth.
    assertEquals((0.5 - 1.0 / 6) / (1 - 1.0 / 6), DUPLICATED.infoMec().compactness(), 0.02);
    assertEquals(1, DUPLICATED.explicitness(), 1e-9, "least squares of equal latents");
  }

  @Test
  void randomIsNearChance() {
    assertEquals(0, RANDOM.mig(), 0.02);
    assertEquals(0, RANDOM.sap(), 0.01);
    assertEquals(0, RANDOM.trees().scores().disentanglement(), 0.05);
    assertEquals(0, RANDOM.trees().informativeness(), 0.05);
    assertEquals(0, RANDOM.lasso().informativeness(), 0.01);
    assertEquals(0.5, RANDOM.explicitness(), 0.04);
    assertEquals(0, RANDOM.infoMec().explicitness(), 0.02);
    assertTrue(RANDOM.betaVae() < 0.45);
    assertTrue(RANDOM.factorVae() < 0.5);
  }

  /** Trees, classes and orders do not mind how a factor is bent; lines do. */
  @Test
  void aBentFactorIsStillTheSameToWhatCounts() {
    Codes bent = Codes.of((v, random) -> new double[] {Math.pow(v[0], 9), v[1], v[2]});
    assertEquals(1, bent.trees().informativeness(), 0.01);
    assertTrue(bent.sap() < 0.9, "a ninth power is no line");
    MutualInformationMatrix ofFactor = MutualInformationMatrix.of(IDENTITY.train(), 20);
    LabelledCodes train = IDENTITY.train();
    double[] powers =
        Arrays.stream(train.factors().get(0).values()).map(each -> Math.pow(each, 9)).toArray();
    LabelledCodes powered =
        new LabelledCodes(
            train.codes(),
            List.of(
                FactorLabels.ofNumbers(powers), train.factors().get(1), train.factors().get(2)));
    assertEquals(
        ofFactor.nats(0, 0), MutualInformationMatrix.of(powered, 20).nats(0, 0), 0, "same classes");
  }

  /** Kinds of factors live side by side, and each is measured as if it were alone. */
  @Test
  void aFactorIsMeasuredByItsOwnKind() {
    LabelledCodes train = IDENTITY.train();
    LabelledCodes mixed =
        new LabelledCodes(
            train.codes(), List.of(train.factors().get(0), FactorLabels.of(train.classes(1))));
    double[][] both = SeparatedAttributePredictability.of(mixed, mixed).accuracies();
    LabelledCodes numbers = mixed.withFactors(0);
    LabelledCodes classes = mixed.withFactors(1);
    for (int j = 0; j < FACTORS; j++) {
      assertEquals(
          SeparatedAttributePredictability.of(numbers, numbers).accuracies()[j][0], both[j][0]);
      assertEquals(
          SeparatedAttributePredictability.of(classes, classes).accuracies()[j][0], both[j][1]);
    }
  }

  @Test
  void numbersMoveWithTheirClasses() {
    double[] numbers = {3, Double.NaN, 1, 2, Double.NaN, 5};
    FactorLabels labels = FactorLabels.ofNumbers(numbers);
    assertArrayEquals(new int[] {2, -1, 0, 1, -1, 3}, labels.classes());
    FactorLabels some = labels.rows(new int[] {5, 1, 0, 0});
    assertArrayEquals(new int[] {3, -1, 2, 2}, some.classes());
    assertArrayEquals(new double[] {5, Double.NaN, 3, 3}, some.values());
    LabelledCodes codes =
        new LabelledCodes(Matrix.of(new double[numbers.length][2]), List.of(labels));
    FactorLabels shuffled = codes.withShuffledFactors(new SplittableRandom(2)).factors().get(0);
    assertNotEquals(List.of(labels.values()), List.of(shuffled.values()));
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(labels.isKnown(i), shuffled.isKnown(i));
      int found = i;
      assertTrue(
          !shuffled.isKnown(i)
              || IntStream.range(0, numbers.length)
                  .anyMatch(
                      j ->
                          numbers[j] == shuffled.values()[found]
                              && labels.classes()[j] == shuffled.classes()[found]));
    }
  }

  @Test
  void numbersThatDoNotFitTheirClassesAreNamed() {
    String missing =
        assertThrows(
                IllegalArgumentException.class,
                () -> FactorLabels.continuous(new int[] {0, 1}, new double[] {2, Double.NaN}))
            .getMessage();
    assertEquals(
        "sample 1 has the class 1 and the number NaN: expected both, or -1 and NaN", missing);
    String few =
        assertThrows(
                IllegalArgumentException.class,
                () -> FactorLabels.continuous(new int[] {0, 1}, new double[] {2}))
            .getMessage();
    assertEquals("2 classes and 1 numbers: one of both a sample is expected", few);
    assertEquals(
        "the class of sample 1 is negative: -7",
        assertThrows(IllegalArgumentException.class, () -> FactorLabels.of(0, -7)).getMessage());
  }

  /** More whole numbers than bins are counted one by one, where bins would throw some together. */
  @Test
  void wholeNumbersAreCountedAndNotBinned() {
    SplittableRandom random = new SplittableRandom(9);
    int[][] classes = new int[2000][2];
    double[][] codes = new double[classes.length][2];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = new int[] {random.nextInt(50), random.nextInt(3)};
      codes[i] = new double[] {classes[i][0], 1000 * classes[i][1]};
    }
    LabelledCodes whole = new LabelledCodes(Matrix.of(codes), classes);
    MutualInformationMatrix matrix = MutualInformationMatrix.of(whole, 20);
    for (int k = 0; k < 2; k++) {
      assertEquals(matrix.factorEntropyNats(k), matrix.nats(k, k), 1e-12);
      assertEquals(matrix.factorEntropyNats(k), matrix.latentEntropyNats(k, k), 1e-12);
    }
    double[][] halves =
        Arrays.stream(codes).map(row -> new double[] {row[0] / 2, 0}).toArray(double[][]::new);
    MutualInformationMatrix binned =
        MutualInformationMatrix.of(new LabelledCodes(Matrix.of(halves), classes), 20);
    assertTrue(binned.latentEntropyNats(0, 0) < Math.log(20), "halves are no whole numbers");
    assertEquals(0, binned.latentEntropyNats(1, 0), 0, "a constant has no entropy");
    InfoMec mec = InfoMec.of(whole, new SplittableRandom(1));
    assertEquals(1, mec.normalized()[0][0], 1e-12);
    assertEquals(1, mec.normalized()[1][1], 1e-12);
  }

  /** What bins cost is what a perfect code shows, though its latents are whole numbers. */
  @Test
  void aPerfectCodeIsCutIntoBins() {
    SplittableRandom random = new SplittableRandom(6);
    FactorLabels fine = FactorLabels.of(random.ints(4000, 0, 32).toArray());
    FactorLabels coarse = FactorLabels.of(random.ints(4000, 0, 4).toArray());
    FactorLabels numbers = FactorLabels.ofNumbers(random.doubles(4000).toArray());
    assertEquals(1, ceiling(coarse, FactorLabels.of(random.ints(4000, 0, 3).toArray())), 0.01);
    assertTrue(ceiling(coarse, fine) < 0.95, "32 classes in 20 bins");
    double ofNumbers = ceiling(coarse, numbers);
    assertTrue(ofNumbers > 0.85 && ofNumbers < 0.995, ofNumbers + " of ten classes in 20 bins");
  }

  private static double ceiling(FactorLabels... factors) {
    return PerfectCode.gap(List.of(factors), 20).orElseThrow().score();
  }

  /**
   * Numbers that are nearly all equal tell nothing about themselves, and nothing is divided by 0.
   */
  @Test
  void aFactorOfNearlyOneNumberIsTold() {
    SplittableRandom random = new SplittableRandom(8);
    double[] numbers = new double[400];
    numbers[17] = 3;
    LabelledCodes codes =
        new LabelledCodes(
            Matrix.of(
                IntStream.range(0, numbers.length)
                    .mapToObj(i -> random.doubles(2).toArray())
                    .toArray(double[][]::new)),
            List.of(FactorLabels.ofNumbers(numbers)));
    InfoMec mec = InfoMec.of(codes, new SplittableRandom(1));
    assertTrue(mec.compactness() >= 0 && mec.compactness() <= 1, mec.toString());
    assertTrue(mec.explicitness() >= 0 && mec.explicitness() <= 1, mec.toString());
  }

  /** Each number alone is a class of one: that tells all, and nothing. */
  @Test
  void wholeNumbersThatAreNotSharedAreBinned() {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
    assertArrayEquals(EqualWidthBins.assign(values, 20), LatentClasses.of(values, 20));
    double[] shared = IntStream.range(0, 100).mapToDouble(i -> i % 20 * 7 - 3).toArray();
    assertArrayEquals(
        IntStream.range(0, 100).map(i -> i % 20).toArray(), LatentClasses.of(shared, 4));
    assertArrayEquals(
        new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1},
        LatentClasses.of(new double[] {-0.0, 0, 0, 0, -0.0, 0, 0, 0, 4, 4}, 4));
  }

  /** Of Gaussian numbers of correlation r the information is -log(1 - r²) / 2. */
  @Test
  void neighboursTellTheInformationOfGaussians() {
    SplittableRandom random = new SplittableRandom(5);
    for (double r : new double[] {0, 0.5, 0.9}) {
      double[] first = new double[4000];
      double[] second = new double[4000];
      for (int i = 0; i < first.length; i++) {
        first[i] = random.nextGaussian();
        second[i] = r * first[i] + Math.sqrt(1 - r * r) * random.nextGaussian();
      }
      double expected = -Math.log(1 - r * r) / 2;
      double found = NeighbourInformation.nats(first, second, 10);
      assertEquals(expected, found, 0.03, "correlation " + r);
      assertEquals(found, NeighbourInformation.nats(second, first, 10), 1e-9, "symmetric");
    }
    assertEquals(0, NeighbourInformation.nats(new double[] {1}, new double[] {2}, 10));
    assertTrue(NeighbourInformation.nats(new double[] {1, 2}, new double[] {2, 3}, 10) >= 0);
  }
}

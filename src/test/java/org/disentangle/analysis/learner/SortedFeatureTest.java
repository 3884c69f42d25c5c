package org.disentangle.analysis.learner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorting by keys that hold the sample, and what is counted in the order, against plain forms. */
class SortedFeatureTest {
  /** Of both signs, equal, and different in the last bits alone. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 300, 5000})
  void equalNumbersKeepTheOrderOfTheSamples(int size) {
    SplittableRandom random = new SplittableRandom(size);
    double[] feature = new double[size];
    for (int i = 0; i < size; i++) {
      feature[i] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextGaussian() * 1e3;
            case 1 -> random.nextInt(3) - 1;
            case 2 -> random.nextBoolean() ? -0.0 : 0.0;
            default -> -1 + random.nextInt(50) * Math.ulp(1.0);
          };
    }
    SortedFeature sorted = SortedFeature.of(feature);
    int[] expected =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> feature[i] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(expected, sorted.samples());
    for (int p = 0; p < size; p++) {
      assertEquals(feature[expected[p]], sorted.values()[p], 0.0);
    }
  }

  /** Lines of many classes: what is guessed between two equal answers is what each number gives. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 12})
  void accuracyIsThatOfEveryPrediction(int classes) {
    SplittableRandom random = new SplittableRandom(classes);
    double[] feature = new double[900];
    int[] labels = new int[feature.length];
    for (int i = 0; i < feature.length; i++) {
      labels[i] = random.nextInt(classes);
      feature[i] = Math.abs(labels[i] - classes / 2) + random.nextGaussian();
    }
    SortedFeature sorted = SortedFeature.of(feature);
    ThresholdClassifier classifier = ThresholdClassifier.fit(sorted, labels, 0.01);
    long hits =
        IntStream.range(0, feature.length)
            .filter(i -> classifier.predict(feature[i]) == labels[i])
            .count();
    assertEquals((double) hits / feature.length, classifier.accuracy(sorted, labels));
  }
}

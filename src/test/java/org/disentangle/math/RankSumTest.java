package org.disentangle.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankSumTest {

  @Test
  void threeApartFromThreeAreOneDivisionOfTwenty() {
    RankSum above = RankSum.of(new double[] {4, 6, 5}, new double[] {3, 1, 2});
    assertEquals(new RankSum(9, 0.05, 1), above);
    RankSum below = RankSum.of(new double[] {3, 1, 2}, new double[] {4, 6, 5});
    assertEquals(new RankSum(0, 1, 0.05), below);
  }

  @Test
  void divisionsAreBinomialCoefficients() {
    assertEquals(6, RankSum.divisions(2, 2));
    assertEquals(20, RankSum.divisions(3, 3));
    assertEquals(20, RankSum.divisions(19, 1));
    assertEquals(184756, RankSum.divisions(10, 10));
  }

  @Test
  void groupsOfOneValueDoNotDiffer() {
    assertEquals(
        new RankSum(4.5, 1, 1), RankSum.of(new double[] {7, 7, 7}, new double[] {7, 7, 7}));
  }

  @Test
  void infinityIsARankLikeAnother() {
    assertEquals(
        RankSum.of(new double[] {9, 5}, new double[] {1, 7}),
        RankSum.of(
            new double[] {Double.POSITIVE_INFINITY, 5},
            new double[] {Double.NEGATIVE_INFINITY, 7}));
  }

  /** {@code src/test/golden/rank_sum_golden.py}: scipy. */
  @Test
  void itIsScipys() throws IOException {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RankSumTest.class.getResourceAsStream("/golden/rank-sum.csv")),
                StandardCharsets.UTF_8))) {
      List<String> rows = file.lines().skip(1).toList();
      assertEquals(16, rows.size());
      for (String row : rows) {
        String[] cells = row.split(",", -1);
        RankSum test = RankSum.of(numbers(cells[0]), numbers(cells[1]));
        assertEquals(Double.parseDouble(cells[2]), test.u(), row);
        assertEquals(Double.parseDouble(cells[3]), test.higher(), 1e-12, row);
        assertEquals(Double.parseDouble(cells[4]), test.lower(), 1e-12, row);
      }
    }
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void itIsTheShareOfAllDivisions() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 300; i++) {
      // Few values, so that many are tied.
      int values = random.nextInt(2, 9);
      double[] first =
          random.doubles(random.nextInt(1, 6)).map(x -> Math.floor(x * values)).toArray();
      double[] second =
          random.doubles(random.nextInt(1, 6)).map(x -> Math.floor(x * values)).toArray();
      RankSum test = RankSum.of(first, second);
      assertEquals(shareOfDivisions(first, second, 1), test.higher(), 1e-15);
      assertEquals(shareOfDivisions(first, second, -1), test.lower(), 1e-15);
      RankSum turned = RankSum.of(second, first);
      assertEquals(test.higher(), turned.lower(), 1e-15);
      assertEquals(first.length * second.length, test.u() + turned.u());
    }
  }

  /** By the pairs that each division wins, and not by ranks. */
  private static double shareOfDivisions(double[] first, double[] second, int sign) {
    double[] all = DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    double observed = sign * wonPairs(all, (1 << first.length) - 1);
    int[] masks =
        IntStream.range(0, 1 << all.length)
            .filter(mask -> Integer.bitCount(mask) == first.length)
            .toArray();
    long asFar =
        Arrays.stream(masks).filter(mask -> sign * wonPairs(all, mask) >= observed).count();
    return (double) asFar / masks.length;
  }

  private static double wonPairs(double[] all, int mask) {
    double won = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < all.length; j++) {
        if ((mask >> i & 1) == 1 && (mask >> j & 1) == 0) {
          won += all[i] > all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
        }
      }
    }
    return won;
  }

  @Test
  void manyDivisionsAreCountedToo() {
    double[] first = IntStream.range(0, 40).asDoubleStream().toArray();
    double[] second = IntStream.range(40, 80).asDoubleStream().toArray();
    RankSum test = RankSum.of(first, second);
    assertEquals(1, test.higher());
    // 1 / scipy.special.comb(80, 40, exact=True)
    assertEquals(9.301701828018132e-24, test.lower(), 1e-35);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> RankSum.of(new double[100], new double[101]))
            .getMessage()
            .contains("100 values against 101"));
  }

  @Test
  void whatHasNoRankIsRefused() {
    assertEquals(
        "NaN has no rank",
        assertThrows(
                IllegalArgumentException.class,
                () -> RankSum.of(new double[] {1, Double.NaN}, new double[] {1}))
            .getMessage());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> RankSum.of(new double[0], new double[] {1}))
            .getMessage()
            .startsWith("0 values against 1"));
  }
}

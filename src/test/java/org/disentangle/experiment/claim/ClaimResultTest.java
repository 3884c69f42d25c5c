package org.disentangle.experiment.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.disentangle.config.Claim;
import org.disentangle.config.Direction;
import org.disentangle.experiment.claim.TrialValues.RunValue;
import org.disentangle.math.RankSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimResultTest {
  private static final Claim HIGHER = claim(Direction.HIGHER);
  private static final Claim LOWER = claim(Direction.LOWER);

  @Test
  void threeBeyondThreeDecideEitherWay() {
    TrialValues low = trial("low", 1, 3, 2);
    TrialValues high = trial("high", 5, 4, 6);

    assertEquals(ClaimVerdict.SUPPORTED, ClaimResult.of(HIGHER, low, high).verdict());
    assertEquals(ClaimVerdict.NOT_SUPPORTED, ClaimResult.of(HIGHER, high, low).verdict());
    assertEquals(ClaimVerdict.SUPPORTED, ClaimResult.of(LOWER, high, low).verdict());
    assertEquals(ClaimVerdict.NOT_SUPPORTED, ClaimResult.of(LOWER, low, high).verdict());
  }

  @Test
  void oneRunBetweenTheOthersLeavesItOpen() {
    ClaimResult result = ClaimResult.of(HIGHER, trial("b", 1, 2, 4), trial("v", 3, 5, 6));

    assertEquals(ClaimVerdict.NOT_DECIDED, result.verdict());
    assertEquals(0.1, result.test().orElseThrow().higher());
    assertEquals("", result.reason());
  }

  @Test
  void aTieAtTheBorderLeavesItOpen() {
    assertEquals(
        ClaimVerdict.NOT_DECIDED,
        ClaimResult.of(HIGHER, trial("b", 1, 2, 3), trial("v", 3, 5, 6)).verdict());
  }

  @Test
  void fourAgainstFourMayOverlapALittle() {
    // 2 of 70 divisions.
    assertEquals(
        ClaimVerdict.SUPPORTED,
        ClaimResult.of(HIGHER, trial("b", 1, 2, 3, 5), trial("v", 4, 6, 7, 8)).verdict());
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "2, 2, 6", "3, 2, 10", "3, 1, 4"})
  void tooFewNeverDecide(int baseline, int variant, int divisions) {
    double[] low = IntStream.range(0, baseline).asDoubleStream().toArray();
    double[] high = IntStream.range(10, 10 + variant).asDoubleStream().toArray();
    ClaimResult result = ClaimResult.of(HIGHER, trial("b", low), trial("v", high));

    assertEquals(ClaimVerdict.NOT_DECIDED, result.verdict());
    assertEquals(
        "%d against %d runs have only %d divisions, too few for p ≤ 0.05"
            .formatted(baseline, variant, divisions),
        result.reason());
    assertTrue(result.test().isPresent());
  }

  @Test
  void withoutOneNumberNothingIsDecided() {
    TrialValues gap =
        new TrialValues(
            "v",
            List.of(
                new RunValue("v-seed-0", OptionalDouble.of(9)),
                new RunValue("v-seed-1", OptionalDouble.empty()),
                new RunValue("v-seed-2", OptionalDouble.empty())));
    ClaimResult result = ClaimResult.of(HIGHER, trial("b", 1, 2, 3), gap);

    assertEquals(ClaimVerdict.NOT_DECIDED, result.verdict());
    assertEquals("no KL was measured of v-seed-1, v-seed-2", result.reason());
    assertTrue(result.test().isEmpty());
  }

  @Test
  void aMeasureThatAModelLacksIsToldOfTheTrial() {
    TrialValues without =
        new TrialValues(
            "v",
            List.of(
                new RunValue("v-seed-0", OptionalDouble.empty()),
                new RunValue("v-seed-1", OptionalDouble.empty())));

    assertEquals(
        "no KL was measured of v", ClaimResult.of(HIGHER, without, trial("b", 1, 2, 3)).reason());
  }

  /** Both directions at once would be a contradiction; sizes up to those that a study may have. */
  @Test
  void noClaimIsBothSupportedAndNot() {
    for (int n = 1; n <= 6; n++) {
      for (int bits = 0; bits < 1 << (2 * n); bits++) {
        if (Integer.bitCount(bits) == n) {
          int mask = bits;
          int size = 2 * n;
          RankSum test =
              RankSum.of(
                  places(size, i -> (mask >> i & 1) == 1), places(size, i -> (mask >> i & 1) == 0));
          assertTrue(test.higher() > ClaimResult.LEVEL || test.lower() > ClaimResult.LEVEL);
        }
      }
    }
  }

  private static double[] places(int size, IntPredicate chosen) {
    return IntStream.range(0, size).filter(chosen).asDoubleStream().toArray();
  }

  private static Claim claim(Direction expected) {
    return Claim.newBuilder().setWords("w").setMeasure("kl").setExpected(expected).build();
  }

  private static TrialValues trial(String name, double... values) {
    return new TrialValues(
        name,
        IntStream.range(0, values.length)
            .mapToObj(i -> new RunValue(name + "-seed-" + i, OptionalDouble.of(values[i])))
            .toList());
  }
}

package org.disentangle.report.page.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.table.row.LikelihoodRow;
import org.junit.jupiter.api.Test;

class ComparableLossesTest {

  private static LikelihoodRow row(String run, String likelihood, String measure) {
    return new LikelihoodRow(
        run,
        "beta-VAE",
        likelihood,
        measure,
        255,
        12_288,
        OptionalDouble.of(5.5),
        OptionalDouble.empty());
  }

  @Test
  void nothingIsSaidWhereEveryLossIsThatOfProbabilitiesOfTwoValues() {
    assertEquals("", ComparableLosses.of(List.of()));
  }

  @Test
  void runsStandWithThoseTheyCompareWith() {
    String text =
        ComparableLosses.of(
            List.of(
                row("a", "optimal_gaussian", LikelihoodRow.DENSITY),
                row("b", "bernoulli", LikelihoodRow.NO_LIKELIHOOD),
                row("c", "optimal_gaussian", LikelihoodRow.DENSITY),
                row("d", "discretized_logistic", LikelihoodRow.PROBABILITY)));
    assertTrue(text.contains("optimal gaussian, a density (a, c)"), text);
    assertTrue(text.contains("bernoulli, no likelihood (b)"), text);
    assertTrue(text.contains("discretized logistic, a probability (d)"), text);
    assertTrue(text.contains("below 0"), text);
    assertTrue(text.contains("are no likelihood"), text);
  }

  @Test
  void onlyWhatConcernsTheRunsIsSaid() {
    String text =
        ComparableLosses.of(List.of(row("d", "discretized_logistic", LikelihoodRow.PROBABILITY)));
    assertFalse(text.contains("below 0"), text);
    assertFalse(text.contains("no likelihood"), text);
  }

  @Test
  void bitsAreShownAsFarAsTheyAreKnown() {
    assertEquals(
        Map.of("reconstruction_bits_per_dimension", 5.5),
        row("a", "laplace", LikelihoodRow.DENSITY).bits());
  }
}

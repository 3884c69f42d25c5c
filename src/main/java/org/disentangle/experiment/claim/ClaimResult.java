package org.disentangle.experiment.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.config.Claim;
import org.disentangle.config.Direction;
import org.disentangle.math.RankSum;
import org.disentangle.report.table.ColumnTitle;

/**
 * The test of a claim on the runs of two trials.
 *
 * <p>The rule: each run gives one number, and the exact one-sided {@link RankSum} test compares
 * those of the variant with those of the baseline. If the expected direction has p ≤ {@value
 * #LEVEL}, the claim is supported; if the opposite one has, it is not supported; else it is not
 * decided. With three runs against three, this requires every run of the one to lie beyond every
 * run of the other (1 of 20 divisions); two against two have too few divisions to decide anything.
 *
 * <p>Why this test: a study has a handful of runs whose distribution is unknown. A t-test would
 * have to assume a distribution, and decides more with three runs for that reason alone. Runs with
 * the same seed are not pairs: different models use the same noise differently.
 *
 * <p>Its limits: for two trials without any difference, up to one claim in ten is decided by
 * chance, up to one in twenty in either direction; three runs against three allow no smaller p, so
 * a correction for the number of claims is impossible. An undecided claim may have no difference or
 * too few runs. A supported difference may be small; its size is given. The result holds for these
 * data, networks and lengths of training, as only the seed was varied.
 *
 * @param claim the claim
 * @param baseline the values of the claim's measure for its baseline
 * @param variant the values for its variant
 * @param test whether the variant lies above or below the baseline; empty if a number is missing
 * @param verdict by the rule above
 * @param reason why nothing can be decided, as a clause; empty if the test was able to
 */
public record ClaimResult(
    Claim claim,
    TrialValues baseline,
    TrialValues variant,
    Optional<RankSum> test,
    ClaimVerdict verdict,
    String reason) {
  /** The largest p-value that is significant. */
  public static final double LEVEL = 0.05;

  /** Applies the rule. */
  public static ClaimResult of(Claim claim, TrialValues baseline, TrialValues variant) {
    List<String> missing =
        Stream.concat(baseline.missing().stream(), variant.missing().stream()).toList();
    if (!missing.isEmpty()) {
      return new ClaimResult(
          claim,
          baseline,
          variant,
          Optional.empty(),
          ClaimVerdict.NOT_DECIDED,
          missing.stream()
              .collect(
                  Collectors.joining(
                      ", ",
                      "no " + ColumnTitle.inSentence(claim.getMeasure()) + " was measured of ",
                      "")));
    }
    RankSum test = RankSum.of(variant.values(), baseline.values());
    double divisions = RankSum.divisions(variant.runs().size(), baseline.runs().size());
    String reason =
        divisions * LEVEL < 1
            ? "%s against %s runs have only %s divisions, too few for p ≤ 0.05"
                .formatted(baseline.runs().size(), variant.runs().size(), Math.round(divisions))
            : "";
    return new ClaimResult(
        claim, baseline, variant, Optional.of(test), verdict(claim, test), reason);
  }

  /** The p-value of the expected direction. */
  static double expected(Claim claim, RankSum test) {
    return claim.getExpected() == Direction.HIGHER ? test.higher() : test.lower();
  }

  /** The p-value of the opposite direction. */
  static double opposite(Claim claim, RankSum test) {
    return claim.getExpected() == Direction.HIGHER ? test.lower() : test.higher();
  }

  private static ClaimVerdict verdict(Claim claim, RankSum test) {
    if (expected(claim, test) <= LEVEL) {
      return ClaimVerdict.SUPPORTED;
    }
    return opposite(claim, test) <= LEVEL ? ClaimVerdict.NOT_SUPPORTED : ClaimVerdict.NOT_DECIDED;
  }
}

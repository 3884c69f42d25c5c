package org.disentangle.experiment.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.config.Claim;
import org.disentangle.config.Direction;
import org.disentangle.math.RankSum;

/**
 * What the runs of two trials say to a claim.
 *
 * <p>The rule: each run gives one number, and the exact one-sided {@link RankSum} test compares
 * those of the variant with those of the baseline. If the expected direction has p ≤ {@value
 * #LEVEL}, the claim is supported; if the opposite one has, it is not supported; else it is not
 * decided. Of three runs against three that takes every run of the one beyond every run of the
 * other (1 of 20 divisions); two against two have too few divisions to decide anything.
 *
 * <p>Why this test: a study has a handful of runs, of which nobody knows how their numbers are
 * distributed. A t-test would have to assume it, and decides more with three runs for that reason
 * alone. Runs of the same seed are no pairs: different models make different things of the same
 * noise.
 *
 * <p>Its limits: of two trials without any difference chance alone decides up to one claim in ten,
 * up to one in twenty either way; three runs against three allow no smaller p, so no correction for
 * the number of claims could be met. What is not decided may be no difference or too few runs. What
 * is supported may be small: the difference says how large. And it is said of these data, networks
 * and lengths of training, as nothing but the seed was varied.
 *
 * @param claim what was claimed
 * @param baseline what the claim's measure gave for its baseline
 * @param variant and for its variant
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
                  Collectors.joining(", ", "no " + claim.getMeasure() + " was measured of ", "")));
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

  /** The p-value of what was expected. */
  static double expected(Claim claim, RankSum test) {
    return claim.getExpected() == Direction.HIGHER ? test.higher() : test.lower();
  }

  /** The p-value of the opposite. */
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

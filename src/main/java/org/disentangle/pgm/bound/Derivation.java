package org.disentangle.pgm.bound;

import java.util.List;
import java.util.OptionalDouble;

/** The derivation of the best θ, step by step, with the numbers of one observation. */
public final class Derivation {
  private Derivation() {}

  /**
   * One step.
   *
   * @param name of the quantity
   * @param formula as text; E is the expectation under q
   * @param value of the formula's last side at θ*, if that is one number
   * @param reason why it holds, one or two sentences
   */
  public record Step(String name, String formula, OptionalDouble value, String reason) {
    private static Step of(String name, String formula, String reason) {
      return new Step(name, formula, OptionalDouble.empty(), reason);
    }

    private static Step of(String name, String formula, double value, String reason) {
      return new Step(name, formula, OptionalDouble.of(value), reason);
    }
  }

  /** The steps, each of which uses those before it. */
  public static List<Step> of(ExponentialModel model) {
    double best = model.bestRate();
    ExponentialModel.LowerBound bound = model.lowerBound(best);
    return List.of(
        Step.of(
            "Convention",
            "q(z) = Gamma(z; shape 2, rate θ) = θ²·z·e^(−θz)",
            "θ is a rate: the mean is 2/θ. Where a library takes a scale, as most do by default, it"
                + " is to be given 1/θ, and the answer below reads 1/(x + 1)."),
        Step.of(
            "Joint density",
            "ln p(x, z) = ln p(x | z) + ln p(z) = ln z − x·z − z",
            "p(x | z) = z·e^(−xz) and p(z) = e^(−z)."),
        Step.of("Mean of z", "E[z] = 2/θ", 2 / best, "The mean of a Gamma is shape over rate."),
        Step.of(
            "Mean of ln z",
            "E[ln z] = ψ(2) − ln θ",
            ExponentialModel.DIGAMMA_OF_2 - Math.log(best),
            "ψ is the digamma function; ψ(2) = 1 − γ = 0.422784… with Euler’s constant."),
        Step.of(
            "Expected log likelihood",
            "E[ln p(x | z)] = E[ln z] − x·E[z] = ψ(2) − ln θ − 2x/θ",
            bound.likelihood(),
            "The two means above, put in."),
        Step.of(
            "Expected log prior",
            "E[ln p(z)] = −E[z] = −2/θ",
            bound.prior(),
            "The mean of z again."),
        Step.of(
            "Entropy",
            "H(q) = −E[2 ln θ + ln z − θ·z] = 2 − ψ(2) − ln θ",
            bound.entropy(),
            "Γ(2) = 1 leaves no term of its own."),
        Step.of(
            "Lower bound",
            "ELBO(θ) = 2 − 2 ln θ − 2(x + 1)/θ",
            bound.value(),
            "The sum of the last three; ψ(2) drops out."),
        Step.of(
            "Its slope",
            "dELBO/dθ = −2/θ + 2(x + 1)/θ²",
            model.slope(best),
            "Above 0 for θ < x + 1, below 0 for θ > x + 1: one stationary point, a maximum."),
        Step.of("Best rate", "θ* = x + 1", best, "Where the slope is 0."),
        Step.of(
            "Bound there",
            "ELBO(θ*) = −2 ln(x + 1)",
            bound.value(),
            "θ* put in: 2 − 2 ln(x + 1) − 2."),
        Step.of(
            "Evidence",
            "ln p(x) = ln ∫ z·e^(−(x + 1)z) dz = ln 1/(x + 1)² = −2 ln(x + 1)",
            model.logEvidence(),
            "The same number: the bound is tight at θ*."),
        Step.of(
            "Gap",
            "ln p(x) − ELBO(θ) = KL(q ‖ p(z | x)) = 2·(ln(θ/(x + 1)) + (x + 1)/θ − 1)",
            model.gap(best),
            "0 at θ* alone, as ln r ≤ r − 1 with equality at r = 1 only."),
        Step.of(
            "Posterior",
            "p(z | x) = p(x, z)/p(x) = (x + 1)²·z·e^(−(x + 1)z) = Gamma(z; shape 2, rate x + 1)",
            "The family holds it, so the best q is the posterior, not an approximation."),
        Step.of(
            "Why ln θ",
            "d²ELBO/dθ² = 2/θ² − 4(x + 1)/θ³, with λ = ln θ: d²ELBO/dλ² = −2(x + 1)·e^(−λ) < 0",
            "In θ the bound is concave only up to 2(x + 1), and a step may leave θ > 0. In λ it is"
                + " concave everywhere and every λ is allowed, so the ascent moves λ."));
  }
}

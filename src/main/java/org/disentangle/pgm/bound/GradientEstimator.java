package org.disentangle.pgm.bound;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;

/**
 * Four ways to estimate the derivative of the bound by θ from draws of q. All are unbiased; they
 * differ in their noise, whose exact size is computed here.
 *
 * <p>With f(z, θ) = ln p(x, z) − ln q(z; θ), z = g/θ and g = −(ln u₁ + ln u₂) for uniform u₁, u₂:
 * that g is Gamma(2, 1), so z is a draw of q that can be differentiated by θ.
 */
public enum GradientEstimator {
  /**
   * The derivative of f(g/θ, θ), through the draw and through the density (Kingma &amp; Welling
   * 2014): ((x + 1)·z − 2)/θ.
   */
  PATHWISE(
      "pathwise",
      "d f(g/θ, θ)/dθ = ((x + 1)·z − 2)/θ",
      "through the draw z = g/θ and the density (Kingma & Welling 2014)") {
    @Override
    public double standardDeviation(ExponentialModel model, double rate) {
      return (model.x() + 1) * Math.sqrt(2) / (rate * rate);
    }
  },

  /**
   * The derivative through the draw alone (Roeder, Wu &amp; Duvenaud 2017): (x + 1 − θ)·z/θ. The
   * omitted part has mean 0; at the optimum every single draw gives 0.
   */
  STICKING_THE_LANDING(
      "sticking-the-landing",
      "f_z(g/θ, θ)·d(g/θ)/dθ = (x + 1 − θ)·z/θ",
      "through the draw alone (Roeder, Wu & Duvenaud 2017)") {
    @Override
    public double standardDeviation(ExponentialModel model, double rate) {
      return Math.abs(model.x() + 1 - rate) * Math.sqrt(2) / (rate * rate);
    }
  },

  /** f times the derivative of ln q (Williams 1992): f·(2/θ − z). Needs no derivative of f. */
  SCORE_FUNCTION(
      "score-function",
      "f·d ln q/dθ = f·(2/θ − z)",
      "the draw is not differentiated (Williams 1992)") {
    @Override
    public double standardDeviation(ExponentialModel model, double rate) {
      // f = b·g + c and the score (2 − g)/θ; moments 2, 6, 24, 120 of g.
      double b = tilt(model, rate);
      double c = -2 * Math.log(rate);
      return Math.sqrt(44 * b * b + 16 * b * c + 2 * c * c) / rate;
    }
  },

  /**
   * The same with f reduced by the constant that minimises the variance (Greensmith, Bartlett &amp;
   * Baxter 2004): E[f·s²]/E[s²] with the score s, which is {@link #baseline}.
   */
  SCORE_FUNCTION_WITH_BASELINE(
      "score-function-baseline",
      "(f − β)·(2/θ − z), β = 4·(θ − x − 1)/θ − 2 ln θ",
      "less the constant that makes it quietest (Greensmith et al. 2004)") {
    @Override
    public double standardDeviation(ExponentialModel model, double rate) {
      return Math.sqrt(12) * Math.abs(tilt(model, rate)) / rate;
    }
  };

  private final String key;
  private final String formula;
  private final String remark;

  GradientEstimator(String key, String formula, String remark) {
    this.key = key;
    this.formula = formula;
    this.remark = remark;
  }

  /** Its name in files and on the command line. */
  public String key() {
    return key;
  }

  /** The formula of the estimate from one draw. */
  public String formula() {
    return formula;
  }

  /** Its special property, and its source. */
  public String remark() {
    return remark;
  }

  /**
   * The exact standard deviation of the estimate from one draw, as a derivative by θ; by ln θ it is
   * θ times as large.
   *
   * @param rate θ, above 0
   */
  public abstract double standardDeviation(ExponentialModel model, double rate);

  /**
   * The constant of {@link #SCORE_FUNCTION_WITH_BASELINE}; at θ* it is ln p(x).
   *
   * @param rate θ, above 0
   */
  public static double baseline(ExponentialModel model, double rate) {
    return 4 * tilt(model, rate) - 2 * Math.log(rate);
  }

  /**
   * The estimator of a key.
   *
   * @throws UserErrorException if there is none
   */
  public static GradientEstimator ofKey(String key) {
    return Arrays.stream(values())
        .filter(each -> each.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new UserErrorException(
                    "unknown estimator \""
                        + key
                        + "\": expected one of "
                        + Arrays.stream(values())
                            .map(GradientEstimator::key)
                            .collect(Collectors.joining(", "))));
  }

  /** How f changes with g: f = tilt·g − 2 ln θ. */
  private static double tilt(ExponentialModel model, double rate) {
    return (rate - model.x() - 1) / rate;
  }
}

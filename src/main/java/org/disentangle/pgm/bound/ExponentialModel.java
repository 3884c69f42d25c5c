package org.disentangle.pgm.bound;

import java.util.Locale;
import org.disentangle.UserErrorException;

/**
 * The model of one observation x of an exponential variable with unknown rate z: p(z) = e^(−z), p(x
 * | z) = z·e^(−xz), and the evidence lower bound of q(z) = θ²·z·e^(−θz), which is Gamma(shape 2,
 * rate θ).
 *
 * <p>The bound is E[ln p(x | z)] + E[ln p(z)] + H(q) = 2 − 2 ln θ − 2(x + 1)/θ. The family contains
 * the posterior, Gamma(2, rate x + 1), so its maximum is ln p(x) itself.
 *
 * @param x the observation, above 0
 */
public record ExponentialModel(double x) {
  /** ψ(2) = 1 − γ, with the Euler-Mascheroni constant: the mean of ln z where θ = 1. */
  static final double DIGAMMA_OF_2 = 1 - 0.5772156649015329;

  /**
   * Checks the observation.
   *
   * @throws UserErrorException if it is not a finite number above 0
   */
  public ExponentialModel {
    if (!(x > 0) || Double.isInfinite(x)) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "x is %s but must be a finite number above 0: it is drawn from an exponential"
                  + " distribution",
              x));
    }
  }

  /**
   * The three parts of the evidence lower bound, in nats.
   *
   * @param likelihood E[ln p(x | z)] = ψ(2) − ln θ − 2x/θ
   * @param prior E[ln p(z)] = −2/θ
   * @param entropy H(q) = 2 − ψ(2) − ln θ
   */
  public record LowerBound(double likelihood, double prior, double entropy) {
    /** Their sum; ψ(2) drops out of it. */
    public double value() {
      return likelihood + prior + entropy;
    }
  }

  /**
   * The evidence lower bound.
   *
   * @param rate θ, above 0
   */
  public LowerBound lowerBound(double rate) {
    double logRate = Math.log(rate);
    return new LowerBound(
        DIGAMMA_OF_2 - logRate - 2 * x / rate, -2 / rate, 2 - DIGAMMA_OF_2 - logRate);
  }

  /** The derivative of the bound by θ: −2/θ + 2(x + 1)/θ². */
  public double slope(double rate) {
    return (2 * (x + 1) / rate - 2) / rate;
  }

  /** The second derivative by θ: 2/θ² − 4(x + 1)/θ³, above 0 from {@link #inflection} on. */
  public double curvature(double rate) {
    return (2 - 4 * (x + 1) / rate) / (rate * rate);
  }

  /** The derivative by λ = ln θ: −2 + 2(x + 1)·e^(−λ). */
  public double slopeInLog(double logRate) {
    return 2 * (x + 1) * Math.exp(-logRate) - 2;
  }

  /** The second derivative by λ = ln θ: −2(x + 1)·e^(−λ), below 0 everywhere. */
  public double curvatureInLog(double logRate) {
    return -2 * (x + 1) * Math.exp(-logRate);
  }

  /** The θ of the largest bound: θ* = x + 1, the rate of the posterior. */
  public double bestRate() {
    return x + 1;
  }

  /** Beyond this rate, 2(x + 1), the bound is no longer concave in θ. */
  public double inflection() {
    return 2 * (x + 1);
  }

  /** ln p(x) = −2 ln(x + 1), which is the bound at θ*. */
  public double logEvidence() {
    return -2 * Math.log1p(x);
  }

  /**
   * The gap between ln p(x) and the bound: KL(q ‖ posterior) = 2·(r − 1 − ln r) with r = (x + 1)/θ.
   *
   * <p>Never below 0, and 0 at θ* alone.
   */
  public double gap(double rate) {
    // Near the optimum r − 1 − ln r loses all digits unless r − 1 is formed first.
    double excess = (x + 1 - rate) / rate;
    return 2 * (excess - Math.log1p(excess));
  }
}

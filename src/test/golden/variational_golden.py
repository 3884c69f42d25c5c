"""Golden numbers for org.disentangle.pgm.bound.

Writes into src/test/resources/golden/:
  variational-bound.csv      x,rate,likelihood,prior,entropy,slope,log_evidence,gap (nats)
  variational-gradients.csv  x,rate,estimator,mean,standard_deviation of one draw, by rate
Made with Python 3.11, mpmath 1.3.0:
  python3 src/test/golden/variational_golden.py
Everything is an integral over z or over g = z * rate, by mpmath.quad with 30 digits; derivatives
are taken numerically of the integrand or of the integral. No closed form is used, but for the
baseline, which is the ratio of two such integrals (Greensmith et al. 2004).
"""

import pathlib

from mpmath import diff, exp, inf, log, mp, quad, sqrt

mp.dps = 30
FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"
PIECES = [0, 1, 4, 12, 40, inf]


def log_joint(z, x):
    return log(z) - x * z - z


def log_q(z, rate):
    return 2 * log(rate) + log(z) - rate * z


def mean_under_q(function, rate):
    return quad(lambda g: g * exp(-g) * function(g / rate), PIECES)


def elbo(rate, x):
    return mean_under_q(lambda z: log_joint(z, x) - log_q(z, rate), rate)


def bound_row(x, rate):
    likelihood = mean_under_q(lambda z: log(z) - x * z, rate)
    prior = mean_under_q(lambda z: -z, rate)
    entropy = mean_under_q(lambda z: -log_q(z, rate), rate)
    slope = diff(lambda r: elbo(r, x), rate)
    evidence = quad(lambda z: z * exp(-(x + 1) * z), PIECES)
    gap = mean_under_q(lambda z: log_q(z, rate) - log_joint(z, x) + log(evidence), rate)
    return [likelihood, prior, entropy, slope, log(evidence), gap]


def estimates(x, rate):
    """What one g gives, by estimator."""

    def f(z, r):
        return log_joint(z, x) - log_q(z, r)

    def score(g):
        return diff(lambda r: log_q(g / rate, r), rate)

    def weight(function):
        return quad(lambda g: g * exp(-g) * function(g), PIECES)

    baseline = weight(lambda g: f(g / rate, rate) * score(g) ** 2) / weight(lambda g: score(g) ** 2)
    return {
        "pathwise": lambda g: diff(lambda r: f(g / r, r), rate),
        "sticking-the-landing": lambda g: diff(lambda r: f(g / r, rate), rate),
        "score-function": lambda g: f(g / rate, rate) * score(g),
        "score-function-baseline": lambda g: (f(g / rate, rate) - baseline) * score(g),
    }


def moments(estimate):
    mean = quad(lambda g: g * exp(-g) * estimate(g), PIECES)
    square = quad(lambda g: g * exp(-g) * (estimate(g) - mean) ** 2, PIECES)
    return mean, sqrt(square)


def number(value):
    return mp.nstr(0 if abs(value) < 1e-15 else value, 17)


def main():
    bounds = ["x,rate,likelihood,prior,entropy,slope,log_evidence,gap"]
    gradients = ["x,rate,estimator,mean,standard_deviation"]
    for x in (mp.mpf("0.5"), mp.mpf(2), mp.mpf(4)):
        for rate in (mp.mpf("0.7"), x + 1, mp.mpf(6)):
            bounds.append(",".join(number(v) for v in [x, rate, *bound_row(x, rate)]))
    for x, rate in ((2, 1), (2, 3), (2, 10), (mp.mpf("0.5"), 4)):
        for name, estimate in estimates(x, mp.mpf(rate)).items():
            mean, deviation = moments(estimate)
            gradients.append(f"{number(mp.mpf(x))},{rate},{name},{number(mean)},{number(deviation)}")
    for name, lines in (("bound", bounds), ("gradients", gradients)):
        (FOLDER / f"variational-{name}.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

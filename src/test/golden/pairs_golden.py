"""Golden numbers for the posteriors of pairs of images (AdaVaeTest) and for labels of a few (SupervisedVaeTest).

Writes into src/test/resources/golden/:
  pairs.csv        latent, the two means and log-variances, twice the KL of the first to the second, whether the latent keeps
                   its own posteriors, mean and log-variance of the averages of Ada-GVAE and Ada-ML-VAE
  supervision.csv  mean, label, squared error, cross entropy of sigmoid(mean) with the label
Made with Python 3.11, mpmath 1.3.0:
  python3 src/test/golden/pairs_golden.py
No closed form of a normal distribution is used: the KL is an integral over the densities; the mean and variance of GVAE
are those of the two parameters; ML-VAE is the normalised product of the densities, whose mean and variance are
integrals, with the variance doubled (the factors' geometric mean instead of their product).
"""

import pathlib

from mpmath import exp, inf, log, mp, pi, quad, sqrt

mp.dps = 30
FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"
FIRST = [("1", "-1"), ("0", "0"), ("-0.5", "-2")]
SECOND = [("-1", "-0.5"), ("0.1", "0.1"), ("-0.4", "-2")]
MEANS = ["-3", "-0.4", "0", "0.25", "2.5"]
LABELS = ["0", "0.3", "0.75"]


def density(mean, variance):
    return lambda z: exp(-((z - mean) ** 2) / (2 * variance)) / sqrt(2 * pi * variance)


def pieces(m1, v1, m2, v2):
    wide = 12 * max(sqrt(v1), sqrt(v2))
    low, high = min(m1, m2), max(m1, m2)
    return [low - wide, low, (low + high) / 2, high, high + wide]


def kl(m1, v1, m2, v2):
    p, q = density(m1, v1), density(m2, v2)
    return quad(lambda z: p(z) * (log(p(z)) - log(q(z))), pieces(m1, v1, m2, v2))


def product(m1, v1, m2, v2):
    p, q = density(m1, v1), density(m2, v2)
    where = pieces(m1, v1, m2, v2)
    total = quad(lambda z: p(z) * q(z), where)
    mean = quad(lambda z: z * p(z) * q(z), where) / total
    return mean, 2 * quad(lambda z: (z - mean) ** 2 * p(z) * q(z), where) / total


def pairs():
    latents = []
    for (m1, lv1), (m2, lv2) in zip(FIRST, SECOND):
        m1, lv1, m2, lv2 = (mp.mpf(value) for value in (m1, lv1, m2, lv2))
        latents.append((m1, lv1, m2, lv2, 2 * kl(m1, exp(lv1), m2, exp(lv2))))
    divergences = [latent[4] for latent in latents]
    middle = (min(divergences) + max(divergences)) / 2
    for k, (m1, lv1, m2, lv2, divergence) in enumerate(latents):
        gvae = ((m1 + m2) / 2, log((exp(lv1) + exp(lv2)) / 2))
        mean, variance = product(m1, exp(lv1), m2, exp(lv2))
        own = 1 if divergence >= middle else 0
        yield [k, m1, lv1, m2, lv2, divergence, own, *gvae, mean, log(variance)]


def supervision():
    for mean in map(mp.mpf, MEANS):
        for label in map(mp.mpf, LABELS):
            p = 1 / (1 + exp(-mean))
            yield [mean, label, (mean - label) ** 2, -label * log(p) - (1 - label) * log(1 - p)]


def write(name, heading, rows):
    lines = [heading] + [",".join(mp.nstr(mp.mpf(value), 12) for value in row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    write(
        "pairs.csv",
        "latent,mean1,log_variance1,mean2,log_variance2,divergence,own,gvae_mean,gvae_log_variance,ml_mean,ml_log_variance",
        pairs(),
    )
    write("supervision.csv", "mean,label,squared_error,cross_entropy", supervision())

"""Golden file of org.disentangle.graph's distributions of pixels.

Writes src/test/resources/golden/pixels.csv: for each distribution, logit, width and value x the
negative log-likelihood in nats and the mean that a decoder shows, by the textbook formulas with so
many digits that nothing is lost. Logits, widths and values are the float32 numbers nearest to those
named here. Takes some minutes. Made with Python 3.11 and mpmath 1.3.0:
  python3 src/test/golden/pixels_golden.py
"""

import csv
import pathlib
import struct

import mpmath as mp

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "resources" / "golden"
mp.mp.dps = 60
# 1 + exp(-10,000) and its like.
mp.mp.prec = 16_000

LOGITS = [-10_000, -700, -30, -4, -1.25, -0.3, 0, 0.75, 3, 12, 700, 10_000]
NEAR_ZERO = [-0.5001, -0.4999, -0.1, -1e-3, -1e-6, 1e-9, 1e-4, 0.05, 0.49999, 0.50001]
VALUES = [0, 1 / 255, 0.3, 128 / 255, 254 / 255, 1]


def single(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def bernoulli(logit, width, x):
    p = sigmoid(logit)
    return -(x * mp.log(p) + (1 - x) * mp.log(1 - p)), p


def gaussian(logit, width, x):
    mean = sigmoid(logit)
    density = mp.exp(-((x - mean) ** 2) / (2 * width**2)) / (width * mp.sqrt(2 * mp.pi))
    return -mp.log(density), mean


def laplace(logit, width, x):
    mean = sigmoid(logit)
    return -mp.log(mp.exp(-abs(x - mean) / width) / (2 * width)), mean


def logistic(highest):
    def of(logit, width, x):
        mean = sigmoid(logit)
        level = round(x * highest)
        half = mp.mpf(1) / 2 / highest
        upper = 1 if level == highest else sigmoid((x + half - mean) / width)
        lower = 0 if level == 0 else sigmoid((x - half - mean) / width)
        return -mp.log(upper - lower), mean

    return of


def continuous_bernoulli(logit, width, x):
    if logit == 0:
        return mp.mpf(0), mp.mpf(1) / 2
    density = mp.exp(x * logit) * logit / (mp.exp(logit) - 1)
    return -mp.log(density), 1 / (1 - mp.exp(-logit)) - 1 / logit


def main():
    rows = []

    def add(name, distribution, logits, widths, values):
        for logit in logits:
            for width in widths:
                for x in values:
                    fed = [single(number) for number in (logit, width, x)]
                    nats, mean = distribution(*(mp.mpf(number) for number in fed))
                    rows.append(
                        [name]
                        + [repr(number) for number in fed]
                        + [repr(float(nats)), repr(float(mean))]
                    )

    add("bernoulli", bernoulli, LOGITS, [1], [0, 0.3, 1])
    add("gaussian", gaussian, LOGITS, [1, 0.1, 0.0025], VALUES)
    add("laplace", laplace, LOGITS, [1, 0.1, 0.01], VALUES)
    add("continuous_bernoulli", continuous_bernoulli, LOGITS + NEAR_ZERO, [1], [0, 0.3, 1])
    add("logistic_1", logistic(1), LOGITS, [1, 0.1], [0, 1])
    add("logistic_255", logistic(255), LOGITS, [1, 0.03, 6e-4], VALUES)
    add(
        "logistic_65535",
        logistic(65_535),
        LOGITS,
        [1, 0.03, 2e-3],
        [0, 1 / 65_535, 30_000 / 65_535, 65_534 / 65_535, 1],
    )
    with open(GOLDEN / "pixels.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["distribution", "logit", "width", "x", "nats", "mean"])
        out.writerows(rows)


if __name__ == "__main__":
    main()

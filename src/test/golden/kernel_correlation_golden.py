"""The numbers of org.disentangle.model.discrete.KernelCorrelationTest.

Made with Python 3.11, without any library:
  python3 src/test/golden/kernel_correlation_golden.py
It sums densities, not their logarithms, and prints two lines: of continuous codes, and of the same codes bounded
by tanh and rounded to 12 values from -1 to 1.
"""

import math

CODES = [[1, 0.5], [-1, 0], [0.5, -1.5], [-0.5, 1]]
VALUES = 12


def normal(distance, deviation):
    return math.exp(-0.5 * (distance / deviation) ** 2) / deviation / math.sqrt(2 * math.pi)


def deviation(column):
    mean = sum(column) / len(column)
    return math.sqrt(sum((x - mean) ** 2 for x in column) / len(column))


def total_correlation(codes, encodings):
    batch, latents = len(codes), len(codes[0])
    silverman = (4 / (latents + 2)) ** (1 / (latents + 4)) * batch ** (-1 / (latents + 4))
    widths = [silverman * deviation([row[k] for row in encodings]) for k in range(latents)]
    total = 0
    for own in codes:
        kernels = [[normal(own[k] - other[k], widths[k]) for k in range(latents)] for other in codes]
        joint = sum(math.prod(row) for row in kernels) / batch
        marginals = math.prod(sum(row[k] for row in kernels) / batch for k in range(latents))
        total += math.log(joint / marginals) / batch
    return total


def rounded(x):
    return 2 * round((x + 1) / 2 * (VALUES - 1)) / (VALUES - 1) - 1


bounded = [[math.tanh(x) for x in row] for row in CODES]
print(total_correlation(CODES, CODES))
print(total_correlation([[rounded(x) for x in row] for row in bounded], bounded))

"""Golden numbers for AnnealedVaeTest and DipVaeTest of org.disentangle.model.variational.

Prints, for the four posteriors in two latents of GoldenPosterior, the mean KL to N(0, I); 1000 |KL - C| for some C, and
the same of each image's own KL at weight 1; and the penalties of DIP-VAE I and II with their matrices.
Made with Python 3.11, its standard library alone:
  python3 src/test/golden/posterior_terms_golden.py
"""

import math

MEAN = [[1, 0.5], [-1, 0], [0.5, -1.5], [-0.5, 1]]
LOG_VARIANCE = [[0, -1], [-0.5, -2], [-1, 0], [0.2, -0.3]]


def average(values):
    values = list(values)
    return math.fsum(values) / len(values)


def kl(mean, log_variance):
    return math.fsum((m * m + math.exp(v) - v - 1) / 2 for m, v in zip(mean, log_variance))


def covariance(rows):
    centres = [average(column) for column in zip(*rows)]
    indices = range(len(centres))
    return [[average(r[i] * r[j] for r in rows) - centres[i] * centres[j] for j in indices] for i in indices]


def penalty(matrix, off_diagonal, diagonal):
    indices = range(len(matrix))
    off = math.fsum(matrix[i][j] ** 2 for i in indices for j in indices if i != j)
    return off_diagonal * off + diagonal * math.fsum((matrix[i][i] - 1) ** 2 for i in indices)


def main():
    each = [kl(*posterior) for posterior in zip(MEAN, LOG_VARIANCE)]
    mean = average(each)
    print("kl", repr(mean))
    for capacity in (1, mean, 3):
        print("annealed, capacity", repr(capacity), repr(1000 * abs(mean - capacity)))
    print("of each image, capacity 1, gamma 1", repr(average(abs(one - 1) for one in each)))
    first = covariance(MEAN)
    print("covariance", first, "dip I (10, 100)", repr(penalty(first, 10, 100)))
    added = [average(math.exp(v) for v in column) for column in zip(*LOG_VARIANCE)]
    second = [[c + (added[i] if i == j else 0) for j, c in enumerate(row)] for i, row in enumerate(first)]
    print("mean variances", added, "dip II (10, 10)", repr(penalty(second, 10, 10)))


if __name__ == "__main__":
    main()

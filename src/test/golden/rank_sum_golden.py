"""Golden numbers for org.disentangle.math.RankSum.

Writes src/test/resources/golden/rank-sum.csv: the two groups (values separated by spaces), U of the first, and
the one-sided p-values for the first lying above and below the second (17 significant digits).
Without ties they are scipy.stats.mannwhitneyu(method="exact"). Where values are tied, that method does not hold, and
they are those of the permutation test over all divisions, PermutationMethod(n_resamples=inf).
Made with Python 3, numpy 2.4.6, scipy 1.17.1:
  python3 src/test/golden/rank_sum_golden.py
"""

import pathlib

import numpy as np
from scipy.stats import PermutationMethod, mannwhitneyu

FILE = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden" / "rank-sum.csv"
SIZES = ((1, 1), (1, 19), (2, 2), (3, 3), (3, 4), (5, 2), (5, 5), (8, 10))
TIED_SIZES = ((3, 3), (4, 3), (5, 5))


def cases():
    random = np.random.RandomState(5)
    yield [4.0, 5.0, 6.0], [1.0, 2.0, 3.0]
    for n, m in SIZES:
        yield random.randn(n).round(3).tolist(), (random.randn(m) - 0.8).round(3).tolist()
    for n, m in TIED_SIZES:
        for _ in range(2):
            yield random.randint(3, size=n).astype(float).tolist(), random.randint(4, size=m).astype(float).tolist()
    yield [7.0, 7.0, 7.0], [7.0, 7.0, 7.0]


def method(first, second):
    pooled = first + second
    return "exact" if len(set(pooled)) == len(pooled) else PermutationMethod(n_resamples=np.inf)


def main():
    lines = ["first,second,u,higher,lower"]
    for first, second in cases():
        higher = mannwhitneyu(first, second, alternative="greater", method=method(first, second))
        lower = mannwhitneyu(first, second, alternative="less", method=method(first, second))
        groups = [" ".join(repr(value) for value in group) for group in (first, second)]
        numbers = [repr(float(value)) for value in (higher.statistic, higher.pvalue, lower.pvalue)]
        lines.append(",".join(groups + numbers))
    FILE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

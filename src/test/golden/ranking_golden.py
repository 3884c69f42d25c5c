"""Golden numbers for the unsupervised disentanglement ranking of org.disentangle.analysis.metric.

Writes into src/test/resources/golden/:
  ranking-codes.csv   codes of four models side by side (five latents each), eight decimals
  ranking-kl.csv      the mean KL of each latent, one row a model
  ranking.csv         estimator,first,second,value: each ordered pair
  ranking-scores.csv  estimator,model,value: the median over the other models
Made with Python 3, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, in a few seconds:
  python3 src/test/golden/ranking_golden.py

The formulas follow disentanglement_lib (evaluation/udr/metrics/udr.py), written anew on arrays: 1,000
points, Lasso(alpha=0.1) or Spearman, KL filter 0.01. The Lasso runs to convergence here (tol=1e-14).
"""

import pathlib

import numpy as np
import scipy.stats
from sklearn.linear_model import Lasso
from sklearn.preprocessing import StandardScaler

POINTS, LATENTS = 1000, 5
FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"


def models(random):
    sources = random.rand(POINTS, 4)
    first = np.column_stack([sources, 0.01 * random.randn(POINTS)]) + 0.05 * random.randn(POINTS, LATENTS)
    second = -first[:, [2, 0, 4, 1, 3]] ** 3 + 0.1 * random.randn(POINTS, LATENTS)
    third = sources @ random.randn(4, LATENTS) + 0.2 * random.randn(POINTS, LATENTS)
    fourth = np.round(random.randn(POINTS, LATENTS), 1)  # unrelated, with equal numbers
    codes = [np.round(each, 8) for each in (first, second, third, fourth)]
    kl = np.array([[1, 2, 1, 3, 0.01], [2, 1, 0.001, 3, 1], [1, 1, 1, 1, 1], [0.5, 0.02, 1, 0, 1]])
    return codes, kl


def relative_strength(matrix):
    with np.errstate(invalid="ignore", divide="ignore"):
        by_column = np.nan_to_num(matrix.max(axis=0) ** 2 / matrix.sum(axis=0))
        by_row = np.nan_to_num(matrix.max(axis=1) ** 2 / matrix.sum(axis=1))
    return (by_column.mean() + by_row.mean()) / 2


def lasso(x, y):
    return np.abs(Lasso(alpha=0.1, tol=1e-14, max_iter=1_000_000).fit(x, y).coef_).T


def spearman(x, y):
    return np.abs([[scipy.stats.spearmanr(a, b)[0] for b in y.T] for a in x.T])


def write(name, header, rows):
    lines = [",".join(header)]
    lines += [",".join(repr(v.item()) if hasattr(v, "item") else str(v) for v in row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def main():
    codes, kl = models(np.random.RandomState(5))
    header = [f"m{m}z{j}" for m in range(len(codes)) for j in range(LATENTS)]
    write("ranking-codes.csv", header, np.column_stack(codes))
    write("ranking-kl.csv", [f"z{j}" for j in range(LATENTS)], kl)
    masks = kl > 0.01
    scaled = [StandardScaler().fit_transform(each) * mask for each, mask in zip(codes, masks)]
    pairs, scores = [], []
    for name, alike in (("lasso", lasso), ("spearman", spearman)):
        values = np.zeros((len(codes), len(codes)))
        for i in range(len(codes)):
            for j in range(len(codes)):
                if i != j:
                    with np.errstate(invalid="ignore"):
                        matrix = alike(scaled[i], scaled[j])
                    values[i, j] = relative_strength(matrix[masks[i]][:, masks[j]])
                    pairs.append((name, i, j, values[i, j]))
        for j in range(len(codes)):
            scores.append((name, j, np.median(np.delete(values[:, j], j))))
    write("ranking.csv", ["estimator", "first", "second", "value"], pairs)
    write("ranking-scores.csv", ["estimator", "model", "value"], scores)


if __name__ == "__main__":
    main()

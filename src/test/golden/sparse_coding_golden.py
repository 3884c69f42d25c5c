"""Golden numbers for org.disentangle.graph.sparse.Dictionary and for ISTA.

Writes into src/test/resources/golden/:
  dct-orthonormal.csv    [8, 8] scipy.fft.dct of the unit vectors, norm="ortho"; an atom a column
  dct-overcomplete.csv   [9, 15] Kronecker square of the 3 x 4 cosine matrix, the first 15 columns
  dct-eigenvalues.csv    signal,atoms,eigenvalue: the largest of D^T D, by numpy.linalg.eigvalsh
  lasso-signals.csv      [4, 9] signals, one a row
  lasso-codes.csv        [4, 15] their codes by scikit-learn's coordinate descent (Lasso), which
                         minimises |x - D z|^2 / (2 * 9) + alpha |z|_1: alpha = lambda / 9
Made with Python 3, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1:
  python3 src/test/golden/sparse_coding_golden.py
"""

import pathlib

import numpy as np
from scipy.fft import dct
from sklearn.linear_model import Lasso

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"
LAMBDA = 0.3


def overcomplete(side, atoms):
    count = int(np.ceil(np.sqrt(atoms)))
    waves = np.cos(np.outer(np.arange(side), np.arange(count)) * np.pi / count)
    waves[:, 1:] -= waves[:, 1:].mean(axis=0)
    waves /= np.linalg.norm(waves, axis=0)
    return np.kron(waves, waves)[:, :atoms]


def write(name, header, rows):
    lines = [",".join(header)] + [",".join(repr(float(v)) for v in row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    write("dct-orthonormal.csv", [f"a{k}" for k in range(8)], dct(np.eye(8), norm="ortho", axis=0).T)
    dictionary = overcomplete(3, 15)
    names = [f"a{k}" for k in range(15)]
    write("dct-overcomplete.csv", names, dictionary)
    sizes = [(3, 9), (3, 15), (4, 32), (16, 512)]
    eigenvalues = [np.linalg.eigvalsh(d.T @ d)[-1] for d in (overcomplete(*size) for size in sizes)]
    write(
        "dct-eigenvalues.csv",
        ["side", "atoms", "eigenvalue"],
        [(side, atoms, value) for (side, atoms), value in zip(sizes, eigenvalues)],
    )
    signals = np.random.RandomState(3).randn(4, 9)
    lasso = Lasso(alpha=LAMBDA / 9, fit_intercept=False, tol=1e-14, max_iter=1_000_000)
    write("lasso-signals.csv", [f"x{i}" for i in range(9)], signals)
    write("lasso-codes.csv", names, [lasso.fit(dictionary, x).coef_ for x in signals])


if __name__ == "__main__":
    main()

"""Golden numbers for org.disentangle.analysis.metric and .projection, and for org.disentangle.math.

Writes into src/test/resources/golden/:
  <case>-codes.csv       float64 codes, one row a sample (17 significant digits)
  <case>-factors.csv     integer classes, one row a sample
  <case>-mutual-information.csv   [latent, factor] sklearn mutual_info_score of binned latents, nats
  <case>-entropies.csv   kind,index,nats: plug-in entropies, as mutual_info_score(v, v)
  <case>-mig.csv         factor,gap_over_entropy; the last row is the mean over the factors
  <case>-bins.csv        numpy.digitize(x, numpy.histogram(x, 20)[1][:-1]) - 1
  <case>-pca.csv         component,eigenvalue,explained_ratio,loading_0,...
  <case>-scores.csv      sklearn PCA.transform, all components
Made with Python 3, numpy 2.4.6, scikit-learn 1.9.1:
  python3 src/test/golden/analysis_golden.py
The mutual information gap follows disentanglement_lib's evaluation/metrics/mig.py and utils.py
(commit 86a644d): equal-width bins by numpy.histogram, sklearn.metrics.mutual_info_score, the gap
over the factor's entropy. PCA is sklearn.decomposition.PCA(svd_solver="full"); each component is
turned so that its loading of largest magnitude is positive.
"""

import pathlib

import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import mutual_info_score

BINS = 20
ROWS = 300
SIZES = (3, 6, 40, 32, 32)
FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"


def cases():
    random = np.random.RandomState(20)
    factors = np.stack([random.randint(size, size=ROWS) for size in SIZES], axis=1)
    unit = factors / (np.array(SIZES) - 1)
    # Class values as they are: they lie on bin edges, where the order of rounding decides.
    yield "identity", unit.astype(np.float64), factors
    mixing = random.randn(len(SIZES), 7)
    mixed = unit @ mixing + 0.05 * random.randn(ROWS, 7)
    mixed[:, 3] = 0.25  # a latent that died
    yield "mixed", mixed, factors
    yield "random", random.randn(ROWS, 4), factors


def bins_of(column):
    return np.digitize(column, np.histogram(column, BINS)[1][:-1]) - 1


def write(name, header, rows):
    lines = [",".join(header)]
    lines += [",".join(repr(v.item()) if hasattr(v, "item") else str(v) for v in row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for case, codes, factors in cases():
        latents, count = codes.shape[1], factors.shape[1]
        latent_names = [f"z{j}" for j in range(latents)]
        factor_names = [f"v{k}" for k in range(count)]
        binned = np.stack([bins_of(codes[:, j]) for j in range(latents)], axis=1)
        information = np.array(
            [
                [mutual_info_score(factors[:, k], binned[:, j]) for k in range(count)]
                for j in range(latents)
            ]
        )
        factor_entropy = [mutual_info_score(factors[:, k], factors[:, k]) for k in range(count)]
        latent_entropy = [mutual_info_score(binned[:, j], binned[:, j]) for j in range(latents)]
        ordered = np.sort(information, axis=0)[::-1]
        gaps = (ordered[0] - ordered[1]) / factor_entropy

        pca = PCA(svd_solver="full").fit(codes)
        signs = []
        for component in pca.components_:
            magnitude = np.abs(component)
            first = int(np.argmax(magnitude >= magnitude.max() * (1 - 1e-9)))
            signs.append(1.0 if component[first] >= 0 else -1.0)
        signs = np.array(signs)
        scores = pca.transform(codes) * signs
        components = pca.components_ * signs[:, None]

        write(f"{case}-codes.csv", latent_names, codes)
        write(f"{case}-factors.csv", factor_names, factors)
        write(f"{case}-bins.csv", latent_names, binned)
        write(f"{case}-mutual-information.csv", factor_names, information)
        entropies = [("factor", k, factor_entropy[k]) for k in range(count)]
        entropies += [("latent", j, latent_entropy[j]) for j in range(latents)]
        write(f"{case}-entropies.csv", ["kind", "index", "nats"], entropies)
        mig = [(str(k), gaps[k]) for k in range(count)] + [("mean", np.mean(gaps))]
        write(f"{case}-mig.csv", ["factor", "gap"], mig)
        write(
            f"{case}-pca.csv",
            ["component", "eigenvalue", "explained_ratio"] + [f"loading_{j}" for j in range(latents)],
            [
                (c, pca.explained_variance_[c], pca.explained_variance_ratio_[c], *components[c])
                for c in range(latents)
            ],
        )
        write(f"{case}-scores.csv", [f"pc{c + 1}" for c in range(latents)], scores)


if __name__ == "__main__":
    main()

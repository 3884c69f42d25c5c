"""Computes the scores of a report again, from its codes.csv, with scikit-learn and numpy.

    python check_scores.py REPORT

Compares entropies, mutual information and the gap (mutual_information.csv, mig.csv; to 1e-9) and the principal
components (pca.csv, pca_scores.csv; to 1e-6, each component turned so that its loading of largest magnitude is
positive). Prints the largest difference of each and ends with status 1 if one is too large.
"""

import csv
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.metrics import mutual_info_score

BINS = 20
FACTORS = ["shape", "scale", "orientation", "position_x", "position_y"]
TOLERANCES = {
    "mutual_information": 1e-9, "factor_entropy": 1e-9, "latent_entropy": 1e-9, "mig": 1e-9,
    "eigenvalue": 1e-6, "explained_ratio": 1e-6, "cumulative": 1e-6, "pca_scores": 1e-6}


def rows(report, table, run):
    with open(Path(report) / f"{table}.csv", newline="") as file:
        return [row for row in csv.DictReader(file) if row["run"] == run]


def columns(table, names):
    return np.array([[float(row[name]) for name in names] for row in table])


def bins(column):
    return np.digitize(column, np.histogram(column, BINS)[1][:-1]) - 1


def compare(found, name, stated, computed):
    found[name] = max(found.get(name, 0.0), float(np.abs(np.asarray(stated) - computed).max()))


def check(report, run, found):
    table = rows(report, "codes", run)
    latents = [name for name in table[0] if name[0] == "z" and table[0][name]]
    codes = columns(table, latents)
    factors = columns(table, FACTORS).astype(int)
    binned = np.stack([bins(column) for column in codes.T], axis=1)

    information = np.array([[mutual_info_score(f, b) for b in binned.T] for f in factors.T])
    entropies = np.array([mutual_info_score(f, f) for f in factors.T])
    latent_entropies = np.array([mutual_info_score(b, b) for b in binned.T])
    stated = rows(report, "mutual_information", run)
    assert [(row["factor"], int(row["latent"])) for row in stated] == [
        (factor, latent) for factor in FACTORS for latent in range(len(latents))]
    compare(found, "mutual_information", columns(stated, ["nats"])[:, 0], information.ravel())
    compare(found, "factor_entropy", columns(stated, ["factor_entropy"])[:, 0], entropies.repeat(len(latents)))
    compare(found, "latent_entropy", columns(stated, ["latent_entropy"])[:, 0], np.tile(latent_entropies, len(FACTORS)))

    ordered = np.sort(information, axis=1)
    gaps = (ordered[:, -1] - ordered[:, -2]) / entropies
    compare(found, "mig", columns(rows(report, "mig", run), ["mig", *FACTORS]), [[gaps.mean(), *gaps]])

    pca = PCA(svd_solver="full").fit(codes)
    stated = columns(rows(report, "pca", run), ["eigenvalue", "explained_ratio", "cumulative"])
    compare(found, "eigenvalue", stated[:, 0], pca.explained_variance_)
    compare(found, "explained_ratio", stated[:, 1], pca.explained_variance_ratio_)
    compare(found, "cumulative", stated[:, 2], pca.explained_variance_ratio_.cumsum())
    largest = np.abs(pca.components_).argmax(axis=1)
    signs = np.sign(pca.components_[np.arange(len(largest)), largest])
    compare(found, "pca_scores", columns(rows(report, "pca_scores", run), ["pc1", "pc2"]), (pca.transform(codes) * signs)[:, :2])


def main(report):
    with open(Path(report) / "runs.csv", newline="") as file:
        runs = [row["run"] for row in csv.DictReader(file)]
    found = {}
    for run in runs:
        check(report, run, found)
    print(f"{report}, {len(runs)} runs, held against scikit-learn {sklearn.__version__} and numpy {np.__version__}:")
    faults = 0
    for name, tolerance in TOLERANCES.items():
        fault = not found[name] <= tolerance
        faults += fault
        print(f"  {name:20} {found[name]:.1e}{'  FAULT: above ' + str(tolerance) if fault else ''}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

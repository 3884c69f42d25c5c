"""Runs the documentation's example of codes from PyTorch, scores them, and holds the numbers against scikit-learn's.

    python check_codes.py FOLDER

Trains the VAE of src/example/python, has `score` of target/disentangle.jar measure what it saved in FOLDER, and
computes again, with the tolerances below: the mutual information of every latent and factor and the gap (1e-9, nats
and shares), the KL of every latent (1e-6, nats), and the variances of the principal components (1e-6 of each). Ends
with status 1 if one differs by more, or if anything is not there.
"""

import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import mutual_info_score

EXAMPLE = Path("src/example/python/codes_of_a_vae.py")
FACTORS = ["digit", "ink"]
BINS = 20
COUNTED, COMPUTED = 1e-9, 1e-6


def rows(report, table):
    with open(report / f"{table}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def bins(column):
    return np.digitize(column, np.histogram(column, BINS)[1][:-1])


def main(folder):
    subprocess.run([sys.executable, str(EXAMPLE), str(folder)], check=True)
    report = folder / "report"
    subprocess.run(
        ["java", "-jar", "target/disentangle.jar", "score", "--codes", str(folder / "codes.npy"),
         "--log-variances", str(folder / "log_variances.npy"), "--factors", str(folder / "factors.npy"),
         "--factor-names", ",".join(FACTORS), "--out", str(report)],
        check=True)

    codes = np.load(folder / "codes.npy").astype(float)
    logs = np.load(folder / "log_variances.npy").astype(float)
    factors = np.load(folder / "factors.npy")
    latents = range(codes.shape[1])
    nats = np.array([[mutual_info_score(factors[:, k], bins(codes[:, j])) for k in range(2)] for j in latents])
    ordered = np.sort(nats, axis=0)
    gaps = (ordered[-1] - ordered[-2]) / [mutual_info_score(factors[:, k], factors[:, k]) for k in range(2)]
    kl = (0.5 * (codes**2 + np.exp(logs) - logs - 1)).mean(axis=0)
    variances = PCA().fit(codes).explained_variance_

    differences = {
        "information": (COUNTED, max(
            abs(float(row["nats"]) - nats[int(row["latent"]), FACTORS.index(row["factor"])])
            for row in rows(report, "mutual_information"))),
        "gap": (COUNTED, max(
            abs(float(rows(report, "mig")[0][name]) - gap)
            for name, gap in [*zip(FACTORS, gaps), ("mig", gaps.mean())])),
        "KL": (COMPUTED, max(
            abs(float(row["kl_nats"]) - kl[int(row["latent"])]) for row in rows(report, "latents"))),
        "variance": (COMPUTED, max(
            abs(float(row["eigenvalue"]) / variances[int(row["component"]) - 1] - 1)
            for row in rows(report, "pca"))),
    }
    faults = 0
    for name, (tolerance, difference) in differences.items():
        faults += not difference <= tolerance
        print(f"{name}: largest difference {difference:.1e}, at most {tolerance:.0e} is allowed")
    print(f"codes of a VAE in PyTorch: {len(differences)} comparisons, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

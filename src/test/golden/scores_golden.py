"""Golden numbers for the scores of org.disentangle.analysis.metric and its learners.

Writes into src/test/resources/golden/, for the cases identity, mixed and random:
  scores-<case>-codes.csv       codes, eight decimals; the first 800 rows train, the other 400 test
  scores-<case>-factors.csv     classes, one row a sample
  scores-<case>-sap.csv         [latent, factor] test accuracy of sklearn LinearSVC(C=0.01, balanced)
  scores-<case>-trees.csv       [latent, factor] feature_importances_ of GradientBoostingClassifier(), mean of 3
                                seeds: they draw among equal splits and differ by up to 0.016
  scores-<case>-lasso.csv       [latent, factor] |coef_| of Lasso(alpha=0.02), all standardised
  scores-<case>-auc.csv         [factor] mean one-versus-rest area of LogisticRegression()
  scores-<case>-infomec.csv     [factor, latent] I(factor; latent) / H(factor), nearest neighbours
  scores-<case>-softmax.csv     coef_ and intercept_ of multinomial LogisticRegression() for factor 0
  scores-<case>.csv             name,value: every score
Made with Python 3, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, in about a minute:
  python3 src/test/golden/scores_golden.py

The formulas follow disentanglement_lib (commit 86a644d, evaluation/metrics: beta_vae, factor_vae,
sap_score, dci, modularity_explicitness, unsupervised_metrics) and infomec.py of
kylehkhsu/latent_quantization (commit 4ba4c9d), written anew on arrays. Where they differ:
  - liblinear is run to convergence (its primal solver, tol=1e-10), as the default tolerance of its
    dual one leaves the intercepts to a random order;
  - explicitness fits one model a class, as scikit-learn did when disentanglement_lib was published;
  - InfoMEC's nearest-neighbour estimate is sklearn's _compute_mi_cd without the noise of 1e-10;
  - beta_vae and factor_vae draw from the samples at hand, so that they are golden up to chance.
"""

import pathlib
import warnings

import numpy as np
import scipy.linalg
import scipy.special
import scipy.stats
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_selection._mutual_info import _compute_mi_cd
from sklearn.linear_model import Lasso, LogisticRegression
from sklearn.metrics import log_loss, mutual_info_score, roc_auc_score
from sklearn.svm import LinearSVC

TRAIN, TEST = 800, 400
SIZES = (3, 4, 8, 2)
BINS = 20
TREE_SEEDS = 3
FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"


def cases():
    random = np.random.RandomState(31)
    rows = TRAIN + TEST
    factors = np.stack([random.randint(size, size=rows) for size in SIZES], axis=1)
    unit = factors / (np.array(SIZES) - 1)
    yield "identity", np.round(unit + 0.02 * random.randn(rows, len(SIZES)), 8), factors
    mixed = unit @ random.randn(len(SIZES), 6) + 0.1 * random.randn(rows, 6)
    mixed[:, 3] = 0.25  # a latent that died
    yield "mixed", np.round(mixed, 8), factors
    yield "random", np.round(random.randn(rows, 5), 8), factors


def write(name, header, rows):
    lines = [",".join(header)]
    lines += [",".join(repr(v.item()) if hasattr(v, "item") else str(v) for v in row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def standardised(train, *others):
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    deviation = np.where(deviation < 1e-12, 1, deviation)
    return [(each - mean) / deviation for each in (train, *others)]


def sap(x, y, x_test, y_test):
    accuracy = np.zeros((x.shape[1], y.shape[1]))
    for j in range(x.shape[1]):
        for k in range(y.shape[1]):
            model = LinearSVC(C=0.01, class_weight="balanced", dual=False, tol=1e-10, max_iter=100_000)
            model.fit(x[:, [j]], y[:, k])
            accuracy[j, k] = np.mean(model.predict(x_test[:, [j]]) == y_test[:, k])
    ordered = np.sort(accuracy, axis=0)
    return accuracy, np.mean(ordered[-1] - ordered[-2])


def disentanglement(importance):
    per_code = 1.0 - scipy.stats.entropy(importance.T + 1e-11, base=importance.shape[1])
    if importance.sum() == 0.0:
        importance = np.ones_like(importance)
    return np.sum(per_code * importance.sum(axis=1) / importance.sum())


def completeness(importance):
    per_factor = 1.0 - scipy.stats.entropy(importance + 1e-11, base=importance.shape[0])
    if importance.sum() == 0.0:
        importance = np.ones_like(importance)
    return np.sum(per_factor * importance.sum(axis=0) / importance.sum())


def trees(x, y, x_test, y_test):
    importance = np.zeros((x.shape[1], y.shape[1]))
    hits = []
    for k in range(y.shape[1]):
        for seed in range(TREE_SEEDS):
            model = GradientBoostingClassifier(random_state=seed).fit(x, y[:, k])
            importance[:, k] += np.abs(model.feature_importances_) / TREE_SEEDS
            hits.append(np.mean(model.predict(x_test) == y_test[:, k]))
    return importance, np.mean(hits)


def lasso(x, y, x_test, y_test):
    x, x_test = standardised(x, x_test)
    y, y_test = standardised(y.astype(float), y_test.astype(float))
    model = Lasso(alpha=0.02, tol=1e-14, max_iter=1_000_000).fit(x, y)
    error = np.sum((model.predict(x_test) - y_test) ** 2, axis=0) / np.sum(y_test**2, axis=0)
    return np.abs(model.coef_.T), np.mean(np.maximum(0, 1 - error))


def auc(x, y, x_test, y_test):
    x, x_test = standardised(x, x_test)
    areas = []
    for k in range(y.shape[1]):
        by_class = []
        for label in np.unique(y[:, k]):
            model = LogisticRegression(tol=1e-10, max_iter=10_000).fit(x, y[:, k] == label)
            by_class.append(roc_auc_score(y_test[:, k] == label, model.decision_function(x_test)))
        areas.append(np.mean(by_class))
    return areas


def bins_of(column):
    return np.digitize(column, np.histogram(column, BINS)[1][:-1]) - 1


def modularity(information):
    squared = np.square(information)
    largest = squared.max(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        score = 1.0 - (squared.sum(axis=1) - largest) / (largest * (squared.shape[1] - 1.0))
    score[largest == 0.0] = 0.0
    return np.mean(score)


def unsupervised(x):
    live = x[:, x.std(axis=0) > 0]
    cov = np.cov(live.T)
    total = 0.5 * (np.sum(np.log(np.diag(cov))) - np.linalg.slogdet(cov)[1])
    root = scipy.linalg.sqrtm(cov * np.expand_dims(np.diag(cov), axis=1))
    wasserstein = np.real(2 * np.trace(cov) - 2 * np.trace(root))
    binned = [bins_of(x[:, j]) for j in range(x.shape[1])]
    count = len(binned)
    pairs = [mutual_info_score(binned[a], binned[b]) for a in range(count) for b in range(count) if a != b]
    correlation = np.abs(np.corrcoef(live.T))
    off = correlation[~np.eye(len(correlation), dtype=bool)]
    return {
        "gaussian_total_correlation": total,
        "gaussian_wasserstein_correlation": wasserstein,
        "gaussian_wasserstein_correlation_norm": wasserstein / np.trace(cov),
        "mutual_info_score": np.sum(pairs) / (count**2 - count),
        "mean_absolute_correlation": off.mean(),
    }


def infomec(x, y):
    (scaled,) = standardised(x)
    nmi = np.zeros((y.shape[1], x.shape[1]))
    for k in range(y.shape[1]):
        entropy = mutual_info_score(y[:, k], y[:, k])
        for j in range(x.shape[1]):
            # Many equal numbers need the noise that sets them apart; a dead latent tells nothing.
            if x[:, j].std() > 0:
                nmi[k, j] = _compute_mi_cd(scaled[:, j], y[:, k], 10) / entropy
    ranges = np.ptp(x, axis=0)
    pruned = nmi[:, ranges > ranges.max() / 20]
    sources, latents = pruned.shape
    with np.errstate(invalid="ignore"):
        by_latent = np.nan_to_num(pruned.max(axis=0) / pruned.sum(axis=0), nan=1 / sources)
        by_factor = np.nan_to_num(pruned.max(axis=1) / pruned.sum(axis=1), nan=1 / latents)
    infom = (np.mean(by_latent) - 1 / sources) / (1 - 1 / sources)
    infoc = (np.mean(by_factor) - 1 / latents) / (1 - 1 / latents)
    known = []
    for k in range(y.shape[1]):
        model = LogisticRegression(C=np.inf, class_weight="balanced", tol=1e-7, max_iter=200)
        model.fit(scaled, y[:, k])
        null = np.log(len(np.unique(y[:, k])))
        known.append((null - log_loss(y[:, k], model.predict_proba(scaled))) / null)
    return nmi, infom, np.mean(known), infoc


def beta_vae(x, y, x_test, y_test, random):
    def points(codes, factors, count):
        members = [[np.flatnonzero(factors[:, k] == c) for c in range(SIZES[k])] for k in range(len(SIZES))]
        features, labels = np.zeros((count, codes.shape[1])), random.randint(len(SIZES), size=count)
        for i, k in enumerate(labels):
            first = random.randint(len(codes), size=64)
            second = []
            for index in first:
                others = members[k][factors[index, k]]
                other = others[random.randint(len(others) - 1)]
                second.append(others[-1] if other == index else other)
            features[i] = np.mean(np.abs(codes[first] - codes[second]), axis=0)
        return features, labels

    model = LogisticRegression(max_iter=1000).fit(*points(x, y, 10_000))
    return model.score(*points(x_test, y_test, 5_000))


def factor_vae(x, y, x_test, y_test, random):
    overall = np.var(x, axis=0, ddof=1)
    active = np.sqrt(overall) >= 0.05

    def votes(codes, factors, count):
        votes = np.zeros((len(SIZES), active.sum()), dtype=int)
        for _ in range(count):
            k = random.randint(len(SIZES))
            shared = np.flatnonzero(factors[:, k] == factors[random.randint(len(codes)), k])
            batch = random.choice(shared, size=min(64, len(shared)), replace=False)
            local = np.var(codes[batch], axis=0, ddof=1)
            votes[k, np.argmin(local[active] / overall[active])] += 1
        return votes

    classifier = np.argmax(votes(x, y, 10_000), axis=0)
    judged = votes(x_test, y_test, 5_000)
    return judged[classifier, np.arange(judged.shape[1])].sum() / judged.sum()


def log_variances(x):
    return -4.0 + np.sin(7.0 * x) + 0.5 * np.arange(x.shape[1])


def entropy_by_sampling(mean, log_variance, random):
    """E[-log q(z)] as in beta-tcvae's estimate_entropies, 40 codes an image."""
    deviation = np.exp(log_variance / 2)
    total = np.zeros(mean.shape[1])
    for _ in range(40):
        z = mean + deviation * random.randn(*mean.shape)
        for j in range(mean.shape[1]):
            density = scipy.stats.norm.logpdf(z[:, j][None], mean[:, j][:, None], deviation[:, j][:, None])
            total[j] -= np.mean(scipy.special.logsumexp(density, axis=0) - np.log(len(mean)))
    return total / 40


def posterior_gap(x, y, random):
    logs = log_variances(x)
    marginal = entropy_by_sampling(x, logs, random)
    gaps = []
    for k in range(y.shape[1]):
        classes = np.unique(y[:, k])
        conditional = np.mean(
            [entropy_by_sampling(x[y[:, k] == c], logs[y[:, k] == c], random) for c in classes], axis=0
        )
        information = np.maximum(np.sort(marginal - conditional)[::-1], 0)
        gaps.append((information[0] - information[1]) / np.log(len(classes)))
    return np.mean(gaps)


def main():
    warnings.filterwarnings("ignore", category=FutureWarning)
    for case, codes, factors in cases():
        x, x_test = codes[:TRAIN], codes[TRAIN:]
        y, y_test = factors[:TRAIN], factors[TRAIN:]
        names = [f"v{k}" for k in range(factors.shape[1])]
        latents = [f"z{j}" for j in range(codes.shape[1])]
        write(f"scores-{case}-codes.csv", latents, codes)
        write(f"scores-{case}-factors.csv", names, factors)
        scores = {}
        accuracy, scores["sap"] = sap(x, y, x_test, y_test)
        write(f"scores-{case}-sap.csv", names, accuracy)
        importance, scores["informativeness_trees"] = trees(x, y, x_test, y_test)
        write(f"scores-{case}-trees.csv", names, importance)
        scores["disentanglement_trees"] = disentanglement(importance)
        scores["completeness_trees"] = completeness(importance)
        importance, scores["informativeness_lasso"] = lasso(x, y, x_test, y_test)
        write(f"scores-{case}-lasso.csv", names, importance)
        scores["disentanglement_lasso"] = disentanglement(importance)
        scores["completeness_lasso"] = completeness(importance)
        areas = auc(x, y, x_test, y_test)
        write(f"scores-{case}-auc.csv", names, [areas])
        scores["explicitness"] = np.mean(areas)
        information = np.array(
            [[mutual_info_score(y[:, k], bins_of(x[:, j])) for k in range(y.shape[1])] for j in range(x.shape[1])]
        )
        scores["modularity"] = modularity(information)
        nmi, scores["infom"], scores["infoe"], scores["infoc"] = infomec(x, y)
        write(f"scores-{case}-infomec.csv", latents, nmi)
        model = LogisticRegression(tol=1e-10, max_iter=100_000).fit(x, y[:, 0])
        write(
            f"scores-{case}-softmax.csv",
            latents + ["intercept"],
            np.column_stack([model.coef_, model.intercept_]),
        )
        scores.update(unsupervised(x))
        random = np.random.RandomState(7)
        scores["beta_vae"] = beta_vae(x, y, x_test, y_test, random)
        scores["factor_vae"] = factor_vae(x, y, x_test, y_test, random)
        scores["mig_posterior"] = posterior_gap(x, y, random)
        write(f"scores-{case}.csv", ["name", "value"], scores.items())


if __name__ == "__main__":
    main()

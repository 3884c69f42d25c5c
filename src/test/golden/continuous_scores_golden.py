"""Golden numbers for scores of continuous factors and of codes that are whole numbers.

Writes into src/test/resources/golden/, for the cases identity, mixed, random and whole:
  continuous-<case>-codes.csv     codes, eight decimals; the first 800 rows train, the other 400 test
  continuous-<case>-factors.csv   numbers of two continuous factors and the classes of a third
  continuous-<case>-classes.csv   the three as classes: the continuous ones in ten of equal count
  continuous-<case>-sap.csv       [latent, factor] squared correlation, for the third the accuracy of LinearSVC
  continuous-<case>-trees.csv     [latent, factor] feature_importances_ of GradientBoostingRegressor() or Classifier(),
                                  mean of 16 seeds: they draw among equal splits and lie up to 0.020 from it
  continuous-<case>-lasso.csv     [latent, factor] |coef_| of Lasso(alpha=0.02), all standardised
  continuous-<case>-areas.csv     [factor] concordance of LinearRegression(), for the third the mean area under the curve
  continuous-<case>-infomec.csv   [factor, latent] I(factor; latent) / H(factor)
  continuous-<case>.csv           name,value: every score
Made with Python 3, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, in a minute:
  python3 src/test/golden/continuous_scores_golden.py

Classes of equal count are sklearn's KBinsDiscretizer(10, strategy="quantile"). SAP follows disentanglement_lib (commit
86a644d, sap_score with continuous_factors=True). InfoMEC takes sklearn's mutual_info_regression of a continuous factor
with each latent, over that of the factor with itself, and R² of a linear regression, as a public
variant of the authors' code does for continuous sources (their own knows classes only); latents that are whole numbers are counted, or given to mutual_info_classif where the factor is
continuous. The rest is as in scores_golden.py.
"""

import warnings

import numpy as np
from scores_golden import (
    TRAIN,
    bins_of,
    completeness,
    disentanglement,
    modularity,
    standardised,
    write,
)
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor
from sklearn.feature_selection import mutual_info_classif, mutual_info_regression
from sklearn.linear_model import Lasso, LinearRegression, LogisticRegression
from sklearn.metrics import log_loss, mutual_info_score, roc_auc_score
from sklearn.preprocessing import KBinsDiscretizer
from sklearn.svm import LinearSVC

ROWS, CONTINUOUS, CLASSES = 1200, 2, 4
TREE_SEEDS = 16


def cases():
    random = np.random.RandomState(71)
    factors = np.round(
        np.column_stack(
            [random.rand(ROWS), np.exp(random.randn(ROWS)), random.randint(CLASSES, size=ROWS)]
        ),
        8,
    )
    flat = np.column_stack([factors[:, 0], np.log(factors[:, 1]) / 3, factors[:, 2] / 3])
    yield "identity", np.round(flat + 0.02 * random.randn(ROWS, 3), 8), factors
    mixed = flat @ random.randn(3, 5) + 0.1 * random.randn(ROWS, 5)
    mixed[:, 3] = 0.25  # a latent that died
    yield "mixed", np.round(mixed, 8), factors
    yield "random", np.round(random.randn(ROWS, 4), 8), factors
    whole = np.column_stack(
        [
            np.floor(30 * factors[:, 0]),  # more values than bins
            np.clip(np.round(2 * np.log(factors[:, 1])), -3, 3),
            (factors[:, 2] + random.randint(2, size=ROWS)) % CLASSES,
            random.randint(3, size=ROWS) * 100,
        ]
    )
    yield "whole", whole, factors


def is_whole(column):
    return np.all(column == np.round(column)) and np.ptp(column) > 0


def counted(column):
    return np.unique(column, return_inverse=True)[1] if is_whole(column) else bins_of(column)


def explained(predicted, y, y_train):
    return 1 - np.sum((y - predicted) ** 2) / np.sum((y - y_train.mean()) ** 2)


def sap(x, y, x_test, y_test):
    score = np.zeros((x.shape[1], y.shape[1]))
    for j in range(x.shape[1]):
        for k in range(y.shape[1]):
            if k < CONTINUOUS:
                cov = np.cov(x[:, j], y[:, k], ddof=1)
                score[j, k] = cov[0, 1] ** 2 / (cov[0, 0] * cov[1, 1]) if cov[0, 0] > 1e-12 else 0
            else:
                model = LinearSVC(C=0.01, class_weight="balanced", dual=False, tol=1e-10, max_iter=100_000)
                score[j, k] = model.fit(x[:, [j]], y[:, k]).score(x_test[:, [j]], y_test[:, k])
    ordered = np.sort(score, axis=0)
    return score, np.mean(ordered[-1] - ordered[-2])


def trees(x, y, x_test, y_test):
    importance, informativeness = np.zeros((x.shape[1], y.shape[1])), []
    for k in range(y.shape[1]):
        for seed in range(TREE_SEEDS):
            if k < CONTINUOUS:
                model = GradientBoostingRegressor(random_state=seed).fit(x, y[:, k])
                informativeness.append(max(0, explained(model.predict(x_test), y_test[:, k], y[:, k])))
            else:
                model = GradientBoostingClassifier(random_state=seed).fit(x, y[:, k])
                informativeness.append(model.score(x_test, y_test[:, k]))
            importance[:, k] += model.feature_importances_ / TREE_SEEDS
    return importance, np.mean(informativeness)


def lasso(x, y, x_test, y_test):
    x, x_test = standardised(x, x_test)
    y, y_test = standardised(y, y_test)
    model = Lasso(alpha=0.02, tol=1e-14, max_iter=1_000_000).fit(x, y)
    error = np.sum((model.predict(x_test) - y_test) ** 2, axis=0) / np.sum(y_test**2, axis=0)
    return np.abs(model.coef_.T), np.mean(np.maximum(0, 1 - error))


def concordance(predicted, y):
    above = y[:, None] > y[None]
    higher = (predicted[:, None] > predicted[None]) + 0.5 * (predicted[:, None] == predicted[None])
    return higher[above].mean()


def areas(x, y, x_test, y_test):
    x, x_test = standardised(x, x_test)
    found = []
    for k in range(y.shape[1]):
        if k < CONTINUOUS:
            found.append(concordance(LinearRegression().fit(x, y[:, k]).predict(x_test), y_test[:, k]))
        else:
            by_class = []
            for label in np.unique(y[:, k]):
                model = LogisticRegression(tol=1e-10, max_iter=10_000).fit(x, y[:, k] == label)
                by_class.append(roc_auc_score(y_test[:, k] == label, model.decision_function(x_test)))
            found.append(np.mean(by_class))
    return found


def information(column, factor, continuous):
    if column.std() == 0:
        return 0
    one = {"n_neighbors": 10, "random_state": 3}
    if continuous and is_whole(column):
        return mutual_info_classif(factor[:, None], counted(column), **one)[0]
    if continuous:
        return mutual_info_regression(column[:, None], factor, **one)[0]
    if is_whole(column):
        return mutual_info_score(counted(column), factor)
    return mutual_info_classif(column[:, None], factor, **one)[0]


def infomec(x, y):
    (scaled,) = standardised(x)
    (numbers,) = standardised(y)
    nmi, known = np.zeros((y.shape[1], x.shape[1])), []
    for k in range(y.shape[1]):
        target = numbers[:, k] if k < CONTINUOUS else y[:, k]
        if k < CONTINUOUS:
            entropy = information(target, target, True)
            known.append(LinearRegression().fit(scaled, target).score(scaled, target))
        else:
            entropy = mutual_info_score(target, target)
            model = LogisticRegression(C=np.inf, class_weight="balanced", tol=1e-7, max_iter=200)
            model.fit(scaled, target)
            null = np.log(len(np.unique(target)))
            known.append((null - log_loss(target, model.predict_proba(scaled))) / null)
        for j in range(x.shape[1]):
            column = x[:, j] if is_whole(x[:, j]) else scaled[:, j]
            nmi[k, j] = information(column, target, k < CONTINUOUS) / entropy
    ranges = np.ptp(x, axis=0)
    whole = np.array([is_whole(column) for column in x.T])
    widest = ranges[~whole].max(initial=0)
    pruned = nmi[:, np.where(whole, ranges > 0, ranges > widest / 20)]
    sources, latents = pruned.shape
    with np.errstate(invalid="ignore"):
        by_latent = np.nan_to_num(pruned.max(axis=0) / pruned.sum(axis=0), nan=1 / sources)
        by_factor = np.nan_to_num(pruned.max(axis=1) / pruned.sum(axis=1), nan=1 / latents)
    infom = (np.mean(by_latent) - 1 / sources) / (1 - 1 / sources)
    infoc = (np.mean(by_factor) - 1 / latents) / (1 - 1 / latents)
    return nmi, infom, np.mean(known), infoc


def main():
    warnings.filterwarnings("ignore", category=FutureWarning)
    for case, codes, factors in cases():
        binned = KBinsDiscretizer(10, encode="ordinal", strategy="quantile", quantile_method="linear")
        classes = factors.astype(int)
        classes[:, :CONTINUOUS] = binned.fit_transform(factors[:, :CONTINUOUS])
        x, x_test = codes[:TRAIN], codes[TRAIN:]
        y, y_test = factors[:TRAIN], factors[TRAIN:]
        c = classes[:TRAIN]
        names = [f"v{k}" for k in range(factors.shape[1])]
        latents = [f"z{j}" for j in range(codes.shape[1])]
        write(f"continuous-{case}-codes.csv", latents, codes)
        write(f"continuous-{case}-factors.csv", names, factors)
        write(f"continuous-{case}-classes.csv", names, classes)
        scores = {}
        counts = np.array(
            [[mutual_info_score(c[:, k], counted(x[:, j])) for k in range(c.shape[1])] for j in range(x.shape[1])]
        )
        entropies = np.array([mutual_info_score(c[:, k], c[:, k]) for k in range(c.shape[1])])
        ordered = np.sort(counts, axis=0)
        scores["mig"] = np.mean((ordered[-1] - ordered[-2]) / entropies)
        scores["modularity"] = modularity(counts)
        pairs = [
            mutual_info_score(counted(x[:, a]), counted(x[:, b])) for a in range(x.shape[1]) for b in range(a)
        ]
        scores["latent_information"] = np.mean(pairs)
        found, scores["sap"] = sap(x, y, x_test, y_test)
        write(f"continuous-{case}-sap.csv", names, found)
        importance, scores["informativeness_trees"] = trees(x, y, x_test, y_test)
        write(f"continuous-{case}-trees.csv", names, importance)
        scores["disentanglement_trees"] = disentanglement(importance)
        scores["completeness_trees"] = completeness(importance)
        importance, scores["informativeness_lasso"] = lasso(x, y, x_test, y_test)
        write(f"continuous-{case}-lasso.csv", names, importance)
        scores["disentanglement_lasso"] = disentanglement(importance)
        scores["completeness_lasso"] = completeness(importance)
        found = areas(x, y, x_test, y_test)
        write(f"continuous-{case}-areas.csv", names, [found])
        scores["explicitness"] = np.mean(found)
        nmi, scores["infom"], scores["infoe"], scores["infoc"] = infomec(x, y)
        write(f"continuous-{case}-infomec.csv", latents, nmi)
        write(f"continuous-{case}.csv", ["name", "value"], scores.items())


if __name__ == "__main__":
    main()

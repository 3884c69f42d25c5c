"""Golden numbers for the verb `score`: codes that scikit-learn's PCA gives the digits that it comes with.

Writes into src/test/resources/golden/:
  digits-codes.npy    float32 [1797, 10]: the first ten principal components of the digits' pixels
  digits-factors.npy  int8 [1797, 2]: the digit, and which quarter of all its ink is in
  digits.csv          name,value,deviation: scores of all rows exactly (deviation 0); of scores that learn from two
                      thirds of the rows and are judged by the others, the mean and the standard deviation over ten
                      such divisions, drawn at random
Made with Python 3, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, in some minutes:
  python3 src/test/golden/digits_golden.py
The formulas are those of scores_golden.py.
"""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.metrics import mutual_info_score

import scores_golden as golden

LEARNED = 1198
DIVISIONS = 10


def learned(x, y, x_test, y_test):
    scores = {"sap": golden.sap(x, y, x_test, y_test)[1]}
    importance, scores["lasso_informativeness"] = golden.lasso(x, y, x_test, y_test)
    scores["lasso_disentanglement"] = golden.disentanglement(importance)
    scores["lasso_completeness"] = golden.completeness(importance)
    importance, scores["dci_informativeness"] = golden.trees(x, y, x_test, y_test)
    scores["dci_disentanglement"] = golden.disentanglement(importance)
    scores["dci_completeness"] = golden.completeness(importance)
    scores["explicitness"] = np.mean(golden.auc(x, y, x_test, y_test))
    _, scores["infom"], scores["infoe"], scores["infoc"] = golden.infomec(x, y)
    return scores


def main():
    golden.TREE_SEEDS = 1
    pixels, digit = load_digits(return_X_y=True)
    codes = PCA(10).fit_transform(pixels).astype(np.float32)
    ink = pixels.sum(axis=1)
    factors = np.column_stack([digit, np.digitize(ink, np.quantile(ink, [0.25, 0.5, 0.75]))]).astype(np.int8)
    np.save(golden.FOLDER / "digits-codes.npy", codes)
    np.save(golden.FOLDER / "digits-factors.npy", factors)
    x, y = codes.astype(float), factors.astype(int)
    information = np.array(
        [[mutual_info_score(y[:, k], golden.bins_of(x[:, j])) for k in range(2)] for j in range(x.shape[1])]
    )
    ordered = np.sort(information, axis=0)
    entropy = [mutual_info_score(y[:, k], y[:, k]) for k in range(2)]
    rows = [("mig", np.mean((ordered[-1] - ordered[-2]) / entropy), 0.0)]
    rows.append(("modularity", golden.modularity(information), 0.0))
    rows += [(f"information z{j} v{k}", information[j, k], 0.0) for j in range(10) for k in range(2)]
    rows += [(f"variance {c + 1}", value, 0.0) for c, value in enumerate(PCA().fit(x).explained_variance_)]
    random = np.random.RandomState(5)
    divisions = []
    for _ in range(DIVISIONS):
        order = random.permutation(len(x))
        first, rest = order[:LEARNED], order[LEARNED:]
        divisions.append(learned(x[first], y[first], x[rest], y[rest]))
    for name in divisions[0]:
        values = [each[name] for each in divisions]
        rows.append((name, np.mean(values), np.std(values, ddof=1)))
    golden.write("digits.csv", ["name", "value", "deviation"], rows)


if __name__ == "__main__":
    main()

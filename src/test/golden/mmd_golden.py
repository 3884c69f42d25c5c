"""MMD of two small samples and the factorised support of one, by numpy 2.4.6, in plain loops over pairs.

    python3 src/test/golden/mmd_golden.py

The kernels are those of ShengjiaZhao/MMD-Variational-Autoencoder (mmd_vae.py: the exponential of the mean square over the
dimension) and of tolstikhin/wae (wae.py, mmd_penalty: seven scales of an inverse multiquadratic for a normal prior of
variance 1); the hard distance is that of facebookresearch/disentangling-correlated-factors (factorizedsupportvae.py) with
all recombined points.
"""
import itertools

import numpy as np

X = np.array([[1, 0.5], [-1, 0], [0.5, -1.5], [-0.5, 1]])
Y = np.array([[0.2, -0.3], [1.2, 0.7], [-0.8, 0.4], [-0.1, -1.1]])
Z = np.array([[0.1, 0.9, -1.2], [1.4, -0.3, 0.2], [-0.7, 0.5, 2.1]])


def radial(a, b):
    return np.exp(-np.mean((a - b) ** 2) / len(a))


def multiquadratic(a, b):
    total = 0
    for scale in (0.1, 0.2, 0.5, 1, 2, 5, 10):
        c = 2 * len(a) * scale
        total += c / (c + np.sum((a - b) ** 2))
    return total


def mmd(kernel, x, y, biased):
    def within(s):
        pairs = [kernel(s[i], s[j]) for i in range(len(s)) for j in range(len(s)) if biased or i != j]
        return np.mean(pairs)

    return within(x) + within(y) - 2 * np.mean([kernel(a, b) for a in x for b in y])


def support(z):
    """Of every pair of latents apart."""
    found = []
    for i, j in itertools.combinations(range(z.shape[1]), 2):
        points = [(a, b) for a in z[:, i] for b in z[:, j]]
        found.append(max(min((p - c[i]) ** 2 + (q - c[j]) ** 2 for c in z) for p, q in points))
    return found


for kernel in (radial, multiquadratic):
    for biased in (True, False):
        print(kernel.__name__, "biased" if biased else "unbiased", "%.8f" % mmd(kernel, X, Y, biased))
print("multiquadratic, 3 to 4 points, unbiased %.8f" % mmd(multiquadratic, X[:3], Y, False))
print("support of X", support(X))
print("support of Z", support(Z), "sum %.8f" % sum(support(Z)))

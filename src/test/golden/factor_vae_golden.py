"""Golden numbers for the FactorVAE: its total correlation, its discriminator's loss, and what they are for normal latents.

Prints them; DensityRatioTest and AdversarialTrainingTest hold them. Made with Python 3.11.7, numpy 2.4.6, scipy 1.17.1:
  python3 src/test/golden/factor_vae_golden.py
As in disentanglement_lib, methods/unsupervised/vae.py, class FactorVAE (commit 86a644d), without its clipping.
"""

import numpy as np
from scipy.special import log_softmax

joint = np.array([[1, -1], [0.5, 0]])
product = np.array([[0.2, 0.4], [-1, 1]])

print("total correlation", np.mean(joint[:, 0] - joint[:, 1]))
loss = -0.5 * np.mean(log_softmax(joint, 1)[:, 0]) - 0.5 * np.mean(log_softmax(product, 1)[:, 1])
print("loss of the discriminator %.7f" % loss)
for correlation in 0.5, 0.9:
    covariance = np.array([[1, correlation], [correlation, 1]])
    # KL(N(0, covariance) || N(0, I)), whose marginals are those of the former.
    print("rho %s: total correlation %.6f" % (correlation, -0.5 * np.linalg.slogdet(covariance)[1]))

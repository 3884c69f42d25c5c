"""The images of org.disentangle.model.network.AdaptiveNormalizationTest.

Made with Python 3.11 and numpy 2.4.6, in double precision:
  python3 src/test/golden/adaptive_normalization_golden.py
A decoder of 4 x 4 images from two latents: a constant of 1 x 1 position and 3 channels; a transposed convolution of
kernel 2 and stride 2, without a bias; a leaky ReLU of slope 0.2; normalisation over the positions; scale and shift by
the latents; the same convolution again, with a bias, to one channel; a sigmoid. The n-th number of the k-th weight
is 1.5 sin(n + 10 k).
"""

import numpy as np


def weight(place, *shape):
    return 1.5 * np.sin(np.arange(np.prod(shape)) + 10.0 * place).reshape(shape)


def enlarged(x, kernel):
    """x [b, h, w, c], kernel [2, 2, o, c]: each position becomes a block of its own."""
    b, h, w, _ = x.shape
    blocks = np.einsum("bhwc,yxoc->bhywxo", x, kernel)
    return blocks.reshape(b, 2 * h, 2 * w, kernel.shape[2])


def images(z):
    x = enlarged(weight(0, 1, 1, 1, 3), weight(1, 2, 2, 2, 3))
    x = np.where(x > 0, x, 0.2 * x)
    x = (x - x.mean((1, 2), keepdims=True)) / np.sqrt(x.var((1, 2), keepdims=True) + 1e-6)
    scale = z @ weight(2, 2, 2) + weight(3, 2)
    shift = z @ weight(4, 2, 2) + weight(5, 2)
    x = x * (1 + scale[:, None, None, :]) + shift[:, None, None, :]
    logits = enlarged(x, weight(6, 2, 2, 1, 2)) + weight(7, 1)
    return 1 / (1 + np.exp(-logits))


for image in images(np.array([[0.5, -1.0], [2.0, 0.25]])):
    print(", ".join(f"{x:.7f}" for x in image.ravel()))

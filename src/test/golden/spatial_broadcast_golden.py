"""The images of org.disentangle.model.network.SpatialBroadcastTest.

Made with Python 3.11 and numpy 2.4.6, in double precision:
  python3 src/test/golden/spatial_broadcast_golden.py
A decoder of 6 x 4 images from two latents, with the coordinates of Watters et al. (2019): a map of 3 x 2 positions, each
with both latents, its row in (-1, 0, 1) and its column in (-1, 1); a convolution of kernel 3 to 3 channels, with a bias; a
leaky ReLU of slope 0.2; a transposed convolution of kernel 2 and stride 2 to one channel, with a bias; a sigmoid. The
n-th number of the k-th weight is 0.5 sin(n + 10 k).
"""

import numpy as np


def weight(place, *shape):
    return 0.5 * np.sin(np.arange(np.prod(shape)) + 10.0 * place).reshape(shape)


def broadcast(z):
    rows, columns = np.meshgrid(np.linspace(-1, 1, 3), np.linspace(-1, 1, 2), indexing="ij")
    places = np.stack([rows, columns], axis=-1)
    return np.stack([np.concatenate([np.tile(each, (3, 2, 1)), places], axis=-1) for each in z])


def convolution(x, kernel, bias):
    b, h, w, _ = x.shape
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    y = np.zeros((b, h, w, kernel.shape[3]))
    for i in range(3):
        for j in range(3):
            y += padded[:, i : i + h, j : j + w] @ kernel[i, j]
    return y + bias


def enlarged(x, kernel):
    """x [b, h, w, c], kernel [2, 2, o, c]: each position becomes a block of its own."""
    b, h, w, _ = x.shape
    blocks = np.einsum("bhwc,yxoc->bhywxo", x, kernel)
    return blocks.reshape(b, 2 * h, 2 * w, kernel.shape[2])


def images(z):
    x = convolution(broadcast(z), weight(0, 3, 3, 4, 3), weight(1, 3))
    x = np.where(x > 0, x, 0.2 * x)
    logits = enlarged(x, weight(2, 2, 2, 1, 3)) + weight(3, 1)
    return 1 / (1 + np.exp(-logits))


for image in images(np.array([[0.5, -1.0], [2.0, 0.25]])):
    print(", ".join(f"{x:.7f}" for x in image.ravel()))

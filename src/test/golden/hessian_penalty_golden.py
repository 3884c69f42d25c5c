"""The number of org.disentangle.model.discrete.HessianPenaltyTest.

Made with Python 3.11, without any library:
  python3 src/test/golden/hessian_penalty_golden.py
It takes the variance over directions as it is defined, with f(z) and a mean that is subtracted. The network has two
layers of its two latents: h = tanh(z A), and g_i = h_i h_(i+1) + 0.5 h_i.
"""

import math

CODES = [[0.9, -0.4], [-0.7, 0.1], [0.3, 1.2]]
ENCODINGS = [[0.8, -0.5], [-0.6, 0.3], [0.4, 1.0]]
A = [[0.8, -1.1, 0.5], [0.6, 0.9, -1.3]]
SIGNS = [[[1, 1], [1, -1], [-1, 1]], [[1, -1], [-1, 1], [-1, -1]]]
NORMAL = [[[0.3, -1.2], [1.5, 0.4], [-0.8, 0.9]], [[-0.6, 0.7], [0.2, -1.1], [1.3, 0.5]]]
EPSILON = 0.1


def layers(z):
    h = [math.tanh(sum(z[k] * A[k][i] for k in range(2))) for i in range(3)]
    return [h, [h[i] * h[(i + 1) % 3] + 0.5 * h[i] for i in range(3)]]


def mean(numbers):
    return sum(numbers) / len(numbers)


def variance(numbers):
    return mean([(x - mean(numbers)) ** 2 for x in numbers])


def variation(row, layer, directions):
    z = CODES[row]
    scales = [math.sqrt(variance([each[k] for each in ENCODINGS]) + 1e-12) for k in range(2)]
    differences = []
    for direction in directions:
        step = [EPSILON * scales[k] * direction[row][k] for k in range(2)]
        ahead = layers([z[k] + step[k] for k in range(2)])[layer]
        behind = layers([z[k] - step[k] for k in range(2)])[layer]
        here = layers(z)[layer]
        differences.append([(a - 2 * h + b) / EPSILON**2 for a, h, b in zip(ahead, here, behind)])
    return mean([variance(numbers) for numbers in zip(*differences)])


print(
    mean(
        [
            sum(variation(row, layer, SIGNS) / (variation(row, layer, NORMAL) + 1e-6) for layer in range(2))
            for row in range(3)
        ]
    )
)

"""Multiplies two square matrices in numpy. Argument: their side."""

import sys

import numpy as np

from rounds import serve

side = int(sys.argv[1])
a, b = (np.random.default_rng(seed).random((side, side), dtype=np.float32) for seed in (1, 2))


def multiply(times):
    for _ in range(times):
        a @ b


serve(multiply, warm_up=3)

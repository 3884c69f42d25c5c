"""The networks of the benchmark, as configs/seed/beta-5.textproto, configs/example.textproto and src/bench/colour.textproto
describe them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Network:
    latents: int
    kernel: int
    convolutions: tuple[int, ...]
    encoder_units: tuple[int, ...]
    decoder_units: tuple[int, ...]
    base: tuple[int, int]  # side and channels of the decoder's first map
    transposed: tuple[int, ...]
    output_stride: int
    output_bias: bool
    batch_normalization: bool
    dropout: float
    leak: float  # slope of the activation below zero
    beta: float
    channels: int = 1  # of the images


NETWORKS = {
    "seed": Network(16, 3, (32, 64, 128), (256,), (), (8, 128), (128, 64, 32), 1, False, True, 0.2, 0.2, 5),
    "quick": Network(5, 4, (16, 32, 64, 32), (192,), (256, 256), (4, 32), (64, 32, 16), 2, True, False, 0.0, 0.0, 10),
    "colour": Network(8, 4, (16, 32, 64, 32), (192,), (256, 256), (4, 32), (64, 32, 16), 2, True, False, 0.0, 0.0, 1, 3),
}

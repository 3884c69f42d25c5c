"""Makes the small MATLAB files that the tests read (src/test/resources/org/disentangle/data/matlab).

    python matlab_files.py FOLDER

Those in the repository were made with Python 3.11.7, numpy 2.4.6 and scipy 1.17.1. cars.npz and arrays.npz hold what
scipy.io.loadmat and numpy say of them.
"""

import sys
import zlib

import numpy as np
from scipy.io import loadmat, savemat

CARS = ["car_003_mesh", "car_001_mesh", "car_002_mesh"]
ROWS, COLUMNS, AZIMUTHS, ELEVATIONS = 6, 5, 4, 3


def cars(folder):
    """As Cars3D: a file a car, with a mask beside the images; packed, plain, and packed again."""
    images = []
    for car, name in enumerate(CARS):
        random = np.random.default_rng(car)
        im = random.integers(0, 256, (ROWS, COLUMNS, 3, AZIMUTHS, ELEVATIONS), np.uint8)
        mask = (im[:, :, 0] > 128).astype(np.uint8)
        first, second = ({"im": im}, {"mask": mask}) if car != 1 else ({"mask": mask}, {"im": im})
        savemat(f"{folder}/{name}.mat", {**first, **second}, do_compression=car != 1)
        images.append(loadmat(f"{folder}/{name}.mat")["im"])
    with open(f"{folder}/list.txt", "w") as file:
        file.write("".join(name + "\n" for name in CARS))
    # The grid of disentanglement_lib: elevation, azimuth, object, the last fastest.
    grid = np.stack(images).transpose(5, 4, 0, 1, 2, 3).reshape(-1, ROWS, COLUMNS, 3)
    np.savez_compressed(f"{folder}/cars.npz", images=grid)


def plain(folder):
    """Grey images of every type, with labels, as people save their own."""
    random = np.random.default_rng(7)
    images = random.integers(0, 256, (12, 6, 5), np.uint8)
    labels = np.stack(np.meshgrid(np.arange(3), np.arange(4), indexing="ij"), -1).reshape(-1, 2)
    arrays = {
        "images": images,
        "labels": labels,
        "doubles": images / 255.0,
        "singles": (images / 255.0).astype(np.float32),
        "pairs": images.astype(np.uint16) * 257,
        "signs": (images.astype(np.int16) - 128).astype(np.int8),
        "truth": images >= 128,
        "colors": random.integers(0, 256, (12, 6, 5, 3), np.uint8),
        "weight": np.arange(12) * 0.25 - 1,
        "words": np.array(["cube", "ball"]),
        "waves": images * 1j,
        "one": np.array([[5]], np.int64),
    }
    for name, packed in (("arrays_v6", False), ("arrays_v7", True)):
        savemat(f"{folder}/{name}.mat", arrays, do_compression=packed)
    savemat(f"{folder}/arrays_v4.mat", {"labels": labels.astype(float)}, format="4")
    kept = {name: array for name, array in arrays.items() if name not in ("words", "waves")}
    np.savez_compressed(f"{folder}/arrays.npz", **kept)
    narrow(f"{folder}/narrow.mat", images)


def element(kind, content):
    """A data element by the description of the format: tag, content, zeros to eight bytes."""
    tag = np.array([kind, len(content)], ">i4").tobytes()
    return tag + content + bytes(-len(content) % 8)


def narrow(path, images):
    """Big-endian, packed, doubles stored as bytes: what MATLAB on other machines writes, and scipy does not."""
    flags = element(6, np.array([6, 0], ">u4").tobytes())
    dimensions = element(5, np.array(images.shape, ">i4").tobytes())
    name = element(1, b"images")
    numbers = element(2, (images > 127).astype(np.uint8).tobytes(order="F"))
    content = flags + dimensions + name + numbers
    packed = zlib.compress(np.array([14, len(content)], ">i4").tobytes() + content)
    header = b"MATLAB 5.0 MAT-file".ljust(116) + bytes(8) + b"\x01\x00" + b"MI"
    with open(path, "wb") as file:
        file.write(header + np.array([15, len(packed)], ">i4").tobytes() + packed)
    assert (loadmat(path)["images"] == (images > 127)).all(), "scipy reads the same"


if __name__ == "__main__":
    cars(sys.argv[1])
    plain(sys.argv[1])

"""Makes small files in the format of SmallNORB (src/test/resources/org/disentangle/data/norb).

    python norb_files.py make FOLDER
    python norb_files.py check FOLDER    reads files by the description of the format, here or as published

The description (cs.nyu.edu/~ylclab/data/norb-v1.0-small): all numbers little-endian; four bytes that say the type (0x1E3D4C55
bytes, 0x1E3D4C54 integers of four bytes), the number of axes, the length of each (at least three, unused ones 1), and the
elements, the last index fastest. dat: pairs of images, [n, 2, 96, 96]. cat: category, [n]. info: instance, elevation, azimuth
(twice the class), lighting, [n, 4].

Those in the repository were made with Python 3.11.7 and numpy 2.4.6. pairs.npz holds what they say.
"""

import gzip
import struct
import sys

import numpy as np

MAGIC = {0x1E3D4C55: np.dtype("u1"), 0x1E3D4C54: np.dtype("<i4")}
SPLITS = {"5x46789x9x18x6x2x96x96-training": [4, 6, 7, 8, 9], "5x01235x9x18x6x2x96x96-testing": [0, 1, 2, 3, 5]}


def write(path, array):
    magic = next(magic for magic, kind in MAGIC.items() if kind == array.dtype)
    lengths = list(array.shape) + [1] * (3 - array.ndim)
    content = struct.pack(f"<{2 + len(lengths)}i", magic, array.ndim, *lengths) + array.tobytes()
    if path.endswith(".gz"):
        # Without a time, so that the file is the same each time.
        content = gzip.compress(content, mtime=0)
    with open(path, "wb") as file:
        file.write(content)


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        content = file.read()
    magic, axes = struct.unpack_from("<2i", content)
    lengths = struct.unpack_from(f"<{max(3, axes)}i", content, 8)
    array = np.frombuffer(content, MAGIC[magic], offset=4 * (2 + len(lengths)))
    return array.reshape(lengths[:axes])


def make(folder):
    kept = {}
    for split, (name, instances) in enumerate(SPLITS.items()):
        random = np.random.default_rng(split)
        count = 14 - 4 * split
        # Fewer bytes than noise of 96 x 96, and every pixel tells image, eye, row and column.
        i, eye, row, column = np.ogrid[:count, :2, :10, :8]
        images = ((37 * i + 101 * eye + 16 * row + 3 * column + random.integers(0, 256)) % 256).astype(np.uint8)
        category = random.integers(0, 5, count).astype(np.int32)
        info = np.stack(
            [random.choice(instances, count), random.integers(0, 9, count), 2 * random.integers(0, 18, count),
             random.integers(0, 6, count)], -1).astype(np.int32)
        # One split packed, the other not.
        end = ".mat" if split else ".mat.gz"
        for part, array in ("dat", images), ("cat", category), ("info", info):
            path = f"{folder}/smallnorb-{name}-{part}{end}"
            write(path, array)
            assert (read(path) == array).all()
            kept[f"{name.split('-')[1]}_{part}"] = array
    np.savez_compressed(f"{folder}/pairs.npz", **kept)


def check(folder):
    for name in SPLITS:
        for part in "dat", "cat", "info":
            array = read(f"{folder}/smallnorb-{name}-{part}.mat.gz")
            print(name, part, array.shape, array.dtype, array.min(), array.max())


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](sys.argv[2])

"""Makes the small npz archives and HDF5 files that the tests read (src/test/resources/org/disentangle/data/archive).

    python array_files.py make FOLDER
    python array_files.py check FILE     opens an HDF5 file that disentangle wrote from pairs.npz

Those in the repository were made with Python 3.11.7, numpy 2.4.6, h5py 3.16.0 and HDF5 2.0.0.
Value (row, column, channel) of image i is (31 i + 17 row + 7 column + 101 channel) mod 256.
"""

import sys

import h5py
import numpy as np


def images(count, height, width, channels):
    i, row, column, channel = np.ogrid[:count, :height, :width, :channels]
    return ((31 * i + 17 * row + 7 * column + 101 * channel) % 256).astype(np.uint8)


def grid(*sizes):
    return np.stack(np.meshgrid(*[np.arange(n) for n in sizes], indexing="ij"), -1).reshape(-1, len(sizes))


def npz(folder):
    bytes_ = images(12, 6, 5, 3)
    classes = grid(3, 4)
    np.savez(f"{folder}/bytes.npz", images=bytes_)
    pairs = bytes_.astype(np.uint16) * 200 + 3
    np.savez_compressed(f"{folder}/pairs.npz", data=pairs, labels=classes * [0.25, 1] - 1)
    np.savez_compressed(
        f"{folder}/channels_first.npz",
        images=(bytes_ / 255).astype(">f4").transpose(0, 3, 1, 2),
        labels=np.array([["red", "10"], ["green", "9"], ["red", ""]] * 4),
        label_names=np.array(["hue", "weight"]),
    )
    np.savez_compressed(
        f"{folder}/fortran.npz",
        images=np.asfortranarray(bytes_ / 255),
        hue=np.array([0.5, np.nan, 2.5] * 4),
        form=np.array([b"cube", b"ball", b"ball"] * 4),
    )
    signed = bytes_.astype(np.int16) - 128
    np.savez_compressed(f"{folder}/signed.npz", images=signed[..., :1], latents_values=classes.astype(np.float32))


def shapes3d(file):
    """As 3dshapes.h5: values as labels, chunks of a few pixels of one channel over many images."""
    file.create_dataset("images", data=images(60, 16, 12, 3), chunks=(25, 4, 4, 1), compression="gzip")
    values = grid(3, 4, 5) * [0.1, 0.25, 15.0] - [0, 0, 30]
    file.create_dataset("labels", data=values, chunks=(20, 1), compression="gzip")


def dsprites(file):
    """As the twin of the npz archive: a group of labels, the metadata in attributes."""
    classes = grid(1, 2, 1, 1, 1, 3)
    row, column = np.mgrid[0:64, 0:64]
    pixels = np.stack([(i + row * column) % 7 == 0 for i in range(len(classes))]).astype(np.uint8)
    file.create_dataset("imgs", data=pixels, chunks=(4, 16, 16), compression="gzip")
    latents = file.create_group("latents")
    latents["classes"] = classes
    latents["values"] = classes * [1, 1, 1, 1, 1, 0.5] + [1, 1, 0.5, 0.25, 0, 0]
    file.attrs["latents_names"] = np.array([b"color", b"shape", b"scale", b"orientation", b"posX", b"posY"])
    file.attrs["latents_sizes"] = np.array([1, 3, 6, 40, 32, 32])


def disent(file):
    """As disent saves own data: a grid by names and sizes, an image a chunk."""
    data = file.create_dataset("data", data=images(12, 6, 5, 3), chunks=(1, 6, 5, 3), compression="gzip", compression_opts=4)
    data.attrs["dataset_name"] = "own"
    data.attrs["factor_names"] = np.array(["place", "hue"], dtype="S")
    data.attrs["factor_sizes"] = np.array([3, 4], dtype=np.uint64)


def contiguous(file):
    """Big-endian numbers without chunks, text of varying length, a label that is not always known."""
    file["images"] = (images(12, 6, 5, 3) / 255).astype(">f8")
    file.create_dataset("form", data=["cube", "ball", "Würfel"] * 4, dtype=h5py.string_dtype())
    file["weight"] = np.array([0.5, np.nan, 2.5] * 4, dtype=np.float32)


def filtered(file):
    """The other filters: shuffle and a checksum, LZF on noise that it cannot make smaller, truth values."""
    pairs = images(12, 6, 5, 3).astype(np.uint16) * 200 + 3
    file.create_dataset("images", data=pairs, chunks=(5, 4, 4, 2), compression="gzip", shuffle=True, fletcher32=True)
    noise = np.random.default_rng(1).integers(0, 256, (12, 6, 5, 3), np.uint8)
    noise[:6] = images(6, 6, 5, 3) // 128
    file.create_dataset("noise", data=noise, chunks=(3, 6, 5, 3), compression="lzf", shuffle=True)
    file.create_dataset("plain", data=noise, chunks=(5, 4, 4, 2))
    file.create_dataset("truth", data=images(12, 6, 5, 1) >= 128)


def matlab(folder):
    """As MATLAB's save -v7.3: 512 bytes of its own, then HDF5; of images whose axes were turned round before."""
    path = f"{folder}/matlab.mat"
    with h5py.File(path, "w", libver=("earliest", "v110"), userblock_size=512) as file:
        file["images"] = images(12, 6, 5, 3)
    with open(path, "r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM")


def make(folder):
    npz(folder)
    matlab(folder)
    for write in (shapes3d, dsprites, disent, contiguous, filtered):
        # Newer ones (types of 1.12, chunks of 2.0) are read by nothing but HDF5's own library yet.
        for layout in ("earliest", "v110"):
            with h5py.File(f"{folder}/{write.__name__}_{layout}.h5", "w", libver=(layout, "v110")) as file:
                write(file)


def check(path):
    with h5py.File(path) as file:
        pixels, labels = file["images"], file["labels"]
        assert pixels.dtype == np.uint16 and pixels.compression == "gzip", (pixels.dtype, pixels.compression)
        assert (pixels[:] == images(12, 6, 5, 3).astype(np.uint16) * 200 + 3).all()
        assert labels.dtype == np.float64 and (labels[:] == grid(3, 4) * [0.25, 1] - 1).all()
        names = [name.decode() for name in file.attrs["label_names"]]
        assert names == ["label_0", "label_1"], names
    print(f"{path}: {len(images(12, 6, 5, 3))} images")


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](sys.argv[2])

"""Makes the tiny dSprites archives that the tests read, and checks archives written by disentangle.

    python dsprites_archives.py make FOLDER     writes the archives (src/test/resources/org/disentangle/data/numpy)
    python dsprites_archives.py check ARCHIVE   opens an archive as numpy users would, without unpickling

The archives in the repository were made with Python 3.11.7 and numpy 2.4.6.
"""

import io
import sys
import zipfile

import numpy as np

NAMES = ["color", "shape", "scale", "orientation", "position_x", "position_y"]


def arrays():
    """A grid of 1 x 2 x 1 x 1 x 1 x 3 images: pixel (r, c) of image i is on if (i + r * c) % 7 == 0."""
    sizes = np.array([1, 2, 1, 1, 1, 3])
    classes = np.stack(np.meshgrid(*[np.arange(n) for n in sizes], indexing="ij"), -1).reshape(-1, 6)
    values = np.stack(
        [
            np.array([1.0])[classes[:, 0]],
            np.array([1.0, 2.0])[classes[:, 1]],
            np.array([0.5])[classes[:, 2]],
            np.array([0.25])[classes[:, 3]],
            np.array([0.0])[classes[:, 4]],
            np.linspace(0, 1, 3)[classes[:, 5]],
        ],
        -1,
    )
    row, column = np.mgrid[0:64, 0:64]
    images = np.stack([(i + row * column) % 7 == 0 for i in range(len(classes))]).astype(np.uint8)
    return {
        "imgs": images,
        "latents_classes": classes.astype(np.int64),
        "latents_values": values,
        "latents_names": np.array(NAMES),
        "latents_sizes": sizes.astype(np.int64),
    }


def write(path, members, method, version):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, array in members.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, np.asanyarray(array), version=version)
            archive.writestr(name + ".npy", content.getvalue())


def make(folder):
    members = arrays()
    np.savez_compressed(f"{folder}/savez_compressed.npz", **members)
    # As the published archive: with pickled metadata, which is not to be read.
    metadata = np.array({"title": "dSprites dataset"}, dtype=object)
    write(f"{folder}/format_2_metadata.npz", {**members, "metadata": metadata}, zipfile.ZIP_DEFLATED, (2, 0))
    booleans = {**members, "imgs": members["imgs"].astype(bool)}
    write(f"{folder}/format_3_bool.npz", booleans, zipfile.ZIP_DEFLATED, (3, 0))
    # The last four images, which are no grid: only shape 1 has every position.
    part = {name: members[name][2:] for name in ("imgs", "latents_classes", "latents_values")}
    np.savez_compressed(f"{folder}/part.npz", **part)
    for name, archive in home_made(members).items():
        np.savez_compressed(f"{folder}/{name}.npz", **archive)


def home_made(members):
    """The same images as others save them: own names, fewer or exchanged columns, other types and layouts."""
    images, classes, values = (members[k] for k in ("imgs", "latents_classes", "latents_values"))
    varying = [5, 1]  # exchanged, the others left out
    own = {"latents_names": np.array(["Höhe über Boden", "x"]), "latents_sizes": np.array([3, 2])}
    return {
        "own_names": {
            "imgs": images[..., np.newaxis].astype(np.float32),
            "latents_classes": classes[:, varying].astype(np.uint8),
            "latents_values": values[:, varying].astype(np.float32),
            **own,
        },
        "fortran_order": {
            "imgs": np.asfortranarray(images),
            "latents_classes": np.asfortranarray(classes[:, varying].astype(">i2")),
            "latents_values": np.asfortranarray(values[:, varying]),
            "latents_names": np.array(["Höhe über Boden".encode(), b"x"]),
        },
        "big_endian": {
            "imgs": images.astype(">f8"),
            "latents_classes": classes[:, varying].astype(">u4"),
            "latents_values": values[:, varying].astype(">f4"),
            "latents_names": own["latents_names"].astype(own["latents_names"].dtype.newbyteorder(">")),
            "latents_sizes": own["latents_sizes"].astype(">i2"),
        },
        # As the published archive has them, one text twice so that the pickle refers back to it.
        "pickled_names": {
            "imgs": images,
            "latents_classes": classes[:, varying],
            "latents_values": values[:, varying],
            "metadata": np.array(
                {
                    "title": "Höhen",
                    "latents_possible_values": {"x": np.arange(2), "Höhe über Boden": np.arange(3)},
                    "latents_sizes": np.array([3, 2]),
                    "latents_names": ("Höhe über Boden", "x"),
                },
                dtype=object,
            ),
        },
        "nameless": {
            "imgs": images.astype(np.int64),
            "latents_classes": classes[:, varying].astype(np.float64),
            "latents_values": values[:, varying].astype(np.float32),
        },
    }


def check(path):
    with np.load(path, allow_pickle=False) as archive:
        images, classes, values = (archive[k] for k in ("imgs", "latents_classes", "latents_values"))
        names, sizes = archive["latents_names"], archive["latents_sizes"]
    assert images.dtype == np.uint8 and images.shape[1:] == (64, 64), (images.dtype, images.shape)
    assert images.max() <= 1, images.max()
    assert classes.dtype == np.int64 and classes.shape == (len(images), len(names)), classes.shape
    assert values.dtype == np.float64 and values.shape == classes.shape, values.shape
    assert sizes.dtype == np.int64 and (classes < sizes).all() and (classes >= 0).all(), sizes
    for factor, name in enumerate(names):
        for label in np.unique(classes[:, factor]):
            assert len(np.unique(values[classes[:, factor] == label, factor])) == 1, (name, label)
    print(f"{path}: {len(images)} images, {', '.join(names)}, {sizes.tolist()}, {images.sum(dtype=np.int64)} pixels on")


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](sys.argv[2])

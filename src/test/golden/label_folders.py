"""Small folders of pictures with labels, laid out as those of Falcor3D, Isaac3D, Causal3DIdent, CelebA and CausalVAE's
Pendulum, for org.disentangle.data.folder.

Writes, to src/test/resources/org/disentangle/data/folder:
  NAME.zip.gz    a folder: a zip file whose members are stored, packed as one
  labels.npz     for each, the labels of every picture, in the order of their numbers
Picture i has the value 3 i in the first channel of every pixel, so that each can be told from the others.
Made with Python 3.11.7, numpy 2.4.6, Pillow 12.3.0:
  python src/test/golden/label_folders.py
"""

import gzip
import io
import pathlib
import zipfile

import numpy as np
from PIL import Image

TARGET = pathlib.Path(__file__).resolve().parents[1] / "resources" / "org" / "disentangle" / "data" / "folder"


def picture(i, kind="PNG"):
    rows, columns = np.mgrid[0:16, 0:16]
    pixels = np.stack([np.full((16, 16), 3 * i), (rows * 16 + 5 * i) % 256, (columns * 16 + 11 * i) % 256], -1)
    if kind == "JPEG":
        pixels[...] = 3 * i
    out = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(out, kind)
    return out.getvalue()


def npy(array):
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


def folder(name, files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content)
    (TARGET / f"{name}.zip.gz").write_bytes(gzip.compress(out.getvalue(), mtime=0))


def grid(*sizes):
    """Every combination, the last factor fastest, normalised to [0, 1]."""
    classes = np.stack(np.meshgrid(*[np.arange(n) for n in sizes], indexing="ij"), -1).reshape(-1, len(sizes))
    return classes / np.maximum(np.array(sizes) - 1, 1)


def falcor3d():
    labels = grid(2, 3, 1, 2, 2, 1, 3)
    files = {f"images/{i:06}.png": picture(i) for i in range(len(labels))}
    folder("falcor3d", {**files, "train-rec.labels": npy(labels)})
    return labels


def isaac3d():
    labels = grid(3, 2, 1, 2, 1, 1, 2, 3, 1)
    files = {f"images/{i:06}.png": picture(i) for i in range(len(labels))}
    folder("isaac3d", {**files, "labels.npy": npy(labels)})
    return labels


def causal3dident():
    latents = np.random.RandomState(3).uniform(-1, 1, (7 * 11, 10)).astype(np.float32)
    latents[20, 7] = np.nan
    files = {f"images_{i // 11}/{i % 11:02}.png": picture(i) for i in range(len(latents))}
    for c in range(7):
        files[f"raw_latents_{c}.npy"] = npy(latents[11 * c : 11 * c + 11])
        files[f"latents_{c}.npy"] = npy(latents[11 * c : 11 * c + 11] * np.float32(np.pi / 2))
    folder("causal3dident", files)
    return np.column_stack([latents.astype(np.float64), np.arange(len(latents)) // 11])


def celeba():
    random = np.random.RandomState(4)
    attributes = random.choice([-1, 1], (70, 3))
    identities = random.randint(1, 21, 70)
    partition = np.repeat([0, 1, 2], [50, 10, 10])
    landmarks = random.randint(0, 16, (70, 2))
    names = [f"{i + 1:06}.jpg" for i in range(70)]
    files = {f"img_align_celeba/{name}": picture(i, "JPEG") for i, name in enumerate(names)}
    lines = ["70", "5_o_Clock_Shadow Arched_Eyebrows Male "]
    files["list_attr_celeba.txt"] = "\n".join(
        lines + [name + "".join(f"{v:4}" for v in row) for name, row in zip(names, attributes)]
    ) + "\n"
    files["identity_CelebA.txt"] = "".join(f"{name} {v}\n" for name, v in zip(names, identities))
    files["list_eval_partition.txt"] = "".join(f"{name} {v}\n" for name, v in zip(names, partition))
    lines = ["70", "image_id lefteye_x lefteye_y"]
    files["list_landmarks_align_celeba.txt"] = "\r\n".join(
        lines + [f"{name}  {x:2} {y:2}" for name, (x, y) in zip(names, landmarks)]
    )
    files["list_attr_celeba.csv"] = "image_id,5_o_Clock_Shadow,Arched_Eyebrows,Male\n" + "".join(
        f"{name},{a},{b},{c}\n" for name, (a, b, c) in zip(names, attributes)
    )
    folder("celeba", files)
    return np.column_stack([attributes, identities, partition, landmarks])


def pendulum():
    angles = [(angle, light) for angle in range(-40, 44, 12) for light in range(60, 148, 9)]
    labels = np.array([(a, l, 3 + (a + l) % 7, (a * l) % 11 - 4) for a, l in angles])
    folder("pendulum", {"train/a_" + "_".join(map(str, row)) + ".png": picture(i) for i, row in enumerate(labels)})
    return labels


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    made = {make.__name__: make() for make in (falcor3d, isaac3d, causal3dident, celeba, pendulum)}
    np.savez_compressed(TARGET / "labels.npz", **{name: labels.astype(np.float64) for name, labels in made.items()})

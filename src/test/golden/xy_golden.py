"""Golden file for the sets of disent that the program draws itself.

Writes src/test/resources/golden/xy-images.csv: the SHA-256 of some images of XYObject and XYSquares, as bytes in C order
[64, 64, 3], drawn by disent's own classes with their defaults.
Made with Python 3, numpy 2.4.6 and the two modules of disent 0.9.3 (PyPI), which need nothing of disent but the base class
that turns an index into positions; it is stood in for here, so that torch is not needed. FOLDER holds the unpacked wheel:
  pip download disent==0.9.3 --no-deps --ignore-requires-python && python3 -m zipfile -e disent-*.whl FOLDER
  python3 src/test/golden/xy_golden.py FOLDER
"""

import hashlib
import importlib.util
import pathlib
import sys
import types

import numpy as np

TARGET = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden" / "xy-images.csv"
IMAGES_A_SET = 25


class GroundTruthData:
    """What disent.dataset.util.state_space.StateSpace does for the two classes."""

    def __init__(self, transform=None):
        assert transform is None

    def idx_to_pos(self, index):
        return np.unravel_index(index, self.factor_sizes)


def generator(folder, module, name):
    path = pathlib.Path(folder) / "disent" / "dataset" / "data" / f"_groundtruth__{module}.py"
    spec = importlib.util.spec_from_file_location(module, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return getattr(loaded, name)()


def stand_in():
    for name in ("disent", "disent.dataset", "disent.dataset.data", "disent.util"):
        sys.modules[name] = types.ModuleType(name)
    base = types.ModuleType("disent.dataset.data._groundtruth")
    base.GroundTruthData = GroundTruthData
    sys.modules[base.__name__] = base
    iters = types.ModuleType("disent.util.iters")
    iters.iter_chunks = None  # Used by a class that is not drawn here.
    sys.modules[iters.__name__] = iters


if __name__ == "__main__":
    stand_in()
    lines = ["set,images,image,sha256"]
    for name, module, cls in (("xy_object", "xyobject", "XYObjectData"), ("xy_squares", "xysquares", "XYSquaresMinimalData")):
        data = generator(sys.argv[1], module, cls)
        size = int(np.prod(data.factor_sizes))
        for image in np.linspace(0, size - 1, IMAGES_A_SET).astype(int):
            pixels = data._get_observation(int(image))
            assert pixels.shape == (64, 64, 3) and pixels.dtype == np.uint8
            lines.append(f"{name},{size},{image},{hashlib.sha256(pixels.tobytes()).hexdigest()}")
    TARGET.write_text("\n".join(lines) + "\n")

"""Golden files for org.disentangle.data.numpy.NpyOutput.

Writes src/test/resources/golden/thirds.npy (float64 [5, 3], thirds of whole numbers) and squares.npy (int32 [4]), as
numpy.save writes them.
Made with Python 3, numpy 2.0.2:
  python3 src/test/golden/npy_golden.py
"""

import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"

if __name__ == "__main__":
    np.save(FOLDER / "thirds.npy", np.arange(-7, 8).reshape(5, 3) / 3)
    np.save(FOLDER / "squares.npy", np.arange(4, dtype=np.int32) ** 2)

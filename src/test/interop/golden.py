"""What Java's reloaded model gave for a fixed batch, and what counts as the same."""

import dataclasses
from pathlib import Path

import numpy as np

# Of probabilities; of other floats relative to the largest of the array, where that is above 1. Integers are equal.
TOLERANCE = 1e-5
# The signature by which a model is initialised, which nobody calls.
INITIALIZER = "__saved_model_init_op"


@dataclasses.dataclass(frozen=True)
class Golden:
    """One signature: the arrays that were fed and those that came back."""

    inputs: dict
    outputs: dict


def read(model, graph):
    """The golden arrays of every signature of a model, by its key; `graph` is its MetaGraphDef."""
    arrays = np.load(Path(model) / "assets.extra" / "golden.npz")
    signatures = {}
    for key, signature in sorted(graph.signature_def.items()):
        if key == INITIALIZER:
            continue
        signatures[key] = Golden(
            {name: arrays[f"{key}/{name}"] for name in signature.inputs},
            {name: arrays[f"{key}/{name}"] for name in signature.outputs})
    named = {f"{key}/{name}" for key, each in signatures.items() for name in (*each.inputs, *each.outputs)}
    if named != set(arrays.files):
        raise AssertionError(f"golden.npz and the signatures differ in {sorted(named ^ set(arrays.files))}")
    return signatures


def difference(expected, found):
    """The largest difference over all outputs, in the unit of TOLERANCE; infinite where they cannot be compared."""
    if expected.keys() != found.keys():
        return np.inf
    return max(_difference(expected[name], np.asarray(found[name])) for name in expected)


def _difference(expected, found):
    if expected.shape != found.shape:
        return np.inf
    if np.issubdtype(expected.dtype, np.integer):
        return 0.0 if np.array_equal(expected, found) else np.inf
    if not (np.isfinite(expected).all() and np.isfinite(found).all()):
        return np.inf
    scale = max(1.0, float(np.abs(expected).max(initial=0)))
    return float(np.abs(expected.astype(np.float64) - found).max(initial=0)) / scale

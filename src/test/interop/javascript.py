"""A SavedModel in TensorFlow.js: converted by its own converter, called by call_tfjs.mjs in Node."""

import importlib.metadata
import json
import subprocess
import sys
import tempfile
import types
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
PACKAGES = HERE.parents[2] / "target" / "interop" / "node"
VERSION = importlib.metadata.version("tensorflowjs")
# JavaScript has no integers of 64 bits that tensors could hold.
TYPES = {"float32": "float32", "int32": "int32", "int64": "int32"}


def converter():
    """The converter for SavedModels, without its neighbours for models of other kinds: those want Keras 2, JAX and more."""
    folder = importlib.metadata.distribution("tensorflowjs").locate_file("tensorflowjs")
    for name, path in (("tensorflowjs", folder), ("tensorflowjs.converters", folder / "converters"),
                       ("tensorflow_decision_forests", None), ("tensorflow_hub", None)):
        module = types.ModuleType(name)
        if path:
            module.__path__ = [str(path)]
        sys.modules[name] = module
    from tensorflowjs.converters import tf_saved_model_conversion_v2

    return tf_saved_model_conversion_v2.convert_tf_saved_model


CONVERT = converter()


def node_version():
    """E.g. `Node 20.19.2`; empty where `prepare` found no Node and no npm."""
    if not (PACKAGES / "node_modules").is_dir():
        return ""
    return "Node " + subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout.strip("v\n")


def call(model, signature, inputs):
    """The outputs of a signature by their names, or their tensors' names, as the converter left them."""
    fed = {name: {"dtype": TYPES[value.dtype.name], "shape": value.shape, "values": value.ravel().tolist()}
           for name, value in inputs.items()}
    with tempfile.TemporaryDirectory() as folder:
        CONVERT(str(model), folder, signature_def=signature)
        node = subprocess.run(["node", HERE / "call_tfjs.mjs", PACKAGES, folder], input=json.dumps(fed),
                              capture_output=True, text=True)
    if node.returncode != 0:
        raise RuntimeError(node.stderr)
    return {name: np.array(output["values"], output["dtype"]).reshape(output["shape"])
            for name, output in json.loads(node.stdout).items()}

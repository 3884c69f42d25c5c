"""Whether `disentangle inspect` says of a SavedModel what TensorFlow's own reader says."""

import re

from tensorflow.core.framework import types_pb2

import runtimes

VARIABLES = re.compile(r"  variables +(\d+) \((\d+) trained\), [\d,]+ bytes")
SIGNATURE = re.compile(r"(\w+) \((\S+)\)")
TENSOR = re.compile(r"  (input|output) +(\S+) +(DT_\w+) +(\[.*?\]) +(\S+)")


def differences(graph, model, text):
    """Sentences, one for each disagreement of the text with the MetaGraphDef and with the loaded variables."""
    lines = text.splitlines()
    found = []
    key = None
    for line in lines:
        if match := SIGNATURE.fullmatch(line):
            key = match.group(1)
            found.append((key, "method", match.group(2)))
        elif match := TENSOR.fullmatch(line):
            found.append((key, *match.groups()))
    faults = [f"inspect and TensorFlow differ in {each}" for each in sorted(set(found) ^ set(_signatures(graph)))]

    loaded = runtimes.load(model)
    expected = (len(loaded.variables), sum(variable.trainable for variable in loaded.variables))
    stated = [tuple(map(int, match.groups())) for line in lines if (match := VARIABLES.fullmatch(line))]
    if stated != [expected] or expected[1] == 0:
        faults.append(f"inspect counts (variables, trained) {stated}, tf.saved_model.load {expected}")
    return faults


def _signatures(graph):
    for key, signature in graph.signature_def.items():
        yield key, "method", signature.method_name
        for side, tensors in (("input", signature.inputs), ("output", signature.outputs)):
            for name, tensor in tensors.items():
                shape = "[" + ", ".join(str(each.size) for each in tensor.tensor_shape.dim) + "]"
                yield key, side, name, types_pb2.DataType.Name(tensor.dtype), shape, tensor.name

"""What computes a signature of a SavedModel: which operations, and whether two signatures are one graph."""

import dataclasses
import hashlib


@dataclasses.dataclass(frozen=True)
class SignatureGraph:
    """The part of a graph that a signature's outputs need.

    inputs: the names of what is fed; operations: their names; digest: of all that tells it from another. That is of each
    node what it does (operation, attributes with the values of constants, inputs), and not what it is called; the values
    of variables are no part of a graph.
    """

    inputs: frozenset
    operations: frozenset
    digest: str


def of_signatures(meta):
    """By its key, the graph of each signature of a MetaGraphDef."""
    nodes = {node.name: node for node in meta.graph_def.node}
    digests = {}

    def digest(tensor):
        name, _, output = tensor.lstrip("^").partition(":")
        if name not in digests:
            node = nodes[name]
            attributes = [
                (key, value.SerializeToString(deterministic=True)) for key, value in sorted(node.attr.items())
                if not key.startswith("_") and key not in ("container", "shared_name")]
            digests[name] = _sha256(node.op, attributes, [digest(each) for each in node.input])
        return digests[name], output or "0", tensor.startswith("^")

    found = {}
    for key, signature in meta.signature_def.items():
        outputs = sorted((name, tensor.name) for name, tensor in signature.outputs.items())
        inputs = sorted((name, nodes[_node(tensor.name)].op) for name, tensor in signature.inputs.items())
        found[key] = SignatureGraph(
            frozenset(signature.inputs),
            frozenset(nodes[name].op for name in _reached(nodes, [tensor for _, tensor in outputs])),
            _sha256(inputs, [(name, digest(tensor)) for name, tensor in outputs]))
    return found


def _reached(nodes, tensors):
    left = [_node(tensor) for tensor in tensors]
    reached = set()
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += [_node(tensor) for tensor in nodes[name].input]
    return reached


def _node(tensor):
    return tensor.lstrip("^").partition(":")[0]


def _sha256(*parts):
    return hashlib.sha256(repr(parts).encode()).hexdigest()

"""Which signatures are one graph: a converter that takes one of them takes them all."""

import hashlib


def of_signatures(graph):
    """By the key of each signature of a MetaGraphDef, a digest of all that its outputs are computed by.

    Of each node counts what it does: operation, attributes with the values of constants, and inputs. What it is called
    does not count, nor do the values of variables, which are no part of a graph.
    """
    nodes = {node.name: node for node in graph.graph_def.node}
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

    return {
        key: _sha256(
            sorted((name, digest(tensor.name)) for name, tensor in signature.outputs.items()),
            sorted((name, nodes[tensor.name.partition(":")[0]].op) for name, tensor in signature.inputs.items()))
        for key, signature in graph.signature_def.items()}


def _sha256(*parts):
    return hashlib.sha256(repr(parts).encode()).hexdigest()

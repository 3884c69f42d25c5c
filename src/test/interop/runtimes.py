"""The runtimes that a SavedModel is held against.

Each is a class made of a model's folder, whose method `call` gives the outputs of a signature, by name, for its inputs.
"""

import functools

import keras
import onnxruntime
import tensorflow as tf
import tf2onnx
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

import javascript

TENSORFLOW = f"TensorFlow {tf.__version__}"
# Its warnings of what it cannot serialise, which is not asked of it, would be 6,000.
tf.get_logger().setLevel("ERROR")


@functools.lru_cache(maxsize=1)
def load(model):
    """The model as TensorFlow 2 loads it: once for all that ask for it one after the other."""
    return tf.saved_model.load(str(model))


class Runtime:
    """What all have: a name, a version, which signatures are asked of it, and what it lacks here to be asked at all."""

    lacks = ""
    # Whether it makes a model of its own of a signature's graph, for a second or two. It is asked of each graph once.
    converts = False

    @staticmethod
    def covers(inputs):
        return True


class SavedModel(Runtime):
    """TensorFlow 2."""

    name, version = "tf.saved_model.load", TENSORFLOW

    def __init__(self, model):
        self.loaded = load(model)

    def call(self, signature, inputs):
        function = self.loaded.signatures[signature]
        return numpy(function(**{name: tf.constant(value) for name, value in inputs.items()}))


class SessionLoader(Runtime):
    """The loader of TensorFlow 1, into a graph and a session."""

    name, version = "tf.compat.v1.saved_model.load", TENSORFLOW

    def __init__(self, model):
        self.session = tf.compat.v1.Session(graph=tf.Graph())
        with self.session.graph.as_default():
            self.graph = tf.compat.v1.saved_model.load(self.session, ["serve"], str(model))

    def call(self, signature, inputs):
        definition = self.graph.signature_def[signature]
        return self.session.run(
            {name: tensor.name for name, tensor in definition.outputs.items()},
            {definition.inputs[name].name: value for name, value in inputs.items()})


class KerasLayer(Runtime):
    """A layer of Keras 3, which hands its one argument on to the signature."""

    name, version = "keras.layers.TFSMLayer", f"Keras {keras.__version__}"
    converts = True

    def __init__(self, model):
        self.model = model

    def call(self, signature, inputs):
        layer = keras.layers.TFSMLayer(str(self.model), call_endpoint=signature)
        single = next(iter(inputs.values())) if len(inputs) == 1 else inputs
        return numpy(layer(single))


class Frozen(Runtime):
    """The graph of a signature with its variables as constants."""

    name, version = "convert_variables_to_constants_v2", TENSORFLOW

    def __init__(self, model):
        self.loaded = load(model)

    def call(self, signature, inputs):
        frozen, outputs = self.freeze(signature)
        found = frozen(**{name: tf.constant(value) for name, value in inputs.items()})
        return numpy(dict(zip(outputs, found, strict=True)))

    def freeze(self, signature):
        """A function without variables, and the names of its outputs in their order."""
        function = self.loaded.signatures[signature]
        frozen = convert_variables_to_constants_v2(function)
        left = [node.name for node in frozen.graph.as_graph_def().node if node.op in ("VarHandleOp", "VariableV2")]
        if left:
            raise AssertionError(f"variables are left: {left}")
        return frozen, sorted(function.structured_outputs)


class Lite(Runtime):
    """TFLite's interpreter with its own kernels alone."""

    name, version = "TFLite", TENSORFLOW
    converts = True
    ops = [tf.lite.OpsSet.TFLITE_BUILTINS]

    def __init__(self, model):
        self.model = model

    def call(self, signature, inputs):
        converter = tf.lite.TFLiteConverter.from_saved_model(str(self.model), signature_keys=[signature])
        converter.target_spec.supported_ops = self.ops
        content = converter.convert()
        interpreter = tf.lite.Interpreter(model_content=content, num_threads=1)
        return interpreter.get_signature_runner(signature)(**inputs)


class LiteSelect(Lite):
    """TFLite's interpreter with TensorFlow's kernels beside its own, which signatures that draw may need."""

    name = "TFLite with TensorFlow ops"
    ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]

    @staticmethod
    def covers(inputs):
        return "seed" in inputs


class Onnx(Frozen):
    """ONNX Runtime, on what tf2onnx makes of the frozen graph."""

    name, version = "ONNX Runtime", f"{onnxruntime.__version__}, tf2onnx {tf2onnx.__version__}"
    converts = True
    opset = 18

    def call(self, signature, inputs):
        frozen, outputs = self.freeze(signature)
        tensors = [tensor.name for tensor in frozen.outputs]
        onnx, _ = tf2onnx.convert.from_graph_def(
            frozen.graph.as_graph_def(),
            input_names=[tensor.name for tensor in frozen.inputs],
            output_names=tensors,
            opset=self.opset)
        session = onnxruntime.InferenceSession(onnx.SerializeToString(), providers=["CPUExecutionProvider"])
        found = session.run(tensors, {f"{name}:0": value for name, value in inputs.items()})
        return dict(zip(outputs, found, strict=True))


class JavaScript(SavedModel):
    """TensorFlow.js on its backend in plain JavaScript, in Node."""

    name, version = "TensorFlow.js", f"{javascript.VERSION}, {javascript.node_version()}"
    lacks = "" if javascript.node_version() else "Node with npm"
    converts = True

    def __init__(self, model):
        super().__init__(model)
        self.model = model

    def call(self, signature, inputs):
        function = self.loaded.signatures[signature]
        tensors = [tensor.name for tensor in function.outputs]
        names = dict(zip(tensors, sorted(function.structured_outputs), strict=True))
        # Where two outputs have one shape, the converter knows them by their tensors' names alone.
        found = javascript.call(self.model, signature, inputs)
        return {names.get(name, name): value for name, value in found.items()}


ALL = [SavedModel, SessionLoader, KerasLayer, Frozen, Lite, LiteSelect, Onnx, JavaScript]


def numpy(tensors):
    return {name: tensor.numpy() for name, tensor in tensors.items()}

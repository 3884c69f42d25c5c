"""Puts the weights of a SavedModel of this program into the peers' models."""

from pathlib import Path

import numpy as np
import tensorflow as tf


def of(saved_model):
    """The variables by name."""
    reader = tf.train.load_checkpoint(str(Path(saved_model) / "variables" / "variables"))
    return {name: reader.get_tensor(name) for name in reader.get_variable_to_shape_map()}


def layer_names(network):
    """Of the layers with weights, in the order of the data: encoder, decoder."""
    def normalized(name):
        return [name, name + "_norm"] if network.batch_normalization else [name]

    encoder = [each for i in range(len(network.convolutions)) for each in normalized(f"encoder/conv{i + 1}")]
    encoder += [each for i in range(len(network.encoder_units)) for each in normalized(f"encoder/dense{i + 1}")]
    encoder += ["encoder/mean", "encoder/log_variance"]
    decoder = [f"decoder/dense{i + 1}" for i in range(len(network.decoder_units))] + ["decoder/base"]
    decoder += [each for i in range(len(network.transposed)) for each in normalized(f"decoder/deconv{i + 1}")]
    return encoder, decoder + ["decoder/logits"]


def arrays(variables, layer):
    parts = ("scale", "offset", "moving_mean", "moving_variance") if layer.endswith("_norm") else ("kernel", "bias")
    return [variables[f"{layer}/{part}"] for part in parts if f"{layer}/{part}" in variables]


def keras_model(network, saved_model):
    import keras_vae

    model = keras_vae.Vae(network)
    variables = of(saved_model)
    for part, names in zip((model.encoder, model.decoder), layer_names(network)):
        layers = [layer for layer in part.layers if layer.weights]
        for layer, name in zip(layers, names, strict=True):
            layer.set_weights(arrays(variables, name))
    return model


def torch_model(network, saved_model):
    """A kernel of 3 at stride 2 pads the other side than TensorFlow's: the model sees and draws images turned by half."""
    import torch
    import torch_vae
    from torch import nn

    turned = network.kernel == 3
    model = torch_vae.Vae(network)
    variables = of(saved_model)
    encoder, decoder = layer_names(network)
    kinds = (nn.Conv2d, nn.ConvTranspose2d, nn.Linear, nn.BatchNorm1d, nn.BatchNorm2d)
    layers = [layer for layer in model.encoder.modules() if isinstance(layer, kinds)]
    layers += [layer for layer in model.decoder.modules() if isinstance(layer, kinds)]
    side, channels = 64 >> len(network.convolutions), network.convolutions[-1]
    for layer, name in zip(layers, encoder + decoder, strict=True):
        values = arrays(variables, name)
        if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)):
            kernel = values[0][::-1, ::-1] if turned else values[0]
            values[0] = kernel.transpose(3, 2, 0, 1)
        elif isinstance(layer, nn.Linear):
            kernel = values[0].T
            if name == "encoder/dense1":  # Rows of pixels, then channels, there; the other way round here.
                maps = kernel.reshape(-1, side, side, channels)
                maps = maps[:, ::-1, ::-1] if turned else maps
                kernel = maps.transpose(0, 3, 1, 2).reshape(len(kernel), -1)
            if name == "decoder/base":
                kernel, values[1] = (channels_first(each, network.base, turned) for each in (kernel, values[1]))
            values[0] = kernel
        with torch.no_grad():
            targets = [layer.weight] + ([layer.bias] if layer.bias is not None else [])
            if name.endswith("_norm"):
                targets += [layer.running_mean, layer.running_var]
            for target, value in zip(targets, values, strict=True):
                target.copy_(torch.from_numpy(np.ascontiguousarray(value)))
    return model


def channels_first(values, base, turned):
    """[h * w * C, ...] as [C * h * w, ...]."""
    side, channels = base
    maps = values.reshape(side, side, channels, -1)
    maps = maps[::-1, ::-1] if turned else maps
    return maps.transpose(2, 0, 1, 3).reshape(values.shape)

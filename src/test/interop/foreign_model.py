"""Writes SavedModels that keep the contract and were made by Python alone, with an encoder and a decoder of Keras.

    python foreign_model.py FOLDER

<FOLDER>/whole has every signature, <FOLDER>/encode-alone that one, <FOLDER>/without-encode all others. The weights are
random, from a seed.

They are exported by keras.export.ExportArchive. A tf.Module that holds layers of Keras 3 and is saved by
tf.saved_model.save gives a model that Python alone can run: its checkpoint restores copies of the variables, and the
loaders of TensorFlow 1, of C and so of Java find the variables themselves without a value (Keras 3.15).
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow as tf

LATENTS = 4
IMAGES = tf.TensorSpec([None, 64, 64, 1], tf.float32, "images")
SEED = tf.TensorSpec([2], tf.int32, "seed")

keras.utils.set_random_seed(1)
encoder = keras.Sequential([
    keras.Input((64, 64, 1)),
    keras.layers.Conv2D(4, 4, strides=4, activation="relu"),
    keras.layers.Flatten(),
    keras.layers.Dense(LATENTS)])
decoder = keras.Sequential([
    keras.Input((LATENTS,)),
    keras.layers.Dense(16 * 16, activation="relu"),
    keras.layers.Reshape((16, 16, 1)),
    keras.layers.Conv2DTranspose(1, 4, strides=4)])


def decode(latents):
    return {"probabilities": tf.sigmoid(decoder(latents))}


def reconstruct(images):
    return decode(encoder(images))


def encode(images):
    return {"representation": encoder(images)}


def sample(seed, count):
    return decode(tf.random.stateless_normal([count, LATENTS], seed))


def losses(images, seed):
    """Those of a VAE whose posterior has variance 1."""
    mean = encoder(images)
    z = mean + tf.random.stateless_normal(tf.shape(mean), seed)
    nats = tf.nn.sigmoid_cross_entropy_with_logits(images, decoder(z))
    reconstruction = tf.reduce_mean(tf.reduce_sum(nats, [1, 2, 3]))
    kl = tf.reduce_mean(tf.reduce_sum(mean ** 2 / 2, 1))
    return {"loss": reconstruction + kl, "reconstruction": reconstruction, "kl": kl}


ENDPOINTS = {
    "serving_default": (reconstruct, [IMAGES]),
    "reconstruct": (reconstruct, [IMAGES]),
    "encode": (encode, [IMAGES]),
    "decode": (decode, [tf.TensorSpec([None, LATENTS], tf.float32, "latents")]),
    "sample": (sample, [SEED, tf.TensorSpec([], tf.int32, "count")]),
    "losses": (losses, [IMAGES, SEED])}


def export(folder, endpoints):
    archive = keras.export.ExportArchive()
    archive.track(encoder)
    archive.track(decoder)
    for name, (function, inputs) in endpoints.items():
        archive.add_endpoint(name, function, inputs)
    archive.write_out(str(folder), verbose=False)


def main(folder):
    export(Path(folder) / "whole", ENDPOINTS)
    export(Path(folder) / "encode-alone", {"encode": ENDPOINTS["encode"]})
    export(Path(folder) / "without-encode", {name: each for name, each in ENDPOINTS.items() if name != "encode"})


if __name__ == "__main__":
    main(*sys.argv[1:])

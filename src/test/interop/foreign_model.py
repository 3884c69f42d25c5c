"""Writes SavedModels that keep the contract and were made by Python alone, with an encoder and a decoder of Keras.

    python foreign_model.py FOLDER

<FOLDER>/whole has every signature, <FOLDER>/without-sample all but that one. The weights are random, from a seed.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow as tf

LATENTS = 4


class ForeignVae(tf.Module):
    """A VAE whose posterior has variance 1."""

    def __init__(self):
        super().__init__()
        keras.utils.set_random_seed(1)
        self.encoder = keras.Sequential([
            keras.Input((64, 64, 1)),
            keras.layers.Conv2D(4, 4, strides=4, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(LATENTS)])
        self.decoder = keras.Sequential([
            keras.Input((LATENTS,)),
            keras.layers.Dense(16 * 16, activation="relu"),
            keras.layers.Reshape((16, 16, 1)),
            keras.layers.Conv2DTranspose(1, 4, strides=4)])

    def probabilities(self, latents):
        return {"probabilities": tf.sigmoid(self.decoder(latents))}

    @tf.function
    def reconstruct(self, images):
        return self.probabilities(self.encoder(images))

    @tf.function
    def encode(self, images):
        return {"representation": self.encoder(images)}

    @tf.function
    def decode(self, latents):
        return self.probabilities(latents)

    @tf.function
    def sample(self, seed, count):
        return self.probabilities(tf.random.stateless_normal([count, LATENTS], seed))

    @tf.function
    def losses(self, images, seed):
        mean = self.encoder(images)
        z = mean + tf.random.stateless_normal(tf.shape(mean), seed)
        nats = tf.nn.sigmoid_cross_entropy_with_logits(images, self.decoder(z))
        reconstruction = tf.reduce_mean(tf.reduce_sum(nats, [1, 2, 3]))
        kl = tf.reduce_mean(tf.reduce_sum(mean ** 2 / 2, 1))
        return {"loss": reconstruction + kl, "reconstruction": reconstruction, "kl": kl}

    def signatures(self):
        images = tf.TensorSpec([None, 64, 64, 1], tf.float32, "images")
        latents = tf.TensorSpec([None, LATENTS], tf.float32, "latents")
        seed = tf.TensorSpec([2], tf.int32, "seed")
        count = tf.TensorSpec([], tf.int32, "count")
        reconstruct = self.reconstruct.get_concrete_function(images)
        return {
            "serving_default": reconstruct,
            "reconstruct": reconstruct,
            "encode": self.encode.get_concrete_function(images),
            "decode": self.decode.get_concrete_function(latents),
            "sample": self.sample.get_concrete_function(seed, count),
            "losses": self.losses.get_concrete_function(images, seed)}


def main(folder):
    model = ForeignVae()
    signatures = model.signatures()
    tf.saved_model.save(model, str(Path(folder) / "whole"), signatures)
    del signatures["sample"]
    tf.saved_model.save(model, str(Path(folder) / "without-sample"), signatures)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Trains in Keras. Arguments: network, batch size, images (npy), `function` or `fit`; for other than 32 bits, a policy."""

import sys

import numpy as np
import keras
import tensorflow as tf

import keras_vae
from networks import NETWORKS
from rounds import serve

name, batch_size, images, form = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
if len(sys.argv) > 5:
    keras.mixed_precision.set_global_policy(sys.argv[5])
model = keras_vae.Vae(NETWORKS[name])
model.compile(optimizer=keras.optimizers.Adam(1e-3))
data = keras_vae.batches(np.load(images).astype(np.float32), batch_size)


@tf.function
def step(batch):
    return model.train_step(batch)


batch = iter(data)


def by_function(times):
    for _ in range(times):
        result = step(next(batch))
    float(result["loss"])


def by_fit(times):
    model.fit(data, steps_per_epoch=times, verbose=0)


serve(by_fit if form == "fit" else by_function, warm_up=20)

"""The quick study in Keras: three beta-VAEs, 160,000 images of training each, then tables of losses, MIG and principal
components. Arguments: archive in the layout of dSprites, folder for the tables.
"""

import csv
import sys
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from sklearn.decomposition import PCA
from sklearn.metrics import mutual_info_score

import keras_vae
from networks import NETWORKS

STEPS, STEPS_PER_EPOCH, BATCH, SAMPLES, BINS = 2500, 250, 64, 10_000, 20


class FallingBeta(keras.callbacks.Callback):
    """Beta as configs/quick.textproto has it: it rises from 0 to four times its value, and falls to it."""

    def __init__(self, beta):
        super().__init__()
        self.beta, self.step = beta, 0

    def on_train_batch_begin(self, batch, logs=None):
        risen = min(1, self.step / 500)
        fallen = min(1, max(0, self.step - 800) / 1200)
        self.model.beta.assign(self.beta * risen * (4 - 3 * fallen))
        self.step += 1


def as_floats(images):
    return tf.cast(images, tf.float32)[..., None]


def trained(beta, images, random):
    model = keras_vae.Vae(NETWORKS["quick"])
    model.beta = keras.Variable(0.0, trainable=False)
    model.compile(optimizer=keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(2e-3, STEPS, alpha=0.1)))
    chosen = images[random.permutation(len(images))[: STEPS * BATCH]]
    batches = tf.data.Dataset.from_tensor_slices(chosen).batch(BATCH).map(as_floats).prefetch(tf.data.AUTOTUNE)
    model.fit(batches.repeat(), epochs=STEPS // STEPS_PER_EPOCH, steps_per_epoch=STEPS_PER_EPOCH, verbose=2,
              callbacks=[FallingBeta(beta)])
    return model


def gap(codes, factors):
    """The mutual information gap of each factor that varies, as disentanglement_lib has it."""
    binned = np.stack([np.digitize(z, np.histogram(z, BINS)[1][:-1]) for z in codes.T])
    gaps = []
    for factor in factors.T:
        entropy = mutual_info_score(factor, factor)
        if entropy > 0:
            least, most = sorted(mutual_info_score(z, factor) for z in binned)[-2:]
            gaps.append((most - least) / entropy)
    return gaps


archive = np.load(sys.argv[1])
images, classes = archive["imgs"], archive["latents_classes"]
folder = Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
losses, migs, components = [], [], []
for beta in (1, 5, 10):
    random = np.random.default_rng(0)
    model = trained(beta, images, random)
    sample = random.integers(len(images), size=SAMPLES)
    x = images[sample].astype(np.float32)[..., None]
    mean, log_variance = model.encoder.predict(x, batch_size=256, verbose=0)
    z = mean + np.exp(0.5 * log_variance) * random.standard_normal(mean.shape, dtype=np.float32)
    nats = float(keras_vae.reconstruction(x, model.decoder.predict(z, batch_size=256, verbose=0)))
    kl = float(keras_vae.kl(mean, log_variance))
    losses.append((beta, nats + beta * kl, nats, kl))
    gaps = gap(mean, classes[sample])
    migs.append((beta, float(np.mean(gaps)), *map(float, gaps)))
    components.append((beta, *map(float, PCA().fit(mean).explained_variance_ratio_)))
for name, rows in (("loss", losses), ("mig", migs), ("pca", components)):
    with open(folder / f"{name}.csv", "w", newline="") as file:
        csv.writer(file).writerows(rows)

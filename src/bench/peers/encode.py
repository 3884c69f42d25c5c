"""Encodes by a SavedModel's weights. Arguments: network, images (npy), SavedModel, `keras` or `torch`."""

import sys

import numpy as np

from networks import NETWORKS
from rounds import serve

name, file, saved_model, form = sys.argv[1:5]
BATCH = 256
images = np.load(file).astype(np.float32)


def chosen(batch):
    start = batch * BATCH % (len(images) - BATCH)
    return images[start : start + BATCH]


if form == "keras":
    import keras_vae
    import weights

    encoder = weights.keras_model(NETWORKS[name], saved_model).encoder

    def encode(times):
        for batch in range(times):
            encoder.predict_on_batch(chosen(batch))
else:
    import torch

    import weights

    encoder = weights.torch_model(NETWORKS[name], saved_model).encoder.eval().to(memory_format=torch.channels_last)

    @torch.inference_mode()
    def encode(times):
        for batch in range(times):
            x = torch.from_numpy(chosen(batch).transpose(0, 3, 1, 2)).to(memory_format=torch.channels_last)
            encoder(x)[0].numpy()


serve(encode, warm_up=20)

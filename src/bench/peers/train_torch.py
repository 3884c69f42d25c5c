"""Trains in PyTorch. Arguments: network, batch size, images (npy), `eager` or `channels_last` or `compile`."""

import sys

import numpy as np
import torch

import torch_vae
from networks import NETWORKS
from rounds import serve

name, batch_size, file, form = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
layout = torch.contiguous_format if form == "eager" else torch.channels_last
images = torch.from_numpy(np.ascontiguousarray(np.load(file).astype(np.float32).transpose(0, 3, 1, 2))).to(memory_format=layout)
model = torch_vae.Vae(NETWORKS[name]).to(memory_format=layout)
loss_of = torch.compile(model) if form == "compile" else model
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)


def batches():
    while True:
        for chosen in torch.randperm(len(images)).split(batch_size):
            if len(chosen) == batch_size:
                yield images[chosen]


batch = batches()


def steps(times):
    for _ in range(times):
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(next(batch))
        loss.backward()
        optimizer.step()
    loss.item()


serve(steps, warm_up=20)

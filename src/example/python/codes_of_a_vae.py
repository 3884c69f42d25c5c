"""Trains a small variational autoencoder on the digits of scikit-learn, and saves its codes for `disentangle score`.

    python codes_of_a_vae.py FOLDER

Writes codes.npy (the means of the posteriors), log_variances.npy and factors.npy, a row an image in all of them.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

LATENTS, BETA, EPOCHS = 6, 1.0, 60


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 2 * LATENTS))
        self.decoder = nn.Sequential(nn.Linear(LATENTS, 128), nn.ReLU(), nn.Linear(128, 64))

    def encode(self, images):
        return self.encoder(images).chunk(2, dim=1)

    def loss(self, images):
        mean, log_variance = self.encode(images)
        code = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
        logits = self.decoder(code)
        reconstruction = nn.functional.binary_cross_entropy_with_logits(logits, images, reduction="sum")
        kl = 0.5 * (mean**2 + log_variance.exp() - log_variance - 1).sum()
        return (reconstruction + BETA * kl) / len(images)


def main(folder):
    torch.manual_seed(0)
    pixels, digits = load_digits(return_X_y=True)
    images = torch.tensor(pixels / 16, dtype=torch.float32)
    vae = Vae()
    optimizer = torch.optim.Adam(vae.parameters(), lr=1e-3)
    for epoch in range(EPOCHS):
        for batch in torch.randperm(len(images)).split(64):
            optimizer.zero_grad()
            loss = vae.loss(images[batch])
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        mean, log_variance = vae.encode(images)
    ink = pixels.sum(axis=1)
    quarter = np.digitize(ink, np.quantile(ink, [0.25, 0.5, 0.75]))
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "codes.npy", mean.numpy())
    np.save(folder / "log_variances.npy", log_variance.numpy())
    np.save(folder / "factors.npy", np.column_stack([digits, quarter]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

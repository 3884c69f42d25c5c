"""The beta-VAE in PyTorch, as its users write it."""

import torch
from torch import nn
from torch.nn import functional as F


def activation(network):
    return nn.LeakyReLU(network.leak) if network.leak else nn.ReLU()


def padding(network):
    return 1  # halves the map for kernels of 3 and of 4


class Encoder(nn.Module):
    def __init__(self, network):
        super().__init__()
        parts, channels, side = [], network.channels, 64
        for filters in network.convolutions:
            parts.append(
                nn.Conv2d(
                    channels,
                    filters,
                    network.kernel,
                    stride=2,
                    padding=padding(network),
                    bias=not network.batch_normalization,
                )
            )
            parts += after(network, nn.BatchNorm2d, filters)
            channels, side = filters, side // 2
        parts.append(nn.Flatten())
        size = channels * side * side
        for units in network.encoder_units:
            parts.append(nn.Linear(size, units, bias=not network.batch_normalization))
            parts += after(network, nn.BatchNorm1d, units)
            size = units
        self.features = nn.Sequential(*parts)
        self.mean = nn.Linear(size, network.latents)
        self.log_variance = nn.Linear(size, network.latents)
        nn.init.zeros_(self.log_variance.weight)

    def forward(self, images):
        features = self.features(images)
        return self.mean(features), self.log_variance(features)


def after(network, normalization, channels):
    parts = [normalization(channels, eps=1e-3, momentum=0.01)] if network.batch_normalization else []
    parts.append(activation(network))
    return parts + ([nn.Dropout(network.dropout)] if network.dropout else [])


class Decoder(nn.Sequential):
    def __init__(self, network):
        parts, size = [], network.latents
        for units in network.decoder_units:
            parts += [nn.Linear(size, units), activation(network)]
            size = units
        side, channels = network.base
        parts += [nn.Linear(size, channels * side * side), activation(network)]
        parts.append(nn.Unflatten(1, (channels, side, side)))
        for filters in network.transposed:
            parts.append(transposed(network, channels, filters, 2, not network.batch_normalization))
            if network.batch_normalization:
                parts.append(nn.BatchNorm2d(filters, eps=1e-3, momentum=0.01))
            parts.append(activation(network))
            channels = filters
        parts.append(transposed(network, channels, network.channels, network.output_stride, network.output_bias))
        super().__init__(*parts)


def transposed(network, channels, filters, stride, bias):
    odd = stride == 2 and network.kernel == 3
    return nn.ConvTranspose2d(
        channels, filters, network.kernel, stride, padding(network), output_padding=int(odd), bias=bias
    )


def reconstruction(images, logits):
    """Nats an image."""
    return F.binary_cross_entropy_with_logits(logits, images, reduction="sum") / len(images)


def kl(mean, log_variance):
    """To N(0, I), nats an image."""
    return 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1).mean()


class Vae(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.beta = network.beta
        self.encoder = Encoder(network)
        self.decoder = Decoder(network)

    def forward(self, images):
        """The loss."""
        mean, log_variance = self.encoder(images)
        z = mean + (0.5 * log_variance).exp() * torch.randn_like(mean)
        return reconstruction(images, self.decoder(z)) + self.beta * kl(mean, log_variance)

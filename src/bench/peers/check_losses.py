"""Whether the peers compute the loss of this program. Arguments: network, SavedModel with assets.extra/golden.npz.

With the same weights and images both peers must give the same reconstruction at the posterior mean and the same KL, to 1e-4
of it: then all three train the same model.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

import keras_vae
import torch_vae
import weights
from networks import NETWORKS

network, saved_model = NETWORKS[sys.argv[1]], sys.argv[2]
golden = np.load(Path(saved_model) / "assets.extra" / "golden.npz")
images = golden["losses/images"]
expected = {term: float(golden[f"losses/{term}"]) for term in ("reconstruction_at_mean", "kl")}

model = weights.keras_model(network, saved_model)
mean, log_variance = model.encoder(images, training=False)
logits = model.decoder(mean, training=False)
by_keras = {
    "reconstruction_at_mean": float(keras_vae.reconstruction(images, logits)),
    "kl": float(keras_vae.kl(mean, log_variance)),
}

peer = weights.torch_model(network, saved_model).eval()
with torch.inference_mode():
    x = images.transpose(0, 3, 1, 2)
    x = torch.from_numpy(np.ascontiguousarray(x[:, :, ::-1, ::-1] if network.kernel == 3 else x))
    mean, log_variance = peer.encoder(x)
    by_torch = {
        "reconstruction_at_mean": float(torch_vae.reconstruction(x, peer.decoder(mean))),
        "kl": float(torch_vae.kl(mean, log_variance)),
    }

rows = []
for peer_name, found in (("keras", by_keras), ("torch", by_torch)):
    for term, value in expected.items():
        difference = abs(found[term] - value) / max(1, abs(value))
        rows.append({"peer": peer_name, "term": term, "ours": value, "theirs": found[term], "difference": difference})
print(json.dumps(rows))
if max(row["difference"] for row in rows) > 1e-4:
    sys.exit("the peers do not compute the same loss")

"""Holds TensorBoard's own reader against run records.

    python check_events.py MODELS

Of every run under MODELS, <run>/tensorboard/1/ must show the epochs of <run>/1/assets.extra/run.json: each term of each
split at its step, to the last digit of a float32; a picture of reconstructions and a histogram of a latent for each
epoch; and the hyper-parameters. Prints a line a run and ends with status 1 if something differs.
"""

import json
import sys
from pathlib import Path

import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams import plugin_data_pb2

GROUPS = {"train": "epoch", "validation": "validation"}
ALL = {"scalars": 0, "images": 0, "histograms": 0, "tensors": 0}


def expected(record):
    """The curves of a run record: by tag, the steps and values."""
    curves = {}
    for epoch in record["history"]:
        for term, value in epoch["terms"].items():
            curves.setdefault(f"{GROUPS[epoch['split']]}/{term}", []).append((int(epoch["step"]), np.float32(value)))
    return curves


def faults(run):
    record = json.loads((run / "1" / "assets.extra" / "run.json").read_text())
    events = EventAccumulator(str(run / "tensorboard" / "1"), size_guidance=ALL)
    events.Reload()
    tags = events.Tags()
    curves = expected(record)
    for tag, points in curves.items():
        found = [(each.step, np.float32(each.value)) for each in events.Scalars(tag)] if tag in tags["scalars"] else None
        if found != points:
            yield f"{tag}: {found} instead of {points}"
    steps = sorted({step for points in curves.values() for step, _ in points})
    if [each.step for each in events.Images("reconstructions")] != steps:
        yield "the pictures are not those of the epochs"
    latents = [tag for tag in tags["histograms"] if tag.startswith("latents/")]
    if not latents or any([each.step for each in events.Histograms(tag)] != steps for tag in latents):
        yield "the histograms are not those of the epochs"
    content = events.SummaryMetadata("_hparams_/session_start_info").plugin_data.content
    settings = plugin_data_pb2.HParamsPluginData.FromString(content).session_start_info.hparams
    if settings["family"].string_value != record["family"]:
        yield f"the hyper-parameters say {settings['family']}"
    print(f"{run.name}: {len(tags['scalars'])} curves, {len(latents)} histograms, {len(settings)} hyper-parameters")


def main(models):
    runs = sorted(folder.parent for folder in Path(models).glob("*/tensorboard"))
    found = [f"{run.name}: {fault}" for run in runs for fault in faults(run)]
    for fault in found:
        print("FAULT", fault)
    return 1 if found or not runs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

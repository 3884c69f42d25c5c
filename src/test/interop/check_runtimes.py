"""Holds exported models against other runtimes.

    python check_runtimes.py MODELS RESULTS.csv

Under MODELS lies one folder a family: <family>/<version>/ with assets.extra/golden.npz, and <family>/inspect.txt, what
`disentangle inspect` says of it. Every signature is called in every runtime with the golden inputs; the outputs may
differ from Java's by golden.TOLERANCE, or by what limits.toml allows with a reason. What a runtime cannot do stands in limits.toml, with the reason and the error
that is then to be seen. Prints a line for each combination, writes all as CSV, and ends with status 1 if one of them is
not as it should be.
"""

import csv
import os
import sys
import tomllib
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from tensorflow.python.tools import saved_model_utils

import golden
import runtimes
import structure

STATED = tomllib.loads(Path(__file__).with_name("limits.toml").read_text())
LIMITS = STATED["limit"]
TOLERANCES = STATED["tolerance"]
COLUMNS = ["runtime", "version", "family", "signature", "largest_difference", "reason"]


def limit_of(runtime, family, signature):
    """The entry of limits.toml that says why a combination cannot be, or None."""
    for limit in LIMITS:
        if limit["runtime"] == runtime and signature in limit["signatures"] and family in limit.get("families", [family]):
            return limit
    return None


def tolerance_of(runtime, family, signature):
    """The largest difference that is allowed: golden.TOLERANCE, but where limits.toml gives a reason for more."""
    for wider in TOLERANCES:
        if wider["runtime"] == runtime and signature in wider["signatures"] and family in wider["families"]:
            return wider["tolerance"]
    return golden.TOLERANCE


def outcome(runtime, model, key, signature, limit):
    """The largest difference, the reason of a limit, and what is wrong, if anything is."""
    try:
        difference = golden.difference(signature.outputs, runtime(model).call(key, signature.inputs))
    except Exception as error:
        if limit and limit["error"] in str(error):
            return None, limit["reason"], None
        return None, None, f"{type(error).__name__}: {error}"
    if limit:
        return difference, None, "it stands in limits.toml but works: take it from there"
    allowed = tolerance_of(runtime.name, model.parent.name, key)
    fault = None if difference <= allowed else f"differs by {difference:.1e}"
    return difference, None, fault


def main(models, results):
    faults = []
    rows = []
    asked = [runtime for runtime in runtimes.ALL if not runtime.lacks]
    lacking = {runtime.name: runtime.lacks for runtime in runtimes.ALL if runtime.lacks}
    limits_met = [limit for limit in LIMITS if limit["runtime"] in lacking]
    for family in sorted(path for path in Path(models).iterdir() if path.is_dir()):
        [model] = [path for path in family.iterdir() if path.name.isdigit()]
        graph = saved_model_utils.get_meta_graph_def(str(model), "serve")
        faults += [f"{family.name}: {fault}" for fault in structure.differences(graph, model, (family / "inspect.txt").read_text())]
        signatures = golden.read(model, graph)
        for runtime in asked:
            for key, signature in signatures.items():
                if not runtime.covers(signature.inputs):
                    continue
                limit = limit_of(runtime.name, family.name, key)
                limits_met.append(limit)
                difference, reason, fault = outcome(runtime, model, key, signature, limit)
                shown = "" if difference is None else f"{difference:.1e}"
                row = [runtime.name, runtime.version, family.name, key, shown, reason or ""]
                rows.append(row)
                print(" | ".join(row[:4] + [shown or reason or "FAILS"]))
                if fault:
                    faults.append(f"{runtime.name}, {family.name}, {key}: {fault}")
    faults += [f"limits.toml: no such combination: {limit}" for limit in LIMITS if limit not in limits_met]
    with open(results, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    for name, lacks in lacking.items():
        print(f"WITHOUT {name}: there is no {lacks}")
    for fault in faults:
        print("FAULT", fault[:2000])
    print(f"{len(rows)} combinations, {len(faults)} faults; {results}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

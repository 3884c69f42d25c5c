"""Holds exported models against other runtimes.

    python check_runtimes.py MODELS RESULTS.csv

Under MODELS lies one folder a family: <family>/<version>/ with assets.extra/golden.npz, and <family>/inspect.txt, what
`disentangle inspect` says of it. Every signature is called in every runtime with the golden inputs; but a runtime that
converts a signature's graph gets each graph once, from the first family that has it. The outputs may differ from Java's
by golden.TOLERANCE, or by what limits.toml allows with a reason. What a runtime cannot do stands in limits.toml, with
the reason and the error that is then to be seen. Prints a line for each combination, writes all as CSV, and ends with
status 1 if one of them is not as it should be.
"""

import csv
import dataclasses
import multiprocessing
import os
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from tensorflow.python.tools import saved_model_utils

import fingerprint
import golden
import runtimes
import structure

STATED = tomllib.loads(Path(__file__).with_name("limits.toml").read_text())
LIMITS = STATED["limit"]
TOLERANCES = STATED["tolerance"]
COLUMNS = ["runtime", "version", "family", "signature", "largest_difference", "reason"]
# As many as the tests have Javas: for two cores and 8 GB.
PROCESSES = 2


@dataclasses.dataclass
class Found:
    """What the check of one family found: rows of the table, sentences about what is wrong."""

    rows: list
    faults: list


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


def version_of(family):
    """The one version of a family that is there, and its MetaGraphDef."""
    [model] = [path for path in family.iterdir() if path.name.isdigit()]
    return model, saved_model_utils.get_meta_graph_def(str(model), "serve")


def firsts(families):
    """By the fingerprint of each graph, the first family and signature that have it."""
    found = {}
    for family in families:
        for key, graph in sorted(fingerprint.of_signatures(version_of(family)[1]).items()):
            found.setdefault(graph, (family.name, key))
    return found


def check(family, first):
    """Calls the signatures of a family; of those whose graph another has, in the runtimes that convert none."""
    model, graph = version_of(family)
    graphs = fingerprint.of_signatures(graph)
    found = Found([], [f"{family.name}: {each}" for each in structure.differences(graph, model, (family / "inspect.txt").read_text())])
    signatures = golden.read(model, graph)
    for runtime in (each for each in runtimes.ALL if not each.lacks):
        for key, signature in signatures.items():
            if not runtime.covers(signature.inputs):
                continue
            limit = limit_of(runtime.name, family.name, key)
            same = first[graphs[key]]
            if runtime.converts and same != (family.name, key):
                difference, reason = None, f"has the graph of {same[0]}, {same[1]}"
                fault = None if limit == limit_of(runtime.name, *same) else f"it {reason}, of which limits.toml says something else"
            else:
                difference, reason, fault = outcome(runtime, model, key, signature, limit)
            shown = "" if difference is None else f"{difference:.1e}"
            found.rows.append([runtime.name, runtime.version, family.name, key, shown, reason or ""])
            if fault:
                found.faults.append(f"{runtime.name}, {family.name}, {key}: {fault}")
    return found


def unmet(rows):
    """The entries of limits.toml that no combination met, but those of runtimes that are not here."""
    met = [limit_of(runtime, family, key) for runtime, _, family, key, *_ in rows]
    lacking = [runtime.name for runtime in runtimes.ALL if runtime.lacks]
    return [limit for limit in LIMITS if limit not in met and limit["runtime"] not in lacking]


def main(models, results):
    families = sorted(path for path in Path(models).iterdir() if path.is_dir())
    first = firsts(families)
    rows, faults = [], []
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as processes:
        for found in processes.map(check, families, [first] * len(families)):
            for row in found.rows:
                print(" | ".join([*row[:4], row[4] or row[5] or "FAILS"]))
            rows += found.rows
            faults += found.faults
    faults += [f"limits.toml: no such combination: {limit}" for limit in unmet(rows)]
    with open(results, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    for runtime in runtimes.ALL:
        if runtime.lacks:
            print(f"WITHOUT {runtime.name}: there is no {runtime.lacks}")
    for fault in faults:
        print("FAULT", fault[:2000])
    print(f"{len(rows)} combinations, {len(faults)} faults; {results}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

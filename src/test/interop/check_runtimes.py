"""Holds exported models against other runtimes.

    python check_runtimes.py MODELS RESULTS.csv

Under MODELS lies one folder a family: <family>/<version>/ with assets.extra/golden.npz, and <family>/inspect.txt, what
`disentangle inspect` says of it. Every signature is called in every runtime with the golden inputs, but for two kinds of
calls that would show nothing new: a runtime that converts a signature's graph gets each graph once, from the first family
that has it, and beside that only `reconstruct` of every family; and of the combinations that an operation makes
impossible, one of each signature is called. The outputs may differ from Java's by golden.TOLERANCE, or by what
limits.toml allows with a reason. What a runtime cannot do stands in limits.toml, with the reason and the error that is
then to be seen. Prints a line for each combination, writes all as CSV, and ends with status 1 if one of them is not as it
should be.
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

import golden
import graphs
import runtimes
import structure

STATED = tomllib.loads(Path(__file__).with_name("limits.toml").read_text())
LIMITS = STATED["limit"]
TOLERANCES = STATED["tolerance"]
COLUMNS = ["runtime", "version", "family", "signature", "largest_difference", "reason"]
ASKED = [runtime for runtime in runtimes.ALL if not runtime.lacks]
# Encoder and decoder at once: every family meets every runtime by it.
ALWAYS = "reconstruct"
# As many as the tests have Javas: for two cores and 8 GB.
PROCESSES = 2


@dataclasses.dataclass(frozen=True)
class Combination:
    """A signature in a runtime; the limit that it meets, and why it is not called; None where there is none."""

    runtime: str
    family: str
    signature: str
    limit: dict | None
    left_out: str | None


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The largest difference, the reason why there is none, and what is wrong; None where there is none."""

    difference: float | None = None
    reason: str | None = None
    fault: str | None = None


def limit_of(runtime, family, signature, operations):
    """The entry of limits.toml that says why a combination cannot be, or None."""
    for limit in LIMITS:
        if (limit["runtime"] == runtime
                and signature in limit.get("signatures", [signature])
                and family in limit.get("families", [family])
                and ("operation" not in limit or any(each.startswith(limit["operation"]) for each in operations))):
            return limit
    return None


def tolerance_of(runtime, family, signature):
    """The largest difference that is allowed: golden.TOLERANCE, but where limits.toml gives a reason for more."""
    for wider in TOLERANCES:
        if wider["runtime"] == runtime and signature in wider["signatures"] and family in wider["families"]:
            return wider["tolerance"]
    return golden.TOLERANCE


def version_of(family):
    """The one version of a family that is there, and its MetaGraphDef."""
    [model] = [path for path in family.iterdir() if path.name.isdigit()]
    return model, saved_model_utils.get_meta_graph_def(str(model), "serve")


def planned(families):
    """All combinations of each family, in the order of the table."""
    first = {}
    for family in families:
        signatures = sorted(graphs.of_signatures(version_of(family)[1]).items())
        combinations = []
        for runtime in ASKED:
            for key, graph in signatures:
                if key == golden.INITIALIZER or not runtime.covers(graph.inputs):
                    continue
                limit = limit_of(runtime.name, family.name, key, graph.operations)
                left_out = None
                if limit and "operation" in limit:
                    if first.setdefault((LIMITS.index(limit), key), family.name) != family.name:
                        left_out = limit["reason"]
                elif runtime.converts:
                    same = first.setdefault((runtime.name, str(limit), graph.digest), (family.name, key))
                    if same != (family.name, key) and key != ALWAYS:
                        left_out = "has the graph of " + ", ".join(same)
                combinations.append(Combination(runtime.name, family.name, key, limit, left_out))
        yield combinations


def call(runtime, model, signature, combination):
    """What comes of a combination that is called."""
    limit = combination.limit
    try:
        difference = golden.difference(signature.outputs, runtime(model).call(combination.signature, signature.inputs))
    except Exception as error:
        if limit and limit["error"] in str(error):
            return Outcome(reason=limit["reason"])
        return Outcome(fault=f"{type(error).__name__}: {error}")
    if limit:
        return Outcome(difference, fault="it stands in limits.toml but works: take it from there")
    allowed = tolerance_of(runtime.name, combination.family, combination.signature)
    return Outcome(difference, fault=None if difference <= allowed else f"differs by {difference:.1e}")


def check(family, combinations):
    """What is wrong with the structure of a family's model, and what comes of each combination."""
    model, meta = version_of(family)
    signatures = golden.read(model, meta)
    by_name = {runtime.name: runtime for runtime in ASKED}
    outcomes = [
        Outcome(reason=each.left_out) if each.left_out
        else call(by_name[each.runtime], model, signatures[each.signature], each)
        for each in combinations]
    return structure.differences(meta, model, (family / "inspect.txt").read_text()), outcomes


def main(models, results):
    families = sorted(path for path in Path(models).iterdir() if path.is_dir())
    plan = list(planned(families))
    versions = {runtime.name: runtime.version for runtime in ASKED}
    rows, faults = [], []
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as processes:
        found = processes.map(check, families, plan)
        for family, combinations, (differences, outcomes) in zip(families, plan, found, strict=True):
            faults += [f"{family.name}: {each}" for each in differences]
            for each, outcome in zip(combinations, outcomes, strict=True):
                shown = "" if outcome.difference is None else f"{outcome.difference:.1e}"
                rows.append([each.runtime, versions[each.runtime], each.family, each.signature, shown, outcome.reason or ""])
                print(" | ".join([*rows[-1][:4], shown or outcome.reason or "FAILS"]))
                if outcome.fault:
                    faults.append(f"{each.runtime}, {each.family}, {each.signature}: {outcome.fault}")
    met = [each.limit for combinations in plan for each in combinations]
    faults += [f"limits.toml: no such combination: {limit}" for limit in LIMITS if limit not in met and limit["runtime"] in versions]
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

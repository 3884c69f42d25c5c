"""Golden files for org.disentangle.pgm.format: the Asia network as another program writes it.

Reads configs/pgm/asia.bif; writes into src/test/resources/golden/:
  asia.xmlbif            the network in XMLBIF 0.3
  asia.net               the network in Hugin's NET
  asia-posteriors.csv    variable,state,given,probability: by pyAgrum's lazy propagation
Made with Python 3.11, pyAgrum 3.3.1 (LGPL), which holds tables in single precision:
  python3 src/test/golden/networks_golden.py
"""

import csv
import pathlib
import re
import shutil
import tempfile

import pyagrum as gum

ROOT = pathlib.Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "src" / "test" / "resources" / "golden"

EVIDENCE = [
    {},
    {"asia": "yes", "dysp": "yes"},
    {"xray": "yes"},
    {"xray": "yes", "dysp": "yes", "smoke": "no"},
]


def network(folder):
    # pyAgrum's reader of BIF stops at properties.
    text = (ROOT / "configs" / "pgm" / "asia.bif").read_text()
    plain = folder / "asia.bif"
    plain.write_text(re.sub(r"property[^;]*;", "", text))
    return gum.loadBN(str(plain))


def posteriors(net):
    rows = []
    for evidence in EVIDENCE:
        inference = gum.LazyPropagation(net)
        inference.setEvidence(evidence)
        inference.makeInference()
        given = " ".join(f"{name}={state}" for name, state in evidence.items())
        for name in sorted(net.names()):
            if name not in evidence:
                posterior = inference.posterior(name)
                for state in net.variable(name).labels():
                    rows.append([name, state, given, repr(float(posterior[{name: state}]))])
    return rows


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        net = network(folder)
        gum.saveBN(net, str(folder / "asia.bifxml"))
        shutil.copyfile(folder / "asia.bifxml", GOLDEN / "asia.xmlbif")
        gum.saveBN(net, str(folder / "asia.net"))
        shutil.copyfile(folder / "asia.net", GOLDEN / "asia.net")
    with open(GOLDEN / "asia-posteriors.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["variable", "state", "given", "probability"])
        out.writerows(posteriors(net))


if __name__ == "__main__":
    main()

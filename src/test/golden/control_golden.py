"""Golden numbers for org.disentangle.model.variational.PiController.

Writes src/test/resources/golden/control.csv: a target and a KL for each step, the beta of the PI controller of Shao et
al. (2020) as their code computes it (stopped), and the beta of the same controller whose integral goes on as soon as
the error is below 0 (resumed). Gains 0.01 and 0.001, least beta 1. Up to step 174 the two agree; then one error above
10 stops theirs for good.
Made with Python 3.11, its standard library alone:
  python3 src/test/golden/control_golden.py
"""

import csv
import math
import pathlib

FILE = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden" / "control.csv"
KP, KI, LEAST = 0.01, 0.001, 1.0
# Steps of an error of 6.
SINKING = 23


class Controller:
    def __init__(self, resumes):
        self.resumes = resumes
        self.integral = 0.0
        self.unclipped = LEAST

    def step(self, target, kl):
        error = target - kl
        stopped = self.unclipped < LEAST and not (self.resumes and error <= 0)
        if not stopped:
            self.integral -= KI * error
        self.unclipped = LEAST + KP / (1 + math.exp(error)) + self.integral
        return max(LEAST, self.unclipped)


def courses():
    """A KL above the target, near it, below it until beta is near its least value, far below it, and above it."""
    for step in range(150):
        target = min(16.0, 0.5 + 0.15 * (step // 3))
        yield target, target + 12 * math.exp(-step / 40) * math.cos(step / 15) + 0.5
    for _ in range(SINKING):
        yield 16.0, 10.0
    yield 16.0, 1.0
    for _ in range(40):
        yield 16.0, 22.0


def main():
    stopped, resumed = Controller(False), Controller(True)
    with FILE.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["target", "kl", "stopped", "resumed"])
        for target, kl in courses():
            out.writerow([target, kl, stopped.step(target, kl), resumed.step(target, kl)])


if __name__ == "__main__":
    main()

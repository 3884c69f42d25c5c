"""Processes that do work by rounds, and rounds in turn: A B C A B C ..., so that the machine's moods meet all alike."""

import json
import os
import statistics
import subprocess
from dataclasses import dataclass, field


@dataclass
class Worker:
    """One contestant: a command that speaks the protocol of peers/rounds.py, and what it answered."""

    name: str
    command: list[str]
    environment: dict = field(default_factory=dict)
    answers: list[dict] = field(default_factory=list)

    def start(self, log):
        self.process = subprocess.Popen(
            self.command, env={**os.environ, **self.environment}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended with status {self.process.wait()}; see target/bench/workers.log")
        return json.loads(line)

    def round(self, times):
        self.process.stdin.write(f"{times}\n")
        self.process.stdin.flush()
        self.answers.append(self.answer())
        return self.answers[-1]["seconds"]

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)


def contest(workers, rounds, seconds, log, say):
    """Lets the workers work in turn.

    Each does as many repetitions a round as take it about `seconds`, by a first round that does not count. Returns the
    repetitions a second of each, by name: one number a round.
    """
    times = {}
    for worker in workers:
        worker.start(log)
        worker.answer()
        first = 5
        times[worker.name] = max(1, round(first * seconds / worker.round(first)))
        say(f"  {worker.name}: {times[worker.name]} repetitions a round")
    rates = {worker.name: [] for worker in workers}
    for number in range(rounds):
        for worker in workers:
            rates[worker.name].append(times[worker.name] / worker.round(times[worker.name]))
        say("  round {}: {}".format(number + 1, ", ".join(f"{n} {r[-1]:.2f}" for n, r in rates.items())))
    for worker in workers:
        worker.stop()
    return rates


def ratios(ours, theirs):
    """Ours over theirs, round by round: median, least, greatest."""
    pairs = [a / b for a, b in zip(ours, theirs, strict=True)]
    return statistics.median(pairs), min(pairs), max(pairs)

"""The benchmark: this program beside Keras and PyTorch on the same work. Run by src/bench/bench; see src/site/markdown/performance.md."""

import argparse
import csv
import datetime
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from jinja2 import Environment, FileSystemLoader

from workers import Worker, contest, ratios

HERE = Path(__file__).parent
WORK = Path("target/bench")
JAR = "target/disentangle.jar"
JAVA = ["java", "-cp", f"{WORK}/classes:{JAR}"]
PYTHON = sys.executable
ONE_DNN = {"TF_ENABLE_ONEDNN_OPTS": "1"}
IMAGES = WORK / "images.npy"
GRID = 737_280
PUBLISHED = "dsprites_ndarray_co1sh3sc6or40x32y32_64x64.npz"
CONFIGURATIONS = {"seed": "configs/seed/beta-5.textproto", "quick": "configs/example.textproto",
                  "colour": "src/bench/colour.textproto"}
QUICK_BATCH = 64
DRAWN = {"seed": IMAGES, "quick": IMAGES, "colour": WORK / "images-in-colour.npy"}


@dataclass(frozen=True)
class Row:
    """One line of bench.csv. A ratio is ours over theirs, so that more is better for us, but for times, where less is."""

    section: str
    what: str
    unit: str
    ours: float
    other: str = ""
    theirs: float | None = None
    ratio: float | None = None
    ratio_least: float | None = None
    ratio_greatest: float | None = None
    rounds: int = 1
    target: str = ""
    reached: bool | None = None


def say(text):
    print(f"{datetime.datetime.now():%H:%M:%S} {text}", flush=True)


def java(*arguments, capture=False):
    return subprocess.run(["java", "-jar", JAR, *map(str, arguments)], check=True, text=True, capture_output=capture)


def peer(script, *arguments):
    return [PYTHON, str(HERE / "peers" / script), *map(str, arguments)]


def images():
    """The peers' images: 8,192 of those that this program draws, in a seeded order, in memory as they train."""
    draws = np.random.default_rng(0)
    if not IMAGES.exists():
        archive = WORK / "images.npz"
        java("data", "render", "--out", archive, "--fix", "orientation=0")
        drawn = np.load(archive)["imgs"]
        np.save(IMAGES, draws.permutation(drawn)[:8192, ..., None])
        archive.unlink()
    if not DRAWN["colour"].exists():
        # What is drawn does not matter for the time of a step.
        np.save(DRAWN["colour"], draws.random((2048, 64, 64, 3), np.float32))


def saved_model(name):
    """A model of this program with the benchmark's network, trained for a few steps."""
    version = WORK / "saved_models" / f"bench-{name}" / "1"
    if not version.exists():
        subprocess.run([*JAVA, "org.disentangle.bench.BriefTraining", CONFIGURATIONS[name], f"bench-{name}",
                        WORK / "data", WORK / "saved_models"], check=True, capture_output=True)
    return version


def same_loss(_):
    """First of all: the three compute the same loss, given the same weights."""
    for name in CONFIGURATIONS:
        found = subprocess.run(peer("check_losses.py", name, saved_model(name)), text=True, capture_output=True)
        if found.returncode != 0:
            sys.exit(found.stdout + found.stderr)
        for row in json.loads(found.stdout):
            yield Row("same loss", f"{name}, {row['term']}", "nats", row["ours"], row["peer"], row["theirs"],
                      target="relative difference at most 1e-4", reached=row["difference"] <= 1e-4)


def limit(options):
    """What the machine can do at most: a product of two matrices of 4096 x 4096."""
    side = 4096
    workers = [Worker("TensorFlow", [*JAVA, "org.disentangle.bench.MatrixProductWorker", str(side)]),
               Worker("numpy", peer("matrix_product.py", side))]
    rates = run(workers, options)
    for name, rate in rates.items():
        yield Row("machine", f"product of {side} x {side} matrices, {name}", "GFLOP/s",
                  statistics.median(rate) * 2 * side**3 / 1e9, rounds=len(rate))


def training_worker(name, batch, precision="FLOAT32"):
    # Contestants are there at once, and a run is trained by one program at a time.
    return [*JAVA, "org.disentangle.bench.TrainingWorker", CONFIGURATIONS[name], precision, str(batch),
            str(WORK / "data"), str(WORK / "trainings" / precision)]


def training(options):
    """Forward, backward and Adam; images already in memory; each with its default threads."""
    for name, batch in (("seed", 256), ("seed", 64), ("quick", 64), ("colour", 64)):
        say(f"training, {name}, batches of {batch}")
        ours = Worker("disentangle", training_worker(name, batch))
        peers = [
            Worker("Keras, tf.function", peer("train_keras.py", name, batch, DRAWN[name], "function")),
            Worker("Keras, fit", peer("train_keras.py", name, batch, DRAWN[name], "fit")),
            Worker("Keras, tf.function, oneDNN", peer("train_keras.py", name, batch, DRAWN[name], "function"), ONE_DNN),
            Worker("Keras, fit, oneDNN", peer("train_keras.py", name, batch, DRAWN[name], "fit"), ONE_DNN),
            Worker("PyTorch, eager", peer("train_torch.py", name, batch, DRAWN[name], "eager")),
            Worker("PyTorch, channels last", peer("train_torch.py", name, batch, DRAWN[name], "channels_last")),
            Worker("PyTorch, compile", peer("train_torch.py", name, batch, DRAWN[name], "compile")),
        ]
        rates = run([ours, *peers], options)
        mine = rates.pop(ours.name)
        for other, theirs in rates.items():
            target = 1.5 if "PyTorch" in other or name == "seed" else 1.3
            yield compared("training", f"{name}, batches of {batch}", "images/s", mine, other, theirs, batch, target)
        yield from jvm(ours, name, batch)


def jvm(worker, name, batch):
    """What the JVM adds to a step, and the garbage collector's longest pause."""
    share = statistics.median(a["thread_seconds"] / a["seconds"] for a in worker.answers)
    yield Row("JVM", f"{name}, batches of {batch}: processor time of the training thread", "% of the step", 100 * share,
              rounds=len(worker.answers), target="under 2 %", reached=share < 0.02)
    pause = max(a["longest_pause_ms"] for a in worker.answers)
    yield Row("JVM", f"{name}, batches of {batch}: longest pause of the garbage collector", "ms", pause,
              target="at most 20 ms", reached=pause <= 20)


def precision(options):
    """Training whose convolutions and matrix products take numbers of 16 bits."""
    for name, batch in (("seed", 256), ("quick", 64)):
        say(f"training in 16 bits, {name}")
        ours = Worker("disentangle", training_worker(name, batch, "MIXED_BFLOAT16"))
        others = [
            Worker("itself in 32 bits", training_worker(name, batch)),
            Worker("Keras, tf.function, mixed_bfloat16",
                   peer("train_keras.py", name, batch, DRAWN[name], "function", "mixed_bfloat16"), ONE_DNN),
        ]
        rates = run([ours, *others], options)
        mine = rates.pop(ours.name)
        for other, theirs in rates.items():
            target = 1.2 if "Keras" in other else None
            yield compared("training in 16 bits", f"{name}, batches of {batch}", "images/s", mine, other, theirs, batch,
                           target)


def families(options):
    """Each family by its quick configuration. Nothing is compared, so that a few rounds are enough."""
    few = argparse.Namespace(rounds=min(3, options.rounds), seconds=options.seconds)
    for file in sorted(Path("configs/families").glob("*.textproto")):
        say(f"training, {file.stem}")
        batch = int(re.search(r"batch_size: (\d+)", file.read_text())[1])
        ours = Worker(file.stem, [*JAVA, "org.disentangle.bench.TrainingWorker", str(file), "FLOAT32", str(batch),
                                  str(WORK / "data"), str(WORK / "trainings" / file.stem)])
        rate = run([ours], few)[ours.name]
        yield Row("families", f"{file.stem}, batches of {batch}", "images/s", batch * statistics.median(rate),
                  rounds=len(rate))


def encoding(options):
    """Posterior means of batches of 256 from a SavedModel."""
    for name in CONFIGURATIONS:
        say(f"encoding, {name}")
        ours = Worker("disentangle", [*JAVA, "org.disentangle.bench.EncodingWorker", str(saved_model(name)),
                                      CONFIGURATIONS[name], str(WORK / "data")])
        peers = [
            Worker("Keras", peer("encode.py", name, DRAWN[name], saved_model(name), "keras")),
            Worker("Keras, oneDNN", peer("encode.py", name, DRAWN[name], saved_model(name), "keras"), ONE_DNN),
            Worker("PyTorch, channels last", peer("encode.py", name, DRAWN[name], saved_model(name), "torch")),
        ]
        rates = run([ours, *peers], options)
        mine = rates.pop(ours.name)
        for other, theirs in rates.items():
            target = 1.3 if other == "Keras, oneDNN" else None
            yield compared("encoding", f"{name}, batches of 256", "images/s", mine, other, theirs, 256, target)


def run(workers, options):
    with open(WORK / "workers.log", "a") as log:
        return contest(workers, options.rounds, options.seconds, log, say)


def compared(section, what, unit, ours, other, theirs, factor, target):
    ratio, least, greatest = ratios(ours, theirs)
    return Row(section, what, unit, factor * statistics.median(ours), other, factor * statistics.median(theirs), ratio,
               least, greatest, len(ours), f"at least {target} times" if target else "",
               ratio >= target if target else None)


def timed(command, rounds):
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def start_up(options):
    """From the command to what one waits for."""
    help_seconds = timed(["java", "-jar", JAR, "--help"], options.rounds)
    yield Row("start", "--help", "s", help_seconds, rounds=options.rounds, target="under 0.25 s",
              reached=help_seconds < 0.25)
    seconds = [start_of_training() for _ in range(options.rounds)]
    first = statistics.median(seconds)
    yield Row("start", "train: to the start of the first step", "s", first, rounds=options.rounds,
              target="under 0.8 s", reached=first < 0.8)


def start_of_training():
    """Seconds from the command to the first step: of its first report, the time that its steps took is taken off."""
    began = time.perf_counter()
    with subprocess.Popen(
            ["java", "-jar", JAR, "train", CONFIGURATIONS["quick"], "--progress", "json", "--data-dir", WORK / "data",
             "--models-dir", WORK / "saved_models"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        said = next(each for each in map(json.loads, process.stdout) if each["phase"] == "training")
        seconds = time.perf_counter() - began
        process.kill()
    return seconds - int(said["step"]) * QUICK_BATCH / said["images_per_second"]


def archive():
    """The whole grid as an npz archive, in a folder of its own, where `--data-dir` finds it."""
    file = WORK / "archive" / PUBLISHED
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        java("data", "render", "--out", file, capture=True)
    return file


def unpacked_again(file):
    """As if it had never been opened."""
    for kept in file.parent.glob(file.name + ".*"):
        kept.unlink()


def data(options):
    """An npz archive of all images, opened the first time and again; the renderer."""
    file = archive()
    unpacked_again(file)
    first = timed(["java", "-jar", JAR, "data", "info", file], 1)
    yield Row("data", f"data info of an archive of {GRID:,} images, first time", "s", first)
    again = timed(["java", "-jar", JAR, "data", "info", file], options.rounds)
    yield Row("data", "data info of that archive, again", "s", again, rounds=options.rounds, target="under 2 s",
              reached=again < 2)
    drawing = ["taskset", "-c", "0", *JAVA, "org.disentangle.bench.DrawingWorker", str(WORK / "drawn")]
    rates = run([Worker("renderer", drawing)], options)["renderer"]
    rate = statistics.median(rates) * GRID
    yield Row("data", "renderer, one core, writing included", "images/s", rate, rounds=len(rates),
              target="at least 60,000", reached=rate >= 60_000)


def end_to_end(options):
    """The quick study from the archive to the finished tables, beside the same trainings and tables in Keras."""
    ours, theirs, peaks = [], [], []
    for number in range(options.studies):
        folder = WORK / f"study-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        unpacked_again(archive())
        began = time.perf_counter()
        study = subprocess.Popen(
            ["java", "-jar", JAR, "study", "configs/quick.textproto", "--data-dir", archive().parent, "--models-dir",
             folder / "models", "--reports-dir", folder / "reports", "--device", "cpu"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peaks.append(peak_memory(study))
        ours.append(time.perf_counter() - began)
        say(f"  this program: {ours[-1]:.0f} s, {peaks[-1] / 1e9:.2f} GB")
        if study.returncode != 0:
            sys.exit(f"the study ended with status {study.returncode}")
        began = time.perf_counter()
        subprocess.run(peer("study_keras.py", archive(), folder / "keras"), check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        theirs.append(time.perf_counter() - began)
        say(f"  Keras: {theirs[-1]:.0f} s")
    ratio, least, greatest = ratios(theirs, ours)
    yield Row("end to end", "study configs/quick.textproto", "s", statistics.median(ours), "Keras",
              statistics.median(theirs), ratio, least, greatest, len(ours), "at least 1.5 times as fast", ratio >= 1.5)
    peak = max(peaks)
    yield Row("end to end", "memory of all its processes, proportional set size", "GB", peak / 1e9, rounds=len(peaks),
              target="under 2 GB", reached=peak < 2e9)
    best = max(float(row["mig"]) for row in csv.DictReader(open(folder / "reports" / "quick" / "mig.csv")))
    yield Row("end to end", "best MIG of its three models", "", best, target="at least 0.10 within ten minutes",
              reached=best >= 0.1 and statistics.median(ours) <= 600)


def peak_memory(process):
    """Waits; the largest sum of the proportional set sizes of a process and its children, in bytes."""
    peak = 0
    while process.poll() is None:
        children = subprocess.run(["pgrep", "-P", str(process.pid)], text=True, capture_output=True).stdout.split()
        total = 0
        for pid in [process.pid, *children]:
            try:
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                continue
            found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.M)
            total += int(found[1]) * 1024 if found else 0
        peak = max(peak, total)
        time.sleep(0.5)
    return peak


SECTIONS = {"same-loss": same_loss, "limit": limit, "training": training, "precision": precision, "families": families,
            "encoding": encoding, "start": start_up, "data": data, "end-to-end": end_to_end}


def environment():
    processor = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    versions = subprocess.run([PYTHON, "-m", "pip", "freeze"], text=True, capture_output=True).stdout
    wanted = dict(re.findall(r"^(keras|tensorflow.cpu|torch|numpy)==(\S+)$", versions, re.M))
    # Its last line is the operating system's version, which is the machine's own.
    ours = java("--version", capture=True).stdout.strip().splitlines()[:3]
    return {
        "date": f"{datetime.date.today():%Y-%m-%d}",
        "processor": f"{processor[1] if processor else platform.processor()}, {len(os.sched_getaffinity(0))} cores",
        "disentangle": ", ".join(ours),
        "Python": platform.python_version(),
        **wanted,
    }


def number(value):
    """Four digits, and none of them in an exponent."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def write(rows, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "bench.csv", "w", newline="") as file:
        table = csv.DictWriter(file, Row.__dataclass_fields__)
        table.writeheader()
        table.writerows(asdict(row) for row in rows)
    page = Environment(loader=FileSystemLoader(HERE), autoescape=True).get_template("page.html")
    (folder / "index.html").write_text(page.render(rows=rows, environment=environment(), number=number))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sections", default=",".join(SECTIONS), help="comma-separated, of: " + ", ".join(SECTIONS))
    parser.add_argument("--rounds", type=int, default=7, help="of each contest (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=5, help="of each worker in a round (default: %(default)s)")
    parser.add_argument("--studies", type=int, default=1, help="pairs of whole studies (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("reports/bench"))
    options = parser.parse_args()
    unknown = set(options.sections.split(",")) - set(SECTIONS)
    if unknown:
        parser.error(f"there is no section {', '.join(sorted(unknown))}")
    WORK.mkdir(parents=True, exist_ok=True)
    images()
    rows = []
    for name in options.sections.split(","):
        say(name)
        rows += SECTIONS[name](options)
        write(rows, options.out)
    say(f"written: {options.out / 'index.html'}")


main()

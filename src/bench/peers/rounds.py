"""A peer's side of the conversation: a number of repetitions on a line of the standard input, one JSON object for it."""

import json
import sys
import time


def serve(work, warm_up):
    """Calls work(times) for the warm-up, then as often as is asked for; work returns when all is computed."""
    answers, sys.stdout = sys.stdout, sys.stderr
    work(warm_up)
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        times = int(line)
        began = time.perf_counter()
        work(times)
        print(json.dumps({"seconds": time.perf_counter() - began}), file=answers, flush=True)

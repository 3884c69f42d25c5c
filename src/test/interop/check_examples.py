"""Runs the Python of a text in Markdown and compares what it prints with what the text says it prints.

    python check_examples.py src/site/markdown/tables.md

Each block of ```python is run by itself, in the working directory; the block of ```text after it, if that is the next
block, is what it must print. Ends with status 1 if one does not, or if there is no such pair.
"""

import contextlib
import io
import re
import sys
from pathlib import Path

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def printed(code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "example", "exec"), {})
    return out.getvalue()


def main(text):
    blocks = BLOCK.findall(Path(text).read_text(encoding="utf-8"))
    compared = faults = 0
    for (language, code), (following, expected) in zip(blocks, [*blocks[1:], ("", "")]):
        if language != "python":
            continue
        found = printed(code)
        if following == "text":
            compared += 1
            if found != expected:
                faults += 1
                print(f"FAULT {text} says\n{expected}but its lines print\n{found}")
    print(f"{text}: {compared} examples run, {faults} faults")
    return 0 if compared and not faults else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

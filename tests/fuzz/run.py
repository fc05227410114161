"""Builds random issues and reports what went wrong: ``python -m tests.fuzz.run --rounds 2000 --seed 1``.

Each is built in a process of its own. Wrong is: an exception, a death, more than the seconds allowed, a page that
does not say what the manifest says. What is wrong is kept in a folder, ready to become a test.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from layout.pipeline import build_issue
from layout.request import Request, Target
from tests.fuzz.makers import write_case
from tests.support.square_font import square_font

SECONDS = 20
FALSE_PAGES = frozenset(("words-extra", "words-lost", "words-differ", "not-printed"))
"""Findings that no input ought to bring about: the page does not say what the manifest says."""


class Find(NamedTuple):
    """The number of a round that went wrong, its target, and what came of it."""

    seed: int
    target: Target
    fault: str


def rounds(seed: int, count: int, keep: Path | None = None) -> Iterator[Find]:
    """The first seed and how many → what went wrong; its folders are copied into ``keep``."""
    font = square_font().read_bytes()
    for number in range(seed, seed + count):
        target: Target = ("proof", "proof", "screen", "print")[number % 4]  # type: ignore[assignment]
        folder = Path(tempfile.mkdtemp())
        settings = write_case(Random(number), folder, font)
        fault = built_apart(folder, Request(target=target, overrides=tuple(settings)))
        if fault:
            yield Find(number, target, f"{settings} {fault}")
            if keep is not None:
                shutil.copytree(folder, keep / str(number), dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def built_apart(folder: Path, request: Request) -> str:
    """A folder with an issue and what is asked → what went wrong in a process of its own, "" for nothing."""
    answer = folder / ".answer"
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        try:
            result = build_issue(folder / "i.yaml", request)
            answer.write_text(" ".join(FALSE_PAGES & {one.code for one in result.diagnostics}))
        except BaseException:
            answer.write_text(traceback.format_exc()[-1500:])
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not answer.exists():
        return f"no end in {SECONDS} s" if status == signal.SIGALRM else f"died: {status}"
    return answer.read_text()


def main() -> int:
    """The command line → 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"))
    options = parser.parse_args()
    finds = []
    for find in rounds(options.seed, options.rounds, options.keep):
        finds.append(find)
        print(f"{find.seed} {find.target}: {find.fault}", flush=True)
    print(f"{options.rounds} issues, {len(finds)} went wrong", file=sys.stderr)
    return int(bool(finds))


if __name__ == "__main__":
    sys.exit(main())

"""Standard output and standard error, in whatever state the program was given them.

stdout carries written paths or JSON: where it cannot, the program has failed and says so. What cannot be said on
stderr is lost, and ends nothing.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from errno import EPIPE
from io import TextIOWrapper
from pathlib import Path


class OutputLostError(Exception):
    """Standard output takes no more. ``broken``: who read it has gone, which needs no words."""

    def __init__(self, fault: OSError | ValueError) -> None:
        super().__init__(getattr(fault, "strerror", "") or str(fault))
        self.broken = getattr(fault, "errno", None) == EPIPE


def prepare_streams() -> None:
    """Standard streams as given → such that writing to them never fails for a character, nor for their being closed.

    Names of files that are no text come out of stdout as the bytes they are.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed: a file opened later must not take its number
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            bytewise = stream is sys.stdout and stream.encoding.lower() in ("utf-8", "utf8")
            stream.reconfigure(errors="surrogateescape" if bytewise else "backslashreplace")


def has_working_folder() -> bool:
    """Whether the folder that relative paths begin at is still there."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def emit(text: str) -> None:
    """A line for standard output, where it is at once. Raises ``OutputLostError``."""
    try:
        print(text, flush=True)
    except (OSError, ValueError) as fault:
        raise OutputLostError(fault) from None


def say(text: str) -> None:
    """A line for standard error."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


def overwrite(text: str) -> None:
    """A line on the terminal's standard error that the next one replaces; "" wipes it."""
    with suppress(OSError, ValueError):
        print(f"\r\x1b[2K{text}", end="", file=sys.stderr, flush=True)


def is_terminal() -> bool:
    """Whether standard error is read by a person at a terminal."""
    try:
        return sys.stderr.isatty()
    except ValueError:
        return False


def flush_output() -> None:
    """Standard output → all of it where it belongs. Raises ``OutputLostError``."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as fault:
        raise OutputLostError(fault) from None


def abandon_output() -> None:
    """Standard output that takes no more → what is still in its buffer goes nowhere, so that the end is quiet."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)

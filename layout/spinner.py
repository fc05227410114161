"""A line on the terminal that moves while a build takes long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import perf_counter

from layout.streams import is_terminal, overwrite

LONG = 2.0  # seconds after which a build shows that it goes on
TICK = 0.5


@contextmanager
def spinner(words: str) -> Iterator[None]:
    """What is being done, in words → while it lasts, after two seconds, these and the seconds on a line of the
    terminal that is wiped at the end; nothing where no person reads it."""
    if not is_terminal():
        yield
        return
    done, since = Event(), perf_counter()

    def tick() -> None:
        wait, shown = LONG, False
        while not done.wait(wait):
            overwrite(f"{words} … {perf_counter() - since:.0f} s")
            wait, shown = TICK, True
        if shown:
            overwrite("")

    thread = Thread(target=tick, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()

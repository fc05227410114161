"""Code that is not ours → ended after some seconds, and kept from ending the process."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 1.0  # seconds after which code that went on is told again


class OvertimeError(BaseException):
    """Time is up. No ``Exception``: code that catches those is not to go on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Seconds → whatever runs inside raises ``OvertimeError`` after them, or ``SystemExit`` where it would end the
    process. A long call of a library's is cut off in the main thread only, elsewhere when it returns."""
    end = os._exit
    os._exit = _refused  # type: ignore[assignment]
    try:
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            with _alarm(seconds):
                yield
        else:
            with _reminder(seconds):
                yield
    finally:
        os._exit = end


def _refused(status: int) -> None:
    raise SystemExit(status)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _overtime)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _overtime(_number: int, _frame: FrameType | None) -> None:
    raise OvertimeError


@contextmanager
def _reminder(seconds: float) -> Iterator[None]:
    """As ``_alarm``, in a thread that signals do not reach."""
    thread, done = threading.get_ident(), threading.Event()

    def remind() -> None:
        wait = seconds
        while not done.wait(wait):
            raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
            raise_in(ctypes.c_ulong(thread), ctypes.py_object(OvertimeError))
            wait = AGAIN

    watcher = threading.Thread(target=remind, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()

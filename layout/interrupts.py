"""Ctrl-C while a build runs → its end, however deep in whichever library it arrives."""

from __future__ import annotations

import signal
from types import FrameType


class Interrupts:
    """Counts as a handler of the signal. Some libraries turn ``KeyboardInterrupt`` into an error of their own or
    drop it; ``received`` tells that it came."""

    def __init__(self) -> None:
        self.received = False

    def listen(self) -> None:
        """From now on an interrupt is an exception, unless the program was started to ignore it."""
        if callable(signal.getsignal(signal.SIGINT)):
            signal.signal(signal.SIGINT, self._arrived)

    def _arrived(self, _number: int, _frame: FrameType | None) -> None:
        self.received = True
        raise KeyboardInterrupt

"""News of the issue → every window that listens: the newest only, for none has use for what is past."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

PULSE = 15.0  # seconds between two signs of life: a client that has left is noticed


class Hub:
    """Hands the newest news to each listener. ``publish`` may be called from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = ""
        self._closed = False
        self._listeners: set[asyncio.Event] = set()

    def open(self) -> None:
        """Called in the loop that serves: from now on news travel to it."""
        self._loop = asyncio.get_running_loop()

    def publish(self, news: dict[str, Any]) -> None:
        """Plain data → sent to every window."""
        text = json.dumps(news, ensure_ascii=False, separators=(",", ":"))
        if self._loop is None:
            self._news = text
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, text)

    def _tell(self, text: str) -> None:
        self._news = text
        for listener in self._listeners:
            listener.set()

    def close(self) -> None:
        """Called in the loop that serves: every stream ends."""
        self._closed = True
        for listener in self._listeners:
            listener.set()

    @property
    def listeners(self) -> int:
        """How many windows listen."""
        return len(self._listeners)

    async def events(self) -> AsyncIterator[str]:
        """A window → its stream of server-sent events; it ends when the window is closed."""
        ready = asyncio.Event()
        self._listeners.add(ready)
        try:
            if self._news:
                yield f"data: {self._news}\n\n"
            while not self._closed:
                try:
                    await asyncio.wait_for(ready.wait(), PULSE)
                except TimeoutError:
                    yield ": \n\n"
                    continue
                ready.clear()
                if self._closed:
                    return
                yield f"data: {self._news}\n\n"
        finally:
            self._listeners.discard(ready)

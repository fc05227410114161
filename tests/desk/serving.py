"""A desk that serves an issue while a test runs."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from layout.desk.desk import Desk
from layout.desk.launch import server_of
from layout.request import Request
from layout.session import Session

TOKEN = "token-of-a-test-0123456789"
PATIENCE = 30.0  # seconds


class Answer(NamedTuple):
    """What came back: status, headers and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Served(NamedTuple):
    """A desk and where it listens."""

    desk: Desk
    port: int

    @property
    def address(self) -> str:
        """The address that opens the desk."""
        return f"http://127.0.0.1:{self.port}/{TOKEN}/"

    def ask(
        self,
        path: str,
        body: object = None,
        *,
        method: str = "",
        token: str = f"/{TOKEN}",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """A path, and what is posted there → the answer; Host and Origin are right unless others are given."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        method = method or ("GET" if body is None else "POST")
        origin = {} if method == "GET" else {"Origin": f"http://127.0.0.1:{self.port}"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, token + path, data, {**origin, **(headers or {})})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def settle(self) -> None:
        """Sets the issue once more and waits for it: every change of a file before is in."""
        self.desk.engine.wait(self.desk.engine.ask(), PATIENCE)

    def edit(self, *ops: Mapping[str, Any]) -> Answer:
        """Operations on the manifest as it is now → the answer."""
        _, version = self.desk.files.read(self.desk.files.manifest)
        return self.ask("/edit", {"file": "manifest", "version": version, "ops": list(ops)})


@contextmanager
def served(manifest: Path, lang: str = "zh") -> Iterator[Served]:
    """A manifest → its desk, served until the block ends."""
    desk = Desk(Session(manifest, Request(target="pages", lang=lang)), lang)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = server_of(desk, TOKEN, port)
        desk.engine.start()
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        until = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        try:
            yield Served(desk, port)
        finally:
            server.should_exit = True
            desk.engine.end()
            thread.join(PATIENCE)

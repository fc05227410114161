"""``--serve``: the desk of one issue on this machine, until it is interrupted."""

from __future__ import annotations

import asyncio
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_urlsafe

import uvicorn
from starlette.applications import Starlette
from watchfiles import Change, DefaultFilter, awatch

from layout.desk.app import application
from layout.desk.desk import Desk
from layout.desk.guard import Guard
from layout.desk.hub import Hub
from layout.exits import DONE
from layout.request import Request
from layout.session import Session
from layout.style.chain import STYLES
from layout.watch import SOURCES

HOST = "127.0.0.1"
SETTLE = 40  # ms without a further change before the files are read


def serve(path: Path, request: Request) -> int:
    """A manifest (it may not be there yet) and what is asked of a build → the exit code, when the user stops it.

    The address, with the token that opens it, goes to stderr and to the browser.
    """
    desk = Desk(Session(path, replace(request, target="pages", check=False)), request.lang)
    token = token_urlsafe(24)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind((HOST, 0))
        listener.listen(64)  # a browser that is quicker than the server waits
        port = listener.getsockname()[1]
        address = f"http://{HOST}:{port}/{token}/"
        server = server_of(desk, token, port)
        desk.engine.start()
        zh = request.lang == "zh"
        print(f"{'版面台' if zh else 'The desk'}: {address}", file=sys.stderr, flush=True)
        print("（Ctrl-C 结束）" if zh else "(Ctrl-C ends)", file=sys.stderr, flush=True)
        if sys.stderr.isatty():
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            asyncio.run(server.serve([listener]))
    desk.engine.end()
    return DONE


def server_of(desk: Desk, token: str, port: int) -> uvicorn.Server:
    """A desk, its token and the port it listens on → the server, guarded."""
    app = Guard(with_life(desk), token, port)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, timeout_graceful_shutdown=1, lifespan="on"
    )
    return _Server(config, desk.hub)


class _Server(uvicorn.Server):
    """A server that tells the windows goodbye before it waits for them to leave."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As the base; the streams of news end first."""
        self._hub.close()
        await super().shutdown(sockets)


def with_life(desk: Desk) -> Starlette:
    """A desk → its application, which watches the issue's files as long as it runs."""
    app = application(desk)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        desk.hub.open()
        watching = asyncio.create_task(_watch(desk))
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching

    app.router.lifespan_context = life
    return app


class _Sources(DefaultFilter):
    """Files an issue is made of, those the desk has just written itself left out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def __call__(self, change: Change, path: str) -> bool:
        file = Path(path)
        wanted = file.suffix.lower() in SOURCES and super().__call__(change, path)
        return wanted and not self._desk.files.wrote(file)


async def _watch(desk: Desk) -> None:
    """Another hand changes a file → the issue is set again."""
    folders = {desk.files.folder, STYLES}
    async for _ in awatch(*folders, watch_filter=_Sources(desk), debounce=400, step=SETTLE):
        desk.changed()

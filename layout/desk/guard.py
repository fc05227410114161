"""Who may speak to the desk: this machine's browser, with the token, from the desk's own pages.

The desk listens on the loopback address alone. A page of another site could still send requests there, and a name
may be made to point there (DNS rebinding): so Host and Origin are checked, and every address begins with a token
that only the user was shown.
"""

from __future__ import annotations

from hmac import compare_digest

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_REQUEST = 1_000_000  # bytes of an edit
LARGEST_UPLOAD = 200_000_000  # bytes of a file that is dropped: as large as a picture may be
UPLOADS = "/upload"
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


class TooLarge(HTTPException):
    """A body grew beyond what its address allows while it was read."""

    def __init__(self) -> None:
        super().__init__(413, "too large", {"connection": "close"})


class Guard:
    """ASGI middleware: refuses what does not come from the desk itself, and bodies that are too large."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app = app
        self.prefix = f"/{token}"
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request → the answer of the desk, its address without the token; or 403, 404, 413."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused is not None:
            await refused(scope, receive, send)
            return
        path = scope["path"][len(self.prefix) :]
        most = LARGEST_UPLOAD if path == UPLOADS else LARGEST_REQUEST
        limited = _Limited(receive, most)
        inner = {**scope, "path": path, "raw_path": path.encode(), "root_path": ""}
        await self.app(inner, limited.receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """A request → why it is refused, None where it is welcome."""
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        host = headers.get("host", "")
        if host not in self.hosts:
            return _plain(403, "unknown host")
        origin = headers.get("origin")
        if origin is None and scope["method"] not in ("GET", "HEAD"):
            return _plain(403, "no origin")
        if origin is not None and origin != f"http://{host}":
            return _plain(403, "foreign origin")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return _plain(403, "foreign page")
        path = scope["path"]
        given = path[: len(self.prefix)].encode()
        if not compare_digest(given, self.prefix.encode()) or path[len(self.prefix) :][:1] != "/":
            return _plain(403, "no token")
        length = headers.get("content-length", "0")
        most = LARGEST_UPLOAD if path == self.prefix + UPLOADS else LARGEST_REQUEST
        if not length.isdecimal() or int(length) > most:
            return _plain(413, "too large")
        return None


class _Limited:
    """A body that is read no further than allowed, whatever its length was said to be."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    async def receive(self) -> Message:
        """The next part of the body. Raises ``TooLarge`` beyond the limit."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLarge
        return message


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            known = {name for name, _ in message["headers"]}
            more = [
                (name.encode(), value.encode())
                for name, value in HEADERS.items()
                if name.encode() not in known
            ]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return sent


def _plain(status: int, words: str) -> PlainTextResponse:
    return PlainTextResponse(words, status, {**HEADERS, "connection": "close"})

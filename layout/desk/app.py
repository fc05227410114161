"""The addresses of the desk → answers. What is refused says why, in a word the browser has a sentence for."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from layout.desk import edits, pictures, proofing
from layout.desk.desk import Desk
from layout.desk.engine import Sheet
from layout.desk.explained import reasons
from layout.desk.files import Refused
from layout.desk.style_panel import gallery, panel
from layout.desk.views import locate
from layout.desk.words import words_of
from layout.request import TypesetIssue

STATIC = Path(__file__).parent / "static"
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
STATUS = {"stale": 409, "conflict": 409, "outside": 403, "kind": 415, "path": 404, "nothing": 409}
Answer = Callable[[Request], Awaitable[Response]]


def application(desk: Desk) -> Starlette:
    """A desk → its addresses, without the guard."""
    routes = _Routes(desk)
    get, post = ["GET"], ["POST"]
    return Starlette(
        routes=[
            Route("/", routes.index, methods=get),
            Route("/static/{name}", routes.static, methods=get),
            Route("/words", routes.words, methods=get),
            Route("/events", routes.events, methods=get),
            Route("/page/{number:int}.jpg", routes.picture_of_page, methods=get),
            Route("/page/{number:int}", _safe(routes.page), methods=get),
            Route("/plate/{number:int}/{name}.jpg", _safe(routes.plate), methods=get),
            Route("/ink/{number:int}", _safe(routes.ink), methods=get),
            Route("/before", routes.before, methods=get),
            Route("/face/{name}", _safe(routes.face), methods=get),
            Route("/locate", _safe(routes.locate), methods=get),
            Route("/text/{article:int}", _safe(routes.text), methods=get),
            Route("/picture", _safe(routes.picture), methods=get),
            Route("/style", _safe(routes.style), methods=get),
            Route("/styles", _safe(routes.styles), methods=get),
            Route("/sample/{name}", _safe(routes.sample), methods=get),
            Route("/reasons", _safe(routes.reasons), methods=get),
            Route("/check", _safe(routes.check), methods=post),
            Route("/rounds", _safe(routes.rounds), methods=get),
            Route("/round", _safe(routes.keep_round), methods=post),
            Route("/changes", _safe(routes.changes), methods=get),
            Route("/kept/{name}/{number:int}.jpg", _safe(routes.kept_page), methods=get),
            Route("/kept/{name}.pdf", _safe(routes.kept_pdf), methods=get),
            Route("/comments", _safe(routes.comments), methods=get),
            Route("/comments", _safe(routes.change_comments), methods=post),
            Route("/edit", _safe(routes.edit), methods=post),
            Route("/upload", _safe(routes.upload), methods=post),
            Route("/undo", _safe(routes.undo), methods=post),
            Route("/redo", _safe(routes.redo), methods=post),
            Route("/try", _safe(routes.tried), methods=post),
        ]
    )


def _safe(answer: Answer) -> Answer:
    """A handler → the same, what it refuses answered with its word."""

    async def safe(request: Request) -> Response:
        try:
            return await answer(request)
        except Refused as refusal:
            word = str(refusal)
            return JSONResponse({"refused": word}, STATUS.get(word, 422))
        except (KeyError, TypeError, ValueError):
            return JSONResponse({"refused": "request"}, 400)

    return safe


class _Routes:
    """The handlers of one desk. What reads or writes files is done beside the loop."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def index(self, _: Request) -> Response:
        """The page itself, in the language of the command line until another is chosen."""
        text = (STATIC / "index.html").read_text("utf-8")
        lang = "zh-CN" if self.desk.lang == "zh" else "en"
        return Response(text.replace("{lang}", lang), media_type="text/html")

    async def static(self, request: Request) -> Response:
        """A module or the style sheet."""
        path = STATIC / request.path_params["name"]
        if path.suffix not in KINDS or not path.is_file() or path.parent != STATIC:
            return Response(status_code=404)
        return FileResponse(path, media_type=KINDS[path.suffix])

    async def words(self, request: Request) -> Response:
        """The words of the page in one language."""
        return JSONResponse(words_of(request.query_params.get("lang", self.desk.lang)))

    async def events(self, _: Request) -> Response:
        """The stream of news."""
        return StreamingResponse(self.desk.hub.events(), media_type="text/event-stream")

    async def picture_of_page(self, request: Request) -> Response:
        """A page as a picture, as wide as the window asks."""
        try:
            version, width = (int(request.query_params[key]) for key in ("v", "width"))
        except (KeyError, ValueError):
            return Response(status_code=400)
        sheet = self.desk.sheet(request.path_params["number"], version)
        if sheet is None or width < 1:
            return Response(status_code=410)
        data = await run_in_threadpool(self.desk.rasters.page, sheet, width)
        return Response(data, media_type="image/jpeg")

    async def page(self, request: Request) -> Response:
        """What stands on a page."""
        found = await run_in_threadpool(self.desk.page, request.path_params["number"])
        if found is None:
            raise Refused("path")
        return JSONResponse(found)

    async def plate(self, request: Request) -> Response:
        """One ink of a page, or where there is too much of all."""
        sheet, typeset = self._measured(request)
        width, name = int(request.query_params["width"]), request.path_params["name"]
        made = self.desk.separations.plate
        data = await run_in_threadpool(made, sheet, typeset, name, width)
        return Response(data, media_type="image/jpeg")

    async def ink(self, request: Request) -> Response:
        """The inks at a point of a page."""
        sheet, typeset = self._measured(request)
        x, y = (float(request.query_params[key]) for key in ("x", "y"))
        inks = await run_in_threadpool(self.desk.separations.inks, sheet, typeset, x, y)
        return JSONResponse({"inks": inks, "total": sum(inks.values())})

    def _measured(self, request: Request) -> tuple[Sheet, TypesetIssue]:
        """A page that is shown now, and its issue. Raises ``Refused`` for one that has been set anew since."""
        state = self.desk.state
        number, version = request.path_params["number"], int(request.query_params["v"])
        for sheet in state.sheets:
            if (sheet.number, sheet.version) == (number, version) and state.typeset is not None:
                return sheet, state.typeset
        raise Refused("stale")

    async def before(self, _: Request) -> Response:
        """The pages as they were before the last change."""
        sheets = self.desk.state.before
        return JSONResponse([{"number": s.number, "version": s.version} for s in sheets])

    async def face(self, request: Request) -> Response:
        """A face of the style, for samples of it and for screens without Chinese faces."""
        path = self.desk.face(request.path_params["name"])
        return FileResponse(path, media_type="font/sfnt", headers={"cache-control": "max-age=3600"})

    async def locate(self, request: Request) -> Response:
        """The character at a point of a page, and its article."""
        query = request.query_params
        typeset = self.desk.state.typeset
        number, x, y = int(query["page"]), float(query["x"]), float(query["y"])
        pages = typeset.pages.pages if typeset else ()
        page = next((page for page in pages if page.number == number), None)
        found = locate(page, x, y, typeset) if page and typeset else None
        return JSONResponse(found)

    async def text(self, request: Request) -> Response:
        """The text of an article."""
        return JSONResponse(self.desk.article_text(request.path_params["article"]))

    async def picture(self, request: Request) -> Response:
        """A picture of the issue, small."""
        query = request.query_params
        path = self.desk.files.inside(query["name"], pictures.SHOWN)
        data = await run_in_threadpool(pictures.small, path, int(query.get("width", "480")))
        return Response(data, media_type="image/jpeg")

    async def style(self, request: Request) -> Response:
        """The controls of a part of the style."""
        query, desk = request.query_params, self.desk
        lang = query.get("lang", desk.lang)
        name, folder = desk.style_name, desk.files.folder
        found = await run_in_threadpool(panel, name, query["area"], folder, desk.state.tried, lang)
        return JSONResponse(found)

    async def styles(self, _: Request) -> Response:
        """The styles to begin with."""
        return JSONResponse(await run_in_threadpool(gallery, self.desk.files.folder))

    async def sample(self, request: Request) -> Response:
        """The first page of the issue in another style."""
        data = await run_in_threadpool(self.desk.sample, request.path_params["name"])
        return Response(data, media_type="image/jpeg")

    async def reasons(self, request: Request) -> Response:
        """Why the pages are as they are."""
        typeset = self.desk.state.typeset
        if typeset is None:
            raise Refused("style")
        return JSONResponse(reasons(typeset, request.query_params.get("lang", self.desk.lang)))

    async def check(self, _: Request) -> Response:
        """The whole preflight, as for a press file."""
        return JSONResponse(await run_in_threadpool(self.desk.check))

    async def rounds(self, _: Request) -> Response:
        """The proofs that are kept."""
        return JSONResponse(await run_in_threadpool(proofing.rounds, self.desk))

    async def keep_round(self, request: Request) -> Response:
        """A proof made and kept."""
        asked = json.loads(await request.body())
        return JSONResponse(await run_in_threadpool(proofing.keep_round, self.desk, asked))

    async def changes(self, request: Request) -> Response:
        """What has changed since a round."""
        query, desk = request.query_params, self.desk
        lang = query.get("lang", desk.lang)
        found = await run_in_threadpool(proofing.changes_since, desk, query["round"], lang)
        return JSONResponse(found)

    async def kept_page(self, request: Request) -> Response:
        """A page of a kept proof."""
        name, number = request.path_params["name"], request.path_params["number"]
        width = int(request.query_params["width"])
        data = await run_in_threadpool(proofing.kept_page, self.desk, name, number, width)
        return Response(data, media_type="image/jpeg")

    async def kept_pdf(self, request: Request) -> Response:
        """The PDF of a kept proof."""
        path = proofing.kept_pdf(self.desk, request.path_params["name"])
        return FileResponse(path, media_type="application/pdf")

    async def comments(self, _: Request) -> Response:
        """What readers have to say."""
        return JSONResponse(proofing.comments(self.desk))

    async def change_comments(self, request: Request) -> Response:
        """A comment left, settled or removed."""
        asked = json.loads(await request.body())
        return JSONResponse(await run_in_threadpool(proofing.change_comments, self.desk, asked))

    async def edit(self, request: Request) -> Response:
        """Edits of the issue; answered as soon as they are written, the pages follow."""
        asked: dict[str, Any] = json.loads(await request.body())
        return JSONResponse(await run_in_threadpool(edits.apply, self.desk, asked))

    async def upload(self, request: Request) -> Response:
        """A file dropped on the desk → its name in the issue's folder."""
        data = await request.body()
        name = request.query_params["name"]
        return JSONResponse(await run_in_threadpool(edits.upload, self.desk, name, data))

    async def undo(self, _: Request) -> Response:
        """The last step undone."""
        return await self._stepped(self.desk.files.undo)

    async def redo(self, _: Request) -> Response:
        """The last step undone, done again."""
        return await self._stepped(self.desk.files.redo)

    async def _stepped(self, step: Callable[[], Path]) -> Response:
        path = await run_in_threadpool(step)
        self.desk.changed()
        return JSONResponse({"file": path.name})

    async def tried(self, request: Request) -> Response:
        """Values of the style to look at before they are written: KEY=VALUE."""
        asked = json.loads(await request.body())
        values = [str(one) for one in asked["set"]][:200]
        return JSONResponse({"build": self.desk.changed(values)})

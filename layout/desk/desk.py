"""The desk: one issue, its files, its engine, and the windows that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layout.desk.articles import article_list, text_kind
from layout.desk.engine import Engine, Sheet, State
from layout.desk.faces import face_file
from layout.desk.files import Files, Refused
from layout.desk.findings import finding_list
from layout.desk.hub import Hub
from layout.desk.meter import meter
from layout.desk.raster import Rasters
from layout.desk.style_panel import gallery
from layout.desk.views import page_data, sheet_data
from layout.pipeline import build_issue
from layout.session import Session
from layout.source.node import Node
from layout.source.read import read_yaml
from layout.style.chain import STYLES

if TYPE_CHECKING:
    from layout.desk.separations import Separations

Data = dict[str, Any]
ISSUE_KEYS = ("name", "number", "date", "style", "publisher", "subtitle", "source_note", "pages", "ascii_marks")  # fmt: skip
SAMPLE = 360  # pixels of a style's first page in the gallery


class Desk:
    """Everything behind the addresses of the desk. ``lang`` is the language of findings."""

    def __init__(self, session: Session, lang: str) -> None:
        self.session = session
        self.lang = lang
        self.files = Files(session.path)
        self.hub = Hub()
        self.rasters = Rasters()
        self.engine = Engine(session, self._published)
        self._articles: list[Data] = []
        self._issue: Data = {}

    @cached_property
    def separations(self) -> Separations:
        """The plates of pages; colour management and numpy are loaded when the first is asked for."""
        from layout.desk.separations import Separations

        return Separations()

    @property
    def state(self) -> State:
        """What is shown now."""
        return self.engine.state

    def changed(self, tried: Iterable[str] | None = None) -> int:
        """A file or a tried value changed → the number of the build that shows it."""
        return self.engine.ask(tried)

    def news(self) -> None:
        """What is not the pages changed (what can be undone): every window is told."""
        self._published(self.state)

    def _published(self, state: State) -> None:
        self.hub.publish(self.summary(state))

    def summary(self, state: State) -> Data:
        """A state → what a window needs to know of it; the pages themselves are asked for one by one."""
        tree, version = self.manifest()
        if tree is not None:
            self._articles = article_list(tree, state.typeset)
            self._issue = {key: _text(tree, key) for key in ISSUE_KEYS}
        pages = state.typeset.pages.pages if state.typeset else ()
        undo, redo = self.files.steps
        found: Data = {
            "build": state.build,
            "failed": state.failed,
            "seconds": round(state.seconds, 3),
            "tried": list(state.tried),
            "changed": list(state.changed),
            "sheets": [_sheet(sheet) for sheet in state.sheets],
            "findings": finding_list(
                state.diagnostics, self.lang, pages, self.files.manifest, tree
            ),
            "articles": self._articles,
            "issue": self._issue,
            "manifest": {"version": version, "name": self.files.manifest.name},
            "readable": tree is not None,
            "exists": self.files.manifest.exists(),
            "undo": undo,
            "redo": redo,
        }
        if state.typeset is not None:
            found["sheet"] = sheet_data(state.typeset.source.style)
            found["meter"] = meter(state.typeset)._asdict()
        return found

    def manifest(self) -> tuple[Node | None, str]:
        """Nothing → the tree of the manifest (None where it cannot be read) and its version."""
        try:
            text, version = self.files.read(self.files.manifest)
        except Refused:
            return None, ""
        return read_yaml(self.files.manifest, text).value, version

    def sheet(self, number: int, version: int) -> Sheet | None:
        """A page and a version of it that is shown, or was before the last change → it."""
        every = (*self.state.sheets, *self.state.before)
        return next((s for s in every if (s.number, s.version) == (number, version)), None)

    def page(self, number: int) -> Data | None:
        """The number of a page → what stands on it."""
        typeset = self.state.typeset
        pages = typeset.pages.pages if typeset else ()
        page = next((page for page in pages if page.number == number), None)
        return page_data(page, typeset) if page and typeset else None

    def edit(self, path: Path, version: str, change: Callable[[str], str], kind: str = "") -> str:
        """A file, the version seen, a change → the file's new version; a build follows."""
        made = self.files.change(path, version, change, kind)
        self.changed()
        return made

    def article_text(self, index: int) -> Data:
        """The index of an article → its text, where it stands, and the version of the file it stands in.

        ``first`` are line and column of its first character in ``file``. Raises ``Refused`` where there is none.
        """
        tree, version = self.manifest()
        node = self.article(tree, index)
        text = node.find("text")
        if text is None or text.kind != "scalar":
            return {"kind": "inline", "text": "", "version": version, "file": str(self.session.path), "first": [node.span.line, 1]}  # fmt: skip
        kind = text_kind(text.text)
        if kind == "file":
            path = self.files.inside(text.text.strip(), (".md", ".txt", ".markdown"))
            words, version = self.files.read(path)
            return {"kind": kind, "name": text.text.strip(), "text": words, "version": version, "file": self.shown(path), "first": [1, 1]}  # fmt: skip
        if kind == "word":
            return {"kind": kind, "name": text.text.strip(), "text": "", "version": version}
        place = text.at(0)
        return {"kind": kind, "text": text.text, "version": version, "file": place.file, "first": [place.line, place.column]}  # fmt: skip

    def article(self, tree: Node | None, index: int) -> Node:
        """The manifest and an index → the article there. Raises ``Refused`` where there is none."""
        articles = tree.find("articles") if tree else None
        if articles is None or not 0 <= index < len(articles.items):
            raise Refused("path")
        return articles.items[index]

    def shown(self, path: Path) -> str:
        """A path in the issue's folder → the same as findings and pages name it."""
        return str(self.session.path.parent / path.relative_to(self.files.folder))

    def face(self, name: str) -> Path:
        """The name of a font of the style → its file. Raises ``Refused`` where the style has none of that name."""
        path = face_file(self.style_name, name, self.files.folder)
        if path is None:
            raise Refused("path")
        return path

    @property
    def style_name(self) -> str:
        """The style the issue is set in: of the command line, else of the manifest."""
        return self.session.request.style or self._issue.get("style") or "bulletin"

    def sample(self, style: str) -> bytes:
        """The name of a style of the gallery → the first page of the issue in it. Raises ``Refused`` without one."""
        if style not in {one["name"] for one in gallery(self.files.folder)}:
            raise Refused("path")
        request = replace(self.session.request, style=style, target="proof", pages=frozenset({1}))
        made = build_issue(self.session.path, request)
        if made.pdf is None:
            raise Refused("style")
        page = made.pages[0]
        sheet = Sheet(1, 0, page.width, page.height, made.pdf, 0)
        return self.rasters.page(sheet, SAMPLE)

    def check(self) -> list[Data]:
        """Nothing → what the preflight finds in the issue as it stands in its files."""
        made = build_issue(
            self.session.path, replace(self.session.request, target="print", check=True)
        )
        tree, _ = self.manifest()
        known = {(diagnostic.code, diagnostic.span) for diagnostic in self.state.diagnostics}
        found = [
            diagnostic
            for diagnostic in made.diagnostics
            if (diagnostic.code, diagnostic.span) not in known
        ]
        return finding_list(found, self.lang, made.pages, self.files.manifest, tree)

    def own_style(self) -> Path | None:
        """Nothing → the file of the issue's style, where it lies outside the program; else None."""
        typeset = self.state.typeset
        files = typeset.source.style.files if typeset else ()
        if not files or files[-1].resolve().is_relative_to(STYLES.resolve()):
            return None
        return files[-1].resolve()


def _sheet(sheet: Sheet) -> Data:
    return {
        "number": sheet.number,
        "version": sheet.version,
        "width": round(sheet.width, 2),
        "height": round(sheet.height, 2),
    }


def _text(tree: Node, key: str) -> str:
    found = tree.find(key)
    return found.text if found is not None and found.kind == "scalar" and not found.empty else ""

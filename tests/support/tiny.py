"""A tiny issue written for a test: its manifest, a style on the square font, and plain pictures."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from PIL import Image, ImageDraw

from layout.diagnostics import Diagnostic
from layout.pipeline import TypesetIssue, read_input, typeset
from layout.request import Request
from tests.support.square_font import square_font

EM, LINE = 10, 20  # pt
PIXELS = 10  # a pt, of a picture: 720 ppi, so that no finding of resolution comes up
PLAIN = {"rows": 1, "above": 0, "below": 0, "keep_next": 2, "size": "10pt", "leading": "20pt"}
CLOSE = {"rows": 1, "above": 0, "below": 0, "keep_next": 0, "size": "10pt", "leading": "20pt"}
TITLES = ("title", "title_span", "title_lead", "kicker", "subhead", "byline", "unit", "section")
OTHERS = ("caption", "credit", "chart", "table", "table_head", "source", "box_heading", "box", "contents",
          "contents_title", "colophon", "notice", "footnote", "quote")  # fmt: skip

CODE = """\
from reportlab.graphics.shapes import Drawing

def make():
    return Drawing(60, 30)
"""

Map = dict[str, Any]


class Tiny(NamedTuple):
    """A tiny issue that has been set, with all that was said from reading it to setting it."""

    made: TypesetIssue
    diagnostics: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of what was said, in order."""
        return [one.code for one in self.diagnostics]

    @property
    def left_out(self) -> frozenset[str]:
        """The files of pictures told to have no place."""
        told = [one for one in self.diagnostics if one.code == "picture-unplaced"]
        return frozenset(str(dict(one.values)["file"]) for one in told)


def style_of(columns: int, measure: float, rows: int, changes: Mapping[str, Any]) -> Map:
    """Columns, measure (字), rows and changes by dotted key → a style without furniture, one character a cell.

    ``grid_gap=…`` in Python is ``grid.gap`` in the style only when written ``{"grid.gap": …}``.
    """
    width = columns * measure * EM + (columns - 1) * EM
    page = f"{width + 4 * EM}pt x {rows * LINE + 4 * LINE}pt"
    margins = {"head": "2行", "foot": "2行", "inside": "2字", "outside": "2字"}
    font = {"regular": "Square.ttf", "bold": "Square.ttf", "borrow": [], "fallback": []}
    style: Map = {
        "name": "tiny",
        "extends": "base",
        "page": {"size": page, "sides": "single", "margins": margins, "safe": "1pt"},
        "grid": {"type": f"{EM}pt", "line": f"{LINE}pt", "columns": columns, "gap": "1字",
                 "measure": f"{measure:g}字", "rows": rows},
        "fonts": dict.fromkeys(("song", "hei", "kai", "fang"), font),
        "setting": {"fill": "squeeze"},  # a cell a character: gaps are opened only where nothing else helps
        "text": {"body": {"size": f"{EM}pt"}, **dict.fromkeys(TITLES, PLAIN), **dict.fromkeys(OTHERS, CLOSE)},
        "pictures": {"beside": ["4字"], "astride": ["6字"], "min_measure": "4字"},
        "box": {"padding": {"top": "16pt", "bottom": "16pt", "left": "1字", "right": "1字"}},
        "folio": {"place": "none"},
        "head": {"from": 0},
        "masthead": {"form": "none", "rows": 0},
        "contents": {"form": "none"},
        "articles": {"end_mark": ""},
    }  # fmt: skip
    for key, value in changes.items():
        _put(style, key.split("."), value)
    return style


def _put(tree: Map, path: list[str], value: Any) -> None:
    for name in path[:-1]:
        tree[name] = dict(tree.get(name, {}))
        tree = tree[name]
    tree[path[-1]] = value


def picture(look: str, *, at: str = "", **more: Any) -> Map:
    """``4字×2行 right`` or ``3行 span`` and the words it belongs to → a picture of a manifest.

    The size may be left out; ``page`` … ``caption`` go as they are.
    """
    found: Map = dict(more)
    for word in look.split():
        if "×" in word:
            width, rows = word.split("×")
            found |= {"width": width, "rows": int(rows.removesuffix("行"))}
        elif word.endswith("行"):
            found["rows"] = int(word.removesuffix("行"))
        else:
            found["side"] = word
    if at:
        found["at"] = at
    return found


def write_issue(folder: Path, style: Map, issue: Map) -> Path:
    """A folder, a style and an issue → the manifest, written there with its style, font and pictures.

    A picture without ``file`` gets one of the proportions its size asks for, ``pixels`` say others. ``drawn.py``
    has a function ``make`` for flowables.
    """
    shutil.copy(square_font(), folder / "Square.ttf")
    (folder / "drawn.py").write_text(CODE, encoding="utf-8")
    number = 0
    articles = []
    for article in issue["articles"]:
        pictures = []
        for one in article.get("pictures", ()):
            number += 1
            pictures.append(_drawn(folder, number, one))
        articles.append({**article, "pictures": pictures} if pictures else article)
    manifest = {"name": "简报", "style": "tiny.yaml", **issue, "articles": articles}
    for name, data in (("tiny", style), ("issue", manifest)):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "issue.yaml"


def _drawn(folder: Path, number: int, one: Map) -> Map:
    if "file" in one:
        return one
    wide, high = one.get("pixels") or _pixels(one)
    alpha = one.get("shape") == "alpha"
    file = folder / f"{number}.png"
    image = Image.new(
        "RGBA" if alpha else "RGB", (wide, high), (0, 0, 0, 0) if alpha else (90, 120, 60)
    )
    if alpha:
        ImageDraw.Draw(image).ellipse((0, 0, wide - 1, high - 1), fill=(90, 120, 60, 255))
    image.save(file)
    return {"file": file.name, **{key: value for key, value in one.items() if key != "pixels"}}


def _pixels(one: Map) -> tuple[int, int]:
    width = float(str(one.get("width", "4字")).removesuffix("字")) * EM
    height = one.get("rows", 2) * LINE - (LINE - EM)
    return round(width * PIXELS), round(height * PIXELS)


def set_issue(folder: Path, style: Map, issue: Map) -> Tiny:
    """A folder, a style and an issue → the issue set."""
    path = write_issue(folder, style, issue)
    source = read_input(path, Request(target="proof", allow_code=True))
    assert source.value is not None, [(one.code, one.values) for one in source.diagnostics]
    made = typeset(source.value)
    return Tiny(made.value, (*source.diagnostics, *made.diagnostics))


def issue_of(text: str = "", title: str = "题", pictures: Sequence[Map] = (), **more: Any) -> Map:
    """The text, title and pictures of a single article, or ``articles`` → an issue; the rest goes as it is."""
    if "articles" in more:
        return more
    article: Map = {"title": title, "text": text}
    article |= {key: more.pop(key) for key in ("charts", "flowables") if key in more}
    if pictures:
        article["pictures"] = list(pictures)
    return {"articles": [article], **more}

"""Issues as no one plans them: every kind of block in any order, on sheets, grids and sizes drawn at random.

``python -m tests.support.wild FIRST COUNT`` sets so many of them and says of each what is wrong; the number of an issue
makes it again. The fonts are those of the project.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import yaml
from PIL import Image

from layout.diagnostics import Diagnostic, Severity
from layout.pipeline import TypesetIssue, read_input, typeset
from layout.production.preflight import PreflightInput, preflight
from layout.request import Request
from tests.support.checks import faults
from tests.support.guard import within
from tests.support.page_picture import TEXT

Map = dict[str, Any]

LIMIT = 20.0  # s an issue may take to be set
LATIN = (
    "5G",
    "TD-LTE",
    "GDP",
    "99.84%",
    "2020年3月30日",
    "（027）8796-1234",
    "https://www.example.org/a/b?id=12345678",
)
MARKS = ("，", "。", "、", "；", "：", "？", "！", "——", "……", "“引文”", "（注）", "《书名》")
SHEETS = ("A6", "A5", "16开", "A4", "B5", "A6 landscape", "A5 landscape")
SIDES = ("auto", "left", "right", "column", "span", "astride", "page", "contour")


class Verdict(NamedTuple):
    """What came of an issue: whether it was set, what the program said, what is wrong that it did not say, seconds."""

    made: TypesetIssue | None
    diagnostics: tuple[Diagnostic, ...]
    silent: list[str]
    seconds: float

    @property
    def errors(self) -> list[Diagnostic]:
        """Its errors."""
        return [one for one in self.diagnostics if one.severity is Severity.ERROR]


def wild_issue(number: int, folder: Path) -> Path:
    """The number of an issue and a folder → its manifest, written there with its style and pictures."""
    dice = random.Random(number)
    style = {"name": "wild", "extends": "bulletin", **_style(dice)}
    count = [0]
    articles = [_article(dice, folder, count) for _ in range(dice.randint(1, 4))]
    manifest: Map = {"name": _words(dice, 6), "style": "wild.yaml", "articles": articles}
    for key, most in (("number", 8), ("publisher", 12), ("source_note", 160)):
        if dice.random() < 0.4:
            manifest[key] = _words(dice, most)
    if dice.random() < 0.3:
        manifest["colophon"] = {
            _words(dice, 3): _words(dice, 40) for _ in range(dice.randint(1, 4))
        }
    for name, data in (("wild", style), ("issue", manifest)):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "issue.yaml"


def _style(dice: random.Random) -> Map:
    sheet = dice.choice(SHEETS)
    type_ = dice.choice((8, 9, 10.5, 12, 14, 16))
    line = round(type_ * dice.uniform(1.3, 2.0), 1)
    columns = dice.choice((1, 1, 2, 2, 3, 4)) if sheet == "A4" else dice.choice((1, 1, 2))
    margin = dice.choice((8, 12, 18))
    text: Map = {}
    for name, least, most in (
        ("title", 12, 34), ("title_span", 12, 40), ("title_lead", 14, 48), ("quote", 8, 26), ("subhead", 8, 18),
        ("caption", 6, 12), ("table", 7, 14), ("footnote", 6, 10), ("source", 7, 12), ("box", 8, 14),
        ("byline", 7, 14), ("kicker", 7, 16), ("section", 9, 20), ("contents", 7, 14), ("colophon", 6, 10),
    ):  # fmt: skip
        if dice.random() < 0.4:
            size = dice.randint(least, most)
            text[name] = {
                "size": f"{size}pt",
                "leading": f"{round(size * dice.uniform(1.15, 1.6), 1)}pt",
            }
    style: Map = {
        "page": {"size": sheet, "sides": dice.choice(("single", "facing")), "safe": "3mm",
                 "margins": dict.fromkeys(("head", "foot", "inside", "outside"), f"{margin}mm")},
        "grid": {"type": f"{type_}pt", "line": f"{line}pt", "columns": columns, "gap": f"{dice.randint(1, 3)}字"},
        "text": text,
        "contents": {"form": dice.choice(("box", "none"))},
        "masthead": {"form": dice.choice(("full", "plain", "none")), "rows": dice.randint(2, 5)},
        "articles": {"end_mark": dice.choice(("■", "")), "between": dice.choice(("rule", "white")),
                     "footnotes": dice.choice(("foot", "end")), "source_note": dice.choice(("article", "foot"))},
    }  # fmt: skip
    if dice.random() < 0.4:
        style["grid"]["rows"] = dice.choice((5, 6, 8, 12))
    if dice.random() < 0.3:
        style["pictures"] = {"beside": ["6字", "8字"], "astride": ["12字"], "min_measure": "5字"}
    if dice.random() < 0.2:
        style["masters"] = {"last": {"rows": dice.randint(1, 2)}, "first": {"rows": 1}}
    return style


def _words(dice: random.Random, most: int, least: int = 1) -> str:
    return "".join(dice.choice(TEXT) for _ in range(dice.randint(least, most)))


def _prose(dice: random.Random, most: int) -> str:
    made = [_words(dice, 20)]
    while sum(map(len, made)) < dice.randint(1, most):
        made.append(
            dice.choice(
                (_words(dice, 24), _words(dice, 24), dice.choice(MARKS), dice.choice(LATIN))
            )
        )
    return "".join(made)


def _table(dice: random.Random) -> str:
    columns, long = dice.randint(1, 8), dice.choice((4, 12, 60, 240))

    def cell() -> str:
        return dice.choice(
            (_words(dice, long), dice.choice(LATIN), str(dice.randint(1, 10**9)), "一")
        )

    rows = [[_words(dice, 8) for _ in range(columns)]]
    rows += [[cell() for _ in range(columns)] for _ in range(dice.randint(1, 12))]
    rows.insert(1, ["---"] * columns)
    caption = f"表：{_words(dice, 30)}\n\n" if dice.random() < 0.3 else ""
    return caption + "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _article(dice: random.Random, folder: Path, count: list[int]) -> Map:
    if dice.random() < 0.15:
        text = "\n\n".join(_prose(dice, 200) for _ in range(dice.randint(1, 4)))
        return {"title": _words(dice, 12), "kind": "box", "text": text}
    blocks: list[str] = []
    pictures: list[Map] = []
    notes: list[str] = []
    for index in range(dice.randint(1, 9)):
        kind = dice.random()
        if kind < 0.55:
            block = _prose(dice, dice.choice((40, 200, 700)))
            if dice.random() < 0.3:
                block += f"锚{index}处。"
                pictures.append(_picture(dice, folder, count, f"锚{index}处"))
            if dice.random() < 0.15:
                notes.append(_prose(dice, dice.choice((30, 200))))
                block += f"[^{len(notes)}]"
        elif kind < 0.7:
            block = f"## {_words(dice, dice.choice((8, 30)))}"
        elif kind < 0.82:
            block = f"> {_prose(dice, dice.choice((30, 150)))}"
        else:
            block = _table(dice)
        blocks.append(block)
    if all(block.startswith(("##", "|", ">")) for block in blocks):
        blocks.append(_prose(dice, 60))
    blocks += [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)]
    made: Map = {
        "title": _words(dice, dice.choice((8, 20, 20, 60)), 2),
        "text": "\n\n".join(blocks),
    }
    for key, most in (("byline", 8), ("section", 4), ("kicker", 16), ("source", 20)):
        if dice.random() < 0.25:
            made[key] = _words(dice, most)
    if dice.random() < 0.3:
        made["across"] = dice.choice(("column", "columns"))
    if pictures:
        made["pictures"] = pictures
    if dice.random() < 0.2:
        labels = [_words(dice, 6) for _ in range(dice.randint(1, 8))]
        series = [dice.randint(1, 999) for _ in labels]
        chart: Map = {
            "kind": dice.choice(("bar", "line", "pie")),
            "labels": labels,
            "series": series,
        }
        if dice.random() < 0.5:
            chart |= {"caption": _words(dice, 60), "rows": dice.randint(3, 40)}
        made["charts"] = [chart]
    return made


def _picture(dice: random.Random, folder: Path, count: list[int], at: str) -> Map:
    count[0] += 1
    file = folder / f"{count[0]}.png"
    wide, high = dice.choice(
        ((600, 400), (400, 600), (500, 500), (2000, 200), (200, 2000), (640, 360))
    )
    Image.new("RGB", (wide, high), (90, 120, 60)).save(file)
    found: Map = {"file": file.name, "at": at}
    if dice.random() < 0.6:
        found["side"] = dice.choice(SIDES)
    if found.get("side") == "contour":
        found["shape"] = dice.choice(("ellipse", "polygon 1,0 1,1 0,1"))
    if dice.random() < 0.3:
        found["width"] = f"{dice.randint(5, 40)}字"
    if dice.random() < 0.2:
        found["rows"] = dice.randint(1, 20)
    if dice.random() < 0.5:
        found["caption"] = _prose(dice, dice.choice((10, 40, 150)))
    if dice.random() < 0.3:
        found["credit"] = _words(dice, 6)
    if dice.random() < 0.1:
        found |= {"fixed": True, "page": dice.randint(1, 3), "column": 1, "row": dice.randint(1, 9)}
    return found


def judged(number: int, limit: float = LIMIT) -> Verdict:
    """The number of an issue → what came of setting it. Raises ``TimeoutError`` where that takes too long."""
    with TemporaryDirectory() as name:
        path = wild_issue(number, Path(name))
        start = perf_counter()
        with within(limit):
            source = read_input(path, Request(target="proof"))
            if source.value is None:
                return Verdict(None, source.diagnostics, [], perf_counter() - start)
            made = typeset(source.value)
        seconds = perf_counter() - start
        earlier = (*source.diagnostics, *made.diagnostics)
        context = PreflightInput(made.value.pages, source.value.style, earlier, target="proof")
        found = preflight(context)
        left_out = frozenset(
            str(dict(one.values)["file"]) for one in found if one.code == "picture-unplaced"
        )
        refused = any(one.severity is Severity.ERROR for one in found)
        wrong = [] if refused else faults(made.value, left_out)
        return Verdict(made.value, found, wrong, seconds)


def main(first: int, count: int) -> None:
    """Sets so many issues from a number on; a line for each that is refused, slow or wrong without a word."""
    codes: Counter[str] = Counter()
    for number in range(first, first + count):
        try:
            verdict = judged(number)
        except Exception as fault:
            print(number, type(fault).__name__, str(fault)[:200], flush=True)
            codes["exception"] += 1
            continue
        said = sorted({one.code for one in verdict.errors})
        codes.update(said)
        codes["silent"] += bool(verdict.silent)
        codes["refused on reading"] += verdict.made is None
        if said or verdict.silent or verdict.seconds > LIMIT / 2:
            pages = len(verdict.made.pages.pages) if verdict.made else 0
            print(
                number,
                f"{verdict.seconds:.1f} s",
                pages,
                "pp",
                *said,
                *verdict.silent[:2],
                flush=True,
            )
    print(dict(codes))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

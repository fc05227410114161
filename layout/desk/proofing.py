"""Rounds of proofs and readers' comments, as the desk keeps and shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from layout.desk.desk import Desk
from layout.desk.engine import Sheet
from layout.desk.files import Refused
from layout.outputs import settle_outputs
from layout.page.dump import dump
from layout.page.model import TextLine
from layout.pipeline import build_issue
from layout.production.change_list import change_entries, change_sum
from layout.production.comments import Comment, comments_file, comments_text, read_comments
from layout.production.compare import compare
from layout.production.proof import bounds
from layout.production.rounds import kept_rounds, read_kept, round_end, round_file
from layout.production.write import write_files

Data = dict[str, Any]
LONGEST = 40  # characters of a round's name
WORDS = 4000  # of a comment


def base_of(desk: Desk) -> Path:
    """A desk → the folder and stem its issue's files begin with."""
    return settle_outputs([desk.session.path], "proof")[0].base


def rounds(desk: Desk) -> list[Data]:
    """A desk → the rounds that are kept, the earliest first."""
    return [{"round": one.round, "moment": one.moment} for one in kept_rounds(base_of(desk))]


def keep_round(desk: Desk, asked: Data) -> Data:
    """The name of a round, and what is to be printed with it → the proof kept; the names of its files."""
    name = str(asked["name"]).strip()[:LONGEST]
    if not name:
        raise Refused("request")
    base = base_of(desk)
    request = replace(
        desk.session.request,
        target="proof",
        round=name,
        moment=f"{datetime.now().astimezone():%Y-%m-%d %H:%M}",
        kept=base,
        line_numbers=bool(asked.get("numbers")),
        comments=bool(asked.get("comments")),
    )
    result = build_issue(desk.session.path, request)
    if result.pdf is None:
        raise Refused("style")
    named = [(base.with_name(base.name + end), data) for end, data in result.extras]
    written = write_files(named, result.inputs)
    if written.diagnostics:
        raise Refused("unwritable")
    return {"files": [path.name for path in written.value]}


def changes_since(desk: Desk, name: str, lang: str) -> Data:
    """The name of a round → what has changed on the pages that are shown now: a list, and the lines with bars."""
    kept = read_kept(round_file(base_of(desk), name))
    typeset = desk.state.typeset
    if kept is None or typeset is None:
        raise Refused("path")
    changes = compare(kept.data, dump(typeset.pages))
    pages = [change.page for change in changes.texts] + [picture.now or picture.then for picture in changes.pictures]  # fmt: skip
    entries = [
        {
            "page": page,
            "place": entry.place,
            "words": [{"text": word.text, "struck": word.struck, "new": word.colour.cyan > 0} for word in entry.words],
        }
        for page, entry in zip(pages, change_entries(changes, lang), strict=True)
    ]  # fmt: skip
    bars: list[Data] = []
    for bar in sorted(changes.bars):
        lines = [item for item in typeset.pages.pages[bar.page - 1].items if isinstance(item, TextLine)]  # fmt: skip
        rect = bounds(lines[bar.line])
        if rect is not None:
            bars.append({"page": bar.page, "rect": [round(side, 1) for side in rect]})
    return {"sum": change_sum(changes, lang), "changes": entries, "bars": bars}


def kept_page(desk: Desk, name: str, number: int, width: int) -> bytes:
    """The name of a round and a page of it → its picture, to be compared with the page now."""
    base = base_of(desk)
    pdf = base.with_name(f"{base.name}{round_end(name)}.proof.pdf")
    kept = read_kept(round_file(base, name))
    if kept is None or not pdf.is_file() or not 0 < number <= len(kept.data["pages"]):
        raise Refused("path")
    page = kept.data["pages"][number - 1]
    sheet = Sheet(number, 0, page["width"], page["height"], pdf.read_bytes(), number - 1)
    return desk.rasters.page(sheet, width)


def kept_pdf(desk: Desk, name: str) -> Path:
    """The name of a round → its PDF."""
    base = base_of(desk)
    path = base.with_name(f"{base.name}{round_end(name)}.proof.pdf")
    if not path.is_file():
        raise Refused("path")
    return path


def comments(desk: Desk) -> list[Data]:
    """A desk → the readers' comments, in their order."""
    return [comment._asdict() for comment in read_comments(desk.files.manifest)]


def change_comments(desk: Desk, asked: Data) -> list[Data]:
    """A comment added, settled (or not), or removed → the comments as they are then; a step that can be undone."""
    before = read_comments(desk.files.manifest)
    path = comments_file(desk.files.manifest)
    after = tuple(_changed(list(before), asked))
    text = comments_text(after)
    if path.exists():
        _, version = desk.files.read(path)
        desk.files.change(path, version, lambda _: text)
    else:
        desk.files.create(path, text)
    desk.news()
    return [one._asdict() for one in after]


def _changed(found: list[Comment], asked: Data) -> list[Comment]:
    if asked["op"] == "add":
        text, by, words = (
            str(asked.get(key, ""))[:WORDS].strip() for key in ("text", "by", "words")
        )
        if not text:
            raise Refused("request")
        when = f"{datetime.now().astimezone():%Y-%m-%d %H:%M}"
        place = int(asked["page"]), float(asked["x"]), float(asked["y"])
        return [*found, Comment(*place, text, by, when, words)]
    index = int(asked["index"])
    if not 0 <= index < len(found) or found[index].text != asked.get("was"):
        raise Refused("conflict")
    if asked["op"] == "remove":
        return [*found[:index], *found[index + 1 :]]
    if asked["op"] == "done":
        found[index] = found[index]._replace(done=bool(asked["done"]))
        return found
    raise Refused("request")

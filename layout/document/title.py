"""Title lines as written → the title in two storeys: kicker and title proper."""

from __future__ import annotations

import re

from layout.document.model import Run, Title
from layout.document.words import Proofreader
from layout.manifest.manuscript import NOTHING, Piece
from layout.manifest.model import ArticleSource

_BULLET = re.compile("[•‧・]")


def build_title(article: ArticleSource, reader: Proofreader) -> Title:
    """An article → its title. What stands before • is the kicker, unless the editor gave one
    or it heads a box."""
    lines, kicker, bullet = list(article.title), article.kicker, ""
    splits = lines and not kicker.text and article.kind != "box"
    found = _BULLET.search(lines[0].text) if splits else None
    if found and found.start() and lines[0].text[found.end() :].strip():
        kicker = _trimmed(lines[0].part(0, found.start()))
        lines[0] = _trimmed(lines[0].part(found.end(), len(lines[0].text)))
        bullet = found[0]
    elif found and found.start() and len(lines) > 1:  # the unit on a line of its own
        kicker, bullet = _trimmed(lines[0].part(0, found.start())), found[0]
        del lines[0]
    first = article.title[0] if article.title else NOTHING
    span = first.span(0, len(first.text)) if article.title else article.span
    return Title(
        reader.read(kicker, title=True).text.rich(),
        tuple(reader.read(line, title=True, headline=True).text.rich() for line in lines),
        span,
        manual=len(lines) > 1,
        bullet=bullet,
    )


def kept_whole(title: Title) -> Title:
    """A title in two storeys → the same with its unit and the mark before the first of its lines."""
    if not title.kicker or not title.lines:
        return title
    first, *rest = title.lines
    return Title(
        (), ((*title.kicker, Run(title.bullet or "　"), *first), *rest), title.span, title.manual
    )


def _trimmed(piece: Piece) -> Piece:
    lead = len(piece.text) - len(piece.text.lstrip())
    return piece.part(lead, lead + len(piece.text.strip()))

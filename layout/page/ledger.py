"""The document's words and what stands on the pages → every difference between the two.

A second reckoning, from the two ends alone: it knows nothing of the flow between them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.document.model import (
    Article,
    Block,
    Box,
    Document,
    Drawing,
    Jump,
    NameList,
    Paragraph,
    RichText,
    Table,
    plain,
)
from layout.flow.content.stacks import SHORTENED
from layout.flow.model.galley import Galley
from layout.flow.model.placement import SetPicture
from layout.page.furniture import spoken_date
from layout.page.model import PageList, TextLine
from layout.style.furniture import Furniture
from layout.style.model import Style

APART = frozenset(("contents", "head", "folio", "masthead", "ruby"))
"""Kinds of lines that are none of an article's own words."""
CONTINUED = "续表（）0123456789"
SHOWN = 16  # characters of lost words that are quoted


class Entry(NamedTuple):
    """Words that have to be on the pages; ``paragraph``: they are all that stands under this number, 0: not so."""

    text: str
    span: Span | None
    paragraph: int = 0


class _Painted(NamedTuple):
    """What stands on the pages of one article: all its characters, and those of each of its paragraphs."""

    whole: list[str]
    paragraphs: dict[int, list[str]]


def words_findings(
    document: Document, galley: Galley, pages: PageList, style: Style
) -> tuple[Diagnostic, ...]:
    """A document, where it was placed, its pages and the style → words lost, doubled or out of order.

    Blanks do not count: those at line ends are not set, others are set as room.
    """
    painted, furniture = _read(pages)
    unplaced = _unplaced(galley)
    found: list[Diagnostic] = []
    for article in document.articles:
        entries = [
            entry for entry in article_words(article, style.furniture) if entry.text not in unplaced
        ]
        found += _compared(article, entries, painted[article.number], style.furniture)
    found += _closing(document, "".join(painted[0].whole))
    found += _unprinted(document, "".join((*furniture, *painted[0].whole)), style)
    return tuple(found)


def bare(text: str) -> str:
    """A text → its characters that can be seen."""
    return "".join(text.split())


def article_words(article: Article, form: Furniture) -> Iterator[Entry]:
    """An article → everything in it that has to be read on the pages, once each."""
    title, span = article.title, article.title.span
    yield Entry(bare(article.section), span)
    yield Entry(_bare(title.kicker), span)
    if title.kicker and form.title_mark == "keep":
        yield Entry(bare(title.bullet), span)
    yield Entry("".join(map(_bare, title.lines)), span)
    yield Entry(_bare(article.byline), span)
    yield Entry(_bare(article.unit), span)
    for number, block in enumerate(article.blocks, 1):
        yield from _block_words(block, number)
    for picture in article.pictures:
        yield Entry(_bare(picture.caption) + _bare(picture.credit), picture.span)
    yield Entry(_bare(article.source), article.span)
    for note in article.footnotes:
        yield Entry(_bare(note.text), note.span)


def _block_words(block: Block, number: int) -> Iterator[Entry]:
    match block:
        case Paragraph():
            yield Entry(_bare(block.text), block.span, number)
        case Table():
            yield Entry(_bare(block.caption), block.span)
            for row in block.rows:
                yield from (Entry(_bare(cell.text), block.span) for cell in row)
        case NameList():
            yield Entry("".join(map(_bare, block.names)), block.span, number)
        case Box():
            yield Entry(_bare(block.heading), block.span)
            if block.picture is not None:
                yield Entry(_bare(block.picture.caption + block.picture.credit), block.span)
            yield from (Entry(_bare(one.text), one.span) for one in block.blocks)
        case Drawing():
            yield Entry(_bare(block.caption), block.span)


def _bare(text: RichText) -> str:
    return bare(plain(text))


def _read(pages: PageList) -> tuple[dict[int, _Painted], list[str]]:
    """Pages → what is painted of each article (0: of none), and the words of the furniture."""
    found: dict[int, _Painted] = defaultdict(lambda: _Painted([], defaultdict(list)))
    furniture: list[str] = []
    for page in pages.pages:
        for line in page.items:
            if not isinstance(line, TextLine):
                continue
            glyphs = line.glyphs[:-1] if line.hyphen else line.glyphs
            text = bare("".join([glyph.characters for glyph in glyphs]))
            if line.kind in APART:
                furniture.append(text)
            else:
                found[line.article].whole.append(text)
                found[line.article].paragraphs[line.paragraph].append(text)
    return found, furniture


def _unplaced(galley: Galley) -> frozenset[str]:
    """A galley → the words under pictures that stand on no page: that is told as an error of its own."""
    placed = {
        placement.picture for placement in galley.placements if isinstance(placement, SetPicture)
    }
    return frozenset(
        _bare(picture.caption) + _bare(picture.credit)
        for index, (_, picture) in enumerate(galley.pictures)
        if index not in placed
    )


def _compared(
    article: Article, entries: list[Entry], painted: _Painted, form: Furniture
) -> Iterator[Diagnostic]:
    """The words of an article and what is painted of them → where they differ."""
    told = False
    for entry in entries:
        there = "".join(painted.paragraphs.get(entry.paragraph, ()))
        if entry.paragraph and there != entry.text:
            yield _differs(entry, there)
            told = True
    if told:
        return
    want = Counter("".join(entry.text for entry in entries))
    have = Counter("".join(painted.whole))
    if lost := want - have:
        yield from _lost(entries, lost, "".join(painted.whole))
    again = set(_repeated(article, form))
    more = {character for character in have - want if character not in again}
    if more:
        words = "".join(sorted(more))[:SHOWN]
        yield diagnose("words-extra", article.span, words=words)


def _repeated(article: Article, form: Furniture) -> Iterator[str]:
    """An article → what may be printed more than once: heads of tables that go on, notices of a jump."""
    yield from CONTINUED
    for block in article.blocks:
        if isinstance(block, Jump):
            yield from form.jump_to + form.jump_from + SHORTENED
            yield from plain(
                (*article.title.kicker, *(run for line in article.title.lines for run in line))
            )
        if isinstance(block, Table):
            yield from plain(block.caption)
            for row in block.rows[: block.head]:
                yield from (character for cell in row for character in plain(cell.text))


def _differs(entry: Entry, there: str) -> Diagnostic:
    """Words and what is painted in their place → where the two part."""
    pairs = zip(entry.text, there, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(entry.text), len(there)))
    start = max(0, at - 4)
    wanted, got = entry.text[start : start + SHOWN], there[start : start + SHOWN]
    return diagnose("words-differ", entry.span, words=wanted, there=got or "—")


def _lost(entries: list[Entry], lost: Counter[str], whole: str) -> Iterator[Diagnostic]:
    """Words and the characters missing of them → a finding for each entry that is not there."""
    found = False
    for entry in entries:
        if entry.text and entry.text not in whole and not lost.keys().isdisjoint(entry.text):
            found = True
            yield diagnose("words-lost", entry.span, words=entry.text[:SHOWN])
    if not found:
        yield diagnose("words-lost", entries[0].span, words="".join(lost)[:SHOWN])


def _closing(document: Document, painted: str) -> Iterator[Diagnostic]:
    """The words of the covers and those that close an issue → those that are not there."""
    texts = [_bare(document.source_note), *(bare("".join(one)) for one in document.colophon)]
    for cover in filter(None, (document.cover, document.back)):
        texts += map(_bare, cover.lines)
        if cover.picture is not None:
            texts += [_bare(cover.picture.caption), _bare(cover.picture.credit)]
    for text in texts:
        if Counter(text) - Counter(painted):
            yield diagnose("words-lost", Span(str(document.file), 1), words=text[:SHOWN])


def _unprinted(document: Document, painted: str, style: Style) -> Iterator[Diagnostic]:
    """What an issue says of itself → a note on what the style prints nowhere; name, number and date stand in the
    data of the file, where there is no masthead."""
    form = style.furniture
    facts = {"publisher": document.publisher, "subtitle": document.subtitle}
    if form.masthead != "none" and form.masthead_rows:
        facts |= {"name": document.name, "number": document.number}
        facts["date"] = spoken_date(document.date)
    for key, text in facts.items():
        if bare(text) not in painted:
            span = Span(str(document.file), 1)
            yield diagnose("words-unprinted", span, key=key, words=text, style=style.name)

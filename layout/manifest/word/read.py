"""A Word file → the blocks of an article, with all that has to be told of it (``read_word``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.block_model import ManuscriptBlock
from layout.manifest.word.arrange import arrange
from layout.manifest.word.ledger import Amount, Ledger, gathered
from layout.manifest.word.own_title import proposed_title
from layout.manifest.word.package import BadPackage
from layout.manifest.word.pictures import Pictures, Place, beside
from layout.manifest.word.pieces import Writer
from layout.manifest.word.reader import Document, read_document
from layout.manifest.word.walk import Change, Settlement
from layout.manifest.word.xml import BadXml
from layout.outcome import Outcome

ONCE = frozenset(
    {
        "word-strike",
        "word-highlight",
        "word-underline",
        "word-blank-line",
        "word-combined",
        "word-shape",
        "word-one-cell",
        "word-ruby",
        "word-nested-table",
        "word-contents",
    }
)
"""What is told once for the whole file, with its number."""

CHANGES_SHOWN = 4


class WordArticle(NamedTuple):
    """What a Word file holds: the title it bears itself ("" where none is plain), its blocks, the pictures taken out."""

    title: str
    blocks: tuple[ManuscriptBlock, ...]
    pictures: tuple[Path, ...]


def read_word(
    path: Path,
    file: str,
    mention: Span,
    title: str = "",
    revisions: Settlement = "accept",
    *,
    place: Place | None = None,
) -> Outcome[tuple[ManuscriptBlock, ...] | None]:
    """A Word file, its name in messages, where it was asked for, the title it is printed under → its blocks.

    Pictures in it are taken out to ``place``, a folder beside it if none is given. Places in it are paragraph and
    character, both from 1; a paragraph is known by its first words too. None, and why, where it cannot be read.
    """
    read = read_article(path, file, mention, title, revisions, place or beside(path))
    return Outcome(read.value.blocks if read.value else None, read.diagnostics)


def read_article(
    path: Path, file: str, mention: Span, title: str | None, revisions: Settlement, place: Place
) -> Outcome[WordArticle | None]:
    """As ``read_word``; ``title`` None: the article has the title the manuscript bears itself."""
    try:
        document = read_document(path, revisions)
    except (BadPackage, BadXml) as error:
        return Outcome(None, (diagnose("word-unreadable", mention, file=file, reason=error),))
    ledger = document.ledger
    own = proposed_title(document.blocks) if title is None else title
    pictures = Pictures(place, document.images, ledger)
    writer = Writer(file, document.words, pictures)
    blocks = writer.blocks(arrange(document.blocks, own, ledger))
    blocks += (writer.note(label, note) for label, note in document.notes.items())
    if pictures.written:
        folder = place.folder.name
        ledger.tell("word-pictures-taken", 0, count=len(pictures.written), folder=folder)
    diagnostics = (
        *_diagnostics(ledger, file, writer),
        *_changed(document, revisions, file, writer),
        *_unbalanced(ledger.balance(writer.placed), file),
    )
    return Outcome(WordArticle(own, tuple(blocks), tuple(pictures.written)), diagnostics)


def _diagnostics(ledger: Ledger, file: str, writer: Writer) -> Iterator[Diagnostic]:
    """What the ledger has to tell → the diagnostics, each at its paragraph."""
    for entry, count in gathered(ledger.entries, ONCE):
        span = Span(file, max(entry.paragraph, 1), words=writer.opening(max(entry.paragraph, 1)))
        diagnostic = diagnose(entry.code, span, None, words=entry.words or "?", count=count)
        yield diagnostic._replace(values=(*diagnostic.values, *entry.values))


def _changed(
    document: Document, revisions: Settlement, file: str, writer: Writer
) -> Iterator[Diagnostic]:
    """The revisions of a file → one diagnostic: how many, the first of them in words, and where that stands."""
    changes = document.changes
    if not changes:
        return
    counts = Counter(change.kind for change in changes)
    shown = [_change(change) for change in changes[:CHANGES_SHOWN]]
    span = Span(file, max(changes[0].paragraph, 1), words=writer.opening(changes[0].paragraph))
    yield diagnose(
        f"word-revisions-{revisions}ed",
        span,
        count=len(changes),
        inserted=counts["insert"],
        deleted=counts["delete"],
        moved=counts["move"],
        changes="　".join(shown) + ("……" if len(changes) > len(shown) else ""),
    )


_SIGNS = {"insert": "＋", "delete": "－", "move": "→"}


def _change(change: Change) -> str:
    words = " ".join(change.words.split())
    return f"{_SIGNS[change.kind]}「{words if len(words) <= 20 else words[:20] + '…'}」"


def _unbalanced(lost: Amount, file: str) -> Iterator[Diagnostic]:
    """What the account does not balance by → an error: no page is printed that may have lost something."""
    if lost != Amount():
        yield diagnose(
            "word-unbalanced", Span(file, 1), characters=lost.characters, pictures=lost.pictures
        )

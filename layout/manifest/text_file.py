"""The file that ``text:`` of an article names → the blocks in it, whatever program wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.block_model import ManuscriptBlock
from layout.manifest.blocks import read_blocks
from layout.manifest.manuscript import read_manuscript
from layout.outcome import Outcome

PLAIN = (".md", ".txt", ".markdown")
WORD = (".docx", ".docm", ".dotx", ".dotm")
OFFICE = (".doc", ".wps", ".wpt", ".rtf", ".odt", ".dot", ".fodt")
"""Manuscripts of other word processors, which LibreOffice can turn into Word files."""
REFUSED = {
    ".pdf": "text-pdf",
    ".html": "text-html",
    ".htm": "text-html",
    ".mht": "text-html",
    ".pages": "text-pages",
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"), "text-picture"
    ),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), "text-slides"),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv", ".ods"), "text-sheet"),
}
"""What is no manuscript, and the message that says what to ask the author for."""
KNOWN = (*PLAIN, *WORD, *OFFICE, *REFUSED)

Blocks = tuple[ManuscriptBlock, ...]


def read_text_file(
    path: Path, mention: Span, title: str, revisions: Literal["accept", "reject"]
) -> Outcome[Blocks | None]:
    """A file, where it was asked for, the title it is printed under, what becomes of revisions in it → its blocks."""
    suffix = path.suffix.lower()
    if suffix in WORD:
        from layout.manifest.word.read import read_word  # here: most issues need no zip and no XML

        return read_word(path, str(path), mention, title, revisions)
    if suffix in OFFICE and _is_word(path):
        from layout.manifest.word.read import read_word

        return read_word(path, str(path), mention, title, revisions)
    if suffix in OFFICE:
        return _by_office(path, mention, title, revisions)
    source = read_manuscript(path, str(path), mention)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    blocks = read_blocks(source.value)
    return Outcome(blocks.value, (*source.diagnostics, *blocks.diagnostics))


def _is_word(path: Path) -> bool:
    """A manuscript named as of another word processor → whether it is a Word file all the same, renamed."""
    if path.suffix.lower() in (".odt", ".rtf", ".fodt"):
        return False
    try:
        with path.open("rb") as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _by_office(
    path: Path, mention: Span, title: str, revisions: Literal["accept", "reject"]
) -> Outcome[Blocks | None]:
    """A manuscript of another word processor → its blocks, by way of LibreOffice."""
    from layout.manifest.word.office import NoOffice, OfficeFailed, as_word
    from layout.manifest.word.pictures import beside
    from layout.manifest.word.read import read_word

    kind, file = path.suffix.lower().lstrip("."), str(path)
    try:
        with as_word(path) as made:
            read = read_word(made, file, mention, title, revisions, place=beside(path))
    except NoOffice:
        return Outcome(None, (diagnose("text-no-office", mention, file=file, kind=kind),))
    except OfficeFailed as error:
        return Outcome(None, (diagnose("text-office-failed", mention, file=file, reason=error),))
    note: tuple[Diagnostic, ...] = ()
    if read.value is not None:
        note = (diagnose("text-by-office", Span(file, 1), kind=kind),)
    return Outcome(read.value, (*note, *read.diagnostics))

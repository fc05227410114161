"""A Word file (.docx) → a manuscript in our own markup. Styles count, looks do not.

Heading styles become small headings, quote styles pull-quotes; bold, italic, dots and raised numbers
become inline marks; tables and footnotes come along. What cannot come along is told.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.manuscript import Manuscript
from layout.manifest.word_paragraph import Flow, Run, table_lines, written_paragraph
from layout.outcome import Outcome

PART_MOST = 30_000_000  # bytes of one part once unpacked
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}sectPr"}
_HEADING = re.compile(r"(?:heading|标题)\s*\d|title|标题|副标题|subtitle", re.IGNORECASE)
_QUOTE = re.compile(r"quote|引用|明显引用", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_SPACE = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "\ufffd"}


class _Bad(Exception):
    """The file is no Word file that can be read."""


def read_word(path: Path, file: str, mention: Span) -> Outcome[Manuscript | None]:
    """A .docx file → its manuscript; places in it are paragraph and character, both from 1.

    Bounded: no part is unpacked beyond ``PART_MOST``, no entity is expanded, nothing outside is fetched.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = _style_names(_part(archive, "word/styles.xml", needed=False))
            body = _Body(names)
            body.read(_part(archive, "word/document.xml", needed=True))
            notes = _Body(names)
            notes.read(_part(archive, "word/footnotes.xml", needed=False))
    except (_Bad, zipfile.BadZipFile, zlib.error, ElementTree.ParseError) as error:
        return Outcome(None, (diagnose("word-unreadable", mention, file=file, reason=error),))
    except (OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        reason = str(error) or type(error).__name__
        return Outcome(None, (diagnose("word-unreadable", mention, file=file, reason=reason),))
    lines = [*body.lines, *(_Line("", 0, True), *_noted(notes))]
    return Outcome(_manuscript(lines, file), tuple(_left_out(body, file)))


def _part(archive: zipfile.ZipFile, name: str, *, needed: bool) -> bytes:
    """A part of the package → its bytes, b"" where it is not there and need not be."""
    if name not in archive.namelist():
        if needed:
            raise _Bad(name)
        return b""
    with archive.open(name) as stream:
        data = stream.read(PART_MOST + 1)
    if len(data) > PART_MOST or b"<!DOCTYPE" in data[:4000] or b"<!ENTITY" in data:
        raise _Bad(name)
    return data


def _style_names(data: bytes) -> dict[str, str]:
    """The style part → the names of the paragraph styles by their ids."""
    names = {}
    if data:
        for style in ElementTree.fromstring(data).iter(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return names


class _Line(NamedTuple):
    """A line of the manuscript, the number of the paragraph it came from, and whether a blank line follows."""

    text: str
    paragraph: int
    ends: bool


class _Body:
    """Goes through the events of a part; paragraphs and tables that are open wait on stacks."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.lines: list[_Line] = []
        self.flows: list[Flow] = []
        self.rows: list[list[list[str]]] = []
        self.look: dict[str, bool] = {}
        self.skipping = 0
        self.in_look = 0
        self.note = ""
        self.notes: dict[str, list[str]] = {}
        self.paragraphs = 0
        self.left: Counter[str] = Counter()

    def read(self, data: bytes) -> None:
        """The bytes of a part → its lines."""
        if not data:
            return
        for event, element in ElementTree.iterparse(BytesIO(data), ("start", "end")):
            if element.tag in _SKIPPED:
                self.skipping += 1 if event == "start" else -1
            elif not self.skipping:
                tag = element.tag.removeprefix(_W)
                if event == "start":
                    self.open(tag, element)
                else:
                    self.close(tag, element)
            if event == "end" and element.tag in (f"{_W}p", f"{_W}tbl"):
                element.clear()

    def open(self, tag: str, element: ElementTree.Element) -> None:
        """The start of an element."""
        if tag == "p":
            self.paragraphs += 1
            self.flows.append(Flow(self.paragraphs))
        elif tag == "tbl":
            self.rows.append([])
        elif tag == "tr" and self.rows:
            self.rows[-1].append([])
        elif tag == "tc" and self.rows and self.rows[-1]:
            self.rows[-1][-1].append("")
        elif tag == "r":
            self.look = {}
        elif tag == "rPr":
            self.in_look += 1
        elif tag == "footnote":
            self.note = element.get(f"{_W}id", "")

    def close(self, tag: str, element: ElementTree.Element) -> None:
        """The end of an element: its attributes and text are complete."""
        value = element.get(f"{_W}val", "")
        if tag == "p" and self.flows:
            self.paragraph(self.flows.pop())
        elif tag == "tbl" and self.rows:
            self.table(self.rows.pop())
        elif tag == "rPr":
            self.in_look -= 1
        elif self.in_look and tag in ("b", "i", "em", "vertAlign"):
            self.look[tag] = value == "superscript" if tag == "vertAlign" else value not in _OFF
        elif tag == "pStyle" and self.flows:
            self.flows[-1].style = self.names.get(value, value)
        elif tag == "numPr":
            self.left["word-numbers"] += 1
        elif tag in ("drawing", "pict", "object"):
            self.left["word-pictures"] += 1
        elif self.flows and not self.in_look:
            self.text(tag, element)

    def text(self, tag: str, element: ElementTree.Element) -> None:
        """The end of an element inside a run → its text, added to the paragraph."""
        if tag == "t" and element.text:
            self.flows[-1].add(Run(element.text, **_looks(self.look)))
        elif tag in _SPACE:
            self.flows[-1].add(Run(_SPACE[tag]))
        elif tag == "footnoteReference":
            self.flows[-1].add(Run(element.get(f"{_W}id", ""), note=True))

    def paragraph(self, flow: Flow) -> None:
        """A finished paragraph → a line of its own, or more of the cell or note it stands in."""
        kind = ""
        if _HEADING.fullmatch(flow.style.strip()):
            kind = "## "
        elif _QUOTE.search(flow.style):
            kind = "> "
        inside = bool(self.rows) or bool(self.note)
        text = written_paragraph(flow, "" if inside else kind)
        if self.rows and self.rows[-1] and self.rows[-1][-1]:
            self.rows[-1][-1][-1] += text.replace("\n", "")
        elif self.note:
            self.notes.setdefault(self.note, []).append(text.replace("\n", ""))
        elif text.strip():
            self.lines.append(_Line(text, flow.number, True))

    def table(self, rows: list[list[str]]) -> None:
        """A finished table → its lines; one inside a cell becomes text of that cell."""
        if self.rows and self.rows[-1] and self.rows[-1][-1]:
            self.rows[-1][-1][-1] += " ".join(cell for row in rows for cell in row)
            return
        self.lines += [_Line(text, self.paragraphs, False) for text in table_lines(rows)]
        self.lines.append(_Line("", self.paragraphs, True))


def _looks(look: dict[str, bool]) -> dict[str, bool]:
    """The properties of a run → the fields of ours they set."""
    fields = {"b": "strong", "i": "emphasis", "em": "dots", "vertAlign": "raised"}
    return {fields[key]: True for key, on in look.items() if on}


def _noted(notes: _Body) -> Iterator[_Line]:
    """The footnotes of the file → a line each."""
    for label, texts in notes.notes.items():
        text = "".join(texts).strip()
        if text:
            yield _Line(f"[^{label}]: {text}", 0, True)


def _manuscript(lines: list[_Line], file: str) -> Manuscript:
    """Lines → the manuscript; every line of it points at the paragraph it came from."""
    text, starts = "", [(0, 1, 1)]
    for line in lines:
        starts.append((len(text), max(line.paragraph, 1), 1))
        text += line.text + ("\n\n" if line.ends else "\n")
    return Manuscript(text, file, tuple(starts))


def _left_out(body: _Body, file: str) -> Iterator[Diagnostic]:
    """What the file holds and the manuscript does not → a warning each."""
    for code, count in sorted(body.left.items()):
        yield diagnose(code, Span(file, 1), count=count)

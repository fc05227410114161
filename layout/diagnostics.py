"""What the program has to say to its users, as values.

A user's error is a ``Diagnostic``, collected and reported with all others; an exception is a bug.
The words live in ``layout/messages/*.tsv``, one row a code, both languages side by side.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from layout.geometry import Rect


class Severity(IntEnum):
    """How much it matters: 说明, 提醒, 错误. An error keeps the press file from being written."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class Span(NamedTuple):
    """A place in a source file: lines and columns count from 1, in characters.

    With ``words`` the line is a paragraph that begins with them, in a file whose lines nobody sees (Word).
    """

    file: str
    line: int
    column: int = 1
    length: int = 1
    words: str = ""


class Place(NamedTuple):
    """A place in the product: page and column count from 1, rows from the head of the type area."""

    page: int
    column: int | None = None
    row: int | None = None
    rect: Rect | None = None


class Diagnostic(NamedTuple):
    """One finding: a stable code, its severity, what fills its message, and where it is."""

    code: str
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()
    span: Span | None = None
    place: Place | None = None

    @property
    def message(self) -> Message:
        """The words of this finding."""
        return catalogue()[self.code]


class Message(NamedTuple):
    """A row of the catalogue: default severity, then name, sentence and hint in both languages.

    A hint is shown only when every ``{value}`` it names is there.
    """

    severity: Severity
    name_zh: str
    text_zh: str
    hint_zh: str
    name_en: str
    text_en: str
    hint_en: str


@cache
def catalogue() -> dict[str, Message]:
    """Nothing → every message by its code, read from ``layout/messages/*.tsv``.

    Columns: code, severity (note, warning, error), name, sentence and hint in Chinese, the same in
    English. Raises ``ValueError`` where two rows share a code or a row has not eight columns.
    """
    messages: dict[str, Message] = {}
    for path in sorted((Path(__file__).parent / "messages").glob("*.tsv")):
        rows = path.read_text(encoding="utf-8").splitlines()[1:]
        for row in rows:
            if not row:
                continue
            cells = row.split("\t")
            if len(cells) != 8 or cells[0] in messages:
                raise ValueError(f"{path.name}: {row!r}")
            messages[cells[0]] = Message(Severity[cells[1].upper()], *cells[2:])
    return messages


def diagnose(
    code: str,
    span: Span | None = None,
    place: Place | None = None,
    **values: object,
) -> Diagnostic:
    """A code of the catalogue, its places and values → the finding, with the default severity."""
    filled = tuple((key, legible(str(value))) for key, value in values.items() if value is not None)
    return Diagnostic(code, catalogue()[code].severity, filled, span, place)


def legible(name: str) -> str:
    """A name of the file system, which need not be text → the same with U+FFFD for what is none."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode(errors="surrogateescape").decode(errors="replace")
    return name

"""Fields of a Word file: their result is text, their code is not; where there is no result the code may say what Word
shows (ISO/IEC 29500-1, 17.16).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from layout.manifest.word.equation_fields import read_equation_field
from layout.manifest.word.model import PLAIN, Run
from layout.manifest.word.properties import is_on
from layout.manifest.word.symbols import symbol
from layout.manifest.word.xml import every, first

SWALLOWED_KEPT = 40
CHECKED, UNCHECKED = "☑", "□"
_SYMBOL = re.compile(r'SYMBOL\s+"?(0x[0-9A-F]+|\d+)"?', re.IGNORECASE)
_FONT = re.compile(r'\\f\s+(?:"([^"]+)"|(\S+))')
_DATA = Path(__file__).parent / "data"


@dataclass(slots=True)
class Field:
    """An open field: its code so far, the form it belongs to, and whether its result has begun."""

    code: str = ""
    form: Element | None = None
    in_result: bool = False
    swallowed: str = ""
    """Text that was taken for code, or for contents: lost where the field never ends."""

    @property
    def name(self) -> str:
        """The first word of the code; = for a formula."""
        words = self.code.split()
        return "=" if words and words[0].startswith("=") else words[0].upper() if words else ""


class Shown(NamedTuple):
    """What a field without result shows: runs; or why it cannot be shown: the code of a message and words."""

    runs: tuple[Run, ...] = ()
    code: str = ""
    words: str = ""
    reading: str = ""
    """Where the field sets a reading over its text: the reading."""


class Fields:
    """The fields open at a place of the text, one in another."""

    def __init__(self) -> None:
        self.open: list[Field] = []

    @property
    def in_code(self) -> bool:
        """Whether what stands here is code, not text."""
        return any(not field.in_result for field in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether what stands here is a table of contents."""
        return any(field.name == "TOC" for field in self.open)

    def mark(self, element: Element) -> Field | None:
        """``w:fldChar`` → the field that ends here without a result, None."""
        kind = element.get("w:fldCharType")
        if kind == "begin":
            self.open.append(Field(form=first(element, "w:ffData")))
        elif kind == "separate" and self.open:
            self.open[-1].in_result = True
        elif kind == "end" and self.open:
            field = self.open.pop()
            return None if field.in_result else field
        return None

    def swallow(self, text: str) -> None:
        """Text that is not printed because it stands in a field; its beginning is kept, should the field never end."""
        for field in self.open:
            if len(field.swallowed) < SWALLOWED_KEPT:
                field.swallowed += text

    def unclosed(self) -> str:
        """Nothing → the beginning of the text that fields which never ended have swallowed."""
        return next((field.swallowed for field in self.open if field.swallowed.strip()), "")

    def add_code(self, text: str) -> None:
        """More of the code of the innermost field that is not in its result."""
        for field in reversed(self.open):
            if not field.in_result:
                field.code += text
                return


def shown(field: Field) -> Shown:
    """A field without a result → what Word shows for it."""
    how = _handlings().get(field.name, "told")
    code = " ".join(field.code.split())
    if how == "equation":
        found = read_equation_field(field.code)
        if found is None:
            return Shown(code="word-equation", words=code)
        return Shown(found.runs, reading=found.reading)
    if how == "symbol":
        return _symbol(code)
    if how == "checkbox":
        return _made(CHECKED if _is_checked(field.form) else UNCHECKED)
    if how == "choice":
        return _made(_choice(field.form))
    if how == "text":
        return _made(code.partition(" ")[2].strip('"'))
    if how == "placeholder":
        return Shown(code="word-placeholder", words=" ".join(code.split()[2:]))
    if how == "nothing" or not code:
        return Shown()
    return Shown(code="word-field", words=code)


def _made(text: str) -> Shown:
    return Shown((Run(text, PLAIN, made=True),))


@cache
def _handlings() -> dict[str, str]:
    rows = (_DATA / "fields.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: how for name, how, _ in (row.split("\t") for row in rows)}


def _symbol(code: str) -> Shown:
    found, font = _SYMBOL.match(code), _FONT.search(code)
    if not found:
        return Shown(code="word-field", words=code)
    number = int(found[1], 16 if found[1].lower().startswith("0x") else 10)
    name = (font[1] or font[2]) if font else ""
    text = symbol(name, number)
    if text is None and 0x20 < number < 0x110000 and not 0x7F <= number <= 0xA0:
        text = chr(number)
    return _made(text) if text else Shown(code="word-field", words=code)


def _is_checked(form: Element | None) -> bool:
    box = first(form, "w:checkBox") if form is not None else None
    if box is None:
        return False
    checked = first(box, "w:checked")
    return is_on(checked if checked is not None else first(box, "w:default"))


def _choice(form: Element | None) -> str:
    """A drop-down of a form → the entry chosen, the first where none is."""
    choices = first(form, "w:ddList") if form is not None else None
    if choices is None:
        return ""
    result = first(choices, "w:result")
    if result is None:
        result = first(choices, "w:default")
    entries = [entry.get("w:val", "") for entry in every(choices, "w:listEntry")]
    index = int(result.get("w:val", "0")) if result is not None else 0
    return entries[index] if 0 <= index < len(entries) else ""

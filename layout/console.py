"""What is said on the terminal: findings with the source line and a caret, and the course of a build.

The caret counts East-Asian width: a Han takes two cells, a combining mark none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Place, Severity, Span
from layout.manifest.encodings import decode
from layout.manifest.manuscript import BYTES_MOST

Source = Callable[[str], Sequence[str]]
"""The name of a file → its lines, () where it cannot be read."""

WINDOW = 76  # cells of a source line shown; longer ones are cut round the caret
_SEVERITIES = {
    "zh": {Severity.NOTE: "说明", Severity.WARNING: "提醒", Severity.ERROR: "错误"},
    "en": {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"},
}
_COLOURS = {Severity.NOTE: "36", Severity.WARNING: "33", Severity.ERROR: "31"}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Words(NamedTuple):
    """A finding in one language. ``hint`` is "" where there is none or a value it names is missing."""

    severity: str
    name: str
    text: str
    hint: str


def in_words(diagnostic: Diagnostic, lang: str = "zh") -> Words:
    """A finding and a language (zh, en) → its words, the values filled in."""
    message, values = diagnostic.message, dict(diagnostic.values)
    zh = lang == "zh"
    hint = message.hint_zh if zh else message.hint_en
    if any(name not in values for name in _PLACEHOLDER.findall(hint)):
        hint = ""
    return Words(
        _SEVERITIES["zh" if zh else "en"][diagnostic.severity],
        message.name_zh if zh else message.name_en,
        _filled(message.text_zh if zh else message.text_en, values),
        _filled(hint, values),
    )


def _filled(text: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], "?"), text)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings → the same in source order; those without a place in a source come last, by page."""

    def key(diagnostic: Diagnostic) -> tuple[bool, str, int, int, int]:
        span = diagnostic.span or Span("", 0, 0)
        return (
            diagnostic.span is None,
            span.file,
            span.line,
            span.column,
            diagnostic.place.page if diagnostic.place else 0,
        )

    return sorted(diagnostics, key=key)


def render(
    diagnostics: Iterable[Diagnostic],
    *,
    lang: str = "zh",
    colour: bool = False,
    source: Source | None = None,
    verbose: bool = False,
) -> str:
    """Findings → what the terminal shows: errors and warnings with place, caret and hint, then one line a kind of
    note with its count (``verbose``: every note), then one line of sum.

    "" for no findings. ``source`` gives the lines of a file (default: read from the disk, once).
    """
    found = in_order(diagnostics)
    if not found:
        return ""
    lines = _remembered(source or read_lines)
    grave = sorted(
        (one for one in found if one.severity is not Severity.NOTE), key=lambda one: -one.severity
    )
    parts = [_finding(one, lang, colour, lines) for one in grave]
    kinds: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.severity is Severity.NOTE:
            kinds.setdefault(one.code, []).append(one)
    hinted: set[str] = set()
    for notes in kinds.values():
        if verbose or len(notes) == 1:
            parts += (_note(note, lang, colour, hinted) for note in notes)
        else:
            parts.append(_kind(notes, lang, colour))
    return "\n".join([*parts, summary(found, lang)])


def _kind(notes: Sequence[Diagnostic], lang: str, colour: bool) -> str:
    """The notes of one kind → one line: how many, and the first of them with its place."""
    words = in_words(notes[0], lang)
    place = _places(notes[0], lang)
    count = len(notes)
    if lang == "zh":
        more = f"（同类共 {count} 条，--verbose 逐条列出）"
    else:
        more = f" ({count} of the kind, --verbose lists them)"
    return f"{_head(notes[0], words, colour)}{f'  --> {place}' if place else ''}{more}"


def summary(diagnostics: Iterable[Diagnostic], lang: str = "zh") -> str:
    """Findings → one line: how many of each severity there are."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    shown = [(counts[one], one) for one in reversed(Severity)]
    if lang == "zh":
        return "共 " + "  ".join(f"{n} {_SEVERITIES['zh'][one]}" for n, one in shown)
    return ", ".join(f"{n} {_SEVERITIES['en'][one]}{'' if n == 1 else 's'}" for n, one in shown)


def as_json(diagnostics: Iterable[Diagnostic], lang: str = "zh") -> list[dict[str, object]]:
    """Findings → the same as plain values in source order, for editors and CI.

    Places count from 1; ``rect`` is x, y, width, height in pt from the top left of the trimmed page.
    """
    return [_plain(one, in_words(one, lang)) for one in in_order(diagnostics)]


def _plain(diagnostic: Diagnostic, words: Words) -> dict[str, object]:
    span, place = diagnostic.span, diagnostic.place
    values: dict[str, object] = {
        "code": diagnostic.code,
        "severity": diagnostic.severity.name.lower(),
        "name": words.name,
        "message": words.text,
    }
    if words.hint:
        values["hint"] = words.hint
    if span:
        values |= {
            "file": span.file,
            "line": span.line,
            "column": span.column,
            "length": span.length,
        }
        values |= {"words": span.words} if span.words else {}
    if place:
        values["page"] = place.page
        values |= {} if place.column is None else {"page_column": place.column}
        values |= {} if place.row is None else {"row": place.row}
        values |= {} if place.rect is None else {"rect": list(place.rect)}
    return values


def read_lines(file: str) -> Sequence[str]:
    """A file → its lines, in whatever encoding manuscripts may have; () where it cannot be read."""
    try:
        if not Path(file).is_file():  # a pipe might keep us waiting
            return ()
        with Path(file).open("rb") as stream:
            decoded = decode(stream.read(BYTES_MOST))
    except (OSError, ValueError):
        return ()
    return re.split("\r\n|\r|\n", decoded[0]) if decoded else ()


def _remembered(source: Source) -> Source:
    known: dict[str, Sequence[str]] = {}

    def lines(file: str) -> Sequence[str]:
        if file not in known:
            known[file] = source(file)
        return known[file]

    return lines


def _note(diagnostic: Diagnostic, lang: str, colour: bool, hinted: set[str]) -> str:
    """A note → one line; its hint follows the first time its code comes up."""
    words = in_words(diagnostic, lang)
    place = _places(diagnostic, lang)
    shown = f"{_head(diagnostic, words, colour)}{f'  --> {place}' if place else ''}"
    if not words.hint or diagnostic.code in hinted:
        return shown
    hinted.add(diagnostic.code)
    return f"{shown}\n{_hint(words, lang, colour)}"


def _finding(diagnostic: Diagnostic, lang: str, colour: bool, lines: Source) -> str:
    """A warning or an error → its sentence, its place, the source line with a caret, its hint."""
    words = in_words(diagnostic, lang)
    paint = _painter(colour)
    shown = [_head(diagnostic, words, colour)]
    place = _places(diagnostic, lang)
    if place:
        shown.append(f"  {paint('-->', '34')} {place}")
    if diagnostic.span and not diagnostic.span.words:
        shown += _excerpt(diagnostic.span, lines(diagnostic.span.file), paint)
    if words.hint:
        shown.append(_hint(words, lang, colour))
    return "\n".join(shown) + "\n"


def _head(diagnostic: Diagnostic, words: Words, colour: bool) -> str:
    name = _painter(colour)(f"{words.severity}[{words.name}]", _COLOURS[diagnostic.severity])
    return f"{name}: {words.text}"


def _hint(words: Words, lang: str, colour: bool) -> str:
    return f"   {_painter(colour)('=', '34')} {'提示' if lang == 'zh' else 'hint'}: {words.hint}"


def _places(diagnostic: Diagnostic, lang: str) -> str:
    """A finding → its place in the source and on the page."""
    places = (_source(diagnostic.span, lang), _page(diagnostic.place, lang))
    return "      ".join(part for part in places if part)


def _painter(colour: bool) -> Callable[[str, str], str]:
    if not colour:
        return lambda text, _: text
    return lambda text, code: f"\x1b[1;{code}m{text}\x1b[0m"


def _source(span: Span | None, lang: str) -> str:
    """A place in a source → file, line and column, or the paragraph by its first words where lines are not seen."""
    if span is None:
        return ""
    if "!" in span.words:  # a cell of a spreadsheet
        return f"{span.file} {span.words}"
    if span.words:
        zh = lang == "zh"
        which = (
            f"第 {span.line} 段「{span.words}」" if zh else f"paragraph {span.line} “{span.words}”"
        )
        return f"{span.file} {which}"
    return f"{span.file}:{span.line}:{span.column}"


def _page(place: Place | None, lang: str) -> str:
    if place is None:
        return ""
    zh = lang == "zh"
    parts = [f"第 {place.page} 页" if zh else f"page {place.page}"]
    if place.column is not None:
        parts.append(f"第 {place.column} 栏" if zh else f"column {place.column}")
    if place.row is not None:
        parts.append(f"第 {place.row} 行" if zh else f"row {place.row}")
    return (" " if zh else ", ").join(parts)


def _excerpt(span: Span, lines: Sequence[str], paint: Callable[[str, str], str]) -> list[str]:
    """A place and the lines of its file → the line with a caret under the place, [] where there is none."""
    if not 1 <= span.line <= len(lines):
        return []
    text, start, length = _window(lines[span.line - 1], span.column - 1, span.length)
    number = str(span.line)
    gutter, bar = " " * len(number), paint("|", "34")
    caret = " " * cells(text[:start]) + "^" * max(cells(text[start : start + length]), 1)
    return [f" {gutter} {bar}", f" {number} {bar} {text}", f" {gutter} {bar} {paint(caret, '31')}"]


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """A line, the index and length of a place in it → what to show of it, the place moved with it."""
    line = "".join(mark if mark.isprintable() else " " for mark in line.rstrip())
    start = min(max(start, 0), len(line))
    length = min(length, max(len(line) - start, 1))
    if cells(line) <= WINDOW:
        return line, start, length
    left = start
    while left > 0 and cells(line[left - 1 : start]) <= WINDOW // 3:
        left -= 1
    right = left
    while right < len(line) and cells(line[left : right + 1]) <= WINDOW:
        right += 1
    before, after = "…" if left else "", "…" if right < len(line) else ""
    shown = before + line[left:right] + after
    return shown, start - left + len(before), min(length, right - start)


def cells(text: str) -> int:
    """A text → how many cells of a terminal it takes."""
    return sum(_cells(mark) for mark in text)


def _cells(mark: str) -> int:
    if unicodedata.category(mark) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1

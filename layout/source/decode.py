"""The bytes of a text file → its characters."""

from __future__ import annotations

import re
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.outcome import Outcome
from layout.source.suggest import suggest

MAX_BYTES = 4_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
ODD_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Blanks that look like spaces and are none: the inside of a regular expression's brackets."""
_BREAKS = re.compile("[\x85\u2028\u2029]")
_SHOWN = 5  # control characters reported one by one; more of them say nothing new


def read_text(path: Path, shown: str | None = None) -> Outcome[str | None]:
    """A file of UTF-8 (with or without a byte order mark) → its text, line ends made ``\\n``.

    ``shown`` is the name to use in messages. Missing, too large (over 4 MB), not UTF-8, control
    characters: a diagnostic each.
    """
    name = shown or str(path)
    place = Span(name, 1)
    try:
        if (
            path.exists() and not path.is_file() and not path.is_dir()
        ):  # a pipe or a device never ends
            return _failed("file-not-ordinary", place, file=name)
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            return _failed("file-too-large", place, file=name, limit=MAX_BYTES // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError:
        return _failed("file-missing", place, file=name, near=_neighbour(path))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        return _failed("file-unreadable", place, file=name, reason=reason)
    return decode(data, name)


def _failed(code: str, place: Span, **values: object) -> Outcome[str | None]:
    return Outcome(None, (diagnose(code, place, None, **values),))


def _neighbour(path: Path) -> str | None:
    """A path that is not there → the name of the file beside it that is nearest to its own."""
    try:
        return suggest(path.name, sorted(entry.name for entry in path.parent.iterdir())[:2000])
    except OSError:
        return None


def decode(data: bytes, name: str) -> Outcome[str | None]:
    """Bytes and the file's name → their text, as ``read_text``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        guess = _encoding(data)
        return _failed("not-utf8", Span(name, line), file=name, encoding=guess)
    return clean(text, name)


def _encoding(data: bytes) -> str | None:
    """Bytes that are not UTF-8 → the encoding they probably are in, None where nothing fits."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    for encoding, named in (("gb18030", "GBK (ANSI)"), ("big5", "Big5")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return named
    return None


def clean(text: str, name: str) -> Outcome[str | None]:
    """Text → the same with ``\\n`` for every line end, and without characters no file should hold."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found: list[Diagnostic] = []
    for match in _CONTROL.finditer(text):
        if len(found) == _SHOWN:
            break
        place = _place(text, match.start(), name)
        found.append(diagnose("control-character", place, character=f"U+{ord(match[0]):04X}"))
    for match in _BREAKS.finditer(text):
        place = _place(text, match.start(), name)
        found.append(diagnose("odd-line-break", place, character=f"U+{ord(match[0]):04X}"))
        if len(found) >= 2 * _SHOWN:
            break
    if found:
        text = _BREAKS.sub(" ", _CONTROL.sub(" ", text))
    return Outcome(text, tuple(found))


def _place(text: str, index: int, name: str) -> Span:
    return Span(name, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))

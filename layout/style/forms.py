"""Small forms of a style file, text → value: page sizes, colours, font choices, character ranges.

Each raises ``ValueError`` for what it cannot read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from layout.geometry import MM
from layout.source.lengths import parse_length
from layout.style.model import Colour


def _page_sizes() -> dict[str, tuple[float, float]]:
    """Nothing → the sheets of ``sizes.tsv`` by name and alias, width and height in pt."""
    text = (Path(__file__).parent / "sizes.tsv").read_text(encoding="utf-8")
    found: dict[str, tuple[float, float]] = {}
    for row in text.splitlines()[1:]:
        name, width, height, aliases, _source = row.split("\t")
        size = (float(width) * MM, float(height) * MM)
        found.update(dict.fromkeys((name, *aliases.split()), size))
    return found


PAGE_SIZES = _page_sizes()
"""Trimmed sheets, width and height in pt (ISO 216; 开本: GB/T 788 and trade sizes; a page of a newspaper is half its sheet)."""

_SHORTEST, _LONGEST = 40 * MM, 1500 * MM
_DIMENSIONS = re.compile(r"([^x×*X]{1,40})[x×*X](.{1,40})")
_INK = re.compile(r"([CMYK])\s*(\d{1,3}(?:\.\d{1,3})?)%?", re.IGNORECASE)
_TINT = re.compile(r"(\S+)\s+(\d{1,3})%")
_RANGE = re.compile(r"U\+([0-9A-Fa-f]{1,6})(?:-([0-9A-Fa-f]{1,6}))?")


def page_size(text: str) -> tuple[float, float]:
    """``A4``, ``a4 landscape`` or ``210mm x 285mm`` → width and height in pt."""
    known = {key.lower(): size for key, size in PAGE_SIZES.items()}
    whole = text.strip().lower()
    name, _, turned = whole.rpartition(" ") if whole not in known else (whole, "", "")
    if name.strip() in known and turned in ("", "landscape", "横"):
        width, height = known[name.strip()]
        return (height, width) if turned else (width, height)
    match = _DIMENSIONS.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    across, down = match[1].strip(), match[2].strip()
    second = parse_length(down, "mm")
    first = parse_length(across, "mm" if across[-1:].isdigit() else "")
    if {first.unit, second.unit} != {"pt"}:
        raise ValueError(text)
    if not all(_SHORTEST <= side.amount <= _LONGEST for side in (first, second)):
        raise ValueError(text)
    return first.amount, second.amount


class Ink(NamedTuple):
    """A colour as written: inks of its own, or a share of another colour by its name."""

    colour: Colour | None
    name: str = ""
    share: float = 1.0


def ink(text: str) -> Ink:
    """``C0 M95 Y85 K0``, ``K80``, ``brand`` or ``brand 20%`` → the inks, or the name and share."""
    compact = text.replace(",", " ").replace("，", " ").strip()
    found = _INK.findall(compact)
    if found and not _INK.sub("", compact).strip():
        inks = {letter.upper(): float(amount) / 100 for letter, amount in found}
        if len(inks) != len(found) or max(inks.values()) > 1:
            raise ValueError(text)
        cyan, magenta, yellow, black = (inks.get(letter, 0.0) for letter in "CMYK")
        return Ink(Colour(cyan, magenta, yellow, black))
    match = _TINT.fullmatch(compact)
    name, share = (match[1], int(match[2]) / 100) if match else (compact, 1.0)
    if share > 1 or not re.fullmatch(r"[^\W\d][\w-]*", name):
        raise ValueError(text)
    return Ink(None, name, share)


def tinted(colour: Colour, share: float) -> Colour:
    """A colour and a share of it (0..1) → the tint."""
    if colour.spot:  # its inks are what it looks like in full
        return colour._replace(tint=colour.tint * share)
    cyan, magenta, yellow, black = (round(part * share, 6) for part in colour[:4])
    return Colour(cyan, magenta, yellow, black)


SLOTS = ("page", "name", "number", "date", "publisher", "section", "article")
"""What furniture may be filled with: the page number, what the manifest says, and what stands on the page."""


def form(text: str) -> str:
    """``— {page} —`` → itself. Raises ``ValueError`` for braces around anything but ``SLOTS``."""
    if re.search(r"[{}]", re.sub(rf"\{{({'|'.join(SLOTS)})\}}", "", text)):
        raise ValueError(text)
    return text


class FontChoice(NamedTuple):
    """The name of a font of ``fonts:`` and whether its bold is meant."""

    name: str
    bold: bool = False


def font_choice(text: str) -> FontChoice:
    """``song`` or ``hei bold`` → the choice."""
    name, _, weight = text.strip().partition(" ")
    if not name or weight.strip() not in ("", "bold", "regular"):
        raise ValueError(text)
    return FontChoice(name, weight.strip() == "bold")


def characters(text: str) -> tuple[tuple[int, int], ...]:
    """``U+0020-024F``, or the characters themselves → inclusive ranges of code points."""
    match = _RANGE.fullmatch(text.strip())
    if match:
        first = int(match[1], 16)
        last = int(match[2] or match[1], 16)
        if first > last or last > 0x10FFFF:
            raise ValueError(text)
        return ((first, last),)
    if text.strip().upper().startswith("U+"):
        raise ValueError(text)
    points = sorted({ord(character) for character in text if not character.isspace()})
    if not points:
        raise ValueError(text)
    return tuple((point, point) for point in points)


def feature(text: str) -> str:
    """``onum`` or ``-liga`` → itself. Raises ``ValueError`` for what is no tag of four letters or digits."""
    if not re.fullmatch(r"-?[a-z][a-z0-9]{3}", text.strip()):
        raise ValueError(text)
    return text.strip()


def axis(text: str) -> tuple[str, float]:
    """``wght=600`` → the axis of a variable font and the place on it. Raises ``ValueError`` for anything else."""
    found = re.fullmatch(r"([A-Za-z]{4})\s*=\s*(-?\d+(?:\.\d+)?)", text.strip())
    if not found:
        raise ValueError(text)
    return found[1], float(found[2])

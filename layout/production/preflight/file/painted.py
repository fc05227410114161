"""What a page paints: colour spaces, overprint, sizes, transparency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Place, diagnose
from layout.production.preflight.file.inks import PROCESS, Space
from layout.production.preflight.file.sheet import Sheet
from layout.production.preflight.file.state import Painted
from layout.production.preflight.model import excerpt, ink_limit
from layout.production.preflight.table import threshold
from layout.style.model import Style

PER_PAGE = 3  # findings of one code on one page: the fourth says nothing new
DEVICE_INDEPENDENT = frozenset({"ICCBased", "CalRGB", "CalGray", "Lab"})

Fault = tuple[str, dict[str, str]]
"""A code and what fills its message."""


class Limits(NamedTuple):
    """What the style asks of colours: standard, overprinting, most ink, and the colorants it knows."""

    standard: str
    overprint: bool
    ink: float  # per cent
    asked: frozenset[str]


def painted_findings(sheet: Sheet, style: Style) -> Iterator[Diagnostic]:
    """A page of the file and the style → findings on all it paints, at most three a code."""
    if not any(sheet.on_product(item) for item in sheet.painted):
        yield diagnose("page-empty", None, Place(sheet.number))
    limits = Limits(
        style.print.standard,
        style.print.overprint,
        ink_limit(style.print),
        PROCESS | {spot.spot for spot in style.spots},
    )
    counts: dict[str, int] = {}
    places: set[tuple[str, object]] = set()
    for item in sheet.painted:
        for code, values in _faults(item, sheet.on_product(item), limits):
            # Runs of one line share its source: one finding for all of them.
            span = sheet.span(item)
            key = (code, span or item.box)
            if key in places or counts.get(code, 0) >= PER_PAGE:
                continue
            places.add(key)
            counts[code] = counts.get(code, 0) + 1
            line = sheet.line(item) if item.kind == "text" else None
            text = excerpt(line.text) if line else "…"
            yield diagnose(code, span, sheet.place(item), **{"text": text, **values})


def _faults(item: Painted, product: bool, limits: Limits) -> Iterator[Fault]:
    yield from _spaces(item, product, limits.asked)
    if item.transparency and limits.standard == "x1a":
        yield "transparency", {"kind": item.transparency}
    if not product:
        return
    if item.kind != "image" and item.overprint and item.ink.white:
        yield "white-overprints", {}
    if item.ink.total > limits.ink + 0.01 and item.kind != "image":
        yield (
            "ink-over-limit",
            {
                "colour": item.ink.label,
                "ink": f"{item.ink.total:.0f}",
                "limit": f"{limits.ink:g}",
            },
        )
    if item.kind == "text":
        yield from _text(item, limits.overprint)
    elif item.kind in ("stroke", "fill"):
        yield from _lines(item, limits.overprint)


def _spaces(item: Painted, product: bool, asked: frozenset[str]) -> Iterator[Fault]:
    space = item.ink.space
    families = {space.family, space.base}
    if "DeviceRGB" in families:
        yield "device-rgb", {"space": _shown(space)}
    for family in sorted(families & DEVICE_INDEPENDENT):
        yield "icc-colour", {"space": family}
    # GWG asks for the black ink of text and lines only; a grey picture stays on K.
    if "DeviceGray" in families and item.kind != "image" and product:
        yield "device-gray", {}
    for name in space.names:
        if name not in asked:
            yield "spot-unasked", {"name": name}
        if name == "All" and product:
            yield "all-on-product", {}


def _shown(space: Space) -> str:
    return f"{space.family} {space.base}".strip()


def _text(item: Painted, overprint: bool) -> Iterator[Fault]:
    ink, size = item.ink, round(item.size, 3)
    values = {
        "size": f"{size:g}",
        "inks": str(ink.inks),
        "colour": ink.label,
        "limit": f"{threshold('small-multi-ink-text'):g}",
    }
    if ink.white and size < threshold("small-white-text"):
        yield "small-white-text", values
    elif ink.inks > 1 and ink.space.family == "DeviceCMYK":
        if ink.values[3] * 100 >= threshold("rich-black-text"):
            yield "rich-black-text", values
        elif size < threshold("small-multi-ink-text"):
            yield "small-multi-ink-text", values
    knocks_out = not (item.overprint and item.mode == 1)
    if overprint and ink.black_only and size < threshold("black-not-overprinting") and knocks_out:
        yield "black-not-overprinting", {}


def _lines(item: Painted, overprint: bool) -> Iterator[Fault]:
    width, limit = round(item.size, 4), threshold("hairline")
    if width < limit:
        yield "hairline", {"width": f"{width:.3g}", "limit": f"{limit:g}"}
    knocks_out = not (item.overprint and item.mode == 1)
    thin = item.kind == "stroke" and width < threshold("line-not-overprinting")
    if overprint and thin and item.ink.black_only and knocks_out:
        yield "line-not-overprinting", {}

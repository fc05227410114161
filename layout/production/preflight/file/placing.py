"""Where things stand in the press file: bleed, safe zone, what would be trimmed away."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diagnostics import Diagnostic, diagnose
from layout.production.preflight.file.painted import PER_PAGE
from layout.production.preflight.file.sheet import Sheet
from layout.production.preflight.file.state import Painted
from layout.production.preflight.geometry import NEAR, lacks_bleed, millimetres, past_trim
from layout.production.preflight.model import excerpt


def placing_findings(sheet: Sheet, bleed: float, safe: float) -> Iterator[Diagnostic]:
    """A page of the file, the bleed and the safe zone (pt) → what stands wrongly on it, at most three a code."""
    counts: dict[str, int] = {}
    for item in sheet.painted:
        code, distance = _fault(sheet, item, bleed, safe) if sheet.on_product(item) else ("", 0.0)
        counts[code] = counts.get(code, 0) + 1
        if not code or counts[code] > PER_PAGE:
            continue
        line = sheet.line(item) if item.kind == "text" else None
        picture = sheet.picture(item) if item.kind == "image" else None
        yield diagnose(
            code,
            sheet.span(item),
            sheet.place(item),
            text=excerpt(line.text) if line else "…",
            item=picture.file.name if picture else item.ink.label,
            distance=millimetres(distance),
            limit=millimetres(bleed if code == "bleed-missing" else safe),
        )


def _fault(sheet: Sheet, item: Painted, bleed: float, safe: float) -> tuple[str, float]:
    rect, trim = sheet.rect(item.box), sheet.trim
    size = (trim[2] - trim[0], trim[3] - trim[1])
    distance = -max(past_trim(rect, size))
    if item.kind != "text":
        return ("bleed-missing" if lacks_bleed(rect, size, bleed) else "", distance)
    if distance < -NEAR:
        return "text-off-page", distance
    return ("outside-safe-zone" if distance < safe - NEAR / 5 else "", distance)

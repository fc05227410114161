"""Names of spot inks: what may be one, and which of them are no colour but a step after printing.

The names that are taken stand in ``inks.tsv``: of the four process plates, of all and no plates, and
of technical inks (varnish, cutting, foil), which lie over what is printed and take nothing away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.style.model import Colour

LONGEST = 127  # bytes of a name (ISO 32000-1, annex C)


class SpotInks:
    """The spot inks of a style as they are met; a fault of a name is reported once."""

    def __init__(self) -> None:
        self.looks: dict[str, Colour] = {}  # by folded name, full tint, as first written
        self.faults: dict[tuple[str, str], Diagnostic] = {}

    def add(self, colour: Colour, span: Span) -> None:
        """A spot colour and its place → known from now on, and what is wrong with it noted."""
        whole = colour._replace(tint=1.0)
        for fault in _name_faults(whole.spot, span):
            self.faults.setdefault((fault.code, whole.spot), fault)
        known = self.looks.setdefault(folded(whole.spot), whole)
        if known.spot != whole.spot:
            fault = diagnose("spot-two-spellings", span, name=whole.spot, other=known.spot)
            self.faults.setdefault((fault.code, whole.spot), fault)
        elif known != whole:
            fault = diagnose("spot-two-looks", span, name=whole.spot)
            self.faults.setdefault((fault.code, whole.spot), fault)

    @property
    def all(self) -> tuple[Colour, ...]:
        """All spot inks met, in the order they were met."""
        return tuple(self.looks.values())


def technical(name: str) -> bool:
    """The name of a spot ink → whether it names a step after printing and no colour."""
    return _kinds().get(folded(name)) == "technical"


def folded(name: str) -> str:
    """The name of an ink → the same for every way it is spelt: case, width, spaces and hyphens are one."""
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in wide if not (c.isspace() or c in "-_‐‑–—·."))


def _name_faults(name: str, span: Span) -> Iterator[Diagnostic]:
    if not name.strip() or not name.isprintable():
        yield diagnose("spot-name-empty", span, name=name)
    kind = _kinds().get(folded(name), "")
    if kind in ("process", "reserved"):
        yield diagnose(f"spot-name-{kind}", span, name=name)
    size = len(name.encode("utf-8", "replace"))
    if size > LONGEST:
        yield diagnose("spot-name-long", span, name=name[:12] + "…", bytes=size, limit=LONGEST)


@cache
def _kinds() -> dict[str, str]:
    """Nothing → the kind of each name in the table, by its folded form."""
    rows = (Path(__file__).parent / "inks.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {folded(name): kind for name, kind, _ in (row.split("\t") for row in rows)}

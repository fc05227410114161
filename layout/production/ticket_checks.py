"""What the ticket and the style ask for, against each other and against what was set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.document.model import Document
from layout.geometry import MM
from layout.page.model import PageList
from layout.production.conditions import output_condition
from layout.production.ticket_words import ticket_label
from layout.style.forms import PAGE_SIZES
from layout.style.model import NO_LIMIT, Print

SLACK = 1.0  # mm: trades round their sizes
SADDLE = re.compile(r"骑马|骑订|saddle|stitch", re.IGNORECASE)
THICKEST = (
    64  # pages that wire holds together and a knife still trims cleanly (house rule of binders)
)
FOLD = 4  # pages of a folded sheet


class Asked(NamedTuple):
    """A line of the ticket: what it asks for, and where."""

    value: str
    span: Span


def ticket_findings(document: Document, pages: PageList, settings: Print) -> tuple[Diagnostic, ...]:
    """Document, pages and the style's print block → where the ticket asks for something else than was set or the style prints
    for, and where the style wishes for more ink than the paper takes.

    What of a ticket is not understood is left alone.
    """
    asked = asked_for(document)
    found = list(_pages(asked, pages))
    found += _size(asked, pages)
    found += _binding(asked, len(pages.pages))
    found += _paper(asked, settings)
    found += _ink(settings)
    return tuple(found)


def asked_for(document: Document) -> dict[str, Asked]:
    """A document → the lines of its ticket by their label."""
    whole = Span(str(document.file), 1)
    spans = (*document.ticket_spans, *(whole,) * len(document.ticket))
    return {
        ticket_label(key): Asked(value, span)
        for (key, value), span in zip(document.ticket, spans, strict=False)
    }


def size_of(text: str) -> tuple[float, float] | None:
    """A size as tickets name it, by its name or by two numbers in mm → its two sides in mm, None for neither."""
    sides = re.search(
        r"(\d{2,4}(?:\.\d+)?)\s*(?:mm|毫米)?\s*[x×X*＊乘]\s*(\d{2,4}(?:\.\d+)?)", text
    )
    if sides:
        return float(sides[1]), float(sides[2])
    compact = re.sub(r"\s", "", text).casefold()
    names = {re.sub(r"\s", "", name).casefold(): size for name, size in PAGE_SIZES.items()}
    found = max((name for name in names if _stands_in(name, compact)), key=len, default="")
    return (names[found][0] / MM, names[found][1] / MM) if found else None


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own: 16开 is not in 116开."""
    return re.search(rf"(?<![0-9a-z]){re.escape(name)}(?![0-9a-z])", text) is not None


def paper_of(text: str) -> str:
    """A paper as tickets name it → coated, uncoated or newsprint, "" for one that is not known."""
    compact = re.sub(r"\s", "", text).casefold()
    return next((paper for word, paper in _papers() if word in compact), "")


@cache
def _papers() -> tuple[tuple[str, str], ...]:
    """Nothing → words of ``data/papers.tsv`` and the paper they mean, in the order they are looked for."""
    table = (Path(__file__).parent / "data" / "papers.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return tuple((word.casefold(), paper) for paper, words, _ in rows for word in words.split())


def _pages(asked: dict[str, Asked], pages: PageList) -> Iterator[Diagnostic]:
    line, found = asked.get("页数"), len(pages.pages)
    count = re.search(r"\d+", line.value) if line else None
    if line and count and int(count[0]) != found:
        yield diagnose("ticket-pages-differ", line.span, asked=line.value, found=found)


def _size(asked: dict[str, Asked], pages: PageList) -> Iterator[Diagnostic]:
    line = asked.get("成品尺寸")
    wanted = size_of(line.value) if line else None
    if line is None or wanted is None or not pages.pages:
        return
    first = pages.pages[0]
    sides = (first.width / MM, first.height / MM)
    if any(abs(a - b) > SLACK for a, b in zip(sorted(wanted), sorted(sides), strict=True)):
        trim = f"{sides[0]:.0f}×{sides[1]:.0f} mm"
        meant = f"{wanted[0]:.0f}×{wanted[1]:.0f} mm"
        yield diagnose("ticket-size-differs", line.span, asked=line.value, meant=meant, found=trim)


def _binding(asked: dict[str, Asked], count: int) -> Iterator[Diagnostic]:
    line = asked.get("装订")
    if line is None or not SADDLE.search(line.value):
        return
    if blank := -count % FOLD:
        first, last = count + 1, count + blank
        where = f"{first}" if blank == 1 else f"{first}–{last}"
        yield diagnose("stitch-not-four", line.span, found=count, blank=blank, where=where)
    if count > THICKEST:
        yield diagnose("stitch-too-thick", line.span, found=count, most=THICKEST)


def _paper(asked: dict[str, Asked], settings: Print) -> Iterator[Diagnostic]:
    line = asked.get("用纸")
    condition = output_condition(settings.profile, settings.condition, settings.standard).value
    paper = paper_of(line.value) if line else ""
    if line and condition and condition.paper and paper and paper != condition.paper:
        yield diagnose(
            "paper-other-condition",
            line.span,
            asked=line.value,
            condition=condition.identifier,
            info=condition.info,
            better={"coated": "FOGRA39", "uncoated": "FOGRA29", "newsprint": "IFRA26"}[paper],
        )


def _ink(settings: Print) -> Iterator[Diagnostic]:
    condition = output_condition(settings.profile, settings.condition, settings.standard).value
    if condition and condition.ink_limit < settings.ink_limit < NO_LIMIT:
        yield diagnose(
            "ink-limit-lowered",
            asked=f"{settings.ink_limit:g}",
            limit=f"{condition.ink_limit:g}",
            condition=condition.identifier,
        )

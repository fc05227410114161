"""An equation of Word (OMML, ISO/IEC 29500-1, 22.1) → text on a line, where a line can show it.

Powers and indices are raised and lowered; a fraction is a/b, with brackets round terms of more than one part; a square
root is √. What needs two storeys, limits or a matrix is none of this.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from layout.manifest.word.elements import own_text
from layout.manifest.word.equation_fields import grouped
from layout.manifest.word.ledger import Amount, visible
from layout.manifest.word.model import PLAIN, Run
from layout.manifest.word.xml import every, first

_PROPERTIES = re.compile(r"m:\w+Pr|w:\w+Pr")
_SKIPPED = (
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:proofErr",
    "w:commentRangeStart",
    "w:commentRangeEnd",
)
_WALKED = (
    "m:oMath",
    "m:oMathPara",
    "m:e",
    "m:num",
    "m:den",
    "m:sup",
    "m:sub",
    "m:fName",
    "m:box",
    "m:deg",
)
_LETTERS = re.compile("[\U0001d400-\U0001d7ff\u210e\u2102-\u2131]")
_RAISED, _LOWERED = frozenset({"raised"}), frozenset({"lowered"})


class _Storeyed(Exception):
    """The equation cannot be shown on a line."""


def read_equation(element: Element) -> tuple[Run, ...] | None:
    """``m:oMath`` or ``m:oMathPara`` → its runs; None where it cannot be shown on a line."""
    try:
        runs = tuple(run for run in _runs(element, PLAIN) if run.text)
    except _Storeyed:
        return None
    return runs if "".join(run.text for run in runs).strip() else None


def carried(runs: tuple[Run, ...]) -> Amount:
    """The runs of an equation → how much of them stood in the file."""
    return Amount(sum(visible(run.text) for run in runs if not run.made))


def _runs(element: Element, look: frozenset[str]) -> Iterator[Run]:
    for child in element:
        if child.tag == "m:r":
            yield from _text_runs(child, look)
        elif child.tag in _WALKED:
            yield from _runs(child, look)
        elif child.tag in _STRUCTURES:
            yield from _STRUCTURES[child.tag](child, look)
        elif (not _PROPERTIES.fullmatch(child.tag) and child.tag not in _SKIPPED) or own_text(
            child
        ):
            raise _Storeyed


def _text_runs(element: Element, look: frozenset[str]) -> Iterator[Run]:
    for child in element:
        if child.tag in ("m:t", "w:t"):
            yield Run(_LETTERS.sub(_plain_letter, child.text or ""), look)
        elif child.tag in ("w:br", "w:cr") or not _PROPERTIES.fullmatch(child.tag):
            raise _Storeyed


def _plain_letter(found: re.Match[str]) -> str:
    """𝑃 → P: a letter of mathematics by the plain letter it is drawn after."""
    plain = unicodedata.normalize("NFKC", found[0])
    return plain if len(plain) == 1 else found[0]


def _made(text: str, look: frozenset[str]) -> Run:
    return Run(text, look, made=True)


def _child(element: Element, name: str) -> Element:
    child = first(element, f"m:{name}")
    if child is None:
        raise _Storeyed
    return child


def _value(element: Element, path: str, default: str) -> str:
    found = first(element, path)
    return default if found is None else found.get("m:val", default)


def _raised(element: Element, look: frozenset[str]) -> Iterator[Run]:
    yield from _scripted(element, look, ("sup", _RAISED))


def _lowered(element: Element, look: frozenset[str]) -> Iterator[Run]:
    yield from _scripted(element, look, ("sub", _LOWERED))


def _both(element: Element, look: frozenset[str]) -> Iterator[Run]:
    yield from _scripted(element, look, ("sub", _LOWERED), ("sup", _RAISED))


def _scripted(
    element: Element, look: frozenset[str], *scripts: tuple[str, frozenset[str]]
) -> Iterator[Run]:
    """A base and what stands raised or lowered after it, which may not be so twice."""
    if look:
        raise _Storeyed
    yield from _runs(_child(element, "e"), look)
    for name, script in scripts:
        yield from _runs(_child(element, name), script)


def _fraction(element: Element, look: frozenset[str]) -> Iterator[Run]:
    if _value(element, "m:fPr/m:type", "bar") == "noBar":
        raise _Storeyed
    over, under = (list(_runs(_child(element, name), look)) for name in ("num", "den"))
    if any("/" in run.text for run in (*over, *under)):
        raise _Storeyed
    yield from _in_brackets(over, look)
    yield _made("/", look)
    yield from _in_brackets(under, look)


def _in_brackets(runs: list[Run], look: frozenset[str]) -> Iterator[Run]:
    """A term → the same, in brackets where it has more than one part."""
    text = "".join(run.text for run in runs if run.look == look)
    brackets = grouped(text) != text
    yield _made("(" * brackets, look)
    yield from runs
    yield _made(")" * brackets, look)


def _root(element: Element, look: frozenset[str]) -> Iterator[Run]:
    degree = first(element, "m:deg")
    if degree is not None and any(own_text(node) for node in degree.iter()):
        raise _Storeyed
    yield _made("√", look)
    yield from _in_brackets(list(_runs(_child(element, "e"), look)), look)


def _delimited(element: Element, look: frozenset[str]) -> Iterator[Run]:
    """Brackets round terms that a separator parts."""
    yield _made(_value(element, "m:dPr/m:begChr", "("), look)
    for index, term in enumerate(every(element, "m:e")):
        if index:
            yield _made(_value(element, "m:dPr/m:sepChr", "|"), look)
        yield from _runs(term, look)
    yield _made(_value(element, "m:dPr/m:endChr", ")"), look)


def _function(element: Element, look: frozenset[str]) -> Iterator[Run]:
    yield from _runs(_child(element, "fName"), look)
    argument = list(_runs(_child(element, "e"), look))
    opens = "".join(run.text for run in argument).lstrip().startswith("(")
    yield _made("" if opens else "\u2009", look)
    yield from argument


_STRUCTURES = {
    "m:sSup": _raised,
    "m:sSub": _lowered,
    "m:sSubSup": _both,
    "m:f": _fraction,
    "m:rad": _root,
    "m:d": _delimited,
    "m:func": _function,
}

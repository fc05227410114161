"""How runs and paragraphs of a Word file look → the few properties that the page has a use for, or that must be told.

A property not set is not in the mapping, so that what is set nearer to the text overrides what is set further off
(ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from layout.manifest.word.xml import first

Properties = Mapping[str, str]
"""Property → value, "" for a switch that is off."""

TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")
"""Switches which, set on both levels of style, put each other out (ISO/IEC 29500-1, 17.7.3)."""

_MEASURE = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(pt|pc|pi|in|cm|mm)?")
_OFF = ("0", "false", "off", "none")
_VALUED = ("em", "vertAlign", "highlight", "u", "sz", "position", "effect")
_PARAGRAPH = ("jc", "outlineLvl")


def is_on(element: Element | None) -> bool:
    """An element that switches something, None where it is not there → whether it is on."""
    return element is not None and element.get("w:val", "1").lower() not in _OFF


def run_properties(element: Element | None) -> dict[str, str]:
    """``w:rPr``, or None → what it sets of bold, italic, dots, height, hidden, struck, size, font …"""
    found: dict[str, str] = {}
    for child in element if element is not None else ():
        name = child.tag.removeprefix("w:")
        if name in TOGGLES or name in ("webHidden", "specVanish"):
            found[name] = "1" if is_on(child) else ""
        elif name in _VALUED:
            value = child.get("w:val", "")
            found[name] = "" if value in _OFF or value == "baseline" else value
        elif name == "rStyle":
            found["style"] = child.get("w:val", "")
        elif name == "rFonts":
            font = child.get("w:ascii") or child.get("w:hAnsi")
            found |= {"font": font} if font else {}
        elif name == "shd":
            found["shade"] = _shade(child)
        elif name == "eastAsianLayout" and is_on_attribute(child, "w:combine"):
            found["combine"] = "1"
    return found


def is_on_attribute(element: Element, name: str) -> bool:
    """An element and the name of an attribute that switches something → whether it is there and on."""
    return element.get(name, "0").lower() not in _OFF


_POINTS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}


def measure(text: str | None, a_point: float) -> float:
    """A measure as written, and how many of its plain units make a point → points: plain numbers of the Transitional
    kind, numbers with a unit of the Strict; 0 for what is none (22.9.2.14 ST_TwipsMeasure)."""
    found = _MEASURE.fullmatch((text or "").strip())
    if not found:
        return 0.0
    value = float(found[1])
    return value * _POINTS[found[2]] if found[2] else value / a_point


def _shade(element: Element) -> str:
    fill = element.get("w:fill", "auto").lower()
    return "" if fill in ("auto", "ffffff") and element.get("w:val") in ("clear", "nil") else fill


def paragraph_properties(element: Element | None) -> dict[str, str]:
    """``w:pPr``, or None → what it sets of alignment, indents, outline level, numbering, style, frame."""
    found: dict[str, str] = {}
    for child in element if element is not None else ():
        name = child.tag.removeprefix("w:")
        if name in _PARAGRAPH:
            found[name] = child.get("w:val", "")
        elif name == "pStyle":
            found["style"] = child.get("w:val", "")
        elif name == "ind":
            found |= _indents(child)
        elif name == "numPr":
            found |= _numbering(child)
        elif name == "framePr" and child.get("w:dropCap", "none") != "none":
            found["dropCap"] = "1"
    return found


def _indents(element: Element) -> dict[str, str]:
    """``w:ind`` → its indents in hundredths of a character or, after them, in twentieths of a point."""
    names = {"left": ("start", "left"), "right": ("end", "right")}
    found = {}
    for name, ways in names.items():
        for way in ways:
            if value := element.get(f"w:{way}"):
                found[name] = value
            if value := element.get(f"w:{way}Chars"):
                found[f"{name}Chars"] = value
    return found


def _numbering(element: Element) -> dict[str, str]:
    number, level = first(element, "w:numId"), first(element, "w:ilvl")
    found = {}
    if number is not None:
        found["numId"] = number.get("w:val", "0")
    if level is not None:
        found["ilvl"] = level.get("w:val", "0")
    return found

"""The styles of a Word file → how a run and a paragraph look once the whole chain of styles is followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from layout.manifest.word.properties import (
    TOGGLES,
    paragraph_properties,
    run_properties,
)
from layout.manifest.word.xml import first

DEFAULT_SIZE = 20  # half-points, where no style says one (ISO/IEC 29500-1, 17.3.2.38)
CHAIN_MOST = 50

_KINDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("table caption", "table caption|表[题注名]|表格?(?:标题|题注|说明)"),
        ("picture caption", "(?:image|figure) caption|图[题注名说]|图片?(?:标题|题注|说明)"),
        ("caption", "caption|题注|图表(?:标题|题注)"),
        (
            "contents",
            r"(?:toc|目录)\s*(?:\d|heading|标题)|table of (?:figures|authorities)|图表目录",
        ),
        ("title", "title|(?:文章|文稿|公文|大|主|总)?标题"),
        ("heading", r"heading\s*\d?|sub-?title|.{0,6}标题.{0,2}"),
        (
            "quote",
            r"(?:intense\s+)?(?:quote|quotation)s?|block text|(?:明显|块)?引用|引文|引语|提要",
        ),
    )
)
_BODY_LEVEL = 9  # an outline level of 9 is text (17.3.1.20)


@dataclass(frozen=True, slots=True)
class Style:
    """A style as the file gives it; ``kind`` is paragraph, character, table or numbering."""

    name: str
    kind: str
    based_on: str
    run: dict[str, str]
    paragraph: dict[str, str]


class Chain(NamedTuple):
    """A paragraph style with all it is based on: what it makes of runs and paragraphs, and the names on the way."""

    run: dict[str, str]
    paragraph: dict[str, str]
    names: tuple[str, ...]
    numbered_by: str
    """The id of the style of the chain that numbers its paragraphs."""


@dataclass(slots=True)
class Styles:
    """All styles of a file, and its defaults. Chains are followed once and remembered."""

    styles: dict[str, Style] = field(default_factory=dict)
    default_run: dict[str, str] = field(default_factory=dict)
    default_paragraph: dict[str, str] = field(default_factory=dict)
    default_style: str = ""
    chains: dict[str, Chain] = field(default_factory=dict)

    def chain(self, style: str) -> Chain:
        """The id of a style, "" or unknown for the default one → its chain."""
        if style not in self.styles:
            style = self.default_style
        if style not in self.chains:
            self.chains[style] = self._follow(style)
        return self.chains[style]

    def _follow(self, style: str) -> Chain:
        ids: list[str] = []
        while style in self.styles and style not in ids and len(ids) < CHAIN_MOST:
            ids.append(style)
            style = self.styles[style].based_on
        run: dict[str, str] = {}
        paragraph: dict[str, str] = {}
        numbered_by = ""
        for key in reversed(ids):
            run |= self.styles[key].run
            paragraph |= self.styles[key].paragraph
            numbered_by = key if "numId" in self.styles[key].paragraph else numbered_by
        return Chain(run, paragraph, tuple(self.styles[key].name for key in ids), numbered_by)

    def run(self, chain: Chain, direct: dict[str, str]) -> dict[str, str]:
        """The chain of a paragraph and a run's own properties → those that hold (17.7.2, 17.7.3)."""
        own = self.chain(direct["style"]).run if direct.get("style") in self.styles else {}
        held = {**self.default_run, **chain.run, **own}
        for name in TOGGLES:
            if chain.run.get(name) and own.get(name):
                held[name] = self.default_run.get(name, "")
            elif chain.run.get(name):
                held[name] = chain.run[name]
        return {**held, **direct}

    def paragraph(self, chain: Chain, direct: dict[str, str]) -> dict[str, str]:
        """The chain of a paragraph and its own properties → those that hold."""
        return {**self.default_paragraph, **chain.paragraph, **direct}

    def name(self, style: str) -> str:
        """The id of a style → its name, the id itself where the file has none such."""
        return self.styles[style].name if style in self.styles else style


def read_styles(root: Element | None) -> Styles:
    """The root of the part of styles, None where there is none → the styles."""
    found = Styles()
    if root is None:
        return found
    defaults = first(root, "w:docDefaults")
    if defaults is not None:
        found.default_run = run_properties(first(defaults, "w:rPrDefault/w:rPr"))
        found.default_paragraph = paragraph_properties(first(defaults, "w:pPrDefault/w:pPr"))
    for element in root.iter("w:style"):
        name, based_on = first(element, "w:name"), first(element, "w:basedOn")
        key, kind = element.get("w:styleId", ""), element.get("w:type", "paragraph")
        found.styles[key] = Style(
            name.get("w:val", key) if name is not None else key,
            kind,
            based_on.get("w:val", "") if based_on is not None else "",
            run_properties(first(element, "w:rPr")),
            paragraph_properties(first(element, "w:pPr")),
        )
        if kind == "paragraph" and element.get("w:default") in ("1", "true", "on"):
            found.default_style = key
    return found


def role(names: tuple[str, ...], outline: str) -> str:
    """The names of a chain of styles, nearest first, and an outline level ("" for none) → what the paragraph is.

    title, heading, caption (table caption, picture caption), contents, quote, or "" for text. A style based on that
    of titles is none itself.
    """
    for nearness, name in enumerate(names):
        for kind, pattern in _KINDS:
            if pattern.fullmatch(name.strip()) and not (kind == "title" and nearness):
                return kind
    level = int(outline) if outline.isdecimal() else _BODY_LEVEL
    return "heading" if level < _BODY_LEVEL else ""

"""Fonts as a style names them → chains of faces, each file found and looked at."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.source.bind import Bound
from layout.source.node import Node
from layout.source.suggest import suggest
from layout.style.font_file import font_fault
from layout.style.forms import FontChoice
from layout.style.model import Face, FontChain

PROJECT_FONTS = Path(__file__).parent.parent.parent / "fonts"
VARIABLE = "BULLETIN_FONTS"
"""Environment variable with more folders to look for font files in."""

_LATIN = ((0x20, 0x7E), (0xA0, 0xB6), (0xB8, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x2013))


class Fonts:
    """The fonts of a style by name. A file that is missing is reported once, where it is named."""

    def __init__(
        self, written: Mapping[str, object], nodes: Mapping[str, Node], folders: tuple[Path, ...]
    ) -> None:
        self.written = {name: font for name, font in written.items() if isinstance(font, Bound)}
        self.nodes = nodes
        self.folders = folders
        self.found: list[Diagnostic] = []
        self.fixed: set[tuple[Path, int]] = set()
        """Faces whose size or place the style says itself."""
        self.files: list[Path] = []
        self._faces: dict[tuple[str, str], tuple[Face, ...]] = {}
        self._chains: dict[FontChoice, FontChain] = {}

    def chain(self, choice: FontChoice, span: Span) -> FontChain:
        """The choice of a font and its place → the faces asked for a glyph, in order.

        Borrowed characters first, then the Latin face, the font itself, the fonts it falls back on,
        and all others of the style; in the weight asked for and then in the other, so that a
        character is drawn in the wrong face or weight rather than not at all.
        """
        if choice.name not in self.written:
            self._unknown(choice.name, span)
            return ()
        if choice not in self._chains:
            self._chains[choice] = self._build(choice)
        return self._chains[choice]

    def check(self) -> None:
        """Look at every font of the style, used or not."""
        for name in self.written:
            self.chain(FontChoice(name), self.nodes[name].span)

    def _build(self, choice: FontChoice) -> FontChain:
        order = [choice.name]
        for name in order:  # grows while it is walked: fallbacks of fallbacks, each font once
            font = self.written[name]
            for other in font.every("fallback", str):
                if other not in self.written:
                    self._unknown(other, font.span("fallback"))
                elif other not in order:
                    order.append(other)
        order += [name for name in self.written if name not in order]
        weights = ("bold", "regular") if choice.bold else ("regular", "bold")
        latin = self._face(choice.name, "latin_bold", _LATIN) if choice.bold else ()
        latin = latin or self._face(choice.name, "latin", _LATIN)
        faces = [*self._borrowed(choice), *latin]
        for weight in weights:
            for name in order:
                faces += self._face(name, weight)
        return tuple(dict.fromkeys(faces))

    def _borrowed(self, choice: FontChoice) -> list[Face]:
        """The faces other fonts lend to this one, each for its characters only."""
        faces: list[Face] = []
        for loan in self.written[choice.name].every("borrow", Bound):
            lender = loan.get("font", str)
            if lender not in self.written:
                self._unknown(lender, loan.span("font"))
                continue
            only = tuple(sorted({one for ranges in loan.every("only", tuple) for one in ranges}))
            bold = self._face(lender, "bold", only) if choice.bold else ()
            alone = loan.get("alone", bool)
            lent = bold or self._face(lender, "regular", only)
            faces += [face._replace(alone=alone) for face in lent]
        return faces

    def _face(
        self, name: str, weight: str, only: tuple[tuple[int, int], ...] = ()
    ) -> tuple[Face, ...]:
        """A font's file of a weight → its face, or none where the style gives none."""
        if (name, weight) not in self._faces:
            self._faces[name, weight] = self._open(self.written[name], weight)
        return tuple(face._replace(only=only) for face in self._faces[name, weight])

    def _open(self, font: Bound, weight: str) -> tuple[Face, ...]:
        value = font.values.get(weight)
        if value is None:
            return ()
        given = value.get("file", str) if isinstance(value, Bound) else str(value)
        span = value.span("file") if isinstance(value, Bound) else font.span(weight)
        file = find_file(given, (Path(span.file).parent, *self.folders))
        if file is None:
            names = [entry.name for folder in self.folders for entry in _entries(folder)]
            near = suggest(Path(given).name, names)
            self.found.append(diagnose("font-missing", span, file=given, near=near))
            return ()
        self.files.append(file)
        collection = value.get("collection", int) if isinstance(value, Bound) else 0
        axes = tuple(value.every("axes", tuple)) if isinstance(value, Bound) else ()
        fault = font_fault(file, collection)
        if fault and not (axes and fault.code == "variable-font"):
            values = {"file": given, "index": collection, "table": fault.table}
            self.found.append(diagnose(fault.code, span, None, **values))
        if not isinstance(value, Bound):
            return (Face(file),)
        scale, shift = value.find("scale", float), value.find("shift", float)
        if scale is not None or shift is not None:
            self.fixed.add((file, collection))
        features = tuple(value.every("features", str))
        return (Face(file, collection, (), scale or 1.0, shift or 0.0, features, axes=axes),)

    def _unknown(self, name: str, span: Span) -> None:
        near = suggest(name, self.written)
        fault = diagnose("unknown-font", span, name=name, near=near, known=" ".join(self.written))
        if fault not in self.found:
            self.found.append(fault)


def font_folders(issue: Path | None) -> tuple[Path, ...]:
    """The issue's folder → the folders to look for fonts in, after the style's own, in order."""
    own = () if issue is None else (issue, issue / "fonts")
    named = os.environ.get(VARIABLE, "")
    more = tuple(Path(part) for part in named.split(os.pathsep) if part)
    return (*own, *more, PROJECT_FONTS)


def find_file(name: str, folders: tuple[Path, ...]) -> Path | None:
    """A file's name and folders in order → the first such file."""
    try:
        return next((folder / name for folder in folders if (folder / name).is_file()), None)
    except (OSError, ValueError):
        return None


def _entries(folder: Path) -> list[Path]:
    """A folder → the fonts in it, none where it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError:
        return []


_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")

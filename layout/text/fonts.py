"""The faces of a style, opened when first asked: coverage, metrics, ink and shaping."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

from layout.style.model import Face

Ink = tuple[float, float, float, float]
"""Left, bottom, right and top of what a glyph prints, em of its face."""

FULL = {"palt": False, "halt": False, "chws": False, "vert": False}
"""Features of Chinese text: the engine squeezes marks itself, in every face alike (W2, C4)."""


class Shaped(NamedTuple):
    """A glyph of a shaped run: the characters it stands for and its metrics, em of its face."""

    characters: str
    number: int
    advance: float
    dx: float
    dy: float


class FontDamagedError(Exception):
    """The file of a font whose glyphs cannot be cut out of it: something in it contradicts itself."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.file = file


class Fonts:
    """Faces by their file, mapped into memory, with what was measured of each kept.

    Raises ``OSError`` or ``uharfbuzz.HarfBuzzError`` for a file that is no font: the style
    stage looks at each file before it comes here.
    """

    def __init__(self) -> None:
        self._fonts: dict[object, Any] = {}
        self._glyphs: dict[object, dict[str, Shaped]] = {}
        self._runs: dict[object, tuple[Shaped, ...]] = {}
        self._ink: dict[object, Ink | None] = {}
        self.tables: dict[object, Any] = {}
        """Glyph tables of font chains (``layout.text.glyphs``), by what they depend on."""
        self.prepared: dict[object, Any] = {}
        """Paragraphs made ready and paragraphs set (``prepare``, ``set_paragraph``), by text and style."""

    def font(self, face: Face) -> Any:
        """A face → its HarfBuzz font, scaled to units of the em."""
        font = self._fonts.get(face.program)
        if font is None:
            opened = hb.Face(hb.Blob.from_file_path(str(face.file)), face.collection)
            font = self._fonts[face.program] = hb.Font(
                _instance(opened, face) if face.axes else opened
            )
        return font

    def face(self, face: Face) -> Any:
        """A face → its opened font program, from which the painter cuts its subset."""
        return self.font(face).face

    def upem(self, face: Face) -> int:
        """A face → its units in the em."""
        return int(self.font(face).face.upem)

    def has(self, face: Face, char: str) -> bool:
        """A face and a character → whether the file has a glyph for it, ``only`` or not."""
        return bool(self.font(face).get_nominal_glyph(ord(char)))

    def covers(self, face: Face, char: str) -> bool:
        """A face and a character → whether the face may set it: ``only`` allows it and a glyph is there."""
        if face.only:
            code = ord(char)
            if not any(first <= code <= last for first, last in face.only):
                return False
        return self.has(face, char)

    def shape(self, face: Face, text: str, proportional: bool = False) -> tuple[Shaped, ...]:
        """A face and a run of text → its glyphs, left to right.

        Script Hani and language zh-hans, so that a double dash comes out as one glyph and marks in
        their mainland forms; ``proportional`` asks for Western quotation marks (Q2). A further glyph
        of one cluster stands for no characters. Text is set from left to right throughout.
        """
        key = (face.program, face.features, text, proportional)
        shaped = self._runs.get(key)
        if shaped is None:
            shaped = self._runs[key] = self._shape(face, text, proportional)
        return shaped

    def _shape(
        self, face: Face, text: str, proportional: bool, width: str = "pwid"
    ) -> tuple[Shaped, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.script, buffer.language, buffer.direction = "Hani", "zh-hans", "ltr"
        features = {**FULL, width: True} if proportional else FULL
        if face.features:
            own = {tag.removeprefix("-"): not tag.startswith("-") for tag in face.features}
            features = {**features, **own}
        hb.shape(self.font(face), buffer, features)
        upem = self.upem(face)
        infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
        starts = [info.cluster for info in infos]
        ends = _cluster_ends(starts, len(text))
        return tuple(
            Shaped(
                text[start:end],
                info.codepoint,
                place.x_advance / upem,
                place.x_offset / upem,
                place.y_offset / upem,
            )
            for info, place, start, end in zip(infos, positions, starts, ends, strict=True)
        )

    def glyph(self, face: Face, char: str) -> Shaped:
        """A face and a character → the glyph it has alone; .notdef where the face has none."""
        known = self._glyphs.setdefault((face.program, face.features), {})
        shaped = known.get(char)
        if shaped is None:
            run = self._shape(face, char, False)
            shaped = known[char] = run[0] if run else Shaped(char, 0, 0.0, 0.0, 0.0)
        return shaped

    def half(self, face: Face, char: str) -> Shaped:
        """A face and an ASCII character → its glyph drawn for half an em (F3), its usual one without."""
        run = self._shape(face, char, True, "hwid")
        return run[0] if run else self.glyph(face, char)

    def preload(self, face: Face, chars: str) -> None:
        """A face and Han that do not touch each other → their glyphs made ready in one call."""
        known = self._glyphs.setdefault((face.program, face.features), {})
        shaped = self._shape(face, chars, False)
        if len(shaped) == len(chars):
            known.update((glyph.characters, glyph) for glyph in shaped if glyph.number)

    def ink(self, face: Face, number: int) -> Ink | None:
        """A face and the number of a glyph → the box of its ink, em of the face; None: it prints nothing."""
        key = (face.program, number)
        if key not in self._ink:
            extents = self.font(face).get_glyph_extents(number)
            upem = self.upem(face)
            self._ink[key] = (
                None
                if extents is None or not extents.width
                else (
                    extents.x_bearing / upem,
                    (extents.y_bearing + extents.height) / upem,
                    (extents.x_bearing + extents.width) / upem,
                    extents.y_bearing / upem,
                )
            )
        return self._ink[key]

    def cap_height(self, face: Face) -> float:
        """A face → the height of a capital H, em of the face (0.7 where it has none)."""
        box = self.ink(face, self.glyph(face, "H").number) if self.has(face, "H") else None
        return box[3] if box else 0.7

    def han_box(self, face: Face) -> tuple[float, float]:
        """A face → foot and head of the Han body, em from the baseline, by the ink of 国 (-0.12, 0.88 without)."""
        box = self.ink(face, self.glyph(face, "国").number) if self.has(face, "国") else None
        if box is None:
            return -0.12, 0.88
        middle = (box[1] + box[3]) / 2
        return middle - 0.5, middle + 0.5


def _instance(opened: hb.Face, face: Face) -> hb.Face:
    """A variable font and where a face stands on its axes → the same as a static one, its glyphs under their numbers."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(opened)
    for tag, value in face.axes:
        wanted.pin_axis_location(opened, tag, value)
    return hb.subset(opened, wanted)


def _cluster_ends(starts: list[int], length: int) -> list[int]:
    """First characters of glyphs, in order → one past their last; a repeated one stands for none."""
    ends: list[int] = []
    after = length
    for index in range(len(starts) - 1, -1, -1):
        first_of_cluster = index == 0 or starts[index - 1] != starts[index]
        ends.append(after if first_of_cluster else starts[index])
        if first_of_cluster:
            after = starts[index]
    return ends[::-1]

"""A flowable by code, asked for in the manifest or in a manuscript → its file and function, checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.attributes import read_attributes
from layout.manifest.block_model import ManuscriptBlock, PictureMark, TextBlock
from layout.manifest.drawing_fields import INLINE_FLOWABLE
from layout.manifest.manuscript import Piece
from layout.manifest.model import CodeSource, DrawingSource, Where
from layout.manifest.paths import find_file
from layout.manifest.written import piece_of, place_of
from layout.source.bind import Bound
from layout.source.lengths import Length

CODE = "code:"


def names_code(mark: PictureMark) -> bool:
    """A picture mark of a text → whether it asks for a flowable."""
    return mark.target.text.strip().startswith(CODE)


class CodeReader:
    """Reads the flowables of one issue. Without ``allowed`` the first of them is refused, and with it the
    issue: its code is not run unless the user says so."""

    def __init__(self, folder: Path, allowed: bool) -> None:
        self.folder = folder
        self.allowed = allowed
        self.told: list[Diagnostic] = []
        self.files: list[Path] = []

    def manifest(self, flowables: Sequence[Bound]) -> list[DrawingSource]:
        """The ``flowables:`` of an article → those whose file is there."""
        found = []
        for bound in flowables:
            name = bound.find("code", str)
            if not name:
                continue
            named = (name, bound.span("code"))
            drawing = self._drawing(named, self.folder, bound, place_of(bound))
            found += [drawing._replace(caption=piece_of(bound, "caption"))] if drawing else []
        return found

    def inline(self, blocks: Sequence[ManuscriptBlock], beside: Path) -> list[DrawingSource]:
        """The marks ``![…](code:…)`` in a text whose own folder is ``beside`` → those whose file is there."""
        found = []
        for index, block in enumerate(blocks):
            for mark in block.pictures if isinstance(block, TextBlock) else ():
                drawing = self._mark(mark, index, beside) if names_code(mark) else None
                found += [drawing._replace(caption=mark.caption)] if drawing else []
        return found

    def _mark(self, mark: PictureMark, block: int, beside: Path) -> DrawingSource | None:
        braces = read_attributes(mark.attributes, INLINE_FLOWABLE, "width")
        self.told += braces.diagnostics
        target = _trimmed(mark.target)
        name = target.text.removeprefix(CODE)
        named = (name, target.span(len(CODE), len(name)))
        return self._drawing(named, beside, braces.value, Where(block=block, at=mark.at))

    def _drawing(
        self, named: tuple[str, Span], beside: Path, bound: Bound, where: Where
    ) -> DrawingSource | None:
        """``文件.py:函数`` and its place, the folder it is named in, its other keys, its place in the text."""
        name, span = named
        file, _, function = (part.strip() for part in name.replace("：", ":").rpartition(":"))
        if not file.lower().endswith(".py") or not function.isidentifier():
            self.told.append(diagnose("code-form", span, value=name))
            return None
        path = find_file(file, self.folder, beside, span)
        self.told += path.diagnostics
        if not self.allowed and not any(one.code == "code-refused" for one in self.told):
            self.told.append(diagnose("code-refused", span, file=file))
        if path.value is None:
            return None
        self.files.append(path.value)
        return DrawingSource(
            CodeSource(path.value, function, bound.get("scale", float)),
            span,
            where,
            alt=bound.find("alt", str) or "",
            width=bound.find("width", Length),
            rows=bound.find("rows", int),
        )


def _trimmed(piece: Piece) -> Piece:
    lead = len(piece.text) - len(piece.text.lstrip())
    return piece.part(lead, lead + len(piece.text.strip()))

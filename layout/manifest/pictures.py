"""Pictures as asked for, in the manifest or in the text → the pictures, each file looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.manifest.attributes import read_attributes
from layout.manifest.block_model import ManuscriptBlock, PictureMark, TextBlock
from layout.manifest.code import names_code
from layout.manifest.field_forms import Shape
from layout.manifest.model import PictureSource, Where
from layout.manifest.paths import find_file
from layout.manifest.picture_file import FIRST, PictureFile, VectorPage, check_picture
from layout.manifest.written import piece_of
from layout.source.bind import Bound
from layout.source.lengths import Length

QR = "qr:"
QR_BYTES = 2331  # what the largest code holds with error correction M (ISO/IEC 18004, table 7)


class PictureReader:
    """Reads the pictures of one issue; the same file is looked at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[tuple[Path, VectorPage], PictureFile | None] = {}
        self.told: list[Diagnostic] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file looked at, once."""
        return tuple(dict.fromkeys(path for path, _ in self.files))

    def manifest(self, pictures: Sequence[Bound]) -> list[PictureSource]:
        """The ``pictures:`` of an article → those that can be printed."""
        found = []
        for bound in pictures:
            if "file" not in bound.nodes or not bound.values["file"]:
                continue
            name, words = bound.get("file", str), piece_of(bound, "at")
            caption = piece_of(bound, "caption")
            picture = self.picture((name, bound.span("file")), self.folder, bound, Where(words))
            if picture:
                found.append(picture._replace(caption=caption))
        return _spread(found)

    def inline(self, blocks: Sequence[ManuscriptBlock], beside: Path) -> list[PictureSource]:
        """The picture marks in a text, whose own folder is ``beside`` → those that can be printed."""
        found = []
        for index, block in enumerate(blocks):
            for mark in block.pictures if isinstance(block, TextBlock) else ():
                picture = None if names_code(mark) else self.mark(mark, index, beside)
                if picture:
                    found.append(picture)
        return found

    def mark(self, mark: PictureMark, block: int, beside: Path) -> PictureSource | None:
        """One picture mark → its picture."""
        bound = read_attributes(mark.attributes)
        self.told += bound.diagnostics
        where = Where(block=block, at=mark.at)
        span = mark.target.span(0, len(mark.target.text))
        picture = self.picture((mark.target.text.strip(), span), beside, bound.value, where)
        return picture._replace(caption=mark.caption) if picture else None

    def picture(
        self, named: tuple[str, Span], beside: Path, bound: Bound, where: Where
    ) -> PictureSource | None:
        """A file's name and place, the folder it is named in, its other keys, its place in the text."""
        name, span = named
        code = name.removeprefix(QR).strip() if name.startswith(QR) else ""
        if len(code.encode()) > QR_BYTES:
            self.told.append(diagnose("qr-too-long", span, most=QR_BYTES, bytes=len(code.encode())))
            return None
        page = VectorPage(bound.get("file_page", int), bound.find("file_box", str) or "")
        file = None if code else self.file(name, span, beside, page)
        if not (code or file):
            return None
        return PictureSource(
            file,
            where,
            span,
            side=bound.find("side", str) or "",
            width=bound.find("width", Length),
            rows=bound.find("rows", int),
            credit=piece_of(bound, "credit"),
            alt=bound.find("alt", str) or "",
            focus=bound.get("focus", tuple),
            shape=_shape(bound),
            fixed=bound.get("fixed", bool),
            place=self.place(bound),
            group=bound.find("group", str) or "",
            code=code,
            columns=bound.find("columns", int),
            ink=piece_of(bound, "ink"),
        )

    def file(
        self, name: str, span: Span, beside: Path, page: VectorPage = FIRST
    ) -> PictureFile | None:
        """A name and the page wanted of it → the file it stands for, checked; None (and why) where it cannot be
        printed."""
        path = find_file(name, self.folder, beside, span)
        self.told += path.diagnostics
        if path.value is None:
            return None
        if (path.value, page) not in self.files:
            checked = check_picture(path.value, name, span, page)
            self.told += checked.diagnostics
            self.files[path.value, page] = checked.value
        return self.files[path.value, page]

    def place(self, bound: Bound) -> tuple[int, int, int] | None:
        """Page, column and row of a fixed picture; missing ones are reported."""
        page, row = bound.find("page", int), bound.find("row", int)
        if bound.get("fixed", bool) and (page is None or row is None):
            missing = "page" if page is None else "row"
            self.told.append(diagnose("picture-fixed-where", bound.span("fixed"), key=missing))
        if page is None or row is None:
            return None
        return page, bound.get("column", int), row


def _spread(pictures: Sequence[PictureSource]) -> list[PictureSource]:
    """Pictures of a manifest → the same, those that quote no words spread over the text in their order."""
    loose = [picture for picture in pictures if not picture.where.words.text]
    shares = {id(one): index / len(loose) for index, one in enumerate(loose)}
    return [
        picture._replace(where=Where(share=shares[id(picture)]))
        if id(picture) in shares
        else picture
        for picture in pictures
    ]


def _shape(bound: Bound) -> Shape:
    kind, points = bound.get("shape", tuple)
    return str(kind), tuple(points)

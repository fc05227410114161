"""Everything that belongs to an issue → one zip for the printer and the archive.

The press file, the report, the ticket; the fonts set, with their licences; the output profile; the
manifest, its texts and pictures. The same content gives the same bytes: entries are sorted and bear the issue's date.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

from layout.diagnostics import diagnose, legible
from layout.document.model import Document, Drawing, FlowableCode
from layout.outcome import Outcome
from layout.page.model import Image, PageList, TextLine
from layout.production.conditions import PROFILES, Condition
from layout.production.preflight.rights import font_rights
from layout.style.fonts import PROJECT_FONTS

LICENCES = "licenses"  # the folder of licences beside fonts and profiles
LISTING = "清单.txt"
_HOMES = (PROJECT_FONTS, PROFILES)
_STORED = frozenset((".pdf", ".jpg", ".jpeg", ".png", ".zip", ".docx"))  # compressed already


def package_sources(
    document: Document, pages: PageList, condition: Condition
) -> Outcome[dict[str, bytes]]:
    """Document, pages as placed and the printing condition → the files they were made from, by name in the package.

    A file that can no longer be read is left out and told; a font or profile that is neither the issue's nor ours
    is told with the folder it came from.
    """
    root = document.file.parent
    names: dict[str, Path] = {}
    for file in sorted(set(_manuscripts(document)) | set(_pictures(pages))):
        _enter(names, "源文件", _below(file, root), file)
    fonts = _fonts(pages)
    kept = [file for file in sorted(fonts) if not font_rights(file).copy]
    for file in sorted(fonts - set(kept)):
        _enter(names, "字体", PurePosixPath(file.name), file)
    for folder in sorted({file.parent / LICENCES for file in fonts}):
        for file in _files(folder):
            _enter(names, "字体/许可", PurePosixPath(file.name), file)
    _enter(names, "特性文件", PurePosixPath(condition.profile.name), condition.profile)
    for file in _files(condition.profile.parent / LICENCES):
        _enter(names, "特性文件/许可", PurePosixPath(file.name), file)
    found: dict[str, bytes] = {}
    said = [diagnose("package-font-kept", file=file.name) for file in kept]
    said += [
        diagnose("package-elsewhere", name=file.name, file=file.parent)
        for file in (*sorted(fonts - set(kept)), condition.profile)
        if not any(file.resolve().is_relative_to(home.resolve()) for home in (root, *_HOMES))
    ]
    for name, file in names.items():
        try:
            found[name] = file.read_bytes()
        except OSError as fault:
            said.append(diagnose("package-missing", file=file, reason=fault.strerror or fault))
    return Outcome(found, tuple(said))


def package(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """Files by name and the issue's moment → the bytes of a zip, the same each time.

    ``清单.txt`` lists every file with its size and SHA-256, so that a receiver can see that all is there.
    """
    listing = "".join(
        f"{hashlib.sha256(files[name]).hexdigest()}  {len(files[name]):>10}  {name}\n"
        for name in sorted(files)
    )
    out = io.BytesIO()
    date = (max(1980, min(2107, moment.year)), *moment.timetuple()[1:6])
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted({**files, LISTING: listing.encode()}.items()):
            entry = zipfile.ZipInfo(name, date)
            entry.create_system = 3  # Unix, whatever it is made on
            entry.external_attr = 0o100644 << 16
            stored = PurePosixPath(name).suffix.lower() in _STORED
            kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, kind, 6)
    return out.getvalue()


def _manuscripts(document: Document) -> Iterable[Path]:
    """The manifest and every file a text, a picture or a drawing came from."""
    yield document.file
    for article in document.articles:
        spans = [article.span, article.title.span]
        spans += [block.span for block in (*article.blocks, *article.footnotes)]
        for name in {span.file for span in spans if span.file}:
            yield _found(name, document.file)
        for picture in article.pictures:
            yield picture.file
        for block in article.blocks:
            if isinstance(block, Drawing) and isinstance(block.content, FlowableCode):
                yield block.content.file


def _found(name: str, manifest: Path) -> Path:
    """A file as a span names it: by itself or beside the manifest."""
    path = Path(name)
    return path if path.is_absolute() or path.exists() else manifest.parent / path


def _pictures(pages: PageList) -> Iterable[Path]:
    return (i.file for page in pages.pages for i in page.items if isinstance(i, Image))


def _fonts(pages: PageList) -> set[Path]:
    lines = (i for page in pages.pages for i in page.items if isinstance(i, TextLine))
    return {glyph.face.file for line in lines for glyph in line.glyphs}


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if file.is_file())


def _below(file: Path, root: Path) -> PurePosixPath:
    """A file → its way from the manifest's folder, or its bare name where it lies elsewhere."""
    try:
        return PurePosixPath(file.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        return PurePosixPath("别处") / file.name


def _enter(names: dict[str, Path], folder: str, name: PurePosixPath, file: Path) -> None:
    """A file → into the package; two different files of one name get numbers."""
    name = PurePosixPath(legible(str(name)))
    entry, number = f"{folder}/{name}", 2
    while entry in names and names[entry].resolve() != file.resolve():
        entry = f"{folder}/{name.with_stem(f'{name.stem}-{number}')}"
        number += 1
    names[entry] = file

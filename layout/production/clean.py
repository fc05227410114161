"""An open PDF → the same without what nothing uses.

ReportLab opens every page with a Helvetica that is not embedded and shows nothing with it.
"""

from __future__ import annotations

import re

import pikepdf

# Selecting a font and a leading inside an empty text object: paints nothing.
_EMPTY_TEXT = re.compile(rb"BT\s+/([^\s/<>\[\]()]+)\s+[\d.]+\s+Tf\s+[\d.]+\s+TL\s+ET\s*")


def drop_unembedded_fonts(file: pikepdf.Pdf) -> None:
    """An open PDF → its standard fonts gone from resources and content wherever no text uses them.

    A font that text is set in stays, for the preflight to report (ISO 15930-7, 6.5).
    """
    holders = [page.obj for page in file.pages] + _forms(file)
    names = {name for holder in holders for name in _unembedded(holder)}
    if not names:
        return
    used = {name for holder in holders for name in names & _clear(holder, names)}
    for holder in holders:
        fonts = _fonts(holder)
        for name in names - used:
            if f"/{name}" in fonts:
                del fonts[f"/{name}"]


def unwrap_single_kids(file: pikepdf.Pdf) -> None:
    """An open PDF → its structure elements of one kid without an array round it (ISO 32000-1, table 323).

    Both ways are right; this one is smaller, and some validators judge only this one.
    """
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
            kids = item.get("/K")
            if isinstance(kids, pikepdf.Array) and len(kids) == 1:
                item.K = kids[0]


def _clear(holder: pikepdf.Object, names: set[str]) -> set[str]:
    """A page or form → the names of ``names`` its content still needs, its empty selections removed."""
    used = set()
    for stream in _contents(holder):
        content = stream.read_bytes()
        cleared = _EMPTY_TEXT.sub(
            lambda found: b"" if found[1].decode("latin-1") in names else found[0], content
        )
        if cleared != content:
            stream.write(cleared)
        used |= {
            name for name in names if re.search(rb"/%s\s+[\d.]+\s+Tf" % name.encode(), cleared)
        }
    return used


def _contents(holder: pikepdf.Object) -> list[pikepdf.Object]:
    if isinstance(holder, pikepdf.Stream):
        return [holder]
    contents = holder.get("/Contents")
    if contents is None:
        return []
    return list(contents.as_list()) if isinstance(contents, pikepdf.Array) else [contents]


def _fonts(holder: pikepdf.Object) -> pikepdf.Object:
    empty = pikepdf.Dictionary()
    return holder.get("/Resources", empty).get("/Font", empty)


def _unembedded(holder: pikepdf.Object) -> list[str]:
    return [
        name[1:]
        for name, font in _fonts(holder).items()
        if font.get("/Subtype") == "/Type1" and "/FontDescriptor" not in font
    ]


def _forms(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        item
        for item in file.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]

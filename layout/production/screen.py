"""Pages as placed → the screen edition: sRGB, tagged (PDF/UA-1), with links and outline, small enough to mail.

One policy of colour (``layout.paint.inks.screen_rgb``): pictures go to sRGB by their own profiles; inks of text,
rules and tints look as they will in print, by the output profile; black and its tints stay neutral, so K100 is pure black.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from layout.outcome import Outcome
from layout.page.model import PageList
from layout.paint.fonts import Faces
from layout.paint.paint import paint
from layout.production.clean import drop_unembedded_fonts, unwrap_single_kids
from layout.production.identity import state_identity
from layout.production.job import Statement, issue_moment
from layout.production.links import Link, page_links
from layout.production.press import paint_options
from layout.style.model import Style

LARGEST = 3_000_000  # bytes: what any mail server takes
STEPS = ((150, 80), (150, 65), (120, 60), (96, 50), (72, 40))
"""Resolution and JPEG quality of pictures: the first that fits is taken."""


def screen_edition(
    pages: PageList, style: Style, faces: Faces, cache: Path | None = None
) -> Outcome[bytes]:
    """Pages, style, opened fonts and the folder of converted pictures → the screen edition.

    It is under ``LARGEST`` unless its fonts and text alone are more.
    """
    moment = issue_moment(pages.date)
    said = Statement(pages.title or pages.issue, pages.publisher, moment.value)
    links = page_links(pages)
    wanted = replace(paint_options(style), target="screen", bleed=0.0, compression="jpeg")
    for ppi, quality in STEPS:
        options = replace(wanted, ppi=ppi, quality=quality, cache=cache)
        painted = paint(pages, faces, options)
        edition = to_screen(painted.value, said, links)
        if len(edition) < LARGEST:
            break
    return Outcome(edition, moment.diagnostics + painted.diagnostics)


def to_screen(pdf: bytes, statement: Statement, links: tuple[Link, ...] = ()) -> bytes:
    """PDF bytes painted for the screen, tagged; what the file says of itself; links → the finished file.

    PDF 1.7; PDF/UA-1 is claimed where the pages are tagged (ISO 14289-1, 5).
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        drop_unembedded_fonts(file)
        for page in file.pages:
            page.obj.Tabs = Name.S  # ISO 14289-1, 7.18.3
        _add_links(file, links)
        unwrap_single_kids(file)
        tagged = "/StructTreeRoot" in file.Root
        state_identity(file, statement, ("ua",) if tagged else (), pdf)
        out = io.BytesIO()
        file.save(
            out,
            force_version="1.7",
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return out.getvalue()


def _add_links(file: pikepdf.Pdf, links: tuple[Link, ...]) -> None:
    """Links → annotations, each with its element in the structure tree (ISO 14289-1, 7.18.5)."""
    tree = file.Root.get("/StructTreeRoot")
    for link in links:
        page = file.pages[link.page]
        note = file.make_indirect(_annotation(file, link, float(page.mediabox[3])))
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(note)
        if tree is not None:
            _tag(file, tree, note, page.obj)


def _annotation(file: pikepdf.Pdf, link: Link, height: float) -> Dictionary:
    rect, goal = link.rect, link.goal
    box = [round(v, 3) for v in (rect.x, height - rect.bottom, rect.right, height - rect.y)]
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array(box),
        Border=Array([0, 0, 0]),
        F=4,  # printed with the page, as an annotation of an archive should be
        Contents=String(link.address or link.text),
    )
    if goal:
        top = round(height - goal.y, 3)
        note.Dest = Array([file.pages[goal.page].obj, Name.XYZ, None, top, None])
    else:
        note.A = Dictionary(S=Name.URI, URI=String(link.address))
    return note


def _tag(
    file: pikepdf.Pdf, tree: pikepdf.Object, note: pikepdf.Object, page: pikepdf.Object
) -> None:
    """An annotation → a Link element after the last of its page, and its entry in the parent tree."""
    document = tree.K if isinstance(tree.K, Dictionary) else tree.K[0]
    element = file.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Link,
            P=document,
            Pg=page,
            Alt=note.Contents,
            K=Array([Dictionary(Type=Name.OBJR, Obj=note, Pg=page)]),
        )
    )
    if not isinstance(document.K, Array):
        document.K = Array([document.K])
    document.K.append(element)
    key = int(tree.get("/ParentTreeNextKey", 0))
    note.StructParent = key
    tree.ParentTree.Nums.append(key)
    tree.ParentTree.Nums.append(element)
    tree.ParentTreeNextKey = key + 1

"""Draws the page pictures of README and docs: ``python benchmarks/pictures.py``.

``docs/pages``: pages of the shipped issue; ``docs/gallery``: a spread of every style; ``docs/anatomy.png``: pages whose
parts bear the names of their styles. Needs the ``test`` extra (pypdfium2).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from layout.page.model import Fill, Item, Page, Rule, TextLine  # noqa: E402
from layout.page.model import Image as Placed  # noqa: E402
from layout.pipeline import build_issue  # noqa: E402
from layout.request import Request, Result  # noqa: E402

DOCS = ROOT / "docs"
APRIL, SAMPLE = ROOT / "issues/2020-04.yaml", ROOT / "issues/sample.yaml"
FONT = ROOT / "fonts/NotoSansSC-Regular.ttf"
README_PAGES = (1, 3, 4)
GALLERY = {  # style → issue and pages shown
    "bulletin": (APRIL, (1, 3)),
    "newspaper": (APRIL, (1, 2)),
    "corporate": (APRIL, (1, 3)),
    "society": (APRIL, (1, 3)),
    "elders": (APRIL, (1, 2)),
    "redhead": (APRIL, (1, 2)),
    "gongwen": (APRIL, (1, 2)),
    "facsimile": (APRIL, (1, 2)),
}
RED, GREY, WHITE = (190, 30, 30), (120, 120, 120), (255, 255, 255)
GAP = 24  # pixels between pages
LABEL = 15  # pixels, size of a label
SIDE = 170  # pixels beside a page for its labels
NAMES = {"page": "masters.*.ground", "strip": "masters.*.strip", "box": "box.tint"}


class Label(NamedTuple):
    """A part of a page and its name: its left and right ends and a y of it, pt."""

    name: str
    left: float
    right: float
    y: float


def screen(issue: Path, style: str) -> Result:
    """An issue and a style → its screen edition, which bears no stamp."""
    result = build_issue(issue, Request(target="screen", style=style))
    if result.pdf is None:
        raise SystemExit("\n".join(str(found) for found in result.diagnostics))
    return result


def drawn(data: bytes, pages: tuple[int, ...], dpi: float) -> list[Image.Image]:
    """A PDF, page numbers and a resolution → the pages as pictures; those it has not are left out."""
    document = pdfium.PdfDocument(data)
    return [
        document[page - 1].render(scale=dpi / 72).to_pil().convert("RGB")
        for page in pages
        if page <= len(document)
    ]


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Pages → one picture of them, each with a hairline round it."""
    wide = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    sheet = Image.new("RGB", (wide, max(page.height for page in pages)), WHITE)
    pen, left = ImageDraw.Draw(sheet), 0
    for page in pages:
        sheet.paste(page, (left, 0))
        pen.rectangle((left, 0, left + page.width - 1, page.height - 1), outline=GREY)
        left += page.width + GAP
    return sheet


def save(picture: Image.Image, path: Path) -> None:
    """A picture and where → the file, in a palette: page pictures stay small so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(192, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.relative_to(ROOT), f"{path.stat().st_size // 1000} kB")


def labels(page: Page) -> list[Label]:
    """A page as set → a label for the first part of every name on it."""
    found: dict[str, Label] = {}
    for item in page.items:
        label = _label(item)
        if label is not None:
            found.setdefault(label.name, label)
    return list(found.values())


def _label(item: Item) -> Label | None:
    """An item → the key of the style that makes it and where it stands; None for what has no key of its own."""
    if isinstance(item, TextLine) and item.glyphs:
        end = item.glyphs[-1].x + item.glyphs[-1].advance
        return Label(f"text.{item.style}", item.glyphs[0].x, end, item.baseline - item.size * 0.4)
    if isinstance(item, Placed):
        wrap = {"left": "beside", "right": "beside"}.get(item.wrap, item.wrap)
        rect = item.rect
        return Label(f"pictures ({wrap})", rect.x, rect.right, rect.y + rect.height / 2)
    if isinstance(item, Fill) and item.purpose in NAMES:
        return Label(NAMES[item.purpose], item.rect.x, item.rect.right, item.rect.y + 8)
    if isinstance(item, Rule) and item.purpose in ("masthead", "head"):
        return Label(f"{item.purpose}.rule", item.x1, item.x2, item.y1)
    return None


def labelled(picture: Image.Image, page: Page, dpi: float) -> Image.Image:
    """A page as a picture and as set → the picture with the names of its parts at either side."""
    sheet = Image.new("RGB", (picture.width + 2 * SIDE, picture.height), WHITE)
    sheet.paste(picture, (SIDE, 0))
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONT), LABEL)
    pen.rectangle((SIDE, 0, SIDE + picture.width - 1, picture.height - 1), outline=GREY)
    scale, found = dpi / 72, labels(page)
    middle = page.width / 2
    left = [label for label in found if label.left + label.right <= 2 * middle + 1]
    right = [label for label in found if label not in left]
    for group, at_left in ((left, True), (right, False)):
        lowest = 0.0
        for label in sorted(group, key=lambda label: label.y):
            lowest = y = max(label.y * scale, lowest + LABEL * 1.5)
            end = label.left * scale - 4 if at_left else label.right * scale + 4
            edge = SIDE - 12 if at_left else SIDE + picture.width + 12
            pen.line((edge, y, SIDE + end, label.y * scale), fill=RED, width=1)
            anchor: Any = "rm" if at_left else "lm"
            pen.text((edge + (-4 if at_left else 4), y), label.name, RED, font, anchor)
    return sheet


def main() -> None:
    """The shipped issues → every picture of the docs."""
    for style, (issue, pages) in GALLERY.items():
        made = screen(issue, style)
        assert made.pdf is not None
        save(side_by_side(drawn(made.pdf, pages, 56)), DOCS / "gallery" / f"{style}.png")
        if style == "bulletin":
            for number, page in enumerate(README_PAGES, 1):
                save(drawn(made.pdf, (page,), 72)[0], DOCS / "pages" / f"{number}.png")
    made, dpi = screen(SAMPLE, "bulletin"), 80
    assert made.pdf is not None
    shown = [
        labelled(picture, page, dpi)
        for picture, page in zip(
            drawn(made.pdf, (1, 3), dpi), (made.pages[0], made.pages[2]), strict=True
        )
    ]
    save(side_by_side(shown), DOCS / "anatomy.png")


if __name__ == "__main__":
    main()

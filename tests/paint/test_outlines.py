"""Text as outlines: the same to look at, without a font in the file."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import ImageChops
from sheets import FANG, KAI, SERIF, Programs, document, page_list, text_line

from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import Colour, Face


@pytest.mark.parametrize("face", [SERIF, KAI, FANG], ids=["song", "kai", "fang"])
def test_outlines_look_like_the_text(face: Face) -> None:
    """TrueType and CFF, a raised character among the others; hints aside, which move edges by a fraction."""
    line = text_line("永和九年，岁在癸丑 Aq（8）", 120, face, 40, Colour(0, 1, 1, 0))
    glyphs = (line.glyphs[0]._replace(dy=6.0), *line.glyphs[1:])
    pages = page_list([text_line(line.text, 120, face, 40, line.colour, glyphs=glyphs)])
    live, drawn = (
        paint(pages, Programs(), PaintOptions(target="print", text=text)).value
        for text in ("live", "outlines")
    )
    assert "/Font" not in document(drawn).pages[0].Resources or not len(
        document(drawn).pages[0].Resources.Font
    )
    one, other = (pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil() for data in (live, drawn))
    difference = ImageChops.difference(one.convert("L"), other.convert("L"))
    assert sum(difference.histogram()[128:]) < 60
    assert one.convert("L").histogram()[:200] != [0] * 200


def test_a_glyph_is_held_once_and_blanks_not_at_all() -> None:
    data = paint(
        page_list([text_line("人人 人", 100), text_line("人", 140)]),
        Programs(),
        PaintOptions(target="print", text="outlines"),
    ).value
    assert len(document(data).pages[0].Resources.XObject) == 1

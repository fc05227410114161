"""The ROS of a CFF subset is rewritten in place; all else stays as it was."""

from __future__ import annotations

from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from sheets import FANG, opened

from layout.paint.cff import identity_cff


def subset(glyphs: range) -> bytes:
    request = hb.SubsetInput()
    request.glyph_set.update(glyphs)
    request.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    cut = hb.subset(opened(FANG.file), request)
    return bytes(cut.reference_table("CFF ").data)


def parsed(program: bytes) -> CFFFontSet:
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    return fonts


@pytest.mark.parametrize("glyphs", [range(1, 2), range(100, 400), range(1, 3000)], ids=len)
def test_only_the_collection_changes(glyphs: range) -> None:
    before, after = parsed(subset(glyphs))[0], parsed(identity_cff(subset(glyphs)))[0]
    assert before.ROS == ("Adobe", "GB1", 5)
    assert after.ROS == ("Adobe", "Identity", 0)
    assert (before.Notice, before.FamilyName) == (after.Notice, after.FamilyName)
    assert list(before.charset) == list(after.charset)
    for name in list(before.charset)[:50]:
        one, other = before.CharStrings[name], after.CharStrings[name]
        one.decompile()
        other.decompile()
        assert one.program == other.program
    assert before.FDArray[0].Private.rawDict == after.FDArray[0].Private.rawDict


def test_once_is_enough() -> None:
    once = identity_cff(subset(range(100, 120)))
    assert parsed(identity_cff(once))[0].ROS == ("Adobe", "Identity", 0)

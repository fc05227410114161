"""A bare CFF font → the same with ROS Adobe-Identity-0, as its codes demand."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace


def identity_cff(program: bytes) -> bytes:
    """A CFF subset whose CIDs are glyph numbers → the same, with its ROS saying so.

    The collection the glyphs came from (Adobe-GB1 for many Chinese fonts) does not describe them
    any more, and ISO 32000-1 9.7.4.2 asks the CIDSystemInfo of font and program to agree. A font
    that is not CID-keyed comes back untouched.
    """
    # Only CFF faces pay for this import.
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    top = fonts[fonts.fontNames[0]]
    if not hasattr(top, "ROS") or top.ROS == ("Adobe", "Identity", 0):
        return program
    top.ROS = ("Adobe", "Identity", 0)
    rebuilt = BytesIO()
    fonts.compile(rebuilt, SimpleNamespace(recalcBBoxes=False))
    return rebuilt.getvalue()

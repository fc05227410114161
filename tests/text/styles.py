"""Paragraph styles for tests of the line setter."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from layout.style.model import Face, TextStyle
from layout.text.compose import body_style
from layout.text.fonts import Fonts

FOLDER = Path(__file__).parent.parent.parent / "fonts"
SERIF = Face(FOLDER / "NotoSerifSC-Regular.ttf")
SANS = Face(FOLDER / "NotoSansSC-Regular.ttf")
BOLD = Face(FOLDER / "NotoSerifSC-Bold.ttf")
KAI = Face(FOLDER / "LXGWWenKai-Regular.ttf")
FANG = Face(FOLDER / "FandolFang-Regular.otf")


@cache
def fonts() -> Fonts:
    """Nothing → the fonts all tests share."""
    return Fonts()


def style(*chain: Face, setting: dict[str, Any] | None = None, **fields: Any) -> TextStyle:
    """Faces, settings and fields → the body style of the bulletin with these."""
    body = body_style("bulletin", **(setting or {}))
    return replace(body, **({"font": chain, **fields} if chain else fields))

"""Scalars of the manifest with a form of their own → what they mean: a date, a point of a picture, an outline."""

from __future__ import annotations

import re
from datetime import date

Shape = tuple[str, tuple[tuple[float, float], ...]]


def parse_date(text: str) -> str:
    """2020-04-30, 2020/4/30 or 2020年4月30日 → 2020-04-30. Raises ``ValueError`` for no such day."""
    found = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", text.strip())
    if not found:
        raise ValueError(text)
    return date(*(int(part) for part in found.groups())).isoformat()


_SHARES = {"左": (0.0, None), "右": (1.0, None), "上": (None, 0.0), "下": (None, 1.0)} | {
    "left": (0.0, None),
    "right": (1.0, None),
    "top": (None, 0.0),
    "bottom": (None, 1.0),
    "中": (0.5, None),
    "centre": (0.5, None),
    "center": (0.5, None),
}


def parse_focus(text: str) -> tuple[float, float]:
    """``30% 20%``, ``0.3 0.2`` or ``左上`` → the point as shares from the left and the top.

    Raises ``ValueError`` for anything else or a share outside 0 to 1.
    """
    words = re.findall(r"[左右上下中]|[^\s,，]+", text)
    across, down = 0.5, 0.5
    if len(words) == 2 and not any(word in _SHARES for word in words):
        return _share(words[0]), _share(words[1])
    for word in words:
        if word not in _SHARES:
            raise ValueError(text)
        x, y = _SHARES[word]
        across = across if x is None else x
        down = down if y is None else y
    if not words:
        raise ValueError(text)
    return across, down


def parse_shape(text: str) -> Shape:
    """``box``, ``ellipse``, ``alpha`` or ``polygon 0,0 1,0 0.5,1`` → kind and points (shares).

    Raises ``ValueError`` for another word, fewer than three points or a point outside.
    """
    kind, *points = text.replace("，", ",").split()
    if kind in ("box", "ellipse", "alpha") and not points:
        return kind, ()
    corners = tuple(
        (_share(x), _share(y)) for x, _, y in (point.partition(",") for point in points)
    )
    if kind != "polygon" or not 3 <= len(corners) <= 100:
        raise ValueError(text)
    return kind, corners


def _share(text: str) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d{1,6})?%?", text):
        raise ValueError(text)
    value = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    if not 0 <= value <= 1:
        raise ValueError(text)
    return value

"""Captions of a Word file → with the picture or table they stand over or under."""

from __future__ import annotations

import re

from layout.manifest.word.grids import CAPTION_MOST
from layout.manifest.word.items import Grid, Item, Text, plain_text

SENTENCE_END = tuple("。！？；：，、…!?;:,")
_PICTURE_WORDS = re.compile(
    r"(?:图|照片|Fig(?:ure|\.)?)\s*[0-9一二三四五六七八九十]+", re.IGNORECASE
)
_TABLE_WORDS = re.compile(r"(?:表|Table)\s*[0-9一二三四五六七八九十]+", re.IGNORECASE)


def captioned(items: list[Item]) -> list[Item]:
    """Items → the same, captions taken to the picture or table they stand over or under."""
    found: list[Item] = []
    for at, item in enumerate(items):
        if not isinstance(item, Text) or item.images or not _is_caption(item):
            found.append(item)
            continue
        before = found[-1] if found else None
        after = items[at + 1] if at + 1 < len(items) else None
        if not any(
            _takes(near, item, over=near is after) for near in _nearest(item, before, after)
        ):
            found.append(_as_body(item))
    return found


def _as_body(item: Text) -> Text:
    align = item.align if item.kind == "body" else "centre"
    return Text("body", item.number, item.runs, align, item.images)


def _is_caption(item: Text) -> bool:
    """A paragraph → whether it may be a caption: by its style, or by how it begins and its length."""
    if item.kind.endswith("caption"):
        return True
    words = plain_text(item.runs).strip()
    by_words = _PICTURE_WORDS.match(words) or _TABLE_WORDS.match(words)
    short = len(words) <= CAPTION_MOST and not words.endswith(SENTENCE_END)
    return item.kind == "body" and bool(by_words) and short


def _nearest(item: Text, before: Item | None, after: Item | None) -> tuple[Item | None, ...]:
    """A caption and its neighbours → these in the order in which it belongs to them: a table has it above, a picture
    below; where the words do not say which it is, a picture that stands alone comes first, then a table."""
    if _of_table(item):
        return (after, before)
    if _of_picture(item) or (isinstance(before, Text) and not before.runs):
        return (before, after)
    return (after, before) if isinstance(after, Grid) else (before, after)


def _of_table(item: Text) -> bool:
    return item.kind == "table caption" or _TABLE_WORDS.match(plain_text(item.runs)) is not None


def _of_picture(item: Text) -> bool:
    return item.kind == "picture caption" or _PICTURE_WORDS.match(plain_text(item.runs)) is not None


def _takes(near: Item | None, caption: Text, over: bool) -> bool:
    """A neighbour, a caption and whether it stands over the neighbour → whether the neighbour takes it."""
    if isinstance(near, Grid) and near.rules:
        fits = not _of_table(caption) if near.chart else not _of_picture(caption)
        if fits and (near.chart or not near.caption):
            near.caption = caption.runs
            return True
    if isinstance(near, Text) and not _of_table(caption) and not (over and near.runs):
        free = [index for index, image in enumerate(near.images) if not image.caption]
        if free:
            near.images[free[-1]] = near.images[free[-1]]._replace(caption=caption.runs)
            return True
    return False

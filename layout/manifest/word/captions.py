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
        if not isinstance(item, Text) or item.images or item.kind not in ("caption", "body"):
            found.append(item)
            continue
        words = plain_text(item.runs).strip()
        before = found[-1] if found else None
        after = items[at + 1] if at + 1 < len(items) else None
        if not (_is_caption(item, words) and _takes(item, words, before, after)):
            found.append(item if item.kind == "body" else _as_body(item))
    return found


def _as_body(item: Text) -> Text:
    return Text("body", item.number, item.runs, "centre", item.images)


def _is_caption(item: Text, words: str) -> bool:
    """A paragraph → whether it may be a caption: by its style, or by how it begins and its length."""
    if item.kind == "caption":
        return True
    by_words = _PICTURE_WORDS.match(words) or _TABLE_WORDS.match(words)
    return bool(by_words) and len(words) <= CAPTION_MOST and not words.endswith(SENTENCE_END)


def _takes(item: Text, words: str, before: Item | None, after: Item | None) -> bool:
    """A caption and its neighbours → whether one of them takes it: tables rather from above, pictures from below."""
    of_table = bool(_TABLE_WORDS.match(words))
    nearest = (after, before) if of_table else (before, after)
    for near in nearest:
        if (
            isinstance(near, Grid)
            and near.rules
            and (not near.caption or near.chart)
            and (of_table or near.chart or item.kind == "caption")
        ):
            if near.chart and of_table:
                continue
            near.caption = item.runs
            return True
        if isinstance(near, Text) and not of_table:
            free = [index for index, image in enumerate(near.images) if not image.caption]
            if free and not (near is after and near.runs):
                near.images[free[-1]] = near.images[free[-1]]._replace(caption=item.runs)
                return True
    return False

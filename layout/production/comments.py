"""What readers of a proof have to say, in a plain file beside the issue: ``2020-04.批注.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml

SUFFIX = ".批注.yaml"
HEAD = "# 读者批注：一条一个“- ”；done: true 是已处理。可以直接改。\n"
KEYS = ("text", "by", "words", "file")


class Comment(NamedTuple):
    """A comment: the page and the place on it (pt) where it was left, what it says, who says it and when; the words it
    stands at. ``done``: it has been settled."""

    page: int
    x: float
    y: float
    text: str
    by: str = ""
    at: str = ""
    words: str = ""
    done: bool = False


def comments_file(manifest: Path) -> Path:
    """A manifest → the file of its comments."""
    return manifest.with_name(manifest.stem + SUFFIX)


def read_comments(manifest: Path) -> tuple[Comment, ...]:
    """A manifest → the comments on it; what is not understood in their file is left where it is."""
    try:
        entries = yaml.safe_load(comments_file(manifest).read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return ()
    found = (_comment(entry) for entry in entries or () if isinstance(entry, dict))
    return tuple(one for one in found if one is not None)


def _comment(entry: dict[str, object]) -> Comment | None:
    try:
        page, x, y = int(str(entry["page"])), float(str(entry["x"])), float(str(entry["y"]))
    except (KeyError, ValueError):
        return None
    words = {key: str(entry.get(key) or "") for key in ("text", "by", "at", "words")}
    return Comment(page, x, y, done=bool(entry.get("done")), **words)


def comments_text(comments: Iterable[Comment]) -> str:
    """Comments → the text of their file."""
    entries = []
    for comment in comments:
        entry = {key: value for key, value in comment._asdict().items() if value not in ("", False)}
        entries.append({**entry, "x": round(comment.x, 1), "y": round(comment.y, 1)})
    return HEAD + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=1000)

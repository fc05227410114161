"""The title a manuscript bears itself: the manifest gives the one that is printed, so this one is told and not set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from layout.manifest.word.ledger import Ledger
from layout.manifest.word.model import Block, Paragraph

LINES_MOST = 3  # paragraphs a title may take
TITLE_MOST = 50  # characters of a paragraph that may be a title
AT_THE_HEAD = 4  # paragraphs a title may stand in
ALIKE = 0.75  # how alike two titles are that an editor has only retouched
_LEAST = 4  # characters of words that may be a part of a title
_KEPT = re.compile(r"\w+")


def proposed_title(blocks: Sequence[Block]) -> str:
    """Blocks as read → the title the manuscript bears: by its style, or its first paragraph where that is short, ends
    unlike a sentence and looks like a head; "" where none is plain."""
    head = [one for one in blocks[:AT_THE_HEAD] if isinstance(one, Paragraph) and one.text.strip()]
    styled = [one.text.strip() for one in head if one.role == "title"]
    if styled:
        return "".join(styled)
    texts = [one for one in blocks if isinstance(one, Paragraph) and one.text.strip()]
    if len(texts) < 2:
        return ""
    first = head[0] if head else texts[0]
    words = first.text.strip()
    size = max((one.size for one in texts[1:]), default=0)
    stands_out = (
        first.align == "centre" or first.role == "heading" or first.strong or first.size > size
    )
    plain = (
        len(words) <= TITLE_MOST
        and not words.endswith(tuple("。；，：、;:,"))
        and not first.numbered
    )
    return (
        " ".join(words.split())
        if plain and (stands_out or len(texts[1].text) > 2 * len(words))
        else ""
    )


def without_title(blocks: list[Block], title: str, ledger: Ledger) -> list[Block]:
    """Blocks and the title of the manifest ("" where there is none) → the blocks without a title of their own."""
    head = [one for one in blocks[:AT_THE_HEAD] if isinstance(one, Paragraph)]
    own = _own_title([one for one in head if one.text.strip()], title)
    if not own or len(own) == sum(
        1 for one in blocks if not isinstance(one, Paragraph) or one.text.strip()
    ):
        return blocks
    words = " ".join(one.text.strip() for one in own)
    same = _key(words) in _key(title) or _key(title) in _key(words)
    code = "word-own-title" if same else "word-other-title"
    for one in own:
        ledger.leave(code, "".join(run.text for run in one.runs if not run.made))
    ledger.tell(code, own[0].number, words, title=title)
    return [block for block in blocks if not any(block is one for one in own)]


def _own_title(head: Sequence[Paragraph], title: str) -> list[Paragraph]:
    """The first paragraphs with text, and a title → those that are the manuscript's own title."""
    if not title:
        return []
    styled = [one for one in head if one.role == "title"]
    if styled:
        at = head.index(styled[0])
        return [one for one in head[at : at + len(styled)] if one.role == "title"]
    wanted = _key(title)
    likeness = [
        _likeness(head[:count], wanted) for count in range(1, min(len(head), LINES_MOST) + 1)
    ]
    if likeness and max(likeness) >= ALIKE:
        return list(head[: likeness.index(max(likeness)) + 1])
    first = _key(head[0].text) if head else ""
    centred = bool(head) and (head[0].align == "centre" or head[0].role == "heading")
    return list(head[:1]) if centred and len(first) >= _LEAST and first in wanted else []


def _likeness(lines: Sequence[Paragraph], wanted: str) -> float:
    """Paragraphs and the key of a title → how far they are that title, 0 to 1; no title ends like a sentence."""
    key = _key("".join(one.text for one in lines))
    ends = any(one.text.rstrip().endswith(("。", "；", "，", "：", ";", ":")) for one in lines)
    if not key or ends or len(key) > 2 * len(wanted):
        return 0.0
    return SequenceMatcher(None, key, wanted, autojunk=False).ratio()


def _key(text: str) -> str:
    return "".join(_KEPT.findall(text))

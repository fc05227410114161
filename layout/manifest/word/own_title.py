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
    head = [
        paragraph
        for paragraph in blocks[:AT_THE_HEAD]
        if isinstance(paragraph, Paragraph) and paragraph.text.strip()
    ]
    styled = [paragraph.text.strip() for paragraph in head if paragraph.role == "title"]
    if styled:
        return "".join(styled)
    texts = [
        paragraph
        for paragraph in blocks
        if isinstance(paragraph, Paragraph) and paragraph.text.strip()
    ]
    if len(texts) < 2:
        return ""
    first = head[0] if head else texts[0]
    words = first.text.strip()
    size = max((paragraph.size for paragraph in texts[1:]), default=0)
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
    head = [paragraph for paragraph in blocks[:AT_THE_HEAD] if isinstance(paragraph, Paragraph)]
    own = _own_title([paragraph for paragraph in head if paragraph.text.strip()], title)
    if not own or len(own) == sum(
        1 for paragraph in blocks if not isinstance(paragraph, Paragraph) or paragraph.text.strip()
    ):
        return blocks
    words = " ".join(paragraph.text.strip() for paragraph in own)
    same = _key(words) in _key(title) or _key(title) in _key(words)
    code = "word-own-title" if same else "word-other-title"
    for paragraph in own:
        ledger.leave(code, "".join(run.text for run in paragraph.runs if not run.made))
    ledger.tell(code, own[0].number, words, title=title)
    return [block for block in blocks if not any(block is line for line in own)]


def _own_title(head: Sequence[Paragraph], title: str) -> list[Paragraph]:
    """The first paragraphs with text, and a title → those that are the manuscript's own title."""
    if not title:
        return []
    styled = [paragraph for paragraph in head if paragraph.role == "title"]
    if styled:
        at = head.index(styled[0])
        return [paragraph for paragraph in head[at : at + len(styled)] if paragraph.role == "title"]
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
    key = _key("".join(paragraph.text for paragraph in lines))
    ends = any(
        paragraph.text.rstrip().endswith(("。", "；", "，", "：", ";", ":")) for paragraph in lines
    )
    if not key or ends or len(key) > 2 * len(wanted):
        return 0.0
    return SequenceMatcher(None, key, wanted, autojunk=False).ratio()


def _key(text: str) -> str:
    return "".join(_KEPT.findall(text))

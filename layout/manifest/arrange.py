"""The paragraphs of an article → the same where they belong on their line: signature and date at the right, the
items of 附件 under one another, what was moved with blanks where it was moved to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout.diagnostics import Diagnostic, diagnose
from layout.manifest.block_model import ManuscriptBlock, TextBlock
from layout.manifest.kept_lines import names_of, wide
from layout.manifest.manuscript import NOTHING
from layout.manifest.pieces import name_piece

MOVED = 6.0  # 字: blanks that move a line to the right, or into the middle
LINE = 26.0  # 字: a longer line is none of a signature
INDENT, LABEL = 2.0, 3.0  # 字: of a paragraph, and of 附件：

_DATE = re.compile(
    r"(?:[12][0-9]{3}|[一二][〇○Ｏ零一二三四五六七八九]{3})\s*年\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月"
    r"\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_ATTACHED = re.compile(r"附\s*件[:：]\s*1\s*[.．、]")
_NEXT = re.compile(r"[1-9][0-9]?\s*[.．、]")
_END = re.compile(r"[。！？；，、：:;,!?…]$")


def arranged(
    blocks: Sequence[ManuscriptBlock],
) -> tuple[tuple[ManuscriptBlock, ...], tuple[Diagnostic, ...]]:
    """Blocks → the same with the alignment and indents their words and blanks ask for, and a note on each."""
    found = [_listed(block) for block in blocks]
    told: list[Diagnostic] = []
    _attachments(found)
    for index in range(len(found)):
        block = found[index]
        if isinstance(block, TextBlock) and _free(block) and block.lead > INDENT:
            found[index] = _moved(block, _ends(found, index))
    signed = _signed(found)
    if signed:
        first = found[signed[0]]
        assert isinstance(first, TextBlock)
        span = first.piece.span(0, len(first.piece.text))
        told.append(diagnose("signature-right", span, words=first.piece.text))
    for index in signed:
        block = found[index]
        if isinstance(block, TextBlock):
            found[index] = block._replace(align="right", indent=INDENT, hang=INDENT)
    return tuple(found), tuple(told)


def _listed(block: ManuscriptBlock) -> ManuscriptBlock:
    """A block → the list of names it is, where it is one."""
    if not isinstance(block, TextBlock) or not _free(block):
        return block
    names = names_of(block.piece.text)
    inlines = block.piece.inlines
    if not names or (inlines and (inlines.notes or inlines.looks)):
        return block
    return block._replace(kind="names", piece=name_piece(block.piece, names))


def _free(block: TextBlock) -> bool:
    """A block → whether it is a line of body text nobody has placed yet."""
    return (
        block.kind == "body"
        and not block.align
        and block.indent is None
        and not block.literal
        and "\n" not in block.piece.text
    )


def _moved(block: TextBlock, ends: bool) -> TextBlock:
    """A paragraph with blanks typed before it → the same at the right, where it closes the article, else as far in
    as it was typed."""
    width = wide(block.piece.text)
    if ends and block.lead >= MOVED and width <= LINE and not _END.search(block.piece.text):
        return block._replace(align="right", indent=INDENT, hang=INDENT)
    return block._replace(indent=block.lead)


def _ends(blocks: Sequence[ManuscriptBlock], index: int) -> bool:
    """Whether only short lines moved with blanks, notes and white follow a block."""
    return all(
        isinstance(block, TextBlock)
        and (
            block.kind in ("note", "rule", "gap")
            or block.lead >= MOVED
            or _DATE.fullmatch(block.piece.text)
        )
        for block in blocks[index + 1 :]
    )


def _signed(blocks: Sequence[ManuscriptBlock]) -> list[int]:
    """Blocks → the last line of an article, where it is a date alone, and the one or two short lines over it."""
    texts = [
        index
        for index, block in enumerate(blocks)
        if not (isinstance(block, TextBlock) and block.kind in ("note", "rule", "gap"))
    ]
    if len(texts) < 2:
        return []
    last = blocks[texts[-1]]
    if not (isinstance(last, TextBlock) and _free(last) and _DATE.fullmatch(last.piece.text)):
        return []
    signed = [texts[-1]]
    for index in reversed(texts[1:-1]):
        block = blocks[index]
        if not (isinstance(block, TextBlock) and (_free(block) or block.align == "right")):
            break
        text = block.piece.text
        if wide(text) > LINE or _END.search(text) or _NEXT.match(text) or len(signed) > 2:
            break
        signed.insert(0, index)
    return signed


def _attachments(blocks: list[ManuscriptBlock]) -> None:
    """附件：1. and the numbered items after it: these stand under the first."""
    inside = False
    for index, block in enumerate(blocks):
        if not isinstance(block, TextBlock) or block.kind != "body" or block.align:
            inside = False
            continue
        if _ATTACHED.match(block.piece.text):
            inside = True
            blocks[index] = block._replace(indent=INDENT, hang=INDENT + LABEL + 1)
        elif inside and _NEXT.match(block.piece.text):
            blocks[index] = block._replace(indent=INDENT + LABEL, hang=INDENT + LABEL + 1)
        else:
            inside = False


def without_title(
    blocks: Sequence[ManuscriptBlock], title: str, told: list[Diagnostic]
) -> Sequence[ManuscriptBlock]:
    """Blocks and the title of their article → the blocks without the same title at their head, which is told."""
    first = blocks[0] if blocks else None
    if not isinstance(first, TextBlock) or first.kind != "subhead" or not title:
        return blocks
    words = first.piece.text
    if _letters(words) not in (_letters(title), _letters(re.split("[•‧・]", title)[-1])):
        return blocks
    told.append(diagnose("own-title", first.piece.span(0, len(words)), words=words))
    rest = list(blocks[1:])
    if first.pictures:
        rest.insert(0, TextBlock("body", NOTHING, first.pictures))
    return rest


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())

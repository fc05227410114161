"""The title of an article → its stack: section, kicker, title, byline, over one column or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.document.model import Article, RichText, Run
from layout.document.title import kept_whole
from layout.flow.content.stacks import BlockTypesetter, Part, lines_in, pile
from layout.flow.model.elements import Stack
from layout.style.model import TextStyle
from layout.text.titles import break_title

LEAST_TEXT = 2  # rows of a page a title leaves to its text
SMALLER = (1.0, 0.85, 0.7, 0.55, 0.4)  # sizes tried, of the style's, down to that of body text


def fitted_title(
    article: Article, typesetter: BlockTypesetter, *, across: bool, lead: bool
) -> tuple[Stack, list[Diagnostic]]:
    """An article → its opening, set smaller where a page could not hold it, and what there is to say of that.

    It never gets smaller than body text. What is higher than a page then is an error; it is parted like text.
    """
    most = typesetter.grid.rows - LEAST_TEXT
    style = _style(typesetter, across=across, lead=lead)
    least = min(1.0, typesetter.grid.em / style.size)
    for share in SMALLER:
        scale = max(share, least)
        stack = title_stack(article, typesetter, _scaled(style, scale), across=across)
        if stack.rows <= most or scale == least:
            break
    if stack.rows > typesetter.grid.rows:
        code = "title-too-high"
    elif scale < 1:
        code = "title-shrunk"
    else:
        return stack, []
    size, was = f"{style.size * scale:.3g}", f"{style.size:g}"
    return stack, [diagnose(code, article.title.span, rows=stack.rows, size=size, was=was)]


def _style(typesetter: BlockTypesetter, *, across: bool, lead: bool) -> TextStyle:
    name = "title" if not across else "title_lead" if lead else "title_span"
    return typesetter.style.text[name]


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return replace(style, size=style.size * scale, leading=style.leading * scale)


def title_stack(
    article: Article, typesetter: BlockTypesetter, style: TextStyle, *, across: bool
) -> Stack:
    """An article and the style of its title → its opening, over one column or all of them."""
    texts = typesetter.style.text
    width = typesetter.grid.area if across else typesetter.grid.width
    title = article.title
    if typesetter.style.furniture.title_mark == "keep":
        title = kept_whole(title)
    parts: list[Part] = []
    if article.section:
        parts.append(
            _part("subhead", _run(article.section), texts["section"], typesetter, width, title.span)
        )
    if title.kicker:
        parts.append(_part("title", title.kicker, texts["kicker"], typesetter, width, title.span))
    manual = title.lines if title.manual else None
    whole = title.lines[0] if len(title.lines) == 1 else _joined(title.lines)
    lines = break_title(whole, style, typesetter.fonts, width / style.size, manual)
    parts.append(Part("title", lines, style, 0, title.span))
    for text, look in ((article.byline, "byline"), (article.unit, "unit")):
        if text:
            parts.append(_part("byline", text, texts[look], typesetter, width, title.span))
    set_parts = pile(parts, typesetter.grid.line, width)
    return Stack(
        *set_parts,
        above=max(parts[0].style.above, texts["kicker"].above),
        keep_next=style.keep_next,
    )


def _run(text: str) -> RichText:
    return (Run(text),)


def _joined(lines: Sequence[RichText]) -> RichText:
    return tuple(run for line in lines for run in line)


def _part(
    kind: str,
    text: RichText,
    style: TextStyle,
    typesetter: BlockTypesetter,
    width: float,
    span: Span,
) -> Part:
    return Part(kind, lines_in(text, style, typesetter, width), style, 0, span)

"""A galley's scores → words: what each page cost, and what the next best would have cost."""

from __future__ import annotations

from layout.flow.model import Galley, Term

NAMES = {
    "line": ("各行松紧", "lines"),
    "loose": ("图旁松紧", "looseness beside pictures"),
    "distance": ("图文距离", "distance of pictures"),
    "off_page": ("图文异页", "picture on another page"),
    "size": ("图幅", "picture sizes"),
    "paper": ("用纸", "paper"),
    "level_twins": ("两图齐平", "level pictures"),
    "stacked": ("两图相叠", "stacked pictures"),
    "one_sided": ("同侧", "same side"),
    "sliver": ("夹缝单行", "single line by a picture"),
    "waiting": ("图待排", "pictures kept waiting"),
    "widow": ("孤行", "widows"),
    "first_line": ("段首在栏末", "first lines at a foot"),
    "uneven": ("栏末不齐", "uneven columns"),
    "hole": ("空行", "holes"),
    "heading_foot": ("标题近脚", "headings near a foot"),
    "tuned": ("增减一行", "paragraphs tuned"),
    "pages": ("页数", "page count"),
    "order": ("图序", "order of pictures"),
    "wish": ("放法不合", "pictures not as wished"),
    "note": ("脚注在文末", "notes at an article's end"),
    "title": ("题宽", "width of titles"),
}


def explain(galley: Galley, lang: str, first_fit: float | None = None) -> str:
    """A galley, the language and the cost of first-fit placement → one line a page, then the sum."""
    column = 0 if lang == "zh" else 1
    words = [_page(score.page, score.terms, score.runner_up, column) for score in galley.scores]
    total = sum(term.cost for score in galley.scores for term in score.terms)
    if column == 0:
        words.append(f"合计 {total:.0f}" + _saving_zh(total, first_fit))
    else:
        words.append(f"total {total:.0f}" + _saving_en(total, first_fit))
    return "\n".join(words)


def _page(page: int, terms: tuple[Term, ...], rival: tuple[Term, ...] | None, column: int) -> str:
    label = f"第 {page} 页" if column == 0 else f"page {page}"
    second = ""
    if rival is not None:
        second = "；次选 " if column == 0 else "; runner-up "
        second += _sum(rival, column)
    return f"{label}  {_sum(terms, column)}{second}"


def _sum(terms: tuple[Term, ...], column: int) -> str:
    total = sum(term.cost for term in terms)
    parts = [f"{NAMES[t.name][column]} {t.cost:.0f}" for t in terms if round(t.cost) or t.cost < 0]
    return f"{total:.0f}" + (f"（{'，'.join(parts)}）" if column == 0 else f" ({', '.join(parts)})")


def _saving_zh(total: float, first_fit: float | None) -> str:
    if not first_fit:
        return ""
    return f"；先到先排 {first_fit:.0f}，低 {1 - total / first_fit:.0%}"


def _saving_en(total: float, first_fit: float | None) -> str:
    if not first_fit:
        return ""
    return f"; first-fit {first_fit:.0f}, {1 - total / first_fit:.0%} lower"

"""What every page carries: running head and folio. LOOK: Furniture."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from layout.document.model import Article, Document, Run, plain
from layout.flow.finish.settle import article_pages
from layout.flow.model.galley import Galley
from layout.flow.model.grid import GridFrame
from layout.flow.model.placement import SetLines, SetPicture
from layout.page.lines import Where, text_line
from layout.page.model import Item, Rule, TextLine
from layout.style.model import Style, TextStyle
from layout.text.fonts import Fonts
from layout.text.paragraph import set_paragraph

HEAD_CLEAR = 5.0  # pt between the running head and its rule


class Desk(NamedTuple):
    """What furniture is made with."""

    document: Document
    style: Style
    grid: GridFrame
    fonts: Fonts
    headed: tuple[Article | None, ...] = ()  # the article that names each page, see ``headed_by``


def spoken_date(date: str) -> str:
    """2020-04-30 → 2020年4月30日; anything else comes back as it is."""
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date
    return f"{int(parts[0])}年{int(parts[1])}月{int(parts[2])}日"


def filled(form: str, desk: Desk, page: int) -> str:
    """A form with {page}, {name}, {number}, {date}, {publisher}, {section}, {article} → the words for a page."""
    document = desk.document
    article = desk.headed[page - 1] if page <= len(desk.headed) else None
    values = {
        "page": str(page + desk.style.furniture.folio_first - 1),
        "name": document.name,
        "number": document.number,
        "date": spoken_date(document.date),
        "publisher": document.publisher,
        "section": section_of(document, article) if article else "",
        "article": "".join(plain(line) for line in article.title.lines) if article else "",
    }
    for key, value in values.items():
        form = form.replace("{" + key + "}", value)
    return form


def headed_by(document: Document, galley: Galley) -> tuple[Article | None, ...]:
    """A document and its galley → the article that names each page: the first that begins on it, else the
    first that goes on there, else that of the page before."""
    articles = {article.number: article for article in document.articles}
    starts = article_pages(galley)
    present: dict[int, set[int]] = {}
    for placed in galley.placements:
        if isinstance(placed, SetPicture) or placed.element < 0:
            continue
        number = galley.elements[placed.element].article
        slots = placed.slots if isinstance(placed, SetLines) else (placed,)
        for slot in slots:
            present.setdefault(slot.page, set()).add(number)
    found: list[Article | None] = []
    for page in range(1, galley.pages + 1):
        here = sorted(present.get(page, set()) & articles.keys())
        begun = [number for number in here if starts.get(number) == page]
        named = (begun or here)[:1]
        found.append(articles[named[0]] if named else (found[-1] if found else None))
    return tuple(found)


def section_of(document: Document, article: Article) -> str:
    """An article → the section it belongs to: its own, else that of the last article before it with one."""
    before = (one.section for one in reversed(document.articles) if one.number <= article.number)
    return next((section for section in before if section), "")


def typed(form: str, desk: Desk, page: int) -> str:
    """A form → the words for a page, its spaces kept: elsewhere the one beside a Han or a dash is folded away."""
    return filled(form, desk, page).replace(" ", "\u00a0")


def one_line(text: str, style: TextStyle, desk: Desk, width: float) -> TextLine | None:
    """Text, style and width in pt → its first line at the origin; None for no text."""
    if not text:
        return None
    lines = set_paragraph((Run(text),), style, desk.fonts, (width / style.size,))
    return text_line(lines[0], style, Where("head", 0, 0, 0, -1, 0.0, 0.0)) if lines else None


def standing(line: TextLine, kind: str, x: float, baseline: float) -> TextLine:
    """A line at the origin → the line where it belongs."""
    glyphs = tuple(glyph._replace(x=glyph.x + x) for glyph in line.glyphs)
    return replace(
        line, kind=kind, x=x, baseline=baseline, glyphs=glyphs, row=0, column=0, justified=False
    )


def folio_baseline(desk: Desk, place: str) -> float:
    """The place of a folio (head or foot) → its baseline."""
    grid = desk.grid
    if "head" in place:
        return grid.head - min(grid.head * 0.4, 2 * grid.line)
    foot = grid.row_top(grid.rows)
    return foot + min((desk.style.page.height - foot) * 0.45, 2.2 * grid.line)


def head_rule_y(grid: GridFrame) -> float:
    """A grid → the y of the rule under the running head, ``HEAD_CLEAR`` below its baseline."""
    return grid.head - min(grid.head * 0.28, 1.1 * grid.line)


def folio(desk: Desk, page: int, said: tuple[str, str] | None) -> list[Item]:
    """A page number, and place and form where its master says them → the folio of the page."""
    furniture, grid = desk.style.furniture, desk.grid
    place, form = said or (furniture.folio_place, furniture.folio)
    if "none" in place:
        return []
    look = desk.style.text["folio"]
    if "centre" in place:
        look = replace(look, align="centre")
    else:
        look = replace(look, align="left" if grid.on_left(page) else "right")
    line = one_line(typed(form, desk, page), look, desk, grid.area)
    if line is None:
        return []
    return [standing(line, "folio", grid.left(page), folio_baseline(desk, place))]


def running_head(desk: Desk, page: int, said: tuple[str, str] | None) -> list[Item]:
    """A page number, and the forms where its master says them → the running head and its hairline.

    Else it is the style's, and nothing before the style's first page.
    """
    form, grid, look = desk.style.furniture, desk.grid, desk.style.text["head"]
    if said is None and (not form.head_from or page < form.head_from):
        return []
    rule_y = head_rule_y(grid)
    items: list[Item] = []
    left, right = said or (form.head_left, form.head_right)
    if grid.on_left(page):
        left, right = right, left
    for text, align in ((left, "left"), (right, "right")):
        line = one_line(filled(text, desk, page), replace(look, align=align), desk, grid.area)
        if line is not None:
            items.append(standing(line, "head", grid.left(page), rule_y - HEAD_CLEAR))
    if form.head_rule and items:
        x = grid.left(page)
        items.append(
            Rule(
                x,
                rule_y,
                x + grid.area,
                rule_y,
                form.head_rule,
                desk.style.colours["hairline"],
                "head",
            )
        )
    return items

"""The manifest's ticket and what was measured → the job ticket 印刷单, to go with the press file."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from layout.document.model import Document
from layout.geometry import MM, Rect
from layout.page.model import Dot, Fill, Image, Item, Page, PageList, Rule, TextLine
from layout.paint.fonts import Faces
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.production.job import PressJob
from layout.production.lettering import Lettering, small_hand
from layout.production.ticket_words import ticket_label
from layout.style.model import BLACK, Colour, Style

WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 22 * MM
LABEL_WIDTH = 30 * MM
TITLE_SIZE, HEAD_SIZE, SIZE = 20.0, 11.0, 10.0  # pt
LEADING, PADDING, HEAD_HEIGHT = 15.0, 4.0, 27.0  # pt
TINT = Colour(black=0.08)
STANDARDS = {"x4": "PDF/X-4:2010", "x1a": "PDF/X-1a:2003"}


class Section(NamedTuple):
    """A part of the ticket: its heading and its rows of label and value."""

    heading: str
    rows: tuple[tuple[str, str], ...]


def ticket_sections(
    document: Document, pages: PageList, job: PressJob, file: str, pdf: bytes
) -> tuple[Section, ...]:
    """Document, pages, job, the press file's name and bytes → what the ticket says.

    First what was measured, then what the manifest asks for, then room for the signatures.
    """
    first = pages.pages[0] if pages.pages else None
    size = f"{first.width / MM:.0f} × {first.height / MM:.0f} mm" if first else "—"
    count = len(pages.pages)
    measured = (
        ("成品尺寸", f"{size}，四边出血 {round(pages.bleed / MM, 1):g} mm"),
        ("页数", f"{count} 页" + ("" if count % 4 == 0 else "（不是 4 的倍数）")),
        ("印色", ink_names(pages)),
        ("文件标准", STANDARDS[job.standard]),
        ("印刷条件", f"{job.condition.identifier}（{job.condition.info}）"),
        ("墨量上限", f"{job.condition.ink_limit:g}%"),
    )
    identity = (
        ("刊物", " ".join(part for part in (document.name, document.number) if part)),
        ("出版", document.publisher),
        ("日期", document.date),
        ("印刷文件", file),
        ("文件大小", f"{len(pdf) / 1e6:.2f} MB（{len(pdf)} 字节）"),
        ("SHA-256", hashlib.sha256(pdf).hexdigest()),
    )
    asked = tuple((ticket_label(key), value) for key, value in document.ticket)
    day = "\u3000" * 24 + "日期："
    signatures = (("校样签字", day), ("付印签字", day), ("印厂接件", day))
    sections = (
        Section("印件", tuple(row for row in identity if row[1])),
        Section("规格（按文件实测）", measured),
        Section("印制要求", asked),
        Section("签字", signatures),
    )
    return tuple(section for section in sections if section.rows)


def ticket_pages(sections: tuple[Section, ...], pages: PageList, hand: Lettering) -> PageList:
    """What the ticket says, the issue's pages for their title and date, who writes → the ticket's pages."""
    sheets: list[list[Item]] = [_title(hand)]
    y = MARGIN + TITLE_SIZE + 10.0
    room = WIDTH - 2 * MARGIN - LABEL_WIDTH - 6
    for section in sections:
        rows = [(label, wrapped(value, room, hand)) for label, value in section.rows]
        # A heading stands with its first row.
        if y + HEAD_HEIGHT + _row_height(rows[0][1]) > HEIGHT - MARGIN:
            sheets.append([])
            y = MARGIN
        sheets[-1] += _heading(section.heading, y, hand)
        y += HEAD_HEIGHT
        for label, lines in rows:
            if y + _row_height(lines) > HEIGHT - MARGIN:
                sheets.append([])
                y = MARGIN
            sheets[-1] += _row(label, lines, y, hand)
            y += _row_height(lines)
    made = tuple(
        Page(number, WIDTH, HEIGHT, (), tuple(items)) for number, items in enumerate(sheets, 1)
    )
    return PageList(
        pages.issue, pages.style, f"印刷单 {pages.title}", pages.publisher, pages.date,
        SIZE, LEADING, MARGIN, 0.0, made, (),
    )  # fmt: skip


def ticket_pdf(sections: tuple[Section, ...], pages: PageList, style: Style, faces: Faces) -> bytes:
    """What the ticket says, the issue's pages, the style and its fonts → the ticket as a PDF."""
    sheets = ticket_pages(sections, pages, Lettering(small_hand(style), faces))
    return paint(sheets, faces, PaintOptions(target="print")).value


def ink_names(pages: PageList) -> str:
    """Pages → the inks they need: 单黑, 四色, and spot colours by name. A picture counts as four inks."""
    colours = {
        item.colour
        for page in pages.pages
        for item in page.items
        if isinstance(item, TextLine | Rule | Fill | Dot)
    }
    pictures = any(isinstance(item, Image) for page in pages.pages for item in page.items)
    process = [colour for colour in colours if not colour.spot]
    coloured = any(colour.cyan or colour.magenta or colour.yellow for colour in process)
    names = ["四色（CMYK）" if coloured or pictures else "单色（黑）"]
    return " + ".join(names + sorted({f"专色 {colour.spot}" for colour in colours if colour.spot}))


def _title(hand: Lettering) -> list[Item]:
    x = (WIDTH - hand.width("印刷单", TITLE_SIZE)) / 2
    return [hand.line("印刷单", (x, MARGIN + TITLE_SIZE * 0.88), TITLE_SIZE, BLACK, "title")]


def _heading(text: str, y: float, hand: Lettering) -> list[Item]:
    """The heading of a section, from ``y`` down."""
    ground = Rect(MARGIN, y + 8.0, WIDTH - 2 * MARGIN, HEAD_HEIGHT - 8.0)
    head = hand.line(text, (MARGIN + 6, y + 21.5), HEAD_SIZE, BLACK, "subhead")
    return [Fill(ground, TINT), head]


def _row(label: str, lines: list[str], y: float, hand: Lettering) -> list[Item]:
    """A row of the ticket, from ``y`` down, with the rule under it."""
    baseline = y + PADDING + SIZE
    items: list[Item] = [hand.line(label, (MARGIN + 6, baseline), SIZE, BLACK, "table")]
    for number, line in enumerate(lines):
        at = (MARGIN + LABEL_WIDTH, baseline + number * LEADING)
        items.append(hand.line(line, at, SIZE, BLACK, "table"))
    foot = y + _row_height(lines)
    items.append(Rule(MARGIN, foot, WIDTH - MARGIN, foot, 0.25, BLACK, "row"))
    return items


def _row_height(lines: list[str]) -> float:
    return 2 * PADDING + SIZE + (max(1, len(lines)) - 1) * LEADING + 4


def wrapped(text: str, room: float, hand: Lettering) -> list[str]:
    """Text and a width in pt → lines that fit it, broken between any two characters."""
    lines = []
    for part in text.splitlines():
        line = ""
        for character in part:
            if line and hand.width(line + character, SIZE) > room:
                lines.append(line)
                line = character.lstrip()
            else:
                line += character
        lines.append(line)
    return lines

"""Changes between two proofs → the list of them (改动清单): as words, and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from layout.page.model import PageList
from layout.paint.fonts import Faces
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.production.compare import Changes, PictureChange, TextChange
from layout.production.lettering import Lettering, small_hand
from layout.production.listing import COME, GONE, Entry, Words, list_pages
from layout.style.model import Style

LONGEST = 120  # characters of a change that are quoted; of a longer one the first and the last are
_PICTURES = {
    "new": ("新图，第 {now} 页", "new, page {now}"),
    "gone": ("去掉，原在第 {then} 页", "gone, was on page {then}"),
    "moved": ("挪动，第 {then} 页 → 第 {now} 页", "moved, page {then} → page {now}"),
    "resized": ("改了大小，第 {then} 页 → 第 {now} 页", "another size, page {then} → page {now}"),
}


def change_lines(changes: Changes, lang: str = "zh") -> list[str]:
    """Changes and the language → a line each, then their number."""
    lines = [f"{entry.place}  {_plain(entry)}" for entry in change_entries(changes, lang)]
    return [*lines, change_sum(changes, lang)]


def change_sum(changes: Changes, lang: str = "zh") -> str:
    """Changes and the language → how many there are, and the pages then and now."""
    then, now = changes.pages
    texts, pictures = len(changes.texts), len(changes.pictures)
    if lang == "zh":
        pages = f"{now} 页" if then == now else f"{then} 页 → {now} 页"
        return f"文字 {texts} 处，图片 {pictures} 处，{pages}"
    pages = f"{now} pages" if then == now else f"{then} pages → {now} pages"
    return f"{texts} changes of text, {pictures} of pictures, {pages}"


def change_entries(changes: Changes, lang: str = "zh") -> Iterator[Entry]:
    """Changes and the language → the entries of their list, text first."""
    for text in changes.texts:
        yield Entry(_place(text, lang), _words(text))
    for picture in changes.pictures:
        yield Entry(_picture_place(picture, lang), (Words(picture.file),))


def change_list_pdf(
    changes: Changes, heading: tuple[str, str], pages: PageList, style: Style, faces: Faces
) -> bytes:
    """Changes, the two rounds' names, the pages, their style and its fonts → the list as a PDF."""
    hand = Lettering(small_hand(style), faces)
    note = f"{heading[0]} → {heading[1]}    {change_sum(changes)}"
    title = f"改动清单  {pages.title or pages.issue}"
    made = list_pages(title, note, change_entries(changes), hand)
    whole = PageList(
        pages.issue, pages.style, title, pages.publisher, pages.date, pages.em, pages.line,
        pages.head, 0.0, made, (),
    )  # fmt: skip
    return paint(whole, faces, PaintOptions(target="proof")).value


def _place(change: TextChange, lang: str) -> str:
    title = f"《{change.title}》" if change.title else ""
    return f"第 {change.page} 页{title}" if lang == "zh" else f"page {change.page} {title}".strip()


def _picture_place(change: PictureChange, lang: str) -> str:
    words = _PICTURES[change.what][lang != "zh"].format(then=change.then, now=change.now)
    return f"图片  {words}" if lang == "zh" else f"picture  {words}"


def _words(change: TextChange) -> tuple[Words, ...]:
    parts = (
        Words(f"…{change.before}" if change.before else ""),
        Words(_short(change.gone), GONE, struck=True),
        Words(_short(change.come), COME),
        Words(f"{change.after}…" if change.after else ""),
    )
    return tuple(part for part in parts if part.text)


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2]}……{text[-LONGEST // 3 :]}（{len(text)} 字）"


def _plain(entry: Entry) -> str:
    """An entry → one line: what went in brackets, what came in braces."""
    marks = {GONE: "[-{}-]", COME: "{{+{}+}}"}
    return "".join(marks.get(word.colour, "{}").format(word.text) for word in entry.words)

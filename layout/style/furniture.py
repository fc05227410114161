"""What every page carries, as a style says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Furniture:
    """Folio, running head, masthead and source note: forms with {page}, {name}, {number} …"""

    folio: str
    folio_place: str  # foot outside | foot centre | head outside | none
    folio_first: int
    head_left: str
    head_right: str
    head_from: int  # first page with a running head, 0: none
    head_rule: float
    masthead: str  # full | centred | plain | none
    masthead_rows: int
    masthead_rule: float
    contents_title: str
    contents: str  # box | none
    end_mark: str
    between: str  # rule | white
    title_mark: str  # kicker | keep: whether • parts kicker and title or stays
    source_note: str = "article"  # article (after the last one) | foot (of the last page)
    footnotes: str = "foot"  # foot (of the column of their mark) | end (of the article)
    contents_entries: str = "both"  # both (kicker and title) | titles | kickers
    contents_leader: bool = False  # dots between an entry and its page
    colophon: str = "lines"  # lines | record (版记)
    jump_to: str = "（下转第{page}版）"
    jump_from: str = "（上接第{page}版）"

"""A galley's scores → words: what each page cost, and how the next best differs and what it would have cost."""

from __future__ import annotations

from layout.flow.model.cost import CostTerm
from layout.flow.model.galley import Change, Galley, PageScore, TermCost
from layout.flow.model.placement import SetPicture

NAMES = {
    CostTerm.LINE: ("各行松紧", "lines"),
    CostTerm.LOOSE: ("图旁松紧", "looseness beside pictures"),
    CostTerm.DISTANCE: ("图文距离", "distance of pictures"),
    CostTerm.OFF_PAGE: ("图文异页", "picture on another page"),
    CostTerm.SIZE: ("图幅", "picture sizes"),
    CostTerm.PAPER: ("用纸", "paper"),
    CostTerm.LEVEL_TWINS: ("两图齐平", "level pictures"),
    CostTerm.STACKED: ("两图相叠", "stacked pictures"),
    CostTerm.ONE_SIDED: ("同侧", "same side"),
    CostTerm.SLIVER: ("夹缝单行", "single line by a picture"),
    CostTerm.WAITING: ("图待排", "pictures kept waiting"),
    CostTerm.WIDOW: ("孤行", "widows"),
    CostTerm.FIRST_LINE: ("段首在栏末", "first lines at a foot"),
    CostTerm.UNEVEN: ("栏末不齐", "uneven columns"),
    CostTerm.HOLE: ("空行", "holes"),
    CostTerm.HEADING_FOOT: ("标题近脚", "headings near a foot"),
    CostTerm.TUNED: ("增减一行", "paragraphs tuned"),
    CostTerm.PAGES: ("页数", "page count"),
    CostTerm.ORDER: ("图序", "order of pictures"),
    CostTerm.WISH: ("放法不合", "pictures not as wished"),
    CostTerm.NOTE: ("脚注在文末", "notes at an article's end"),
    CostTerm.TITLE: ("题宽", "width of titles"),
}
WRAPS = {
    "left": ("左", "left"),
    "right": ("右", "right"),
    "column": ("占栏", "column"),
    "span": ("通栏", "span"),
    "columns": ("占几栏", "several columns"),
    "astride": ("骑缝", "astride"),
    "contour": ("轮廓", "contour"),
    "page": ("整版", "page"),
}
TOLD = 3  # differences of a runner-up that are told
QUOTED = 6  # characters of a paragraph that are quoted


def explain(galley: Galley, lang: str, first_fit: float | None = None) -> str:
    """A galley, the language and the cost of first-fit placement → two lines a page, then the sum."""
    teller = _Teller(galley, 0 if lang == "zh" else 1)
    words = [line for score in galley.scores for line in teller.page(score)]
    return "\n".join((*words, teller.total(first_fit), teller.looked()))


class _Teller:
    """Words on a galley in one language, by its column of the tables."""

    def __init__(self, galley: Galley, column: int) -> None:
        self.galley, self.column = galley, column

    def say(self, *both: str) -> str:
        """The same in Chinese and in English → the one wanted."""
        return both[self.column]

    def page(self, score: PageScore) -> tuple[str, str]:
        """A page's score → its terms, and its runner-up."""
        label = self.say(f"第 {score.page} 页", f"page {score.page}")
        mine = f"{label}  {self.sum(score.terms)}"
        rival = score.runner_up
        if rival is None:
            return mine, self.say("    没有别的排法可选", "    nothing else was weighed")
        more = rival.more
        dearer = self.say(f"贵 {more:.0f}", f"{more:.0f} dearer")
        if more < 0:  # cheaper up to here only: what came after it was not
            dearer = self.say(
                f"到此便宜 {-more:.0f}，往后不如", f"{-more:.0f} cheaper so far, worse later"
            )
        told = [self.change(change) for change in rival.changes[:TOLD]]
        if len(rival.changes) > TOLD:
            more_told = len(rival.changes) - TOLD
            told.append(self.say(f"另有 {more_told} 处", f"{more_told} more"))
        differs = self.say("；", "; ").join(told)
        second = self.say(
            f"    次选 {dearer}：{differs}。该页 ", f"    runner-up {dearer}: {differs}. The page "
        )
        return mine, second + self.sum(rival.terms)

    def sum(self, terms: tuple[TermCost, ...]) -> str:
        """Terms → their sum, and each of them."""
        total = f"{sum(term.cost for term in terms):.0f}"
        parts = [
            f"{NAMES[term.term][self.column]} {term.cost:.0f}" for term in terms if round(term.cost)
        ]
        return total + self.say(f"（{'，'.join(parts)}）", f" ({', '.join(parts)})")

    def change(self, change: Change) -> str:
        """How a runner-up differs → words."""
        here, there = change.here, change.there
        if change.kind == "picture":
            one = here if isinstance(here, SetPicture) else None
            return self.picture(
                change.subject, one, there if isinstance(there, SetPicture) else None
            )
        if change.kind == "columns":
            return self.say("各栏收在别处", "columns part elsewhere")
        if change.kind == "title":
            number = self.galley.elements[change.subject].article
            over = (
                self.say("跨栏", "over all columns")
                if there
                else self.say("在一栏内", "in a column")
            )
            return self.say(f"第 {number} 篇的标题{over}", f"title of article {number} {over}")
        assert isinstance(here, int)
        assert isinstance(there, int)
        count = abs(there - here)
        way = self.say("多", "more") if there > here else self.say("少", "fewer")
        if change.kind == "page":
            return self.say(f"这一页{way}排 {count} 行", f"{count} {way} lines on this page")
        text = self.galley.elements[change.subject].text
        quoted = text.text.strip()[:QUOTED] if text is not None else ""
        return self.say(f"“{quoted}”一段{way} {count} 行", f"“{quoted}” {count} {way} lines")

    def picture(self, index: int, here: SetPicture | None, there: SetPicture | None) -> str:
        """A picture and where it stands here and in the runner-up → words."""
        file = self.galley.pictures[index][1].file.name
        if there is None:
            return self.say(f"{file} 不在这一页", f"{file} not on this page")
        wrap = WRAPS[there.wrap][self.column]
        if here is None:
            wrap = self.say(f"也在这一页，{wrap}", f"on this page too, {wrap}")
        elif here.wrap != there.wrap:
            wrap = f"{WRAPS[here.wrap][self.column]}→{wrap}"
        column, row = there.column + 1, there.row + 1
        place = self.say(f"第 {column} 栏第 {row} 行", f"column {column}, row {row}")
        return self.say(f"{file} {wrap}，{place}", f"{file} {wrap}, {place}")

    def total(self, first_fit: float | None) -> str:
        """What first-fit placement costs → the sum of the pages, and what was saved."""
        total = sum(term.cost for score in self.galley.scores for term in score.terms)
        words = self.say(f"合计 {total:.0f}", f"total {total:.0f}")
        if not first_fit:
            return words
        saved = f"{1 - total / first_fit:.0%}"
        return words + self.say(
            f"；先到先排 {first_fit:.0f}，低 {saved}", f"; first-fit {first_fit:.0f}, {saved} lower"
        )

    def looked(self) -> str:
        """Nothing → how far the search went."""
        tried, wider = self.galley.compositions, self.galley.widest
        words = self.say(f"全刊试排 {tried} 次", f"the issue was composed {tried} times")
        if wider > 1:
            words += self.say(f"，加宽到 {wider} 倍", f", up to {wider} times as wide")
        return words

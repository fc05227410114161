"""The columns at which keys and dashes stand, and lines that stand at none of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.source.slip_lines import KEY, NO_SPACE, WIDE_COLON, Slip, Structure


class _Column(NamedTuple):
    """A column at which keys, or dashes, stand."""

    at: int
    dash: bool


class Indents:
    """The open columns, outermost first, while lines are taken one by one."""

    def __init__(self) -> None:
        self.columns: list[_Column] = []
        self.opened = True  # whether the line before may have something under it
        self.opener: Structure | None = None  # the line before, where it opened the inner column
        self.moved: tuple[int, int] | None = None  # lines from this column on move by so much

    @property
    def inner(self) -> int:
        """The innermost column, 0 before the first."""
        return self.columns[-1].at if self.columns else 0

    def take(self, line: Structure, after: Structure | None) -> list[Slip]:
        """A line of structure and the next → the slips, where it or the one before stands at no right column."""
        match = KEY.match(line.rest) or WIDE_COLON.match(line.rest) or NO_SPACE.match(line.rest)
        if not line.is_item and not match:
            return []
        indent, slips = line.indent, list[Slip]()
        known = self._known(indent, line.is_item)
        if self.moved and not known and indent >= self.moved[0]:
            indent += self.moved[1]
            slips = [_moved(line, indent, "")]
            known = self._known(indent, line.is_item)
        elif self.moved:
            self.moved = None
        if not known and self.columns and not (self.opened and indent > self.inner):
            if blamed := self._blame(line):
                slips = [blamed]
            else:
                opens = match is not None and not line.rest[match.end(1) + 1 :].strip()
                below = after.indent if after and opens else None
                right = self._nearest(indent, line.is_item, below)
                slips = [_moved(line, right, "yaml-indent")]
                self.moved = (line.indent, right - line.indent)
                indent = right
        self._stand(indent, line, match)
        return slips

    def _blame(self, line: Structure) -> Slip | None:
        """A line that does not line up with the one before → the slip in that one, if it is the odd one.

        Levels are two or four spaces apart in nearly every file, so of two lines that should begin
        at one column and are a space apart, the one at an odd indent is wrong.
        """
        before, apart = self.opener, line.indent - self.inner
        if before is None or line.is_item or abs(apart) != 1:
            return None
        if before.indent % 2 == 0 or line.indent % 2:
            return None
        own = [column for column in self.columns if column.at >= before.indent]
        moved = [column._replace(at=column.at + apart) for column in own]
        self.columns = [column for column in self.columns if column.at < before.indent] + moved
        return _moved(before, before.indent + apart, "yaml-indent")

    def _known(self, indent: int, dash: bool) -> bool:
        """A column → whether such a line may stand there: a dash under a key too, but no key under a dash."""
        return any(column.at == indent and (dash or not column.dash) for column in self.columns)

    def _stand(self, indent: int, line: Structure, match: re.Match[str] | None) -> None:
        """Open the columns of a line that stands at ``indent``, and close those right of it."""
        self.columns = [column for column in self.columns if column.at <= indent]
        before = len(self.columns)
        if not self.columns or self.columns[-1].at < indent:
            self.columns.append(_Column(indent, line.is_item))
        elif line.is_item and not self.columns[-1].dash:
            self.columns.append(_Column(indent, True))
        if line.column > line.indent and match:
            self.columns.append(_Column(indent + line.column - line.indent, False))
        self.opener = line if len(self.columns) > before else None
        tail = line.rest if match is None else line.rest[match.end(1) :]
        self.opened = tail.split(" #")[0].strip() in ("-", ":", "：", "")

    def _nearest(self, indent: int, dash: bool, below: int | None) -> int:
        """A wrong column → the nearest at which the same kind of line stands; of two, the inner.

        ``below`` is where the next line stands that belongs under this one, if there is such a line.
        """
        kin = [column.at for column in self.columns if column.dash == dash]
        kin = kin or [column.at for column in self.columns]
        outer = [at for at in kin if below is None or at < below]
        return min(outer or kin, key=lambda at: (abs(at - indent), -at))


def _moved(line: Structure, right: int, code: str) -> Slip:
    """A line and its right column → the slip; without ``code`` the line is moved and nothing said."""
    values: dict[str, object] = {"indent": line.indent, "sibling": right}
    repaired = " " * right + line.source.lstrip(" ")
    return Slip(code, line.number, 0, max(line.indent, 1), values, repaired)

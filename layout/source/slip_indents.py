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
        self.moved: tuple[int, int] | None = None  # lines from this column on move by so much

    @property
    def inner(self) -> int:
        """The innermost column, 0 before the first."""
        return self.columns[-1].at if self.columns else 0

    def take(self, line: Structure) -> Slip | None:
        """The next line of structure → the slip, where it stands at no column it may stand at."""
        match = KEY.match(line.rest) or WIDE_COLON.match(line.rest) or NO_SPACE.match(line.rest)
        if not line.is_item and not match:
            return None
        indent, slip = line.indent, None
        known = self._known(indent, line.is_item)
        if self.moved and not known and indent >= self.moved[0]:
            indent += self.moved[1]
            slip = _moved(line, indent, "")
            known = self._known(indent, line.is_item)
        elif self.moved:
            self.moved = None
        if not known and self.columns and not (self.opened and indent > self.inner):
            right = self._nearest(indent, line.is_item)
            slip = _moved(line, right, "yaml-indent")
            self.moved = (line.indent, right - line.indent)
            indent = right
        self._stand(indent, line, match)
        return slip

    def _known(self, indent: int, dash: bool) -> bool:
        """A column → whether such a line may stand there: a dash under a key too, but no key under a dash."""
        return any(column.at == indent and (dash or not column.dash) for column in self.columns)

    def _stand(self, indent: int, line: Structure, match: re.Match[str] | None) -> None:
        """Open the columns of a line that stands at ``indent``, and close those right of it."""
        self.columns = [column for column in self.columns if column.at <= indent]
        if not self.columns or self.columns[-1].at < indent:
            self.columns.append(_Column(indent, line.is_item))
        elif line.is_item and not self.columns[-1].dash:
            self.columns.append(_Column(indent, True))
        if line.column > line.indent and match:
            self.columns.append(_Column(indent + line.column - line.indent, False))
        tail = line.rest if match is None else line.rest[match.end(1) :]
        self.opened = tail.split(" #")[0].strip() in ("-", ":", "：", "")

    def _nearest(self, indent: int, dash: bool) -> int:
        """A wrong column → the nearest at which the same kind of line stands; of two, the inner."""
        kin = [column.at for column in self.columns if column.dash == dash]
        kin = kin or [column.at for column in self.columns]
        return min(kin, key=lambda at: (abs(at - indent), -at))


def _moved(line: Structure, right: int, code: str) -> Slip:
    """A line and its right column → the slip; without ``code`` the line is moved and nothing said."""
    values: dict[str, object] = {"indent": line.indent, "sibling": right}
    repaired = " " * right + line.source.lstrip(" ")
    return Slip(code, line.number, 0, max(line.indent, 1), values, repaired)

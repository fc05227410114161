"""A picture marked in a manuscript, and its values."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from layout.desk.files import Refused
from layout.desk.picture_mark import with_values

LINE = "前文![图说](a.jpg){right 14字 6行 credit=张三}后文"


@pytest.mark.parametrize(
    ("values", "made"),
    [
        ({"side": "left"}, "前文![图说](a.jpg){14字 6行 credit=张三 left}后文"),
        ({"width": "10字"}, "前文![图说](a.jpg){right 6行 credit=张三 10字}后文"),
        ({"width": ""}, "前文![图说](a.jpg){right 6行 credit=张三}后文"),
        ({"rows": "8"}, "前文![图说](a.jpg){right 14字 credit=张三 8行}后文"),
        ({"credit": "李 四"}, '前文![图说](a.jpg){right 14字 6行 credit="李 四"}后文'),
        ({"caption": "新[图]"}, "前文![新[图］](a.jpg){right 14字 6行 credit=张三}后文"),
        (
            {"fixed": True, "page": 2, "column": 1, "row": 5},
            "前文![图说](a.jpg){right 14字 6行 credit=张三 fixed page=2 column=1 row=5}后文",
        ),
    ],
)
def test_one_value_changes(values: Mapping[str, object], made: str) -> None:
    assert with_values(f"甲\n{LINE}\n乙", 2, LINE.index("a.jpg") + 1, values) == f"甲\n{made}\n乙"


def test_what_is_fixed_is_let_go() -> None:
    fixed = with_values(LINE, 1, LINE.index("a.jpg") + 1, {"fixed": True, "page": 2, "row": 5})
    free = {"fixed": "", "page": "", "column": "", "row": ""}
    assert with_values(fixed, 1, LINE.index("a.jpg") + 1, free) == LINE


def test_a_picture_without_braces_gets_some_and_loses_them() -> None:
    assert with_values("![](a.jpg)", 1, 5, {"side": "span"}) == "![](a.jpg){span}"
    assert with_values("![](a.jpg){span}", 1, 5, {"side": ""}) == "![](a.jpg)"


@pytest.mark.parametrize(("line", "column"), [(1, 1), (3, 1), (0, 1)])
def test_where_no_picture_stands_nothing_changes(line: int, column: int) -> None:
    with pytest.raises(Refused):
        with_values(LINE, line, column, {"side": "left"})

"""What a page cannot hold is parted anywhere, set smaller or refused; never is a page made on which nothing stands."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.checks import faults
from tests.support.guard import within
from tests.support.page_picture import TEXT, set_tiny

LIMIT = 20  # s: a hundred times what these take


def table(rows: int, cell: int) -> str:
    """Rows of three cells of so many characters → a table as written."""
    body = f"|{TEXT[:cell]}|{TEXT[1 : cell + 1]}|{TEXT[2 : cell + 2]}|"
    return "\n".join(["|甲|乙|丙|", "|-|-|-|", *([body] * rows)])


TALL: list[tuple[str, dict[str, Any]]] = [
    ("a table whose every row is higher than a page", {"text": table(5, 100)}),
    ("a table whose first two rows are", {"text": table(4, 22)}),
    ("a head higher than a page", {"text": table(2, 5).replace("甲", TEXT[:60])}),
    ("a title", {"title": TEXT[:90], "text": TEXT[:40]}),
    ("a box", {"articles": [{"title": "题", "text": TEXT[:30]},
                            {"title": "框", "kind": "box", "text": TEXT[:128]}]}),
    ("a quote", {"text": f"{TEXT[:30]}\n\n> {TEXT[:128]}\n\n{TEXT[:20]}"}),
    ("a small heading", {"text": f"{TEXT[:30]}\n\n## {TEXT[:90]}\n\n{TEXT[:20]}"}),
    ("a note", {"text": f"{TEXT[:30]}[^1]\n\n[^1]: {TEXT[:100]}"}),
    ("a source note", {"text": TEXT[:30], "source_note": TEXT[:128]}),
]  # fmt: skip


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(("what", "issue"), TALL, ids=[what for what, _ in TALL])
def test_what_is_higher_than_a_page_ends(what: str, issue: dict[str, Any], columns: int) -> None:
    with within(LIMIT):
        made = set_tiny(columns=columns, measure=8, rows=5, **issue)
    assert faults(made.made) == []
    most = sum(len(str(article)) for article in issue.get("articles", [issue])) // 4
    assert len(made.made.pages.pages) < most
    assert ("title-too-high" in made.codes) == (what == "a title")


def test_a_row_is_not_parted_where_the_next_page_holds_it() -> None:
    made = set_tiny(columns=1, measure=12, rows=6, text=f"{TEXT[:36]}\n\n{table(3, 6)}")
    parts = [
        [item.text for item in page.items if getattr(item, "kind", "") == "table"]
        for page in made.made.pages.pages
    ]
    assert [len(part) for part in parts if part] == [3 + 2 * 3 * 2, 3 + 2 * 3]


def test_a_title_of_fewer_lines_over_all_columns_is_whole() -> None:
    assert set_tiny(columns=2, measure=12, rows=9, title=TEXT[:18], text=TEXT[:60]).codes == []

"""Repairs of pasted text: TYPOGRAPHY T1–T6, X3, Q1, and that nothing else is ever touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.document.repair import Repair, repair
from layout.document.traced import Traced
from layout.document.words import Proofreader
from layout.manifest.manuscript import manuscript

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent.parent / "data" / "repairs.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[1:]
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_rule(row: list[str]) -> None:
    received, repaired = (
        re.sub(r"\\u(\w{4})", lambda hex: chr(int(hex[1], 16)), one) for one in row[1:3]
    )
    codes = row[3]
    reader = Proofreader()
    words = reader.read(manuscript(received, "稿.md").piece())
    assert words.text.text == repaired
    assert sorted(one.code for one in reader.told) == sorted(codes.split())


@pytest.mark.parametrize(
    ("received", "converted"),
    [
        ("许昕:2月2日", "许昕：2月2日"),
        ("好,再来;行!", "好，再来；行！"),
        ("公司(China Unicom)说", "公司（China Unicom）说"),
        ("(注)", "（注）"),
        ("好, 他说", "好，他说"),
        ("公司 (中国) 说", "公司（中国）说"),
        ('他说"好"', "他说“好”"),
        ("18:30到(a) b", "18:30到（a）b"),
        ("比分 10:2", "比分10:2"),
        ("f(x)", "f(x)"),
        ("见http://a.cn/x:1?y=2,中", "见http://a.cn/x:1?y=2，中"),
    ],
)
def test_t4_converts_with_the_switch(received: str, converted: str) -> None:
    assert (
        Proofreader(convert_marks=True).read(manuscript(received, "稿.md").piece()).text.text
        == converted
    )


def test_a_removed_address_is_quoted_in_full_at_its_place() -> None:
    address = "http://www.baidu.com/link?url=" + "aB3_-" * 60
    reader = Proofreader()
    reader.read(manuscript(f"全都是在家开{address}启办公", "稿.md", line=7).piece())
    (told,) = reader.told
    assert dict(told.values)["before"] == address
    assert told.span is not None
    assert told.span[1:4] == (7, 7, len(address))


def test_equal_repairs_of_a_paragraph_are_one_note_with_count_and_first_place() -> None:
    reader = Proofreader()
    reader.read(manuscript("有 1115名到 244 个", "稿.md").piece())
    (told,) = reader.told
    assert dict(told.values)["count"] == "3"
    assert told.span is not None
    assert told.span.column == 2


def undone(text: Traced, repairs: tuple[Repair, ...], source: str) -> str:
    """A repaired text and the repairs told → what stood there before, put together from both."""
    there = dict(zip(text.offsets, text.text, strict=True))
    changed: dict[int, str] = {}
    for one in reversed(repairs):  # what was there first wins
        if one.made:
            changed[one.offset] = one.before
    result, index = "", 0
    while index < len(source):
        piece = changed.get(index) or there.get(index, "")
        result += piece
        index += max(len(piece), 1)
    return result


PASTED = st.text(
    st.sampled_from('字疫中一‚‛“”‘’12aZ９Ｇ．％ 　，。：（）()":,!-─.。…•‧·\u200b\u00ad\x07/?=<>&'),
    max_size=60,
)
LINKED = st.lists(
    st.sampled_from(["字", "开", "http://a.cn/b?c=1", "，", " ", "1", "‚", "‛", "https://x.cn"]),
    max_size=12,
).map("".join)


@settings(deadline=None)
@given(st.one_of(PASTED, LINKED), st.booleans())
def test_nothing_is_lost_or_added_but_what_the_repairs_say(source: str, convert: bool) -> None:
    text, repairs = repair(Traced(source, range(len(source)), manuscript(source, "稿.md")), convert)
    assert undone(text, repairs, source) == source
    untouched = [
        (offset, mark)
        for offset, mark in zip(text.offsets, text.text, strict=True)
        if source[offset] == mark
    ]
    assert len(untouched) + sum(len(one.after) for one in repairs if one.made) >= len(text.text)


@settings(deadline=None)
@given(PASTED, st.booleans())
def test_a_repaired_text_needs_no_repair(source: str, convert: bool) -> None:
    text, _ = repair(Traced(source, range(len(source)), manuscript(source, "稿.md")), convert)
    again, told = repair(text, convert)
    third, _ = repair(again, convert)
    assert third.text == again.text
    assert [one for one in told if one.made and one.before == one.after] == []


@settings(deadline=None)
@given(PASTED)
def test_offsets_never_go_back(source: str) -> None:
    text, _ = repair(Traced(source, range(len(source)), manuscript(source, "稿.md")))
    assert list(text.offsets) == sorted(text.offsets)
    assert len(text.offsets) == len(text.text)

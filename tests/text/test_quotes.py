"""Which quotation marks and apostrophes are Western (Q2)."""

from __future__ import annotations

import pytest

from layout.text.classes import classify
from layout.text.compose import compose
from layout.text.quotes import western_quotes


@pytest.mark.parametrize(
    ("text", "western"),
    [
        ("rock ’n’ roll歌曲", "’’"),
        ("the students’ books", "’"),
        ("back in the ’90s we", "’"),
        ("It’s ‘fine’ here", "’‘’"),
        ("The word “关系” means ties between people.", "“”"),
        ("他说“OK”，就走了", ""),
        ("IBM “智慧地球” 计划", ""),
        ("这是“关系”。The word “关系” means ties.", "“”"),
        ("他说：‘好’，又说’坏", ""),
        ("“甲’乙", ""),
    ],
)
def test_western_marks(text: str, western: str) -> None:
    kinds = western_quotes(text, classify(text))
    assert "".join(char for char, kind in zip(text, kinds, strict=True) if kind == '"') == western


def test_a_western_mark_is_narrow_and_a_chinese_one_is_not() -> None:
    (line,) = compose("The word “关系” means ties. 他说“好”的。", 60.0, indent=0.0)
    widths = [advance for char, _, advance in line.glyphs if char in "“”"]
    assert widths[0] < 0.6
    assert widths[1] < 0.6
    assert widths[2:] == [1.0, 1.0]

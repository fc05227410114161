"""Inline markup: what each mark does, and that a mark without its pair is text (M1–M4, U9)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.document.inline import read_inline
from layout.manifest.manuscript import manuscript


def shown(text: str) -> str:
    """A text → its runs with their looks in brackets: 他[s:说]了."""
    runs = read_inline(manuscript(text, "稿.md").piece()).text.rich()
    found = []
    for run in runs:
        looks = "".join(
            name[0] for name, on in zip(run.inline._fields, run.inline, strict=True) if on
        )
        found.append(f"[{looks}:{run.text}]" if looks else run.text)
    return "".join(found)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("他**说**了", "他[s:说]了"),
        ("他*这样*说", "他[e:这样]说"),
        ("*说*了", "[e:说]了"),
        ("**“重点”**，后", "[s:“重点”]，后"),
        ("他说：**好。**再", "他说：[s:好。]再"),
        ("***重***", "***重***"),
        ("**重*又是*点**", "[s:重][se:又是][s:点]"),
        ("注^1^和^[2,3]^", "注[r:1]和[r:[2,3]]"),
        ("m^2^", "m[r:2]"),
        ("湖南[耒阳]{拼音=Lěiyáng}市", "湖南[r:耒阳]市"),
        ("湖南[耒阳]{拼音=}市", "湖南[耒阳]{拼音=}市"),
        (
            "1.38×10^-23^ J/K，10^−6^，s^-1^，10^(-3)^，x^n+1^",
            "1.38×10[r:-23] J/K，10[r:−6]，s[r:-1]，10[r:(-3)]，x[r:n+1]",
        ),
        ("H~2~SO~4~、v~max~、T~环境~", "H[l:2]SO[l:4]、v[l:max]、T[l:环境]"),
        ("SO~4~^2-^与Na^+^", "SO[l:4][r:2-]与Na[r:+]"),
        ("^14^C测年", "[r:14]C测年"),
        ("y=x^2^+3x^3^", "y=x[r:2]+3x[r:3]"),
        ("[任 意，内容]{上标}[其 下]{下标}", "[r:任 意，内容][l:其 下]"),
        ("[张**]{黑体}[李*]{楷体}", "[s:张**][e:李*]"),
        ("甲<br>乙<sup>2</sup>&lt;&#8212;", "甲\n乙[r:2]<—"),
        ("`a*b*`和``c``", "a*b*和c"),
        ("~~删去~~的字", "删去的字"),
        ("［^1］", ""),
        ("[着重]{着重}和[李白]{专名}", "[d:着重]和[n:李白]"),
        ("[**甲**乙]{着重}", "[sd:甲][d:乙]"),
        ("\\*不是\\*", "*不是*"),
        ("\\[a\\]{着重}", "[a]{着重}"),
        ("<https://a.cn/*b*>", "https://a.cn/*b*"),
        # marks that are text
        ("138****8000（张**）、139****1234（李*）、186****0001（王*明）", None),
        ("李*强、王*明和欧阳*", None),
        ("A*算法和B*树", None),
        ("长*宽*高，长度*宽度*高度=体积", None),
        ("*ST甲、*ST乙", None),
        ("甲省**市**县", None),
        ("x^2，10^6", None),
        ("x^2+10^6与2^10^6", None),
        ("10^6和10^8，a^b^c", None),
        ("3~5天，10~20人；10~20和30~40；周一~周五和周六~周日", None),
        ("谢谢^o^", None),
        ("5*8*3米", "5*8*3米"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("只有一个*星", "只有一个*星"),
        ("** 不算 **", "** 不算 **"),
        ("****", "****"),
        ("(^_^)", "(^_^)"),
        ("a^b^c", "a^b^c"),
        ("^", "^"),
        ("[方括号]", "[方括号]"),
        ("[网页](http://a.cn)", "[网页](http://a.cn)"),
        ("a<b>c", "a<b>c"),
        ("C:\\图", "C:\\图"),
        ("*一**二*三**", "[e:一**二]三**"),
    ],
)
def test_marks(source: str, expected: str | None) -> None:
    assert shown(source) == (source if expected is None else expected)


def test_a_reading_stands_with_its_name() -> None:
    runs = read_inline(manuscript("湖南[耒阳]{拼音=Lěiyáng}市", "稿.md").piece()).text.rich()
    assert [(run.text, run.inline.ruby) for run in runs] == [
        ("湖南", ""),
        ("耒阳", "Lěiyáng"),
        ("市", ""),
    ]


def test_note_marks_are_told_with_their_place() -> None:
    marked = read_inline(manuscript("甲[^1]乙[^注]", "稿.md").piece())
    assert marked.text.text == "甲乙"
    assert [(one.at, one.label, one.offset) for one in marked.notes] == [(1, "1", 1), (2, "注", 6)]


def test_an_unclosed_strong_mark_is_told() -> None:
    assert read_inline(manuscript("头甲乙**丙", "稿.md").piece()).findings == (
        ("mark-unclosed", 3, "**"),
    )


@settings(deadline=None)
@given(st.text(st.sampled_from("字a1 *^~`[]{}<>\\着重专名/:htp"), max_size=60))
def test_only_marks_disappear(source: str) -> None:
    marked = read_inline(manuscript(source, "稿.md").piece())
    text = marked.text
    assert all(source[offset] == mark for offset, mark in zip(text.offsets, text.text, strict=True))
    assert list(text.offsets) == sorted(set(text.offsets))
    lost = "".join(source[index] for index in range(len(source)) if index not in set(text.offsets))
    for note in marked.notes:
        lost = lost.replace(f"[^{note.label}]", "", 1)
    assert set(lost) <= set("*^~`[]{}<>\\着重专名")
    assert not text.looks or len(text.looks) == len(text.text)

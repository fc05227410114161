"""Numbers before paragraphs, as Word shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.manifest.word.numerals import written
from tests.manifest.word.maker import docx, p, read, style


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 2 10 11 20 21 101 110"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一百零一 一百一十"),
        ("chineseCountingThousand", "一 二 十 十一 二十 二十一 一百零一 一百一十"),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇一 一一〇"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零壹 壹佰壹拾"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ ㉑ 101 110"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 101 110"),
        ("lowerLetter", "a b j k t u wwww ffffff".replace("ffffff", "fffff")),
        ("upperRoman", "I II X XI XX XXI CI CX"),
        ("ideographTraditional", "甲 乙 癸 甲 癸 甲 甲 癸"),
        ("decimalZero", "01 02 10 11 20 21 101 110"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １０１ １１０"),
        ("ordinal", "1st 2nd 10th 11th 20th 21st 101st 110th"),
    ],
)
def test_forms(form: str, expected: str) -> None:
    assert [
        written(number, form) for number in (1, 2, 10, 11, 20, 21, 101, 110)
    ] == expected.split()


def test_tens_of_thousands() -> None:
    assert written(10_001, "chineseCounting") == "一万零一"
    assert written(25_100, "chineseCounting") == "二万五千一百"
    assert written(7, "noSuchForm") is None


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>')
    + level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>')
    + level(2, "lowerRoman", "%3)")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "\uf0b7", "").replace(
        "</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>'
    )
    + level(1, "none", "")
    + level(2, "somethingNew", "%3.")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    + level(0, "upperLetter", "%1.")
    + "</w:lvlOverride></w:num>"
)
HEADINGS = style(
    "H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
) + style(
    "H2", "heading 2", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr>'
)


def item(number: int, at: int, words: str = "项", style: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(words, style=style, properties=properties)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            item(1, 0) + item(1, 1) + item(1, 1) + item(1, 0) + item(1, 1),
            "一、项 （一）项 （二）项 二、项 （一）项",
        ),
        (item(1, 2) + item(1, 2) + item(1, 3) + item(1, 3), "1._项 2._项 ①项 ②项"),
        (
            p("章", style="H1")
            + p("节", style="H2")
            + p("节", style="H2")
            + p("章", style="H1")
            + p("节", style="H2"),
            "1_章 1.1_节 1.2_节 2_章 2.1_节",
        ),
        (p("章", style="H1") + item(2, 2) + item(2, 2), "1_章 i)_项 ii)_项"),
        (item(3, 0) + item(3, 1) + item(3, 0), "•_项 项 •_项"),
        (item(1, 0) + item(1, 0) + item(4, 0) + item(4, 0), "一、项 二、项 一、项 二、项"),
        (item(1, 0) + item(5, 0), "一、项 B._项"),
        (p("章", style="H1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'), "章"),
        (item(9, 0), "项"),
        (item(1, 0) + item(1, 0, "") + item(1, 0), "一、项 三、项"),
    ],
)
def test_lists(tmp_path: Path, body: str, expected: str) -> None:
    found = read(tmp_path, docx(body, HEADINGS, numbering=LISTS))
    assert " ".join(text.replace(" ", "_") for _, text in found.texts) == expected
    assert found.codes == []


def test_levels_that_do_not_exist(tmp_path: Path) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(99, "decimal", "%1")
        + level(-1, "decimal", "%1")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = item(1, 99) + item(1, -1) + item(1, 0)
    assert [text for _, text in read(tmp_path, docx(body, numbering=lists)).texts] == ["项"] * 3


def test_a_form_that_is_not_known_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, docx(item(3, 2), numbering=LISTS))
    assert (found.texts, found.codes) == ([("body", "1. 项")], ["word-number"])

"""Notes, boxes, fields, symbols, equations, revisions and comments of a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.manifest.word.equation_fields import read_equation_field
from layout.manifest.word.symbols import in_characters, symbol
from tests.manifest.word.maker import docx, field, p, r, read, table

MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
END_MARK = '<w:r><w:endnoteReference w:id="{}"/></w:r>'


def note(key: int, *paragraphs: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{key}">{"".join(paragraphs)}</w:{kind}>'


def test_notes_of_both_kinds_with_several_paragraphs(tmp_path: Path) -> None:
    separator = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    ref = "<w:r><w:footnoteRef/></w:r>"
    body = p("投资", MARK.format(2), "产值", END_MARK.format(2), "。")
    found = read(
        tmp_path,
        docx(
            body,
            footnotes=separator + note(2, p(ref, " 第一段"), p("第二段")) + note(3, p("没有用到")),
            endnotes=note(2, p("尾注"), table(("格", "子")), kind="endnote"),
        ),
    )
    assert found.texts == [
        ("body", "投资{f2}产值{e2}。"),
        ("note", "第一段\n第二段"),
        ("note", "尾注\n格\n子"),
    ]
    assert found.codes == ["word-note-unused"]


def test_a_mark_of_the_authors_own_gives_way_to_ours(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    found = read(tmp_path, docx(p("投资", mark, "。"), footnotes=note(2, p("注文"))))
    assert found.texts[0] == ("body", "投资{f2}。")
    assert found.codes == []


BOX = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
CHOICE = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
OLD_BOX = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
UNKNOWN = f'<w:r><mc:AlternateContent><mc:Choice Requires="later"><w:drawing/></mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback></mc:AlternateContent></w:r>'


@pytest.mark.parametrize("box", [CHOICE, OLD_BOX, UNKNOWN])
def test_a_box_of_text_stands_after_its_paragraph_once(tmp_path: Path, box: str) -> None:
    found = read(tmp_path, docx(p("前一段") + p("段落开头，", box, "段落结尾。") + p("后一段")))
    assert [text for _, text in found.texts] == ["前一段", "段落开头，段落结尾。", "框里", "后一段"]
    assert found.codes == []


@pytest.mark.parametrize(
    ("runs", "expected", "codes"),
    [
        ([field(" =SUM(ABOVE) ", "1234"), "元"], "1234元", []),
        (["图", field(" SEQ 图 ", "3"), " 塔"], "图3 塔", []),
        (["第", field(" = 2 + 3 "), "名"], "第名", ["word-field"]),
        ([field(r" EQ \o\ac(○,21) "), "题"], "㉑题", []),
        ([field(r" eq \o\ac(○,注)")], "㊟", []),
        (["甲", field(r" eq \o\ac(○,塔)")], "甲", ["word-equation"]),
        ([field(r" EQ \o\ac(○,印)")], "㊞", []),
        ([field(r" EQ \f(1,2) "), "强"], "1/2强", []),
        ([field(r" EQ \f(a+b,c)")], "(a+b)/c", []),
        ([field(r" EQ \r(,2)")], "√2", []),
        (["x", field(r" EQ \s\up5(2)")], "x[r:2]", []),
        (
            [field(r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(shè),歙) '), "县"],
            "[shè:歙]县",
            ["word-ruby"],
        ),
        ([field(r" EQ \i\su(1,n,x)"), "和"], "和", ["word-equation"]),
        ([field(r' SYMBOL 183 \f "Symbol" \s 10 ')], "•", []),
        ([field(" FORMCHECKBOX "), "是"], "□是", []),
        ([field(" XE 词条 "), "词"], "词", []),
        ([field(" HYPERLINK &quot;http://a.cn&quot; ", "网站")], "网站", []),
        (['<w:fldSimple w:instr=" DATE ">' + r("5月") + "</w:fldSimple>"], "5月", []),
    ],
)
def test_fields(tmp_path: Path, runs: list[str], expected: str, codes: list[str]) -> None:
    found = read(tmp_path, docx(p(*runs)))
    assert (found.texts, found.codes) == ([("body", expected)], codes)


def test_a_field_within_the_code_of_another_shows_the_outer_result(tmp_path: Path) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    outer = (
        mark.format("begin")
        + field(" PAGE ", "7")
        + mark.format("separate")
        + r("结果")
        + mark.format("end")
    )
    assert read(tmp_path, docx(p("甲", outer, "乙"))).texts == [("body", "甲结果乙")]


def test_a_field_goes_on_over_paragraphs(tmp_path: Path) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    start = (
        mark.format("begin")
        + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
        + mark.format("separate")
    )
    body = p(start, "一、总体") + p("二、做法", mark.format("end")) + p("正文")
    found = read(tmp_path, docx(body))
    assert (found.texts, found.codes) == ([("body", "正文")], ["word-contents"])


@pytest.mark.parametrize("middle", ["", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'])
def test_a_field_that_never_ends_is_an_error_where_it_swallows_text(
    tmp_path: Path, middle: str
) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    found = read(tmp_path, docx(p("前", begin, middle) + p("后面的正文") + p("更后面")))
    assert "word-field-unclosed" in found.codes
    closed = read(tmp_path, docx(p("前", field("PAGE", "1")) + p("后")))
    assert closed.codes == []


@pytest.mark.parametrize(
    "code", ["EQ", r"EQ \f(1", r"EQ \f(1,2,3)", r"EQ \o((((((((((((((((1,2)", "EQ )", r"EQ \q(1)"]
)
def test_a_field_that_is_no_equation(code: str) -> None:
    assert read_equation_field(code) is None


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("runs", "expected", "codes"),
    [
        ([sym("Wingdings 2", "F052"), "是", sym("Wingdings 2", "F0A3"), "否"], "☑是□否", []),
        ([sym("Symbol", "F061")], "α", []),
        ([sym("Wingdings", "00FC")], "√", []),
        (["甲", sym("Unknown Dingbats", "F041")], "甲", ["word-symbol"]),
        ([sym("Arial", "2022")], "•", []),
        ([r("\uf0b0C", '<w:rFonts w:ascii="Symbol"/>')], "°Χ", []),
        ([r("ü完成", '<w:rFonts w:ascii="Wingdings"/>')], "√完成", []),
        ([r("ü普通", '<w:rFonts w:ascii="Arial"/>')], "ü普通", []),
    ],
)
def test_symbols(tmp_path: Path, runs: list[str], expected: str, codes: list[str]) -> None:
    found = read(tmp_path, docx(p(*runs)))
    assert (found.texts, found.codes) == ([("body", expected)], codes)


def test_the_table_of_symbols() -> None:
    assert symbol("WINGDINGS", 0xF0FE) == symbol("Wingdings", 0xFE) == "☑"
    assert symbol("Times", 0xFE) is None
    assert in_characters("a 天", "Symbol") == "α 天"


def test_checkboxes_and_prompts_of_forms(tmp_path: Path) -> None:
    box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>'
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + r("单击此处输入")
        + "</w:sdtContent></w:sdt>"
    )
    found = read(tmp_path, docx(p(box, "同意", prompt)))
    assert (found.texts, found.told) == (
        [("body", "☒同意")],
        [("word-placeholder", 1, "单击此处输入")],
    )


def math(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def script(kind: str, base: str, *scripts: str) -> str:
    names = {"sSup": ("sup",), "sSub": ("sub",), "sSubSup": ("sub", "sup")}[kind]
    inside = "".join(
        f"<m:{name}>{one}</m:{name}>" for name, one in zip(names, scripts, strict=True)
    )
    return f"<m:{kind}><m:e>{base}</m:e>{inside}</m:{kind}>"


def fraction(over: str, under: str) -> str:
    return f"<m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f>"


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        (t("P=") + fraction(t("W"), t("t")), "P=W/t"),
        (fraction(t("a+b"), t("2c")), "(a+b)/2c"),
        (t("E=m") + script("sSup", t("c"), t("2")), "E=mc[r:2]"),
        (script("sSub", t("x"), t("1")), "x[l:1]"),
        (script("sSubSup", t("x"), t("i"), t("2")), "x[l:i][r:2]"),
        ("<m:rad><m:deg/><m:e>" + t("x+1") + "</m:e></m:rad>", "√(x+1)"),
        ("<m:d><m:e>" + t("a") + "</m:e><m:e>" + t("b") + "</m:e></m:d>", "(a|b)"),
        (t("\U0001d443=1"), "P=1"),
        (
            "<m:func><m:fName>" + t("sin") + "</m:fName><m:e>" + t("x") + "</m:e></m:func>",
            "sin\u2009x",
        ),
    ],
)
def test_equations_of_a_line_are_text(tmp_path: Path, equation: str, expected: str) -> None:
    found = read(tmp_path, docx(p("设", math(equation), "。")))
    assert (found.texts, found.codes) == ([("body", f"设{expected}。")], [])


@pytest.mark.parametrize(
    "equation",
    [
        fraction(fraction(t("a"), t("b")), t("c")),
        script("sSup", script("sSup", t("x"), t("2")), script("sSup", t("y"), t("2"))),
        "<m:nary><m:sub>"
        + t("1")
        + "</m:sub><m:sup>"
        + t("n")
        + "</m:sup><m:e>"
        + t("x")
        + "</m:e></m:nary>",
        "<m:m><m:mr><m:e>" + t("1") + "</m:e></m:mr></m:m>",
        "<m:acc><m:e>" + t("x") + "</m:e></m:acc>",
        "<m:limLow><m:e>" + t("lim") + "</m:e></m:limLow>",
        "<m:rad><m:deg>" + t("3") + "</m:deg><m:e>" + t("x") + "</m:e></m:rad>",
        "<m:new>" + t("x") + "</m:new>",
    ],
)
def test_an_equation_of_two_storeys_is_an_error_that_names_the_paragraph(
    tmp_path: Path, equation: str
) -> None:
    found = read(tmp_path, docx(p("前") + p("按公式", math(equation), "计算。")))
    assert found.texts == [("body", "前"), ("body", "按公式计算。")]
    assert [(code, at, words[:3]) for code, at, words in found.told] == [
        ("word-equation", 2, "按公式")
    ]


def test_an_equation_of_another_program_is_an_error_too(tmp_path: Path) -> None:
    made = '<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject ProgID="{}"/></w:object></w:r>'
    assert read(tmp_path, docx(p("由", made.format("Equation.DSMT4"), "得"))).codes == [
        "word-equation"
    ]
    assert read(tmp_path, docx(p("表", made.format("Excel.Sheet.12")))).codes == ["word-object"]


def test_a_reading_stands_over_its_text_and_is_told(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('shè')}</w:rt><w:rubyBase>{r('歙', '<w:b/>')}</w:rubyBase></w:ruby></w:r>"
    found = read(tmp_path, docx(p("在", ruby, "县")))
    assert (found.texts, found.codes) == ([("body", "在[sshè:歙]县")], ["word-ruby"])


def test_the_same_reading_twice_stays_two_and_a_long_one_is_left_out(tmp_path: Path) -> None:
    def ruby(base: str, reading: str) -> str:
        return f"<w:r><w:ruby><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"

    found = read(tmp_path, docx(p(ruby("星", "xīng"), ruby("星", "xīng"), ruby("字", "x" * 90))))
    assert found.texts == [("body", "[xīng:星][xīng :星]字")]
    assert found.codes == ["word-ruby", "word-ruby-left"]


def ins(*runs: str) -> str:
    return f"<w:ins>{''.join(runs)}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


REVISED = (
    p("会费", gone("五千元"), ins(r("八千元")), "，", properties="<w:rPr><w:del/></w:rPr>")
    + p("以此为准。")
    + p("<w:moveFrom>" + r("移走") + "</w:moveFrom>", "留下")
    + p("<w:moveTo>" + r("移走") + "</w:moveTo>")
    + table(("甲", "乙"), ("丙", "丁")).replace(
        '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">丙',
        '<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">丙',
    )
)


def test_revisions_are_accepted_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, docx(REVISED))
    assert found.texts == [
        ("body", "会费八千元，以此为准。"),
        ("body", "留下"),
        ("body", "移走"),
        ("table", "甲|乙"),
    ]
    assert [(code, at) for code, at, _ in found.told] == [("word-revisions-accepted", 1)]


def test_revisions_may_be_rejected(tmp_path: Path) -> None:
    found = read(tmp_path, docx(REVISED), revisions="reject")
    assert found.texts == [
        ("body", "会费五千元，"),
        ("body", "以此为准。"),
        ("body", "移走留下"),
        ("table", "甲|乙/丙|丁"),
    ]
    assert found.codes == ["word-revisions-rejected"]


def test_a_changed_look_goes_with_the_revisions(tmp_path: Path) -> None:
    run = "<w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>字</w:t></w:r>"
    assert read(tmp_path, docx(p(run))).texts == [("body", "[s:字]")]
    assert read(tmp_path, docx(p(run)), revisions="reject").texts == [("body", "字")]


def test_comments_are_told_with_their_words(tmp_path: Path) -> None:
    comment = f'<w:comment w:id="0" w:author="张">{p("请财务核实")}{p("后再印")}</w:comment>'
    body = p("一") + p(
        '<w:commentRangeStart w:id="0"/>',
        "数字",
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    found = read(tmp_path, docx(body, comments=comment))
    assert (found.texts[1], found.codes) == (("body", "数字"), ["word-comment"])
    assert found.told[0][1] == 2


def test_heads_and_feet_are_told_once(tmp_path: Path) -> None:
    number = p(field(" PAGE ", "1"))
    assert read(tmp_path, docx(p("文"), footer1=number)).codes == []
    assert read(tmp_path, docx(p("文"), header1=p("内部资料"))).codes == ["word-furniture"]


def test_what_is_not_known_is_told_and_its_text_kept(tmp_path: Path) -> None:
    found = read(tmp_path, docx(p("<x:new xmlns:x='urn:x'>" + r("里面") + "</x:new>")))
    assert (found.texts, found.codes) == ([("body", "里面")], ["word-unknown-element"])
    found = read(tmp_path, docx(p("甲", "<w:r><w:newText>乙</w:newText></w:r>")))
    assert (found.texts, sorted(found.codes)) == (
        [("body", "甲")],
        ["word-unknown", "word-unknown-element"],
    )
    assert read(tmp_path, docx(p("甲") + '<w:altChunk r:id="x"/>')).codes == ["word-embedded"]

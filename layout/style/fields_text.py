"""What a style file may say of paragraphs and of how Chinese is set, as tables of fields."""

from __future__ import annotations

from collections.abc import Mapping

from layout.source.fields import (
    Choice,
    Field,
    Flag,
    LengthIn,
    MapOf,
    Number,
    Parsed,
    Record,
    Text,
    Whole,
)
from layout.source.lengths import Length
from layout.style.fields_page import COLOUR
from layout.style.forms import font_choice

_SETTING: Mapping[str, Field] = {
    "fit": Field(
        Choice(("optimal", "greedy")), "断行：optimal 整段最优，greedy 逐行", "line breaking"
    ),
    "fill": Field(
        Choice(("even", "squeeze")),
        "填行：even 均匀，撑和挤都分给整行；squeeze 先挤标点，再撑字距",
        "how a line fills its measure: even, or marks squeezed first (A2)",
    ),
    "prohibition": Field(
        Choice(("none", "basic", "gb", "strict")),
        "避头尾：级别，国标用 gb",
        "prohibition level (P1)",
    ),
    "marks": Field(
        Choice(("quanjiao", "kaiming", "banjiao", "plain")),
        "标点式样：quanjiao 全角，kaiming 开明，banjiao 半角，plain 不挤压",
        "style of punctuation (W1)",
    ),
    "squeeze": Field(
        Choice(("normal", "tight")),
        "标点挤压：相邻两个标点 normal 占一字半，tight 占一字",
        "width of two marks together (W2)",
    ),
    "line_end": Field(
        Choice(("half", "full")), "行末标点：half 占半字，full 占一字", "marks at line end (E3)"
    ),
    "line_start_trim": Field(
        Flag(), "行首标点：行首的引号、括号去掉左边半字空", "trim opening marks at line start (E1)"
    ),
    "paragraph_start_trim": Field(
        Flag(), "段首标点：段首的引号、括号去掉左边半字空", "the same at paragraph start (E2)"
    ),
    "hanging": Field(Flag(), "标点悬挂：逗号、句号可以出版心", "hanging punctuation (E5)"),
    "lone_character": Field(
        Choice(("avoid", "allow")), "孤字：段末一个字独占一行，avoid 避免", "lone characters (L1)"
    ),
    "widow_lines": Field(
        Whole(1, 5, "行"), "孤行：栏首至少有几行段末文字", "least last lines at a column head (L2)"
    ),
    "latin_gap": Field(LengthIn("字"), "中西间距：汉字与字母、数字之间", "Han–Latin gap (X1)"),
    "latin_gap_min": Field(LengthIn("字"), "中西间距下限：挤的时候", "its least (A3)"),
    "latin_gap_max": Field(LengthIn("字"), "中西间距上限：撑的时候", "its greatest (A4)"),
    "sentence_pause": Field(Flag(), "句号可挤：行内的。？！也可以挤", "squeeze 。？！ too (A3 7)"),
    "mark_floor": Field(
        Number(0.5, 1, unit="字"), "行内标点下限：挤到几字为止", "narrowest mark inside a line"
    ),
    "stretch_limit": Field(
        Number(0, 1, unit="字"), "字距上限：每处撑开多少以内不算松", "em per gap before it is loose"
    ),
    "hyphenation": Field(
        Choice(("auto", "always", "never")), "西文断词：auto 只在窄栏", "hyphenation (U6)"
    ),
    "digits": Field(
        Choice(("font", "tabular", "half")),
        "数字宽度：font 随字体，tabular 数字等宽，half 字母、数字一律半字",
        "width of digits (N1)",
    ),
    "rescue": Field(Flag(), "放宽避头尾：窄行撑得太开时", "relax a prohibition in need (P7)"),
    "quotes": Field(
        Choice(("context", "full")), "弯引号宽度：context 看上下文，full 一律全宽", "quotes (Q2)"
    ),
    "pull_in": Field(
        Number(0, 2, unit="字"), "挤进：逐行断行时超出多少还挤进来", "greedy pull-in (F6)"
    ),
    "pull_in_prohibited": Field(
        Number(0, 3, unit="字"),
        "挤进（避头尾）：为避头尾超出多少还挤进来",
        "the same for a prohibition",
    ),
}
SETTING = Record({key: field._replace(required=True) for key, field in _SETTING.items()})
SOME_SETTING = Record(_SETTING)

_FONT = Parsed(font_choice, "hei bold", "字体名", "the name of a font")
_ROWS = Whole(0, 60, "行")
NOTHING = Length(0.0, "pt")

TYPE_KEYS = ("font", "strong", "emphasis", "size", "colour", "setting")
"""What a paragraph style without ``base`` takes from body; the rest begins at nothing."""

PARAGRAPH = Record(
    {
        "base": Field(Text(), "继承：同哪个样式，只写不同的", "the style this one varies"),
        "font": Field(_FONT, "字体：fonts: 里的名字，粗体加 bold", "font", required=True),
        "strong": Field(_FONT, "重点字体：**重点** 所用", "font of **strong** text", required=True),
        "emphasis": Field(_FONT, "强调字体：*强调* 所用", "font of *emphasis*", required=True),
        "size": Field(LengthIn("pt"), "字号：五号、10.5pt", "type size", required=True),
        "leading": Field(
            LengthIn("pt"), "行距：段内行距；不写则正文大小的同网格，其余 1.35 倍字号", "line pitch"
        ),
        "colour": Field(COLOUR, "颜色：颜色名或四色", "colour", required=True),
        "align": Field(
            Choice(("justify", "left", "centre", "right")),
            "对齐：justify 两端，left 左，centre 中，right 右",
            "alignment",
            default="left",
        ),
        "indent": Field(LengthIn("字"), "首行缩进：几字", "first-line indent", default=NOTHING),
        "rows": Field(_ROWS, "占行：至少占几行，0 为按需要", "least whole rows taken", default=0),
        "above": Field(_ROWS, "段前：空几行", "empty rows above", default=0),
        "below": Field(_ROWS, "段后：空几行", "empty rows below", default=0),
        "keep_next": Field(_ROWS, "与下文同栏：至少带几行正文", "rows kept with it", default=0),
        "across": Field(
            Choice(("column", "columns", "auto")),
            "跨栏：column 在一栏内，columns 跨各栏，auto 看长短",
            "over one column or all",
            default="column",
        ),
        "tracking": Field(
            Number(-0.2, 2, unit="字"),
            "字距：字间加空，几分之一字",
            "em added between characters",
            default=0.0,
        ),
        "rule_above": Field(LengthIn("pt"), "上线：段前画线的粗细", "rule above", default=NOTHING),
        "rule_below": Field(LengthIn("pt"), "下线：段后画线的粗细", "rule below", default=NOTHING),
        "setting": Field(SOME_SETTING, "排版规则：只写与 setting: 不同的", "switches of its own"),
    }
)
STYLES = (
    "body",
    "title",
    "title_lead",
    "title_span",
    "kicker",
    "subhead",
    "byline",
    "unit",
    "quote",
    "caption",
    "credit",
    "source",
    "article_source",
    "folio",
    "head",
    "masthead",
    "masthead_sub",
    "masthead_info",
    "contents",
    "contents_title",
    "box",
    "box_heading",
    "table",
    "table_head",
    "chart",
    "footnote",
    "section",
    "colophon",
    "notice",
    "cover_masthead",
    "cover_info",
    "cover_line",
)
"""The paragraph styles the program asks for by name."""

PARAGRAPHS = MapOf(PARAGRAPH, STYLES)

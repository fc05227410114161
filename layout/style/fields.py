"""Everything a style file may say, as one table of fields; messages and schema come from it too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from layout.source.fields import (
    Choice,
    Field,
    Flag,
    LengthIn,
    ListOf,
    Number,
    Record,
    Text,
    Type,
    Whole,
)
from layout.style.fields_covers import COVER
from layout.style.fields_masters import MASTERS
from layout.style.fields_page import COLOUR, COLOURS, FOLIO_PLACE, FONTS, FORM, GRID, PAGE
from layout.style.fields_print import PRINT
from layout.style.fields_text import PARAGRAPHS, SETTING
from layout.style.model import Search, Weights

_WIDTHS = ListOf(LengthIn("字", 1.0), single=True)
_SHARE = Number(0.05, 1, percent=True)
_WEIGHTS_ZH = {
    "distance": "图文距离：图与所属文字每隔一行",
    "loose": "绕排松散：图旁的行每一分松紧",
    "line": "行松散：各行每一分松紧",
    "widow": "孤行：段末一行落在栏首",
    "first_line": "背行：段首一行落在栏末",
    "uneven": "栏不齐：各栏末尾每差一行",
    "hole": "空洞：版心里每空一行",
    "heading_foot": "标题近脚：标题下的文字每少一行",
    "level_twins": "并排：两图在两栏同一高度",
    "stacked": "叠放：两图之间没有文字",
    "one_sided": "同侧：与上一图在同一边",
    "pages": "页数：与 pages: 每差一页",
    "tuned": "调段：段落拉长或缩短一行",
    "size": "缩图：图宽每降一档",
    "off_page": "图文分离：图与文字不在同一对开面",
    "first_line_beside": "单行夹缝：图与栏边之间只有一行字",
    "title": "标题跨栏：与文章长短不相称",
    "order": "次序：图排在前一张图之前",
    "wish": "放法：图没有照 side: 放",
    "note": "脚注：栏脚放不下而排在文末",
    "row": "用纸：每用一行",
}
_SEARCH_ZH = {
    "beam": "搜索宽度：一段版面里同时保留几种排法",
    "pages": "开头：同时保留几种已排好的前几页",
    "ahead": "前瞻：还没排的每一行估多少",
    "fault": "毛病：一页（不计松紧）罚过这么多就加宽再搜",
    "budget": "搜索预算：试过这么多种摆法就不再加宽",
    "orders": "文章次序：清单写了 reorder: true 时试几种",
}

PICTURES = Record(
    {
        "beside": Field(_WIDTHS, "旁图宽：文字旁的图可用的几种宽度", "widths beside text", True),
        "astride": Field(_WIDTHS, "跨栏绕排图宽：可用的几种宽度", "widths astride the gap", True),
        "columns": Field(
            ListOf(Whole(2, 8, "栏"), single=True),
            "占几栏：没写放法的图还可以占几栏，如 [2, 3]；空为不占",
            "over how many columns a picture that does not say may stand too",
            required=True,
        ),
        "span_height": Field(
            _SHARE, "通栏图高：至多占版心高多少", "greatest height of a span", True
        ),
        "column_height": Field(_SHARE, "栏宽图高：至多占版心高多少", "of a column picture", True),
        "standoff": Field(LengthIn("字"), "图文间距：图与旁边文字之间", "white at the side", True),
        "min_measure": Field(
            LengthIn("字", 1.0),
            "图旁最窄：文字至少几字宽，不够则图放满栏",
            "least measure beside",
            True,
        ),
        "white_edge_frame": Field(LengthIn("pt"), "白边框线：图边发白时的细线", "hairline", True),
        "default": Field(
            Choice(("auto", "left", "right", "column", "span")),
            "默认放法：文稿没写时",
            "where a picture stands that does not say",
            required=True,
        ),
    }
)
FOLIO = Record(
    {
        "form": Field(FORM, "页码样子：{page} 是页码，如 — {page} —", "form with {page}", True),
        "place": Field(
            FOLIO_PLACE,
            "位置：地脚外侧、地脚居中、天头外侧、不要",
            "where it stands",
            required=True,
        ),
        "first": Field(Whole(0, 9999), "起始页码：第一页是几", "number of the first page", True),
    }
)
HEAD = Record(
    {
        "left": Field(
            FORM,
            "左：可用 {name} {number} {date} {publisher} {section} {article}",
            "left form",
            default="",
        ),
        "right": Field(FORM, "右：同上", "right form", default=""),
        "from": Field(Whole(0, 9999), "从第几页起：0 为不要页眉", "first page with one", True),
        "rule": Field(LengthIn("pt"), "页眉线：粗细，0 为不画", "rule under it", True),
    }
)
MASTHEAD = Record(
    {
        "form": Field(
            Choice(("full", "centred", "plain", "none")),
            "报头：full 全，centred 居中（红头），plain 只有刊名，none 不要",
            "masthead",
            required=True,
        ),
        "rows": Field(Whole(0, 60, "行"), "占行：高几行", "rows taken", True),
        "rule": Field(LengthIn("pt"), "报头线：粗细", "rule under it", True),
    }
)
CONTENTS = Record(
    {
        "form": Field(Choice(("box", "none")), "导读：box 有，none 没有", "contents", True),
        "title": Field(Text(), "导读标题：如 本期导读", "its title", required=True),
        "entries": Field(
            Choice(("both", "titles", "kickers")),
            "条目：both 眉题和标题，titles 只有标题，kickers 只有眉题",
            "what each entry says",
            required=True,
        ),
        "leader": Field(Flag(), "引导点：条目与页码之间", "dots up to the page", True),
    }
)
COLOPHON = Record(
    {
        "form": Field(
            Choice(("lines", "record")),
            "版权页：lines 一行行排，record 版记，排在末页地脚，印数居右",
            "lines, or a record (报、送、发) at the foot of the last page",
            required=True,
        ),
    }
)
ARTICLES = Record(
    {
        "end_mark": Field(
            Text(), "文末符号：如 ■，留空则没有", "mark after an article", default=""
        ),
        "between": Field(
            Choice(("rule", "white")), "篇间：rule 短线，white 空行", "between articles", True
        ),
        "title_mark": Field(
            Choice(("kicker", "keep")),
            "标题里的 •：kicker 分成眉题和标题，keep 保留",
            "the • of titles",
            required=True,
        ),
        "source_note": Field(
            Choice(("article", "foot")),
            "信息来源：article 接在末篇之后，foot 放在末页地脚",
            "where the source note stands",
            required=True,
        ),
        "footnotes": Field(
            Choice(("foot", "end")),
            "脚注：foot 排在注码所在的栏脚，end 排在文末",
            "where footnotes stand",
            required=True,
        ),
        "jump_to": Field(
            FORM, "下转：文章转到别的版，{page} 是版次", "line where an article breaks off", True
        ),
        "jump_from": Field(
            FORM, "上接：接着排的地方，{page} 是版次", "line where it goes on", True
        ),
    }
)
BOX = Record(
    {
        "tint": Field(COLOUR, "底色：颜色名或四色", "ground", required=True),
        "padding": Field(
            Record(
                {
                    side: Field(LengthIn(""), zh, required=True)
                    for side, zh in (
                        ("top", "上：内边距"),
                        ("right", "右：内边距"),
                        ("bottom", "下：内边距"),
                        ("left", "左：内边距"),
                    )
                }
            ),
            "内边距：文字到底色边",
            "padding",
            required=True,
        ),
    }
)


_SEARCH_MOST = {"beam": 200, "pages": 50, "budget": 10_000_000, "orders": 1000}
"""The whole numbers of the search → how high each may be set: beyond, no build ends in an evening."""


def _numbers(kind: type, names: Mapping[str, str]) -> dict[str, Field]:
    """A dataclass and the Chinese names of its numbers → a field for each of them."""
    return {
        field.name: Field(
            Whole(int(field.name != "budget"), _SEARCH_MOST.get(field.name, 100_000))
            if field.type in (int, "int")
            else Number(0, 1e6),
            names.get(field.name, f"{field.name}：见 base.yaml"),
            field.name.replace("_", " "),
            required=True,
        )
        for field in fields(kind)
        if field.type in (int, float, "int", "float")
    }


ADVANCED = Record(
    {
        "compose": Field(
            Choice(("search", "first-fit", "original")),
            "排页：搜索，先到先排，或照原刊",
            "composer",
            True,
        ),
        **_numbers(Search, _SEARCH_ZH),
        "weights": Field(
            Record(_numbers(Weights, _WEIGHTS_ZH)),
            "权重：每种毛病一次罚多少",
            "what each fault costs",
            required=True,
        ),
    }
)
_TOP: tuple[tuple[str, Type, str, str], ...] = (
    ("page", PAGE, "纸张：成品尺寸、页边、出血", "the sheet"),
    ("grid", GRID, "版面网格：先定字和行，版心随之而定", "the grid"),
    ("colours", COLOURS, "颜色：名字: C M Y K 百分数", "colours by name"),
    ("fonts", FONTS, "字体：名字与文件", "fonts by name"),
    ("setting", SETTING, "排版规则：中文怎样排", "how Chinese is set"),
    ("text", PARAGRAPHS, "段落样式：名字与样子", "paragraph styles by name"),
    ("pictures", PICTURES, "图片：宽度、间距", "pictures"),
    ("folio", FOLIO, "页码：样子与位置", "page number"),
    ("head", HEAD, "页眉：左右文字", "running head"),
    ("masters", MASTERS, "主页：首页、末页、左右页同其余各页哪里不同", "parent pages"),
    ("cover", COVER, "封面：清单里写了 cover: 才有", "front cover, where the manifest has one"),
    ("back", COVER, "封底：清单里写了 back: 才有", "back cover, where the manifest has one"),
    ("masthead", MASTHEAD, "报头：首页刊名", "masthead"),
    ("contents", CONTENTS, "导读：首页目录", "contents"),
    ("articles", ARTICLES, "文章：篇间、文末、标题", "articles"),
    ("colophon", COLOPHON, "版权页：样子", "colophon"),
    ("box", BOX, "文框：底色与内边距", "boxes"),
    ("print", PRINT, "印刷：标准、油墨、检查", "print production"),
    ("advanced", ADVANCED, "高级：排页搜索的权重", "weights of the search"),
)
STYLE = Record(
    {
        "name": Field(Text(), "样式名：给人看的", "title of the style", required=True),
        "extends": Field(Text(), "继承：在哪个样式上改", "the style this one varies"),
        **{key: Field(kind, zh, en, required=True) for key, kind, zh, en in _TOP},
    }
)

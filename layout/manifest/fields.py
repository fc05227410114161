"""What the manifest of an issue may say: the tables its reading, its messages and its schema come from."""

from __future__ import annotations

from layout.manifest.drawing_fields import CHART, FLOWABLE, SHEET
from layout.manifest.field_forms import parse_date, parse_focus, parse_shape
from layout.source.fields import (
    Choice,
    Field,
    Flag,
    LengthIn,
    ListOf,
    MapOf,
    Parsed,
    Record,
    Text,
    Whole,
)

SIDES = ("auto", "left", "right", "column", "span", "astride", "contour", "page")

TITLE_MOST, NAME_MOST, LINE_MOST, NOTE_MOST = 200, 100, 500, 5000
"""Characters: a line of a title, a name, a line beside a title, a caption or note. More is a text in the wrong place."""

LOOK = {
    "side": Field(
        Choice(SIDES),
        "位置：left、right 文字绕排，column 占一栏，span 通栏，astride 骑栏缝，contour 按轮廓绕排，page 满版出血，auto 由排版决定",
        "Where the picture stands: left and right beside text, column, span (all columns), astride the gutter, contour, page (full bleed), auto",
    ),
    "width": Field(
        LengthIn(), "宽度：如 12字、60mm；不写由样式决定", "Width, such as 12字 or 60mm"
    ),
    "rows": Field(
        Whole(1, 200, "行"),
        "高度：占几行，不算图说；不写按原图比例",
        "Height in rows, without the caption",
    ),
    "credit": Field(Text(LINE_MOST), "作者：摄影或来源，印在图说之后", "Who made the picture"),
    "alt": Field(
        Text(),
        "替代文字：给看不见图的读者的一句话",
        "What the picture shows, for those who cannot see it",
    ),
    "focus": Field(
        Parsed(parse_focus, "30% 20%", "画面里要保住的一点", "the point to keep in view"),
        "焦点：裁切时保住的一点，从左、从上各百分之几，或 左上、右下",
        "The point kept in view when the picture is cropped, from the left and the top",
        default=(0.5, 0.5),
    ),
    "shape": Field(
        Parsed(parse_shape, "ellipse", "绕排轮廓", "the outline text follows"),
        "轮廓：box 方形，ellipse 椭圆，alpha 按透明部分，polygon 0,0 1,0 0.5,1 多边形",
        "The outline text follows: box, ellipse, alpha, or polygon and its points",
        default=("box", ()),
    ),
    "columns": Field(
        Whole(1, 8, "栏"),
        "跨几栏：如五栏的版上占两栏；等于栏数就是通栏",
        "How many columns it stands over, such as two of five",
    ),
    "fixed": Field(
        Flag(),
        "固定：true 时不许移动，须同时写 page、row",
        "Whether the picture stays where page, column and row put it",
        default=False,
    ),
    "page": Field(Whole(1, 999), "页：固定在第几页", "Page of a fixed picture"),
    "column": Field(Whole(1, 20), "栏：固定在第几栏", "Column of a fixed picture", default=1),
    "row": Field(Whole(1, 500, "行"), "行：固定时上边在第几行", "Row of a fixed picture's head"),
    "file_page": Field(Whole(1, 9999), "取第几页：PDF 有多页时", "Which page of a PDF", default=1),
    "file_box": Field(
        Choice(("trim", "crop", "media", "bleed", "art")),
        "取哪个框：PDF 页面的成品框 trim、裁切框 crop、介质框 media、出血框 bleed、作品框 art；不写取成品框",
        "Which box of a PDF page is the picture: trim (where it has one), crop, media, bleed or art",
    ),
    "ink": Field(
        Text(),
        "线条图的颜色：1 位黑白图印成这个颜色，如 brand、K100；不写印黑",
        "The colour that line art (one bit a pixel) is printed in; black where none is given",
    ),
    "group": Field(
        Text(),
        "组：同名的图排成一行，共用最后一张的图说",
        "Pictures of one group stand in a row under one caption",
    ),
}
"""How a picture looks: the keys a manifest and the braces after a picture in the text share."""

INLINE_PICTURE = Record(LOOK)

PICTURE = Record(
    {
        "file": Field(
            Text(),
            "图片文件：相对于清单所在文件夹；写 qr:网址 则是二维码",
            "The picture's file, relative to the manifest; qr:ADDRESS makes a QR code",
            required=True,
        ),
        "at": Field(
            Text(),
            "放在哪句话旁：引用正文里的几个字",
            "The words of the text the picture belongs to",
        ),
        "caption": Field(
            Text(NOTE_MOST), "图说：印在图下的说明", "Caption, printed under the picture"
        ),
        **LOOK,
    },
    shorthand="file",
)

TABLE = Record(
    {
        "rows": Field(ListOf(ListOf(Text())), "各行：每行是一个列表", "The rows, each a list"),
        **SHEET,
        "head": Field(Whole(0, 20, "行"), "表头行数", "How many rows are head", default=1),
        "align": Field(
            ListOf(Choice(("left", "right", "centre")), single=True),
            "各列对齐：left、right、centre",
            "How each column aligns",
        ),
        "caption": Field(Text(NOTE_MOST), "表题：印在表上", "Caption, printed above the table"),
        "at": Field(
            Text(), "排在哪段之后：引用那段里的几个字", "Words of the paragraph the table follows"
        ),
    }
)

ARTICLE = Record(
    {
        "title": Field(
            ListOf(Text(TITLE_MOST), single=True, most=10),
            "标题：“单位•标题”；写成列表则按列表分行",
            "Title, as “unit•title”; a list gives the lines",
        ),
        "kicker": Field(
            Text(LINE_MOST), "眉题：标题上面一行，不写则取 • 之前的单位", "The line above the title"
        ),
        "byline": Field(Text(LINE_MOST), "作者：如 本刊记者 张三", "Byline"),
        "unit": Field(Text(LINE_MOST), "供稿单位", "Contributing unit"),
        "text": Field(
            Text(),
            "正文：.md、.txt 或 .docx 文件名，或用 | 直接写在下面，空一行分段",
            "The text: the name of a .md, .txt or .docx file, or the text itself after |",
        ),
        "revisions": Field(
            Choice(("accept", "reject")),
            "Word 稿里的修订：accept 照接受后的排，reject 照拒绝后的排",
            "Tracked changes of a Word file: set as accepted, or as rejected",
            default="accept",
        ),
        "pictures": Field(ListOf(PICTURE, single=True), "图片：每张一项", "Pictures"),
        "tables": Field(ListOf(TABLE), "表格：每张一项", "Tables"),
        "charts": Field(ListOf(CHART), "图表：每张一项，由数据画成", "Charts, drawn from data"),
        "flowables": Field(
            ListOf(FLOWABLE), "自定义图形：每个一项，由代码画成", "Drawings made by code"
        ),
        "footnotes": Field(
            ListOf(Text(), single=True),
            "脚注：依次对应正文里的 [^1]、[^2]",
            "Footnotes, for [^1], [^2] … in the text",
        ),
        "kind": Field(
            Choice(("article", "box")),
            "类别：article 文章，box 加底色的框",
            "article, or a tinted box",
            default="article",
        ),
        "section": Field(
            Text(NAME_MOST), "栏目：从这篇起的栏目名", "Section heading that opens here"
        ),
        "across": Field(
            Choice(("column", "columns")),
            "标题跨度：column 一栏，columns 通栏；不写按长短",
            "Whether the title stands over one column or all",
        ),
        "source": Field(
            Text(LINE_MOST), "稿源：印在文末", "Source line, at the end of the article"
        ),
        "jump": Field(
            Text(),
            "转版：引用一段里的几个字，文章在这段之后可转到别的版",
            "Words of the paragraph after which the article may go on elsewhere",
        ),
    }
)

COVER = Record(
    {
        "file": Field(
            Text(),
            "图片文件：相对于清单所在文件夹；不写则只有底色和文字",
            "The picture's file, relative to the manifest",
        ),
        "focus": LOOK["focus"],
        "alt": LOOK["alt"],
        "credit": Field(
            Text(LINE_MOST), "摄影：印在图脚", "Who made the picture, printed at its foot"
        ),
        "lines": Field(
            ListOf(Text(TITLE_MOST), single=True, most=50),
            "要目：一行一项，印在封面上",
            "Lines printed on the cover",
        ),
    },
    shorthand="file",
)

ISSUE = Record(
    {
        "name": Field(Text(NAME_MOST), "刊名", "Name of the bulletin", required=True),
        "number": Field(Text(NAME_MOST), "期号：如 2020年第4期", "Number of the issue", default=""),
        "date": Field(
            Parsed(
                parse_date,
                "2020-04-30",
                "日期",
                "a date",
                r"^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$",
            ),
            "日期：如 2020-04-30",
            "Date of the issue",
            default="",
        ),
        "style": Field(
            Text(),
            "样式：样式名，或样式文件（.yaml）",
            "Name or file of the style",
            default="bulletin",
        ),
        "publisher": Field(Text(NAME_MOST), "主办单位", "Publisher", default=""),
        "subtitle": Field(
            Text(NAME_MOST), "副题：刊名下的小字", "The line under the name", default=""
        ),
        "source_note": Field(
            Text(NOTE_MOST), "稿源说明：印在全刊末尾", "Source note at the end of the issue"
        ),
        "articles": Field(
            ListOf(ARTICLE),
            "文章：一篇一个“- ”",
            "The articles, one after each dash",
            required=True,
        ),
        "cover": Field(COVER, "封面：另起一页，排在最前", "Front cover, a page before all others"),
        "back": Field(COVER, "封底：另起一页，排在最后", "Back cover, a page after all others"),
        "contents": Field(Flag(), "本期导读：是否要", "Whether contents are printed", default=True),
        "pages": Field(
            Whole(1, 999, "页"),
            "页数：希望排成几页，不算封面封底",
            "How many pages it should fill, covers not counted",
        ),
        "reorder": Field(
            Flag(),
            "可调次序：文章先后能否变动",
            "Whether articles may change places",
            default=False,
        ),
        "ascii_marks": Field(
            Choice(("report", "convert")),
            "半角标点：汉字旁的 , : ( ) 只提醒（report）或改成全角（convert）",
            "ASCII marks beside Han: only reported, or converted to full width",
            default="report",
        ),
        "colophon": Field(MapOf(Text(NOTE_MOST)), "版权页：名称与内容", "Colophon: label and text"),
        "ticket": Field(MapOf(Text()), "印刷单：如 纸张、数量", "Job ticket for the printer"),
        "print": Field(
            MapOf(Text()),
            "印刷：改样式里 print 的几项，如 standard: x1a",
            "Changes to the style's print block",
        ),
    }
)

"""What a style file may say of sheet, grid, colours and fonts, as tables of fields."""

from __future__ import annotations

from layout.source.fields import (
    Choice,
    Field,
    Flag,
    LengthIn,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Parsed,
    Record,
    Text,
    Whole,
)
from layout.style.forms import axis, characters, feature, form, ink, page_size

FORM = Parsed(
    form,
    "— {page} —",
    "文字，花括号里只能是 page、name、number、date、publisher、section、article",
    "text; braces hold page, name, number, date, publisher, section or article only",
)
FOLIO_PLACE = Choice(("foot outside", "foot centre", "head outside", "none"))

PAGE = Record(
    {
        "size": Field(
            Parsed(page_size, "A4", "纸张", "a sheet"),
            "成品尺寸：A4、A5、16开、Letter，或 210mm x 285mm；横放写 A4 landscape",
            "trimmed size: A4, A5, Letter, or 210mm x 285mm",
            required=True,
        ),
        "sides": Field(
            Choice(("facing", "single")),
            "左右页：facing 左右页对称，single 单面",
            "facing pages or single ones",
            required=True,
        ),
        "margins": Field(
            Record(
                {
                    "head": Field(LengthIn(""), "天头：版心以上", "above the type area", True),
                    "foot": Field(LengthIn(""), "地脚：版心以下", "below the type area", True),
                    "inside": Field(LengthIn(""), "订口：靠装订的一边", "on the spine side", True),
                    "outside": Field(LengthIn(""), "切口：外边", "on the outer side", True),
                }
            ),
            "页边：定了版心大小（grid.width、rows）时，按这里的比例分配余下的纸",
            "margins; where the grid fixes the type area, what is left is shared in their proportion",
            required=True,
        ),
        "bleed": Field(LengthIn(""), "出血：四边", "bleed", required=True),
        "safe": Field(
            LengthIn(""),
            "安全距离：文字离切口至少多远",
            "least distance of text from the trim",
            True,
        ),
    }
)

GRID = Record(
    {
        "type": Field(
            LengthIn("pt"), "正文字号：五号、10.5pt；一个字就是这么大", "body size, the em", True
        ),
        "line": Field(LengthIn("pt"), "行距：一行的高度，网格一格", "pitch of the rows", True),
        "columns": Field(Whole(1, 8), "栏数：几栏", "number of columns", True),
        "gap": Field(LengthIn("字"), "栏距：栏与栏之间", "between columns", True),
        "measure": Field(
            LengthIn("字", 1.0), "栏宽：每栏几字；不写则由 width 或页边推出", "width of a column"
        ),
        "width": Field(
            LengthIn("字", 1.0),
            "版心宽：各栏连栏距共几字；不写则由页边推出",
            "width of the type area, gaps included",
        ),
        "rows": Field(
            Whole(1, 400, "行"), "版心高：几行；不写则由页边推出", "height of the type area in rows"
        ),
        "column_rule": Field(
            LengthIn("pt"), "栏线：粗细，0 为不画", "rule between columns, 0: none", True
        ),
        "feather": Field(
            LengthIn("pt"),
            "微调行距：为了排满清单里的 pages:，全刊行距至多改多少，0 为不改",
            "how much the pitch of all rows may change to fill the pages wished for, 0: none",
            True,
        ),
    }
)

_INK = Parsed(ink, "C0 M95 Y85 K0", "四色或颜色名", "four inks or the name of a colour")
_SPOT = Record(
    {
        "spot": Field(
            Text(), "专色名：印厂的名称，如 PANTONE 186 C", "name of the separation", True
        ),
        "look": Field(_INK, "近似四色：屏幕和四色打样用；工艺专色可不写", "inks that imitate it"),
        "tint": Field(Number(0, 1, percent=True), "浓淡：100% 为实地", "tint", default=1.0),
        "technical": Field(
            Flag(),
            "工艺：true 是 UV、模切、烫金一类印后工艺，叠印在下面的内容上，屏幕版不画；不写则看专色名",
            "a step after printing, which overprints and is left out of the screen edition",
        ),
    }
)
COLOUR = OneOf((_INK, _SPOT))
COLOURS = MapOf(COLOUR, ("ink", "brand", "tint", "caption", "hairline"))

_FILE = Record(
    {
        "file": Field(Text(), "文件：字体文件名", "file", required=True),
        "collection": Field(
            Whole(0, 255), "序号：TTC 里第几个（从 0 数）", "index in a TTC", default=0
        ),
        "scale": Field(
            Number(0.5, 2, percent=True),
            "缩放：不写则看“国”字的墨色，与正文一样大",
            "scale; without it the Han come out as large as those of the body",
        ),
        "shift": Field(
            Number(-0.5, 0.5),
            "上移：几分之一字；不写则看“国”字的墨色，与正文平齐",
            "shift upwards, em; without it the Han stand level with those of the body",
        ),
        "features": Field(
            ListOf(Parsed(feature, "tnum", "OpenType 特性", "an OpenType feature"), single=True),
            "特性：OpenType 特性，如 [onum, -liga]，减号为不用",
            "OpenType features, one with - before it is left out",
        ),
        "axes": Field(
            ListOf(Parsed(axis, "wght=600", "轴=值", "an axis and a value"), single=True),
            "轴：可变字体各轴的值，如 [wght=600]，不写的轴用默认值",
            "where a variable font stands on its axes",
        ),
    },
    shorthand="file",
)
FONT_FILE = OneOf((Text(), _FILE))
_BORROW = Record(
    {
        "font": Field(
            Text(), "字体：向谁借（fonts: 里的名字）", "the font that lends", required=True
        ),
        "only": Field(
            ListOf(
                Parsed(characters, "U+2014", "字符或 U+ 范围", "characters or a U+ range"),
                single=True,
            ),
            "字符：借哪些",
            "which characters",
            required=True,
        ),
        "alone": Field(
            Flag(),
            "只用于西文：强调的一段里没有汉字才借，如斜体",
            "lent only to emphasised text without Han, as an italic",
            default=False,
        ),
    }
)
FONT = Record(
    {
        "regular": Field(FONT_FILE, "常规：字体文件", "file of the regular weight", required=True),
        "bold": Field(FONT_FILE, "粗体：字体文件；没有则由后备字体的粗体代替", "file of the bold"),
        "latin": Field(
            FONT_FILE, "西文：字母和数字另用的字体文件", "file for Latin letters and digits"
        ),
        "latin_bold": Field(
            FONT_FILE,
            "西文粗体：粗体里的字母和数字",
            "file for Latin letters and digits of the bold",
        ),
        "borrow": Field(
            ListOf(_BORROW, single=True),
            "借字：这些字符向别的字体借，如引号、破折号",
            "characters taken from another font",
        ),
        "fallback": Field(
            ListOf(Text(), single=True),
            "后备：缺字时依次找的字体",
            "fonts asked for missing glyphs",
        ),
    },
    shorthand="regular",
)
FONTS = MapOf(FONT, ("song", "hei", "kai", "fang"))

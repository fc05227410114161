"""``build.py template``: a Word template for authors, whose styles the reader of Word files knows.

Made as the plainest file Word opens; the same bytes every time.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class _Style(NamedTuple):
    """A style of the template: id, name, size in half-points, properties of its paragraphs and runs."""

    key: str
    name: str
    size: int
    paragraph: str = ""
    run: str = ""


_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_STYLES = (
    _Style(
        "Normal",
        "Normal",
        24,
        '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="200"/>',
    ),
    _Style("Title", "Title", 36, _CENTRE + '<w:ind w:firstLineChars="0"/>', "<w:b/>"),
    _Style("Byline", "作者", 24, _CENTRE + '<w:ind w:firstLineChars="0"/>'),
    _Style(
        "Heading1",
        "heading 1",
        30,
        '<w:keepNext/><w:ind w:firstLineChars="0"/><w:outlineLvl w:val="0"/>',
        "<w:b/>",
    ),
    _Style(
        "Heading2",
        "heading 2",
        28,
        '<w:keepNext/><w:ind w:firstLineChars="0"/><w:outlineLvl w:val="1"/>',
        "<w:b/>",
    ),
    _Style(
        "Quote", "Quote", 24, '<w:ind w:left="480" w:right="480" w:firstLineChars="0"/>', "<w:i/>"
    ),
    _Style("Caption", "caption", 20, _CENTRE + '<w:ind w:firstLineChars="0"/>'),
    _Style("Signature", "落款", 24, _RIGHT + '<w:ind w:firstLineChars="0"/>'),
)
_BODY = (
    ("Title", "在这里写标题（样式“标题”）"),
    ("Byline", "本刊记者　姓名（样式“作者”）"),
    ("Normal", "正文用“正文”样式，首行缩进由样式来管，不用打空格；分段按一次回车，不空行。"),
    ("Heading1", "小标题（样式“标题 1”）"),
    ("Normal", "小标题请套用“标题 1”或“标题 2”，不要只改字号、加粗。编号可以自动，也可以手打。"),
    ("Heading2", "再小一级（样式“标题 2”）"),
    ("Normal", "加粗、倾斜、着重号、上标、下标、脚注、表格、柱形图、折线图、饼图都会照样排出来。"),
    ("Normal", "图片用“插入—图片”放在相应的段落之后，原图请另附。图说写在图片下面一段："),
    ("Caption", "图1　图说（样式“题注”）"),
    ("Quote", "想要突出的一句话，用“引用”样式。"),
    ("Normal", "诗、地址这类要保留的行，用 Shift+Enter 换行；日程的时间和内容之间按一次 Tab。"),
    ("Normal", "请接受或拒绝所有修订，删去批注；一行写不下的公式请做成图片。"),
    ("Signature", "供稿单位（样式“落款”）"),
    ("Signature", "2020年5月31日"),
)


def word_template() -> bytes:
    """Nothing → the bytes of the template."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
        "word/document.xml": _document(),
        "word/styles.xml": _style_part(),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(
                entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'
            )
    return stream.getvalue()


def _content_types() -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/></Types>'
    )


def _relations(kind: str, target: str) -> str:
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def _document() -> str:
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for style, text in _BODY
    )
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    return f'<w:document xmlns:w="{_W}"><w:body>{paragraphs}{page}</w:body></w:document>'


def _style_part() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>'
        + "".join(map(_style, _STYLES))
        + "</w:styles>"
    )


def _style(style: _Style) -> str:
    default = ' w:default="1"' if style.key == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.key}"><w:name w:val="{style.name}"/>{based}<w:qFormat/>'
        f'<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}<w:sz w:val="{style.size}"/></w:rPr></w:style>'
    )

"""Text that follows the outline of a picture, drawn on the grid. TYPOGRAPHY R6."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

from layout.diagnostics import Span
from layout.document.model import Picture, Shape, Wrap
from layout.flow.content.outlines import outline_of
from layout.flow.room.contour import extents
from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_contour_ellipse() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙　　▓▓
        洪荒日月盈昃辰　▓▓▓▓
        宿列张寒来暑往　▓▓▓▓
        秋收冬藏闰余成　　▓▓
        岁律吕调阳云腾致雨露结为
        霜金生丽水玉出昆冈剑号巨
        阙珠称夜光
        """,
        text=TEXT[:56],
        pictures=[picture("4字×4行 contour", at="天地", shape="ellipse")],
    )


def test_contour_polygon() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙洪荒
        日月盈昃辰宿列张　　▓▓
        寒来暑往秋收　　▓▓▓▓
        冬藏闰余成　▓▓▓▓▓▓
        岁律吕调阳云腾致雨露结为
        霜金生丽水玉出昆冈剑号巨
        阙珠称夜光
        """,
        text=TEXT[:56],
        pictures=[picture("6字×4行 contour", at="天地", shape="polygon 1,0 1,1 0,1")],
    )


def test_contour_of_what_can_be_seen() -> None:
    assert_flow(
        """
        题
        　天地玄黄　　　▓▓
        宇宙洪荒日　▓▓▓▓▓▓
        月盈昃辰宿　▓▓▓▓▓▓
        列张寒来暑　　▓▓▓▓
        往秋收冬藏闰余成岁律吕调
        阳云腾致雨露结为霜金生丽
        水玉出
        """,
        text=TEXT[:46],
        pictures=[picture("6字×4行 contour", at="天地", shape="alpha")],
    )


def test_contour_keeps_its_caption_whole() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙洪荒　　▓
        日月盈昃辰宿列　　▓▓▓
        张寒来暑往　　▓▓▓▓▓
        秋收冬藏闰　图说
        余成岁律吕调阳云腾致雨露
        结为霜金生丽水玉出昆冈剑
        号巨阙珠称夜光果珍李柰菜
        重芥姜海咸河淡鳞潜
        """,
        rows=9,
        text=TEXT[:70],
        pictures=[
            picture("6字×3行 contour", at="天地", caption="图说", shape="polygon 1,0 1,1 0,1")
        ],
    )


def test_contour_ellipse_with_a_caption() -> None:
    assert_flow(
        """
        题
        　天地玄黄　　　▓▓
        宇宙洪荒日　▓▓▓▓▓▓
        月盈昃辰宿　▓▓▓▓▓▓
        列张寒来暑　　▓▓▓▓
        往秋收冬藏　图说明
        闰余成岁律吕调阳云腾致雨
        露结为霜金生丽水玉出昆冈
        ·
        ════════════
        剑号巨阙珠称夜光果珍李柰
        菜重芥姜海咸河淡鳞潜
        ·
        ·
        ·
        ·
        ·
        ·
        ·
        """,
        rows=9,
        text=TEXT[:70],
        pictures=[picture("6字×4行 contour", at="天地", caption="图说明", shape="ellipse")],
    )


def test_contour_of_what_can_be_seen_in_the_second_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│衣裳推位让　　　▓▓
        盈昃辰宿列张寒来暑往秋收│国有虞陶唐　▓▓▓▓▓▓
        冬藏闰余成岁律吕调阳云腾│吊民伐罪周　▓▓▓▓▓▓
        致雨露结为霜金生丽水玉出│发殷汤坐朝　　▓▓▓▓
        昆冈剑号　　　　　　　　│问道垂拱平　图说
        　　海咸河淡鳞潜羽翔龙师│章爱育黎首臣伏戎羌遐迩一
        火帝鸟官人皇始制文字乃服│体率宾归王
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:50] + "\n\n" + TEXT[64:],
        pictures=[picture("6字×4行 contour", at="海咸", shape="alpha", caption="图说")],
    )


def test_a_picture_made_anew_has_its_new_outline(tmp_path: Path) -> None:
    file = tmp_path / "1.png"
    reach = []
    for seen in ((0, 0, 40, 80), (40, 0, 80, 80)):
        image = Image.new("RGBA", (80, 80), (0, 0, 0, 0))
        image.paste((0, 0, 0, 255), seen)
        image.save(file)
        os.utime(file, ns=(seen[0], seen[0]))
        span = Span("issue.yaml", 1, 1, 1)
        shown = Picture(file, (80, 80), Wrap.CONTOUR, 0, span, shape=Shape("alpha"))
        reach.append(extents(outline_of(shown), 80.0, 20.0, 20.0, 80.0))
    assert reach[0] != reach[1]

"""Pictures in a row under one caption, drawn on the grid."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_group_in_one_of_two_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│衣裳推位让国有虞陶唐吊民
        盈昃辰宿列张寒来暑往秋收│伐罪周发殷汤坐朝问道垂拱
        冬藏闰余成岁律吕调阳云腾│平章爱育黎首臣伏戎羌遐迩
        致雨露结为霜金生丽水玉出│一体率宾归王
        昆冈剑号巨阙珠称夜光果珍│▓▓▓▓▓▓▓▓▓▓▓▓
        李柰　　　　　　　　　　│▓▓▓▓▓▓▓▓▓▓▓▓
        　　海咸河淡鳞潜羽翔龙师│▓▓▓▓▓▓▓▓▓▓▓▓
        火帝鸟官人皇始制文字乃服│合图说
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=12,
        text=TEXT[:60] + "\n\n" + TEXT[64:],
        pictures=[
            picture("", at="海咸", group="甲", pixels=(300, 200)),
            picture("", at="海咸", group="甲", caption="合图说", pixels=(300, 400)),
        ],
    )


def test_group_of_three_in_one_column() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        合图说
        　　天地玄黄宇宙洪荒日月盈昃辰
        宿列张寒来暑往秋收冬藏闰余成岁
        律吕调阳云腾致雨露结为霜金生丽
        水玉出昆冈剑号巨阙珠称夜光果珍
        李柰
        """,
        measure=15,
        rows=10,
        text=TEXT[:60],
        pictures=[
            picture("", at="天地", group="甲", pixels=(300, 300)),
            picture("", at="天地", group="甲", pixels=(300, 300)),
            picture("", at="天地", group="甲", caption="合图说", pixels=(300, 300)),
        ],
    )

"""Where several pictures go, and those that were given their place, drawn on the grid. TYPOGRAPHY R, L4."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_two_pictures_of_two_paragraphs() -> None:
    assert_flow(
        """
        题
        　天地玄黄宇宙　▓▓▓▓
        洪荒日月盈昃辰　▓▓▓▓
        宿列张寒来暑往秋收冬藏闰
        余成岁律吕调阳云腾致雨露
        结为霜金生丽水玉出昆冈剑
        号巨阙珠称夜光果珍李柰菜
        重芥姜
        ▓▓▓▓　　海咸河淡鳞潜
        ▓▓▓▓　羽翔龙师火帝鸟
        官人皇始制文字乃服衣裳推
        位让国有虞陶唐吊民伐罪周
        发殷汤坐朝问道垂拱平章爱
        育黎首臣伏戎羌遐迩一体率
        宾归王
        ·
        """,
        rows=16,
        text=TEXT[:64] + "\n\n" + TEXT[64:],
        pictures=[picture("4字×2行 right", at="天地"), picture("4字×2行 left", at="海咸")],
    )


def test_page_picture_takes_a_page_of_its_own() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        昆冈剑号巨阙珠称夜光
        ════════════
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ════════════
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        ·
        出处
        ·
        """,
        rows=6,
        text=TEXT[:56] + "\n\n" + TEXT[64:90],
        pictures=[picture("page", at="海咸")],
        source_note="出处",
        told=["picture-far"],
    )


def test_page_picture_within_a_paragraph() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金生丽水玉出
        昆冈剑号巨阙珠称夜光果珍
        李柰菜重芥姜海咸河淡鳞潜
        羽翔龙师火帝鸟官人皇始制
        ════════════
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ════════════
        文字乃服衣裳推位让国有虞
        陶唐吊民伐罪周发殷汤坐朝
        问道垂拱平章爱育黎首臣伏
        戎羌遐迩一体率宾归王
        ·
        ·
        ·
        ·
        """,
        rows=8,
        text=TEXT,
        pictures=[picture("page", at="天地")],
    )


def test_picture_without_room_at_the_foot_goes_to_the_next_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│　　海咸河淡鳞潜羽翔龙师
        盈昃辰宿列张寒来暑往秋收│▓▓▓▓　火帝鸟官人皇始
        冬藏闰余成岁律吕调阳云腾│▓▓▓▓　制文字乃服衣裳
        致雨露结为霜金生　　　　│▓▓▓▓　推位
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:42] + "\n\n" + TEXT[64:90],
        pictures=[picture("4字×3行 left", at="海咸")],
    )


def test_fixed_stands_where_it_was_put() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜金　▓▓▓▓
        生丽水玉出昆冈　▓▓▓▓
        剑号巨阙珠称夜光果珍李柰
        菜重芥姜海咸河淡鳞潜羽翔
        龙师火帝鸟官人皇始制文字
        乃服衣裳推位
        """,
        rows=10,
        text=TEXT[:90],
        pictures=[picture("4字×2行 right", at="天地", fixed=True, page=1, column=1, row=5)],
    )


def test_fixed_in_the_second_column_of_page_two() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜
        冬藏闰余成岁律吕调阳云腾│　　海咸河淡鳞潜羽翔龙师
        致雨露结为霜金生丽水玉出│火帝鸟官人皇始制文字乃服
        ·　　　　　　　　　　　│·
        ═════════════════════════
        衣裳推位让国有虞陶唐吊民│盈昃辰宿列张寒来暑往秋收
        伐罪周发殷汤坐朝问道垂拱│▓▓▓▓　冬藏闰余成岁律
        平章爱育黎首臣伏戎羌遐迩│▓▓▓▓　吕调阳云腾致雨
        一体率宾归王　　　　　　│露结为霜金生丽水玉出昆冈
        　　天地玄黄宇宙洪荒日月│剑号巨阙珠称夜光果珍李柰
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:64] + "\n\n" + TEXT[64:] + "\n\n" + TEXT[:60],
        pictures=[picture("4字×2行 left", at="海咸", fixed=True, page=2, column=2, row=2)],
    )


def test_group_in_a_row_with_one_caption() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　▓▓▓▓▓▓▓▓▓▓　│昆冈剑号巨阙珠称夜光果珍
        　▓▓▓▓▓▓▓▓▓▓　│李柰菜重芥姜海咸河淡鳞潜
        合图说　　　　　　　　　│羽翔龙师火帝鸟官人皇始制
        　　天地玄黄宇宙洪荒日月│文字乃服衣裳推位让国有虞
        盈昃辰宿列张寒来暑往秋收│陶唐吊民伐罪周发殷汤坐朝
        冬藏闰余成岁律吕调阳云腾│问道垂拱平章爱育黎首臣伏
        致雨露结为霜金生丽水玉出│戎羌遐迩一体率宾归王
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=12,
        text=TEXT,
        pictures=[
            picture("", at="天地", group="甲", pixels=(300, 200)),
            picture("", at="天地", group="甲", caption="合图说", pixels=(300, 200)),
        ],
    )


def test_group_of_four_over_all_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟官人皇始制
        盈昃辰宿列张寒来暑往秋收│文字乃服衣裳推位让国有虞
        冬藏闰余成岁律吕调阳云腾│陶唐吊民伐罪周发殷汤坐朝
        致雨露结为霜金生丽水玉出│问道垂拱平章爱育黎首臣伏
        昆冈剑号巨阙珠称夜光果珍│戎羌遐迩一体率宾归王
        李柰菜重芥姜海咸河淡鳞潜│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=12,
        text=TEXT,
        pictures=[picture("span", at="天地", group="甲", pixels=(300, 200))]
        + [picture("", at="天地", group="甲", pixels=(300, 200))] * 3,
    )


def test_qr_code_stands_in_the_middle_with_its_caption() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        　　　　▓▓▓▓
        　　　　▓▓▓▓
        　　　　▓▓▓▓
        　　　　　扫码
        ·
        ·
        ·
        """,
        rows=12,
        text=TEXT[:30],
        pictures=[
            {"file": "qr:https://example.org/a", "at": "天地", "width": "6字", "caption": "扫码"}
        ],
    )


def test_fixed_over_all_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟官人皇始制
        盈昃辰宿列张寒来暑往秋收│文字乃服衣裳推位让国有虞
        冬藏闰余成岁律吕调阳云腾│陶唐吊民伐罪周发殷汤坐朝
        致雨露结为霜金生丽水玉出│问道垂拱平章爱育黎首臣伏
        昆冈剑号巨阙珠称夜光果珍│戎羌遐迩一体率宾归王
        李柰菜重芥姜海咸河淡鳞潜│·
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        """,
        columns=2,
        rows=10,
        text=TEXT,
        pictures=[
            picture("3行 span", at="天地", pixels=(2500, 500), fixed=True, page=1, column=1, row=8)
        ],
    )


def test_fixed_astride() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│师火帝鸟官人皇始制文字乃
        盈昃辰宿列张寒来暑往秋收│服衣裳推位让国有虞陶唐吊
        冬藏闰余成岁律吕调　▓▓▓▓▓　民伐罪周发殷汤坐朝
        阳云腾致雨露结为霜　▓▓▓▓▓　问道垂拱平章爱育黎
        金生丽水玉出昆冈剑　▓▓▓▓▓　首臣伏戎羌遐迩一体
        号巨阙珠称夜光果珍李柰菜│率宾归王
        重芥姜海咸河淡鳞潜羽翔龙│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT,
        pictures=[picture("5字×3行 astride", at="天地", fixed=True, page=1, column=1, row=4)],
    )


def test_page_picture_facing_its_text() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇始制
        致雨露结为霜金生丽水玉出│文字乃服衣裳推位让国有虞
        ═════════════════════════
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ═════════════════════════
        　　陶唐吊民伐罪周发殷汤│辰宿列张寒来暑往秋收冬藏
        坐朝问道垂拱平章爱育黎首│闰余成岁律吕调阳云腾致雨
        臣伏戎羌遐迩一体率宾归王│露结为霜金生丽水玉出昆冈
        天地玄黄宇宙洪荒日月盈昃│剑号巨阙珠称夜光果珍李柰
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=5,
        text=TEXT[:94] + "\n\n" + TEXT[94:] + TEXT[:60],
        pictures=[picture("page", at="问道")],
        style={"page.sides": "facing"},
    )


def test_contents_stand_clear_of_a_fixed_picture() -> None:
    assert_flow(
        """
        甲
        ▓▓▓▓　　天地玄黄宇宙
        ▓▓▓▓　洪荒日月盈昃辰
        ▓▓▓▓　宿列张寒来暑往
        ░░░░░░░░░░░░
        ░本期导读░░░░░░░
        ░甲░░░░░░░░1 ░
        ░乙░░░░░░░░2 ░
        ░░░░░░░░░░░░
        ·
        秋收冬藏闰余成岁律吕调阳
        云腾致雨露结为霜金生丽水
        玉出昆冈剑号
        ·
        ═════════════
        乙
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜
        ·
        ·
        ·
        ·
        ·
        ·
        ·
        ·
        ·
        """,
        rows=14,
        articles=[
            {
                "title": "甲",
                "text": TEXT[:50],
                "pictures": [
                    {
                        **picture("4字×3行 left", at="天地"),
                        "fixed": True,
                        "page": 1,
                        "column": 1,
                        "row": 2,
                    }
                ],
            },
            {"title": "乙", "text": TEXT[:40]},
        ],
        style={"contents.form": "box"},
    )


def test_picture_too_narrow_for_its_caption_is_made_wider() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        图说图说图说图说图说图说
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往
        ·
        """,
        rows=9,
        text=TEXT[:20],
        pictures=[
            picture("3字 column", at="天地", caption="图说图说图说图说图说图说", pixels=(300, 200))
        ],
    )

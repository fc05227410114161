"""Pictures over a column, over all columns, astride a gap, drawn on the grid. TYPOGRAPHY G5, R."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow
from tests.support.tiny import picture


def test_column_narrower_than_its_column_stands_in_the_middle() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　▓▓▓▓▓▓▓▓　　│冬藏闰余成岁律吕调阳云腾
        　　▓▓▓▓▓▓▓▓　　│致雨露结为霜金生丽水
        　　天地玄黄宇宙洪荒日月│·
        盈昃辰宿列张寒来暑往秋收│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=7,
        text=TEXT[:44],
        pictures=[picture("7字×2行 column", at="天地")],
    )


def test_column_between_paragraphs_of_one_column() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往
        　　▓▓▓▓▓▓▓▓
        　　▓▓▓▓▓▓▓▓
        　　▓▓▓▓▓▓▓▓
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        ·
        """,
        rows=10,
        text=TEXT[:20] + "\n\n" + TEXT[64:90],
        pictures=[picture("7字×3行 column", at="海咸")],
    )


def test_span_stands_over_all_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇
        致雨露结为霜金生丽水玉出│·
        """,
        columns=2,
        text=TEXT[:80],
        pictures=[picture("3行 span", at="天地", pixels=(2500, 500))],
    )


def test_span_of_a_later_paragraph_stands_at_head_or_foot() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│昆冈剑号巨阙珠称夜光果珍
        盈昃辰宿列张寒来暑往秋收│李柰菜重芥姜海咸河淡鳞潜
        冬藏闰余成岁律吕调阳云腾│羽翔龙师火帝鸟官人皇
        致雨露结为霜金生丽水玉出│　　始制文字乃服衣裳推位
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        图说　　　　　　　　　　│·
        ═════════════════════════
        让国有虞陶唐吊民伐罪周发│·
        殷汤坐朝问道垂拱　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:80] + "\n\n" + TEXT[80:110],
        pictures=[picture("3行 span", at="始制", pixels=(2500, 500), caption="图说")],
    )


def test_astride_text_stands_on_both_sides() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　天地玄黄宇宙洪荒　▓▓▓▓▓　巨阙珠称夜光果珍李
        日月盈昃辰宿列张寒　▓▓▓▓▓　柰菜重芥姜海咸河淡
        来暑往秋收冬藏闰余　▓▓▓▓▓　鳞潜羽翔龙师火帝鸟
        成岁律吕调阳云腾致雨露结│官人皇始制文字乃服衣裳推
        为霜金生丽水玉出昆冈剑号│位让国有虞陶唐吊民伐罪
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        text=TEXT[:100],
        pictures=[picture("5字×3行 astride", at="天地")],
    )


def test_astride_lower_down_with_caption() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│李柰菜重芥姜海咸河淡鳞潜
        盈昃辰宿列张寒来　▓▓▓▓▓▓▓　羽翔龙师火帝鸟官
        暑往秋收冬藏闰余　▓▓▓▓▓▓▓　人皇始制文字乃服
        成岁律吕调阳云腾　图说　│　　　　衣裳推位让国有虞
        致雨露结为霜金生丽水玉出│陶唐吊民伐罪
        昆冈剑号巨阙珠称夜光果珍│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:100],
        pictures=[picture("7字×2行 astride", at="冬藏", caption="图说")],
    )


def test_three_columns_astride_the_first_gap() -> None:
    assert_flow(
        """
        题　　　　　　　　│·　　　　　　　　│·
        　天地玄黄宇　▓▓▓▓▓　玉出昆冈剑号│位让国有虞陶唐吊民
        宙洪荒日月盈　▓▓▓▓▓　巨阙珠称夜光│伐罪周发殷汤坐朝问
        昃辰宿列张寒　▓▓▓▓▓　果珍李柰菜重│道垂拱平章爱育黎首
        来暑往秋收冬藏闰余│芥姜海咸河淡鳞潜羽│臣伏戎羌遐迩一体率
        成岁律吕调阳云腾致│翔龙师火帝鸟官人皇│宾归王
        雨露结为霜金生丽水│始制文字乃服衣裳推│·
        """,
        columns=3,
        measure=9,
        rows=7,
        text=TEXT,
        pictures=[picture("5字×3行 astride", at="天地")],
        told=["measure-narrow"],
    )


def test_column_as_wide_as_the_column() -> None:
    assert_flow(
        """
        题
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        """,
        text=TEXT[:30],
        pictures=[picture("12字×3行 column", at="天地")],
    )


def test_span_of_a_given_width_stands_in_the_middle() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　　　　　▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　　　　　▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　　　　　▓▓▓▓▓▓▓▓▓▓▓▓▓
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟官人皇始制
        盈昃辰宿列张寒来暑往秋收│文字乃服衣裳推位让国有虞
        冬藏闰余成岁律吕调阳云腾│陶唐吊民伐罪周发殷汤坐朝
        致雨露结为霜金生丽水玉出│问道垂拱平章爱育黎首臣伏
        昆冈剑号巨阙珠称夜光果珍│戎羌遐迩一体率宾归王
        李柰菜重芥姜海咸河淡鳞潜│·
        """,
        columns=2,
        rows=10,
        text=TEXT,
        pictures=[picture("13字×3行 span", at="天地")],
    )


def test_standoff_of_two_beside_a_picture_astride() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　　　│·
        　天地玄黄宇宙洪荒日　　▓▓▓▓▓　　珍李柰菜重芥姜海咸河
        月盈昃辰宿列张寒来暑　　▓▓▓▓▓　　淡鳞潜羽翔龙师火帝鸟
        往秋收冬藏闰余成岁律　　▓▓▓▓▓　　官人皇始制文字乃服衣
        吕调阳云腾致雨露结为霜金生丽│裳推位让国有虞陶唐吊民伐罪
        水玉出昆冈剑号巨阙珠称夜光果│·
        ·　　　　　　　　　　　　　│·
        ·　　　　　　　　　　　　　│·
        """,
        columns=2,
        measure=14,
        rows=8,
        text=TEXT[:100],
        pictures=[picture("5字×3行 astride", at="天地")],
        style={"pictures.standoff": "2字"},
    )


def test_span_over_three_columns() -> None:
    assert_flow(
        """
        题　　　　　　　　│·　　　　　　　　│·
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        图说　　　　　　　│·　　　　　　　　│·
        　天地玄黄宇宙洪荒│雨露结为霜金生丽水│翔龙师火帝鸟官人皇
        日月盈昃辰宿列张寒│玉出昆冈剑号巨阙珠│始制文字乃服衣裳推
        来暑往秋收冬藏闰余│称夜光果珍李柰菜重│位让国有虞陶唐吊民
        成岁律吕调阳云腾致│芥姜海咸河淡鳞潜羽│伐罪
        ═════════════════════════════
        　周发殷汤坐朝问道│伏戎羌遐迩一体率宾│·
        垂拱平章爱育黎首臣│归王　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        ·　　　　　　　　│·　　　　　　　　│·
        """,
        columns=3,
        measure=9,
        rows=9,
        text=TEXT[:100] + "\n\n" + TEXT[100:],
        pictures=[picture("3行 span", at="天地", pixels=(2700, 500), caption="图说")],
        told=["measure-narrow"],
    )


def test_three_columns_astride_lower_down_with_caption() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│羽翔龙师火帝鸟官人皇始制│育爱章平拱垂道问朝坐汤殷
        盈昃辰宿列张寒来暑往秋收│文字乃服衣裳推位让国有虞│发周罪伐民吊唐陶虞有国让
        冬藏闰余成岁律吕调阳云腾│陶唐吊民伐罪周发殷汤坐朝│位推裳衣服乃字文制始皇人
        致雨露结为霜金生丽　▓▓▓▓▓　问道垂拱平章爱育黎│官鸟帝火师龙翔羽潜鳞淡河
        水玉出昆冈剑号巨阙　▓▓▓▓▓　首臣伏戎羌遐迩一体│咸海姜芥重菜柰李珍果光夜
        珠称夜光果珍李柰菜　▓▓▓▓▓　率宾归王王归宾率体│称珠阙巨号剑冈昆出玉水丽
        重芥姜海咸河淡鳞潜　图说│　　　一迩遐羌戎伏臣首黎│生金霜为结露雨致腾云阳调
        ══════════════════════════════════════
        吕律岁成余闰藏冬收秋往暑│来寒张列宿辰昃盈月日荒洪│·
        ·　　　　　　　　　　　│宙宇黄玄地天　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·　　　　　　　　　　　│·
        """,
        columns=3,
        rows=8,
        text=TEXT + TEXT[::-1],
        pictures=[picture("5字×3行 astride", at="羽翔龙师火", caption="图说")],
    )

"""Boxes and tables, whole and parted, drawn on the grid. TYPOGRAPHY G2."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow

ROWS = "\n".join(
    f"| {left} | {right} |"
    for left, right in zip("一二三四五六七八", "子丑寅卯辰巳午未", strict=True)
)
TABLE = f"| 甲 | 乙 |\n|---|---|\n{ROWS}"


def test_box_after_its_article() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ░░░░░░░░░░░░
        ░框░░░░░░░░░░
        ░░海咸河淡鳞潜羽翔龙░
        ░师火帝鸟官人皇始░制░
        ░文字░░░░░░░░░
        ░░░░░░░░░░░░
        """,
        rows=10,
        articles=[
            {"title": "题", "text": TEXT[:30]},
            {"title": "框", "kind": "box", "text": TEXT[64:84]},
        ],
    )


def test_box_stands_in_one_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│░░░░░░░░░░░░
        盈昃辰宿列张寒来暑往秋收│░框░░░░░░░░░░
        冬藏闰余成岁律吕调阳云腾│░░海咸河淡鳞潜羽翔龙░
        致雨露结为霜金生丽水玉出│░师火帝鸟官人皇始░制░
        昆冈剑号巨阙珠称夜光果珍│░文字░░░░░░░░░
        李柰菜重芥姜　　　　　　│░░░░░░░░░░░░
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        articles=[
            {"title": "题", "text": TEXT[:64]},
            {"title": "框", "kind": "box", "text": TEXT[64:84]},
        ],
    )


def test_box_of_two_paragraphs() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        ░░░░░░░░░░░░
        ░框░░░░░░░░░░
        ░░海咸河淡鳞潜羽░翔░
        ░龙师░░░░░░░░░
        ░░火帝鸟官人皇始制文░
        ░字乃服衣裳推位░░░░
        ░░░░░░░░░░░░
        ·
        """,
        rows=10,
        articles=[
            {"title": "题", "text": TEXT[:10]},
            {"title": "框", "kind": "box", "text": TEXT[64:74] + "\n\n" + TEXT[74:90]},
        ],
    )


def test_table_after_its_paragraph() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕
        ·
        表题
        甲　　　　　乙
        一　　　　　子
        二　　　　　丑
        三　　　　　寅
        四　　　　　卯
        五　　　　　辰
        六　　　　　巳
        七　　　　　午
        八　　　　　未
        ════════════
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        ·
        ·
        ·
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
        rows=15,
        text=TEXT[:30] + "\n\n表题\n" + TABLE + "\n\n" + TEXT[64:90],
    )


def test_table_goes_on_in_the_next_column_with_its_head() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│甲　　　　　乙
        盈昃辰宿列张寒来暑往秋收│四　　　　　卯
        冬藏闰余成岁律吕　　　　│五　　　　　辰
        ·　　　　　　　　　　　│六　　　　　巳
        甲　　　　　乙　　　　　│七　　　　　午
        一　　　　　子　　　　　│八　　　　　未
        二　　　　　丑　　　　　│　　海咸河淡鳞潜羽翔龙师
        三　　　　　寅　　　　　│火帝鸟官人皇
        """,
        columns=2,
        rows=9,
        text=TEXT[:30] + "\n\n" + TABLE + "\n\n" + TEXT[64:80],
    )


def test_table_of_long_cells() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        ·
        甲　　　　　　　　　乙
        天地玄黄宇宙洪荒　　短
        日月盈昃
        ·
        ·
        ·
        """,
        rows=9,
        text=TEXT[:10] + "\n\n| 甲 | 乙 |\n|---|---|\n| " + TEXT[:12] + " | 短 |",
    )


def test_table_goes_on_on_the_next_page_with_its_head() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        ·
        甲　　　　　乙
        一　　　　　子
        二　　　　　丑
        三　　　　　寅
        四　　　　　卯
        ════════════
        甲　　　　　乙
        五　　　　　辰
        六　　　　　巳
        七　　　　　午
        八　　　　　未
        　　海咸河淡鳞潜羽翔龙师
        火帝鸟官人皇始制文字乃服
        衣裳推位
        """,
        rows=8,
        text=TEXT[:10] + "\n\n" + TABLE + "\n\n" + TEXT[64:90],
    )


def test_table_over_two_columns_and_a_page() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│甲　　　　　乙
        ·　　　　　　　　　　　│三　　　　　寅
        甲　　　　　乙　　　　　│四　　　　　卯
        一　　　　　子　　　　　│五　　　　　辰
        二　　　　　丑　　　　　│六　　　　　巳
        ═════════════════════════
        甲　　　　　乙　　　　　│　　海咸河淡鳞潜羽翔龙师
        七　　　　　午　　　　　│火帝鸟官人皇始制文字乃服
        八　　　　　未　　　　　│衣裳推位
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=6,
        text=TEXT[:10] + "\n\n" + TABLE + "\n\n" + TEXT[64:90],
    )


def test_box_longer_than_a_column_is_parted() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│░为霜金生丽水玉出昆冈░
        盈昃辰宿列张寒来暑往　　│░剑号巨阙珠称夜光果珍░
        ░░░░░░░░░░░░│░李柰菜重芥姜海咸河淡░
        ░框░░░░░░░░░░│░鳞潜羽翔龙师火帝鸟官░
        ░░天地玄黄宇宙洪荒日░│░人皇始制文字乃服衣裳░
        ░月盈昃辰宿列张寒░来░│░推位让国有虞陶唐吊民░
        ░暑往秋收冬藏闰余成岁░│░伐罪░░░░░░░░░
        ░律吕调阳云腾致雨露结░│░░░░░░░░░░░░
        """,
        columns=2,
        rows=9,
        articles=[
            {"title": "题", "text": TEXT[:20]},
            {"title": "框", "kind": "box", "text": TEXT[:100]},
        ],
    )


def test_box_goes_on_on_the_next_page() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往
        ░░░░░░░░░░░░
        ░框░░░░░░░░░░
        ░░天地玄黄宇宙洪荒日░
        ░月盈昃辰宿列张寒░来░
        ░暑往秋收冬藏闰余成岁░
        ░律吕调阳云腾致雨露结░
        ════════════
        ░为霜金生丽水玉出昆冈░
        ░剑号巨阙珠称夜光果珍░
        ░李柰菜重芥姜海咸河淡░
        ░鳞潜羽翔龙师火帝鸟官░
        ░人皇始制文字乃服衣裳░
        ░推位让国有虞陶唐吊民░
        ░伐罪░░░░░░░░░
        ░░░░░░░░░░░░
        ·
        """,
        rows=9,
        articles=[
            {"title": "题", "text": TEXT[:20]},
            {"title": "框", "kind": "box", "text": TEXT[:100]},
        ],
    )

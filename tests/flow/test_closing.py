"""What ends an article and an issue: codes, end marks, colophon, drawn on the grid."""

from __future__ import annotations

from tests.support.page_picture import TEXT, assert_flow


def test_code_in_the_second_column() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│李柰菜重芥姜海咸河淡鳞潜
        盈昃辰宿列张寒来暑往秋收│羽翔龙师火帝鸟官人皇
        冬藏闰余成岁律吕调阳云腾│·
        致雨露结为霜金生丽水玉出│　　　　▓▓▓▓
        昆冈剑号巨阙珠称夜光果珍│　　　　▓▓▓▓
        ·　　　　　　　　　　　│　　　　　扫码
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:80],
        pictures=[
            {"file": "qr:https://example.org/a", "at": "天地", "width": "6字", "caption": "扫码"}
        ],
    )


def test_colophon_at_the_foot() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│冬藏闰余成岁律吕调阳云腾
        盈昃辰宿列张寒来暑往秋收│致雨露结为霜
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        主编：李四　　　　　　　│·
        编辑：王五　　　　　　　│·
        """,
        columns=2,
        rows=9,
        text=TEXT[:40],
        colophon={"主编": "李四", "编辑": "王五"},
    )


def test_colophon_under_a_note_at_the_foot() -> None:
    assert_flow(
        """
        题　　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│冬藏闰余成岁律吕调阳云腾
        盈昃辰宿列张寒来暑往秋收│致雨露结为霜
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        出处说明　　　　　　　　│·
        主编：李四　　　　　　　│·
        """,
        columns=2,
        rows=10,
        text=TEXT[:40],
        source_note="出处说明",
        colophon={"主编": "李四"},
        style={"articles.source_note": "foot"},
    )


def test_colophon_without_room_has_a_page_of_its_own() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张寒来暑往秋收
        冬藏闰余成岁律吕调阳云腾
        致雨露结为霜
        ════════════
        ·
        ·
        ·
        主编：李四
        编辑：王五
        """,
        rows=5,
        text=TEXT[:40],
        colophon={"主编": "李四", "编辑": "王五"},
    )


def test_end_marks_in_two_columns() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│乙题
        盈昃辰宿列张寒来暑往秋收│　　海咸河淡鳞潜羽翔龙师
        冬藏闰余成岁律吕调阳云腾│火帝鸟官人皇始制文字乃服
        致雨露结为霜金生丽水玉出│衣裳推位■
        昆冈剑号■　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=7,
        style={"articles.end_mark": "■"},
        articles=[
            {"title": "甲题", "text": TEXT[:50]},
            {"title": "乙题", "across": "column", "text": TEXT[64:90]},
        ],
    )


def test_end_mark_stands_before_a_box() -> None:
    assert_flow(
        """
        甲题　　　　　　　　　　│·
        　　天地玄黄宇宙洪荒日月│░░░░░░░░░░░░
        盈昃辰宿列张寒来暑往秋收│░框░░░░░░░░░░
        冬藏闰余成岁律吕调阳云腾│░░海咸河淡鳞潜羽翔龙░
        致雨露结为霜金生丽水玉出│░师火帝鸟官人皇始░制░
        昆冈剑号巨阙珠称夜光果珍│░文字░░░░░░░░░
        李柰菜重芥姜■　　　　　│░░░░░░░░░░░░
        ·　　　　　　　　　　　│·
        ·　　　　　　　　　　　│·
        """,
        columns=2,
        rows=9,
        style={"articles.end_mark": "■"},
        articles=[
            {"title": "甲题", "text": TEXT[:64]},
            {"title": "框", "kind": "box", "text": TEXT[64:84]},
        ],
    )


def test_colophon_as_a_record_hangs_under_its_labels_with_the_print_run_at_the_right() -> None:
    assert_flow(
        """
        题
        　　天地玄黄宇宙洪荒日月
        盈昃辰宿列张
        ·
        报：甲乙丙丁戊己庚辛壬癸
        　　子丑寅
        送：各单位
        　　　　　　　　印数：九
        """,
        rows=8,
        text=TEXT[:16],
        colophon={"报": "甲乙丙丁戊己庚辛壬癸子丑寅", "送": "各单位", "印数": "九"},
        style={"colophon.form": "record"},
    )

"""The pages of an issue before the panel; and the panel before pages that are wrong, each in one thing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.drawn_dump import drawn_dump
from tests.support.leaf import Data
from tests.support.manuscript import differences
from tests.support.panel import verdict

ROOT = Path(__file__).parents[2]
SOUND = """
    ◆天地玄黄宇宙洪荒日月盈
    　　冬藏闰余成岁律吕│▓▓▓▓▓▓▓▓▓▓
    调阳云腾致雨露结为霜│▓▓▓▓▓▓▓▓▓▓
    金生丽水玉出昆冈剑号│鳞潜羽翔龙师火帝鸟官
    巨阙珠称夜光果珍李柰│人皇始制文字乃服衣裳
    菜重芥姜海咸河淡　　│推位让国有虞
    ═════════════════════
    　　陶唐吊民伐罪周发│　　垂拱平章爱育黎首
    殷汤坐朝问道　　　　│臣伏戎羌
    ·　　　　　　　　　│·
    ·　　　　　　　　　│·
    ·　　　　　　　　　│·
    ·　　　　　　　　　│·
"""


def rules(drawing: str) -> list[str]:
    """A drawing → the rules the panel finds broken in it."""
    return [one.rule for one in verdict(drawn_dump(drawing))]


def test_sound_pages_pass() -> None:
    assert rules(SOUND) == []


def test_last_line_alone_at_a_column_head() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│宿列张寒
        日月盈昃辰宿列张寒来│　　暑往秋收冬藏闰余
        暑往秋收冬藏闰余成岁│成岁律吕
    """) == ["widow"]


def test_first_line_alone_at_a_column_foot() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│宿列张寒来暑往秋收冬
        日月盈昃　　　　　　│藏闰余成岁律吕调阳云
        　　海咸河淡鳞潜羽翔│龙师火帝
    """) == ["first line"]


def test_last_line_of_one_character() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│　　宿列张寒来暑往秋
        日月盈昃辰宿列张寒来│收冬藏闰余成岁律吕调
        暑。　　　　　　　　│藏闰余
    """) == ["lone character"]


def test_heading_over_a_single_line() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│龙师火帝鸟官人皇始制
        ◆日月盈昃　　　　　│文字乃服衣裳推位让国
        　　海咸河淡鳞潜羽翔│龙师火帝
    """) == ["orphan", "first line"]


def test_heading_over_a_picture_alone() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│　　龙师火帝鸟官人皇
        ◆日月盈昃　　　　　│文字乃服衣裳推位让国
        ▓▓▓▓▓▓▓▓▓▓│龙师火帝鸟官人皇始制
        ▓▓▓▓▓▓▓▓▓▓│文字乃服
    """) == ["orphan"]


def test_columns_that_end_a_row_apart_where_text_goes_on() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│荒来暑往秋收冬藏闰余
        日月盈昃辰宿列张寒来│成岁律吕调阳云腾致雨
        暑往秋收冬藏闰余成岁│·
        ═════════════════════
        露结为霜金生丽水玉出│　　海咸河淡鳞潜羽翔
        昆冈剑号　　　　　　│龙师火帝
        ·　　　　　　　　　│·
    """) == ["level"]


def test_last_columns_may_end_a_row_apart() -> None:
    assert (
        rules("""
        　　天地玄黄宇宙洪荒│　　来暑往秋收冬藏闰
        日月盈昃辰宿列张寒来│成岁律吕
        暑往秋收　　　　　　│·
    """)
        == []
    )


def test_foot_that_is_left_empty() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│　　来暑往秋收冬藏闰
        日月盈昃　　　　　　│成岁律吕
        ·　　　　　　　　　│·
        ·　　　　　　　　　│·
        ·　　　　　　　　　│·
        ═════════════════════
        ◆露结为霜金生丽水玉出昆
        　　昆冈剑号巨阙珠称│　　李柰菜重芥姜海咸
        夜光果珍　　　　　　│河淡鳞潜
        ·　　　　　　　　　│·
        ·　　　　　　　　　│·
    """) == ["foot"]


def test_hole_in_a_column() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│宿列张寒来暑往秋收冬
        日月盈昃辰宿列张寒来│寒来暑往秋收冬藏闰余
        暑往秋收冬藏闰余成岁│·
        律吕调阳云腾致雨露结│·
        为霜金生丽水玉出昆冈│·
        剑号巨阙珠称夜光果珍│·
        李柰菜重芥姜海咸河淡│▓▓▓▓▓▓▓▓▓▓
        鳞潜羽翔龙师火帝鸟官│▓▓▓▓▓▓▓▓▓▓
        ═════════════════════
        露结为霜金生丽水玉出│昆冈剑号巨阙珠称夜光
        昆冈剑号巨阙珠称夜光│果珍李柰
        ·　　　　　　　　　│·
    """) == ["hole"]


def test_picture_two_pages_from_its_text() -> None:
    text = "　　天地玄黄宇宙洪荒│　　来暑往秋收冬藏闰\n日月盈昃辰宿列张寒来│成岁律吕调阳云腾致雨"
    last = "▓▓▓▓▓▓▓▓▓▓│　　来暑往秋收冬藏闰\n▓▓▓▓▓▓▓▓▓▓│成岁律吕调阳云腾致雨"
    foot = "\n═\n"
    assert rules(foot.join((text, last))) == ["far"]
    assert rules(foot.join((text, text, last))) == ["far"]
    one, two = drawn_dump(foot.join((text, last)))["pages"]
    facing = drawn_dump(text) | {"pages": [one | {"number": 2}, two | {"number": 3}]}
    assert verdict(facing) == []


def test_picture_with_no_text_beside_it() -> None:
    assert rules("""
        　　天地玄黄宇宙洪荒│　　来暑往秋收冬藏闰
        日月盈昃　　　　　　│成岁律吕
        ▓▓▓▓▓　　　　　│　　冬藏闰余成岁律吕
        ▓▓▓▓▓　　　　　│调阳云腾
    """) == ["bare"]


def test_line_too_narrow_to_be_read() -> None:
    assert rules("""
        ▓▓▓▓　　天地玄黄│荒来暑往秋收冬藏闰余
        ▓▓▓▓　宇宙洪荒日│成岁律吕
        月盈昃辰宿列张寒来暑│　　冬藏闰余成岁律吕
        往秋收冬藏闰余成岁律│调阳云腾
    """) == ["narrow", "narrow"]


def doctored(kind: str, index: int, **changes: float) -> Data:
    """The first page of the sound ones with something of it moved."""
    dump = drawn_dump(SOUND)
    one = dump["pages"][0][kind][index]
    for key, by in changes.items():
        one[key] += by
        if kind == "lines" and key == "x":
            one["glyphs"] = [[sign, x + by, advance] for sign, x, advance in one["glyphs"]]
    return dump


@pytest.mark.parametrize(
    ("kind", "index", "changes", "found"),
    [
        ("lines", 2, {"baseline": 3}, {"grid"}),
        ("lines", 2, {"baseline": 12}, {"grid", "overlap"}),
        ("lines", 2, {"x": 20}, {"overlap"}),
        ("lines", 2, {"x": -20}, {"outside"}),
        ("images", 0, {"y": 4}, {"grid"}),
        ("images", 0, {"height": 16}, {"grid", "overlap"}),
        ("images", 0, {"x": 8}, {"outside"}),
    ],
)
def test_things_moved(kind: str, index: int, changes: dict[str, float], found: set[str]) -> None:
    assert {one.rule for one in verdict(doctored(kind, index, **changes))} == found


def test_text_lost_doubled_or_moved(tmp_path: Path) -> None:
    manifest = tmp_path / "issue.yaml"
    said = "冬藏闰余成岁律吕调阳云腾致雨露结为霜"
    manifest.write_text(f"articles:\n  - title: 题\n    text: {said}\n", "utf-8")
    sound = drawn_dump("　　冬藏闰余成岁律吕│　　　　　　　　　　\n调阳云腾致雨露结为霜│　")
    assert list(differences(sound, manifest)) == []
    for text in (said[1:], said + "霜", said[1::-1] + said[2:]):
        manifest.write_text(f"articles:\n  - title: 题\n    text: {text}\n", "utf-8")
        assert len(list(differences(sound, manifest))) == 1


@pytest.mark.slow
def test_the_panel_has_nothing_against_the_shipped_issue(tmp_path: Path) -> None:
    manifest, dump = ROOT / "issues" / "2020-04.yaml", tmp_path / "dump.json"
    words = (manifest, "--proof", "--quiet", "--dump", dump, "-o", tmp_path / "a.pdf")
    build = [sys.executable, str(ROOT / "build.py"), *map(str, words)]
    subprocess.run(build, check=True, capture_output=True, env={**os.environ, "PYTHONUTF8": "1"})
    data = json.loads(dump.read_text("utf-8"))
    assert list(differences(data, manifest)) == []
    assert verdict(data) == []

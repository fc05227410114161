"""One value of a YAML text changed, all else as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
import yaml

from layout.desk.files import Refused
from layout.desk.yaml_edit import insert_item, move_item, remove, rename, set_value

TEXT = """\
# 第一行的注
name:   简报            # 刊名
page: {size: A4, sides: facing}   # 一行写完
articles:
  # 头条
  - title: "甲: 一"
    text: |
      第一段。

      第二段。

  - section: 栏目
    title: [上, 下]   # 两行
    pictures:
      - file: a.jpg
        caption: 图   # 图说

  # 末篇
  - title: 丙
    text: c.md
"""


def changed_lines(after: str) -> list[str]:
    """An edited text → the lines that went and came."""
    diff = unified_diff(TEXT.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (lambda t: set_value(t, ["name"], "新名"), ["-name:   简报            # 刊名", "+name:   新名            # 刊名"]),
        (lambda t: set_value(t, ["page", "size"], "A5"), ["-page: {size: A4, sides: facing}   # 一行写完", "+page: {size: A5, sides: facing}   # 一行写完"]),
        (lambda t: set_value(t, ["articles", 0, "title"], "乙"), ['-  - title: "甲: 一"', '+  - title: "乙"']),
        (lambda t: set_value(t, ["articles", 1, "pictures", 0, "fixed"], True), ["+        fixed: true"]),
        (lambda t: set_value(t, ["articles", 1, "kicker"], "眉"), ["+    kicker: 眉"]),
        (lambda t: set_value(t, ["text", "title", "size"], "20pt"), ["+text:", "+  title:", "+    size: 20pt"]),
        (lambda t: set_value(t, ["articles", 0, "text"], "改。\n\n第二段。\n"), ["-      第一段。", "+      改。"]),
        (lambda t: remove(t, ["articles", 1, "section"]), ["-  - section: 栏目", "-    title: [上, 下]   # 两行", "+  - title: [上, 下]   # 两行"]),
        (lambda t: remove(t, ["articles", 1, "pictures", 0, "caption"]), ["-        caption: 图   # 图说"]),
        (lambda t: remove(t, ["articles", 1, "pictures"]), ["-    pictures:", "-      - file: a.jpg", "-        caption: 图   # 图说"]),
        (lambda t: remove(t, ["page", "sides"]), ["-page: {size: A4, sides: facing}   # 一行写完", "+page: {size: A4}                  # 一行写完"]),
        (lambda t: insert_item(t, ["articles", 2, "pictures", 0], {"file": "b.jpg"}), ["+    pictures:", "+      - file: b.jpg"]),
        (lambda t: rename(t, ["name"], "nom"), ["-name:   简报            # 刊名", "+nom:   简报            # 刊名"]),
    ],
)  # fmt: skip
def test_only_the_lines_meant_change(edit: Callable[[str], str], lines: list[str]) -> None:
    assert changed_lines(edit(TEXT)) == lines


@pytest.mark.parametrize(("start", "to"), [(0, 2), (2, 0), (1, 0), (0, 1), (1, 2)])
def test_an_article_moves_with_its_comments(start: int, to: int) -> None:
    after = move_item(TEXT, ["articles", start], to)
    titles = ["甲: 一", ["上", "下"], "丙"]
    titles.insert(to, titles.pop(start))
    assert [one["title"] for one in yaml.safe_load(after)["articles"]] == titles
    assert sorted(after.splitlines()) == sorted(TEXT.splitlines())
    at = after.splitlines()
    assert "丙" in at[at.index("  # 末篇") + 1]
    assert "甲" in at[at.index("  # 头条") + 1]


def test_an_article_is_put_in_apart_from_its_neighbours() -> None:
    after = insert_item(TEXT, ["articles", 3], {"title": "丁", "text": "一。\n\n二。\n"})
    assert after == TEXT + "\n  - title: 丁\n    text: |\n      一。\n\n      二。\n"
    assert yaml.safe_load(insert_item("articles: []\n", ["articles", 0], {"title": "甲"}))


@pytest.mark.parametrize("name", ["2020-04", "sample"])
def test_the_shipped_manifests_keep_every_other_byte(name: str) -> None:
    text = (Path("issues") / f"{name}.yaml").read_text("utf-8")
    after = set_value(text, ["articles", 1, "byline"], "本刊记者")
    assert after.replace("    byline: 本刊记者\n", "", 1) == text


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: [1, 2", ["a"]),
        ("a: 1\n", ["a", "b"]),
        ("a: [1]\n", ["a", 3]),
        ("a: {b: 1}\n", ["a", 0]),
    ],
)
def test_a_place_that_is_not_there_is_refused(text: str, path: list[str | int]) -> None:
    with pytest.raises(Refused):
        set_value(text, path, "x")


@pytest.mark.parametrize(
    "value",
    [
        "是",
        "a: b",
        "# 不是注",
        "- 破折",
        "12",
        "true",
        "*强调*",
        "“引”",
        "x\ny",
        " 前后 ",
        "null",
        "2020-04-30",
        "12字",
    ],
)
def test_a_text_comes_back_as_it_was_typed(value: str) -> None:
    read = yaml.load(set_value(TEXT, ["name"], value), yaml.BaseLoader)["name"]
    assert read.rstrip("\n") == value.rstrip("\n")


def test_a_picture_that_is_a_name_alone_takes_a_caption() -> None:
    text = "articles:\n  - title: 甲\n    pictures:\n      - a.jpg   # 图\n      - b.jpg\n"
    after = set_value(text, ["articles", 0, "pictures", 1, "caption"], "说明")
    assert yaml.safe_load(after)["articles"][0]["pictures"] == [
        "a.jpg",
        {"file": "b.jpg", "caption": "说明"},
    ]
    assert "- a.jpg   # 图\n" in after


def test_the_last_of_a_list_goes_with_its_key() -> None:
    text = "articles:\n  - title: 甲\n    pictures: [a.jpg]\n    text: b.md\n"
    assert remove(text, ["articles", 0, "pictures", 0]) == (
        "articles:\n  - title: 甲\n    text: b.md\n"
    )
    assert yaml.safe_load(remove(text, ["articles", 0])) == {"articles": []}

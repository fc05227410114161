"""``new``, ``import`` and ``template``, as an editor calls them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from layout.authoring.command_line import run_command
from layout.authoring.dates import next_date, next_number
from layout.authoring.header import quoted
from layout.authoring.template import word_template
from layout.manifest.read import read_issue
from tests.manifest.issues import picture
from tests.manifest.word.maker import HERE, docx, p, r, read, shown_block, style, table
from tests.manifest.word.maker import picture as drawn

LAST = """\
# 给编辑看的注释
name: 行业简报        # 刊名
number: 2020年第4期
date: 2020-04-30      # 月末
pages: 8
publisher: 某协会
articles:
  - title: 旧稿
    text: 2020-04/01.md
colophon:
  主编: 李四
"""


@pytest.mark.parametrize(
    ("last", "stem", "expected"),
    [
        ("2020-04-30", "2020-05", "2020-05-31"),
        ("2020-04-15", "2020-05", "2020-05-15"),
        ("2020-12-31", "下一期", "2021-01-31"),
        ("2020-01-31", "2021年02月", "2021-02-28"),
        ("", "2020-05", ""),
    ],
)
def test_the_date_that_follows(last: str, stem: str, expected: str) -> None:
    assert next_date(last, stem) == expected


@pytest.mark.parametrize(
    ("last", "year", "expected"),
    [
        ("2020年第4期", 2020, "2020年第5期"),
        ("2020年第12期", 2021, "2021年第1期"),
        ("2020年第4期（总第40期）", 2020, "2020年第5期（总第41期）"),
        ("第4期", None, "第5期"),
        ("总第 40 期", 2020, "总第 41 期"),
        ("试刊", 2020, "试刊"),
    ],
)
def test_the_number_that_follows(last: str, year: int | None, expected: str) -> None:
    assert next_number(last, year) == expected


@pytest.mark.parametrize(
    "text",
    [
        "甲: 乙",
        "#话题",
        "8.1",
        "2020-05-31",
        "yes",
        "- 甲",
        "甲 # 乙",
        '引"号"\\',
        "",
        "【甲】",
        "2020年第5期",
        "a\nb",
    ],
)
def test_any_text_is_a_value(tmp_path: Path, text: str) -> None:
    path = tmp_path / "i.yaml"
    path.write_text(
        f"name: {quoted(text)}\narticles:\n  - {{title: 甲, text: 正文}}\n", encoding="utf-8"
    )
    issue = read_issue(path).value
    assert issue is not None
    assert issue.name.text == text.strip()


def test_a_new_issue_follows_the_last(tmp_path: Path) -> None:
    (tmp_path / "2020-04.yaml").write_text(LAST, encoding="utf-8")
    target = tmp_path / "2020-05.yaml"
    assert run_command(["new", str(target)], "zh") == 0
    text = target.read_text(encoding="utf-8")
    assert (
        "# 给编辑看的注释\nname: 行业简报        # 刊名\nnumber: 2020年第5期\ndate: 2020-05-31  # 月末\n"
        in text
    )
    assert "旧稿" not in text
    assert "pages" not in text
    assert "主编: 李四" in text
    read_back = read_issue(target)
    assert read_back.value is not None
    assert [one.code for one in read_back.diagnostics] == []
    assert run_command(["new", str(target)], "zh") == 1
    assert target.read_text(encoding="utf-8") == text


def test_a_new_issue_from_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["new", str(tmp_path / "2020-05.yaml")], "zh") == 0
    assert read_issue(tmp_path / "2020-05.yaml").value is not None
    broken = tmp_path / "x.yaml"
    broken.write_text("name: [", encoding="utf-8")
    assert run_command(["new", str(tmp_path / "2020-06.yaml"), "--from", str(broken)], "en") == 1
    assert "error" in capsys.readouterr().err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as authors fill it."""
    made = tmp_path / "稿件"
    (made / "丙公司").mkdir(parents=True)
    styles = style("T", "Title")
    first = (
        p("甲公司开通新业务", style="T")
        + p("本刊记者　王小明", properties='<w:jc w:val="center"/>')
        + p("面积m", r("2", '<w:vertAlign w:val="superscript"/>'), "，号码138****8000。")
        + p(drawn("one"))
        + p("图1　塔")
        + table(("年", "数"), ("1", "2"))
        + p(r("内部", "<w:vanish/>"), "完。")
    )
    (made / "01-甲.docx").write_bytes(docx(first, styles, media={"one.png": picture("PNG")}))
    (made / "02-乙.txt").write_text("关于检查的通知\n　　请认真执行。\n", encoding="gb18030")
    (made / "02-机房.jpg").write_bytes(picture())
    (made / "丙公司" / "来稿.docx").write_bytes(
        docx(p("丙公司的事，一共说了几句话，是正文。") + p("第二段。"))
    )
    (made / "丙公司" / "IMG_001.jpg").write_bytes(picture())
    (made / "谁的.png").write_bytes(picture("PNG"))
    (made / "x.exe").write_bytes(b"MZ")
    (made / "~$01-甲.docx").write_bytes(b"lock")
    return made


def run_import(folder: Path) -> int:
    return run_command(["import", str(folder), "-o", str(folder.parent / "2020-05.yaml")], "zh")


def count_of_articles(manifest: Path) -> int:
    issue = read_issue(manifest).value
    return len(issue.articles) if issue else 0


def test_a_folder_becomes_an_issue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(folder) == 0
    output = capsys.readouterr()
    issue = read_issue(folder.parent / "2020-05.yaml")
    assert issue.value is not None
    assert [one.code for one in issue.diagnostics if one.severity > 1] == []
    titles = ["".join(line.text for line in one.title) for one in issue.value.articles]
    assert titles == ["甲公司开通新业务", "关于检查的通知", "来稿"]
    first, second, third = issue.value.articles
    assert first.byline.text == "本刊记者　王小明"
    assert [shown_block(block) for block in first.blocks] == [
        ("body", "面积m[r:2]，号码138****8000。"),
        ("table", "年|数/1|2"),
        ("body", "完。"),
    ]
    assert [one.caption.text for one in first.pictures] == ["图1　塔"]
    assert [one.caption.text for one in (*second.pictures, *third.pictures)] == ["机房", ""]
    assert "谁的.png" in (folder.parent / "2020-05.yaml").read_text(encoding="utf-8")
    report = (folder.parent / "2020-05" / "导入说明.md").read_text(encoding="utf-8")
    assert "## 01-甲.docx → 01.md" in report
    assert "隐藏" in report
    assert "x.exe" in output.err
    assert str(folder.parent / "2020-05.yaml") in output.out


def test_a_second_import_takes_what_is_new_and_keeps_what_was_edited(folder: Path) -> None:
    run_import(folder)
    issue, texts = folder.parent / "2020-05.yaml", folder.parent / "2020-05"
    before = {path: path.read_bytes() for path in texts.iterdir()}
    assert run_import(folder) == 0
    assert {path: path.read_bytes() for path in texts.iterdir()} == before
    edited = texts / "01.md"
    edited.write_text("编辑改过的。\n", encoding="utf-8")
    issue.write_text(
        issue.read_text(encoding="utf-8").replace("简报", "我的刊名"), encoding="utf-8"
    )
    (folder / "01-甲.docx").write_bytes(docx(p("作者又改了的一稿，是正文。")))
    (folder / "02-乙.txt").write_text("关于检查的通知\n　　请马上执行。\n", encoding="utf-8")
    (folder / "03-新.docx").write_bytes(docx(p("新来的一稿，是正文。")))
    assert run_import(folder) == 0
    assert edited.read_text(encoding="utf-8") == "编辑改过的。\n"
    assert "又改了" in (texts / "01.新稿.md").read_text(encoding="utf-8")
    assert "马上" in (texts / "02.txt").read_text(encoding="utf-8")
    text = issue.read_text(encoding="utf-8")
    assert "我的刊名" in text
    assert count_of_articles(issue) == 4


def test_a_manifest_that_goes_on_after_its_articles_is_left_alone(folder: Path) -> None:
    issue = folder.parent / "2020-05.yaml"
    issue.write_text(LAST, encoding="utf-8")
    assert run_import(folder) == 0
    assert issue.read_text(encoding="utf-8") == LAST
    assert "甲公司" in (folder.parent / "2020-05.新稿.yaml").read_text(encoding="utf-8")


def test_manuscripts_may_lie_in_the_folder_of_the_issue(tmp_path: Path) -> None:
    texts = tmp_path / "2020-05"
    texts.mkdir()
    (texts / "01-甲.docx").write_bytes(docx(p("一句话的正文。")))
    arguments = ["import", str(texts), "-o", str(tmp_path / "2020-05.yaml")]
    assert run_command(arguments, "zh") == 0
    names = sorted(path.name for path in texts.iterdir())
    assert names == [".import.json", "01-甲.docx", "01.md", "导入说明.md"]
    assert run_command(arguments, "zh") == 0
    assert sorted(path.name for path in texts.iterdir()) == names


@pytest.mark.parametrize("kind", ["empty", "missing", "file"])
def test_a_folder_without_manuscripts(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "稿件"
    if kind == "empty":
        folder.mkdir()
    elif kind == "file":
        folder.write_text("x")
    assert run_import(folder) == 1
    assert not (tmp_path / "2020-05.yaml").exists()


def test_a_manuscript_that_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:
    (folder / "00-坏.docx").write_bytes(b"PK\x03\x04")
    assert run_import(folder) == 1
    assert count_of_articles(folder.parent / "2020-05.yaml") == 3


def test_a_template_has_styles_the_reader_knows(tmp_path: Path) -> None:
    from docx import Document

    target = tmp_path / "投稿模板.docx"
    assert run_command(["template", str(target)], "zh") == 0
    names = [one.style.name for one in Document(BytesIO(word_template())).paragraphs if one.style]
    assert {"Title", "Heading 1", "Heading 2", "Quote", "Caption", "Normal"} <= set(names)
    found = read(tmp_path, target.read_bytes(), "在这里写标题（样式“标题”）")
    assert {kind for kind, _ in found.texts} == {"body", "subhead", "quote"}
    assert found.codes == ["word-own-title"]
    assert run_command(["template", str(target)], "zh") == 1
    assert HERE.file == "issue.yaml"


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["import"], "zh") == 2
    assert run_command(["new", "--help"], "en") == 0
    assert "issue" in capsys.readouterr().out

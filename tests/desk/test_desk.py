"""What the desk tells a window, and what it does when asked."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from PIL import Image

from layout.desk.words import TABLE, words_of
from tests.desk.serving import Served, served
from tests.manifest.word.maker import docx
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, picture, style_of, write_issue


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    articles = [
        {"title": "甲文", "text": "a.md", "pictures": [picture("4字×2行 right", at=TEXT[10:15])]},
        {"title": "乙文", "text": f"{TEXT[:90]}\n\n{TEXT[90:150]}\n"},
    ]
    (tmp_path / "a.md").write_text(f"{TEXT[:70]}\n", "utf-8")
    style = style_of(1, 14, 12, {})
    with served(write_issue(tmp_path, style, issue_of(articles=articles))) as found:
        found.desk.engine.wait()
        yield found


def summary(desk: Served) -> dict[str, object]:
    return desk.desk.summary(desk.desk.state)


def test_only_pages_that_change_get_another_version(desk: Served) -> None:
    before = {sheet.number: sheet.version for sheet in desk.desk.state.sheets}
    assert len(before) > 1
    last = max(before)
    desk.edit({"op": "set", "path": ["articles", 1, "text"], "value": TEXT[:90] + "\n\n" + TEXT[91:150] + "\n"})  # fmt: skip
    state = desk.desk.engine.wait()
    after = {sheet.number: sheet.version for sheet in state.sheets}
    assert [n for n in after if after[n] != before.get(n)] == list(state.changed)
    assert last in state.changed
    assert 1 not in state.changed


def test_a_page_is_as_wide_as_the_window_asks(desk: Served) -> None:
    sheet = desk.desk.state.sheets[0]
    for width in (200, 777):
        answer = desk.ask(f"/page/1.jpg?v={sheet.version}&width={width}")
        made = Image.open(BytesIO(answer.body)).width
        bleed = desk.desk.state.typeset.pages.bleed  # type: ignore[union-attr]
        assert abs(made - width * (1 + 2 * bleed / sheet.width)) <= 2
    assert desk.ask("/page/1.jpg?v=999&width=100").status == 410
    assert desk.ask("/page/1.jpg?v=x&width=100").status == 400


def test_an_article_with_its_words_rows_and_pages(desk: Served) -> None:
    first, second = summary(desk)["articles"]  # type: ignore[misc]
    assert (first["title"], first["textKind"], first["text"]) == ("甲文", "file", "a.md")
    assert (second["textKind"], second["words"]) == ("inline", len(TEXT[:150]))
    assert first["pages"] == [1]
    assert first["pictures"][0]["file"] == "1.png"


def test_a_word_that_is_not_found_offers_the_nearest(desk: Served) -> None:
    wrong = TEXT[10:15] + "错了"
    desk.edit({"op": "set", "path": ["articles", 0, "pictures", 0, "at"], "value": wrong})
    state = desk.desk.engine.wait()
    assert state.failed
    assert state.sheets
    found = [one for one in summary(desk)["findings"] if one["code"] == "at-not-found"]  # type: ignore[attr-defined]
    cure = found[0]["cure"]
    assert cure["path"] == ["articles", 0, "pictures", 0, "at"]
    desk.edit({key: cure[key] for key in ("op", "path", "value")})
    assert not desk.desk.engine.wait().failed


def test_half_width_marks_are_cured_by_a_setting(desk: Served) -> None:
    (desk.desk.files.folder / "a.md").write_text(f"{TEXT[:20]},{TEXT[20:60]}\n", "utf-8")
    desk.settle()
    found = [one for one in summary(desk)["findings"] if one["code"] == "ascii-marks-left"]  # type: ignore[attr-defined]
    assert found[0]["cure"]["path"] == ["ascii_marks"]


def test_an_edit_of_a_file_that_moved_on_is_merged_or_refused(desk: Served) -> None:
    manifest = desk.desk.files.manifest
    text, version = desk.desk.files.read(manifest)
    manifest.write_text(text.replace("title: 乙文", "title: 丙文"), "utf-8")
    op = {"op": "set", "path": ["articles", 0, "title"], "value": "新题"}
    asked = {"file": "manifest", "version": version, "ops": [op]}
    assert desk.ask("/edit", asked).status == 200
    assert [one["title"] for one in yaml.safe_load(manifest.read_text("utf-8"))["articles"]] == ["新题", "丙文"]  # fmt: skip
    other = {**op, "path": ["articles", 1, "title"]}
    answer = desk.ask("/edit", {**asked, "ops": [other]})
    assert (answer.status, answer.data) == (409, {"refused": "conflict"})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"file": "other"}, 422),
        ({}, 400),
        ({"file": "manifest", "version": "0", "ops": []}, 409),
        (b"{", 400),
    ],
)
def test_what_is_not_understood_writes_nothing(desk: Served, body: object, status: int) -> None:
    before = desk.desk.files.manifest.read_bytes()
    assert desk.ask("/edit", body).status == status
    assert desk.desk.files.manifest.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.py", b"print()", "kind"),
        ("a.exe", b"MZ", "kind"),
        ("a.jpg", b"not a picture", "picture"),
        ("a.docx", b"not a word file", "kind"),
        ("a.md", b"", "empty"),
    ],
)
def test_files_that_are_not_what_they_say_are_refused(
    desk: Served, name: str, data: bytes, word: str
) -> None:
    before = {path for path in desk.desk.files.folder.rglob("*") if path.is_file()}
    answer = desk.ask(f"/upload?name={name}", data)
    assert answer.data == {"refused": word}
    assert {path for path in desk.desk.files.folder.rglob("*") if path.is_file()} == before


def test_a_shipped_style_is_extended_not_changed(tmp_path: Path) -> None:
    manifest = tmp_path / "2020-05.yaml"
    manifest.write_text(f"name: 简报\narticles:\n  - title: 甲\n    text: |\n      {TEXT[:80]}\n", "utf-8")  # fmt: skip
    with served(manifest) as desk:
        desk.desk.engine.wait()
        op = {"op": "set", "path": ["text", "title_lead", "size"], "value": "30pt"}
        assert desk.ask("/edit", {"file": "style", "ops": [op]}).status == 200
        state = desk.desk.engine.wait()
        assert not state.failed
        assert yaml.safe_load(manifest.read_text("utf-8"))["style"] == "2020-05.style.yaml"
        style = yaml.safe_load((tmp_path / "2020-05.style.yaml").read_text("utf-8"))
        assert (style["extends"], style["text"]) == ("bulletin", {"title_lead": {"size": "30pt"}})
        desk.ask("/undo", {})
        assert "style" not in yaml.safe_load(manifest.read_text("utf-8"))
        assert not (tmp_path / "2020-05.style.yaml").exists()


def test_values_on_trial_stand_in_no_file(desk: Served) -> None:
    style = desk.desk.files.folder / "tiny.yaml"
    before, pages = style.read_bytes(), desk.desk.state.sheets
    desk.ask("/try", {"set": ["text.title.size=14pt"]})
    state = desk.desk.engine.wait()
    assert state.tried == ("text.title.size=14pt",)
    assert state.sheets != pages
    assert style.read_bytes() == before
    panel = desk.ask("/style?area=text.title").data
    assert next(f for f in panel["fields"] if f["path"] == "text.title.size")["value"] == "14pt"


def test_a_crash_of_the_program_keeps_the_pages(
    desk: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: str) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(desk.desk.session, "update", broken)
    desk.desk.changed()
    state = desk.desk.engine.wait()
    assert state.failed
    assert state.sheets
    assert [one.code for one in state.diagnostics] == ["desk-fault"]
    capsys.readouterr()


def test_a_word_file_becomes_a_text_that_can_be_written_in(desk: Served) -> None:
    body = "".join(f"<w:p><w:r><w:t>{TEXT[at : at + 30]}</w:t></w:r></w:p>" for at in (0, 30))
    named = desk.ask("/upload?name=03.docx", docx(body)).data["file"]
    desk.edit({"op": "set", "path": ["articles", 1, "text"], "value": named})
    desk.desk.engine.wait()
    assert desk.ask("/text/1").data["kind"] == "word"
    _, version = desk.desk.files.read(desk.desk.files.manifest)
    made = desk.ask("/edit", {"file": "word", "article": 1, "version": version})
    assert made.data["name"] == "issue/03.md"
    text = desk.ask("/text/1").data
    assert text["kind"] == "file"
    assert "".join(text["text"].split()) == TEXT[:60]
    assert not desk.desk.engine.wait().failed
    desk.ask("/undo", {})
    assert desk.ask("/text/1").data["kind"] == "word"
    assert (desk.desk.files.folder / named).exists()


@pytest.mark.slow
def test_many_edits_do_not_make_it_grow(desk: Served) -> None:
    import gc
    import os

    def memory() -> int:
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    words = TEXT[:70]
    early = 0
    for turn in range(400):
        body = {"file": "text", "article": 0, "text": words[:30] + "字甲"[turn % 2] + words[30:]}
        body["version"] = desk.ask("/text/0").data["version"]
        assert desk.ask("/edit", body).status == 200
        desk.desk.engine.wait()
        sheet = desk.desk.state.sheets[0]
        desk.ask(f"/page/1.jpg?v={sheet.version}&width=600")
        if turn == 100:
            early = memory()
    assert memory() < 1.2 * early


def test_every_word_of_the_scripts_is_in_the_table_in_both_languages() -> None:
    import re

    zh, en = words_of("zh"), words_of("en")
    assert zh.keys() == en.keys()
    assert all(zh.values())
    assert all(en.values())
    assert all(len(row.split("\t")) == 3 for row in TABLE.read_text("utf-8").splitlines())
    for script in (TABLE.parent / "static").glob("*.js"):
        for key in re.findall(r"""say\(\s*"([a-z.-]+)\"""", script.read_text("utf-8")):
            assert key in zh, f"{script.name}: {key}"
    for key in zh:
        assert set(re.findall(r"\{\w+\}", zh[key])) >= set(re.findall(r"\{\w+\}", en[key])), key

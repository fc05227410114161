"""The one place of the desk that writes: where, from which version, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.desk.files import Files, Refused


@pytest.fixture
def files(tmp_path: Path) -> Files:
    manifest = tmp_path / "i.yaml"
    manifest.write_text("甲\n乙\n丙\n", "utf-8")
    return Files(manifest)


@pytest.mark.parametrize("name", ["../x.md", "/etc/passwd.md", "a/../../x.md", "x\0.md"])
def test_no_other_place_is_reached(files: Files, name: str) -> None:
    with pytest.raises((Refused, ValueError)):
        files.inside(name, (".md",))


def test_a_link_that_leads_out_is_no_way_out(files: Files, tmp_path: Path) -> None:
    (tmp_path / "away").symlink_to(tmp_path.parent)
    with pytest.raises(Refused, match="outside"):
        files.inside("away/x.md", (".md",))


def test_code_is_not_written(files: Files) -> None:
    with pytest.raises(Refused, match="kind"):
        files.place("x.py", b"x", (".md", ".jpg"))


def test_an_edit_of_what_was_seen_meets_another_hand(files: Files) -> None:
    path = files.manifest
    _, version = files.read(path)
    path.write_text("甲\n乙\n丙\n丁\n", "utf-8")
    files.change(path, version, lambda text: text.replace("甲", "一"))
    assert path.read_text("utf-8") == "一\n乙\n丙\n丁\n"
    path.write_text("二\n乙\n丙\n丁\n", "utf-8")
    with pytest.raises(Refused, match="conflict"):
        files.change(path, version, lambda text: text.replace("甲", "三"))
    assert path.read_text("utf-8") == "二\n乙\n丙\n丁\n"


def test_a_version_nobody_has_seen_is_refused(files: Files) -> None:
    with pytest.raises(Refused, match="stale"):
        files.change(files.manifest, "0" * 16, str.upper)


def test_ten_steps_back_and_again(files: Files) -> None:
    path = files.manifest
    _, version = files.read(path)
    states = [path.read_text("utf-8")]
    for step in range(10):
        version = files.change(path, version, lambda text, step=step: f"{text}{step}\n")
        states.append(path.read_text("utf-8"))
    for state in reversed(states[:-1]):
        files.undo()
        assert path.read_text("utf-8") == state
    with pytest.raises(Refused, match="nothing"):
        files.undo()
    for state in states[1:]:
        files.redo()
        assert path.read_text("utf-8") == state


def test_a_step_back_keeps_what_another_hand_wrote(files: Files) -> None:
    path = files.manifest
    _, version = files.read(path)
    files.change(path, version, lambda text: text.replace("甲", "一"))
    path.write_text("一\n乙\n丙丙\n", "utf-8")
    files.undo()
    assert path.read_text("utf-8") == "甲\n乙\n丙丙\n"


def test_typing_without_a_pause_is_one_step(files: Files) -> None:
    path = files.manifest
    _, version = files.read(path)
    for mark in "天地玄黄":
        version = files.change(path, version, lambda text, mark=mark: text + mark, kind="text 0")
    assert files.steps == (1, 0)
    files.undo()
    assert path.read_text("utf-8") == "甲\n乙\n丙\n"


@pytest.mark.parametrize(
    ("encoding", "ends"), [("gb18030", "\n"), ("utf-8-sig", "\r\n"), ("utf-16", "\r\n")]
)
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"甲{ends}乙{ends}".encode(encoding))
    files = Files(tmp_path / "i.yaml")
    text, version = files.read(path)
    assert text == "甲\n乙\n"
    files.change(path, version, lambda text: text.replace("乙", "丙"))
    assert path.read_bytes() == f"甲{ends}丙{ends}".encode(encoding)


def test_a_dropped_file_takes_no_other_files_name(files: Files) -> None:
    first = files.place("图 一.jpg", b"a", (".jpg",))
    assert files.place("图 一.jpg", b"a", (".jpg",)) == first
    second = files.place("..\\..\\图 一.jpg", b"b", (".jpg",))
    assert {first.name, second.name} == {"图 一.jpg", "图 一-2.jpg"}
    assert first.parent == second.parent == files.folder / "i"


def test_what_is_remembered_does_not_grow(files: Files) -> None:
    path = files.manifest
    _, version = files.read(path)
    for step in range(300):
        version = files.change(path, version, lambda _, step=step: f"{step}\n")
    assert files.steps[0] <= 200
    with pytest.raises(Refused, match="stale"):
        files.change(path, "0" * 16, str)

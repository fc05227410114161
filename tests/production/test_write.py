from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from layout.production.write import write_file, write_files


def test_the_file_is_whole_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "out" / "第4期.pdf"
    assert write_file(path, b"new").value == path
    assert path.read_bytes() == b"new"
    assert os.listdir(path.parent) == [path.name]


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == b"new"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_file(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_refusal_is_a_diagnostic_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    outcome = write_file(path, b"new")
    assert outcome.value is None
    (said,) = outcome.diagnostics
    assert said.code == "write-failed"
    assert os.strerror(number) in dict(said.values)["reason"]
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_an_interrupt_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.pdf", b"new")
    assert os.listdir(tmp_path) == []


def test_a_folder_or_a_file_in_the_way_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "folder.pdf", tmp_path / "file" / "a.pdf"):
        assert [said.code for said in write_file(path, b"new").diagnostics] == ["write-failed"]
    assert sorted(os.listdir(tmp_path)) == ["file", "folder.pdf"]


def test_a_pipe_takes_the_bytes_as_they_are() -> None:
    assert write_file(Path(os.devnull), b"new").value == Path(os.devnull)
    assert not Path(os.devnull).is_file()


def test_several_files_are_all_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").mkdir()
    outcome = write_files([(tmp_path / "good.pdf", b"2"), (tmp_path / "bad.pdf", b"1")])
    assert outcome.value == ()
    assert len(outcome.diagnostics) == 1
    assert os.listdir(tmp_path) == ["bad.pdf"]


def test_where_one_cannot_take_its_name_the_others_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A viewer that holds the last file open refuses the rename on some systems."""
    old, new, held = tmp_path / "old.pdf", tmp_path / "new.pdf", tmp_path / "held.pdf"
    old.write_bytes(b"old")
    held.write_bytes(b"held")
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == held:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    outcome = write_files([(old, b"1"), (new, b"2"), (held, b"3")])
    assert outcome.value == ()
    assert dict(outcome.diagnostics[0].values)["file"] == str(held)
    assert sorted(os.listdir(tmp_path)) == ["held.pdf", "old.pdf"]
    assert (old.read_bytes(), held.read_bytes()) == (b"old", b"held")


def input_folder(folder: Path) -> Path:
    """A folder → a file in it that was read, with a link and a hard link to it, and a folder that is a link."""
    source = folder / "稿" / "i.yaml"
    source.parent.mkdir()
    source.write_bytes(b"name: x\n")
    (folder / "link.pdf").symlink_to(source)
    (folder / "chain.pdf").symlink_to(folder / "link.pdf")
    os.link(source, folder / "hard.pdf")
    (folder / "door").symlink_to(source.parent)
    return source


@pytest.mark.parametrize(
    "name", ["稿/i.yaml", "link.pdf", "chain.pdf", "hard.pdf", "door/i.yaml", "稿/../稿/I.YAML"]
)
def test_no_file_that_was_read_is_written_by_whatever_name(tmp_path: Path, name: str) -> None:
    source = input_folder(tmp_path)
    outcome = write_files([(tmp_path / "other.json", b"{}"), (tmp_path / name, b"%PDF")], [source])
    assert [one.code for one in outcome.diagnostics] == ["target-is-input"]
    assert source.read_bytes() == b"name: x\n"
    assert not (tmp_path / "other.json").exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.pdf", "a.pdf"), ("a.pdf", "A.PDF"), ("é.pdf", "e\u0301.pdf"), ("d/a.pdf", "a.pdf")],
)
def test_two_targets_are_never_one_file(tmp_path: Path, one: str, other: str) -> None:
    (tmp_path / "d").symlink_to(tmp_path)
    outcome = write_files([(tmp_path / one, b"1"), (tmp_path / other, b"2")])
    assert [found.code for found in outcome.diagnostics] == ["target-twice"]
    assert os.listdir(tmp_path) == ["d"]


def test_a_file_of_another_kind_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "稿.md").write_text("正文", "utf-8")
    (tmp_path / "plain").write_bytes(b"%PDF-1.6 of an earlier build")
    assert write_file(tmp_path / "稿.md", b"%PDF").diagnostics[0].code == "target-foreign"
    assert write_file(tmp_path / "plain", b"%PDF").value
    own = Path(write_files.__code__.co_filename)
    assert write_file(own.parent / "new.pdf", b"%PDF").diagnostics[0].code == "target-foreign"


def test_links_in_a_circle_are_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    assert write_file(tmp_path / "a.pdf", b"%PDF").diagnostics[0].code == "write-failed"


@pytest.mark.parametrize("calls", range(40))
def test_a_kill_at_any_moment_leaves_all_old_or_all_new_after_the_next_build(
    tmp_path: Path, calls: int
) -> None:
    """A process that dies at its n-th call into the system; then another file is written in the same folder."""
    names = ["a.pdf", "b.json", "c.html"]
    for name in names[:2]:
        (tmp_path / name).write_bytes(b"old")
    child = os.fork()
    if child == 0:  # pragma: no cover
        left = iter(range(calls))

        def die(_event: str, _arguments: object) -> None:
            if next(left, None) is None:
                os._exit(9)

        sys.addaudithook(die)
        write_files([(tmp_path / name, b"new") for name in names])
        os._exit(0)
    os.waitpid(child, 0)
    assert write_file(tmp_path / "next.pdf", b"%PDF").value
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]
    found = {name: (tmp_path / name).read_bytes() for name in names if (tmp_path / name).exists()}
    assert found in ({"a.pdf": b"old", "b.json": b"old"}, dict.fromkeys(names, b"new"))

from __future__ import annotations

import errno
import os
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


def test_several_files_each_stand_or_fail_alone(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").mkdir()
    outcome = write_files({tmp_path / "bad.pdf": b"1", tmp_path / "good.pdf": b"2"})
    assert outcome.value == (tmp_path / "good.pdf",)
    assert len(outcome.diagnostics) == 1

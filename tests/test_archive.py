"""Many issues at once: a table, the right exit code, and none that breaks or hangs stops the others."""

from __future__ import annotations

import json
import os
import signal
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import layout
from layout.cli import main
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, style_of, write_issue

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with two good issues of one name, one with an error and one whose code never ends."""
    for name in ("a", "b", "broken", "endless"):
        (tmp_path / name).mkdir()
        changes = {"flowables": [{"code": "drawn.py:make", "rows": 3}]} if name == "endless" else {}
        issue = issue_of(**({"text": TEXT, "date": "2020-04-30"} | changes))
        write_issue(tmp_path / name, style_of(2, 14, 12, {}), issue)
    broken = tmp_path / "broken" / "issue.yaml"
    broken.write_text(broken.read_text("utf-8").replace("text:", "txt:"), "utf-8")
    (tmp_path / "endless" / "drawn.py").write_text(
        "def make():\n    while True:\n        try:\n            [0]\n        except BaseException:\n            pass\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_one_that_breaks_or_hangs_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    issues = [f"{name}/issue.yaml" for name in ("a", "broken", "endless", "b")]
    words = ["--proof", "--jobs", "2", "--allow-code", "--time-limit", "20"]
    assert main([*issues, *words]) == 1
    captured = capsys.readouterr()
    assert sorted(captured.out.split()) == ["out/a/issue.proof.pdf", "out/b/issue.proof.pdf"]
    assert "endless/issue.yaml  超时" in captured.err
    assert "4 期" in captured.err
    assert "Traceback" not in captured.err


def test_what_is_unchanged_is_not_built_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["a/issue.yaml", "b/issue.yaml", "--proof", "--jobs", "2", "--resume"]
    assert main(words) == 0
    capsys.readouterr()
    assert main(words) == 0
    assert capsys.readouterr().err.count("没有改动") == 2
    style = folder / "a" / "tiny.yaml"
    style.write_text(style.read_text("utf-8") + "# a word\n", "utf-8")
    (folder / "out/b/issue.proof.pdf").unlink()
    assert main(words) == 0
    assert "没有改动" not in capsys.readouterr().err
    assert (folder / "out/b/issue.proof.pdf").exists()
    assert main([*words, "--set", "grid.columns=1"]) == 0
    assert "没有改动" not in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_json_is_a_line_an_issue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a/issue.yaml", "broken/issue.yaml", "--proof", "--jobs", "2", "--json"]) == 1
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["issue"]: len(one["written"]) for one in reports} == {
        "a/issue.yaml": 1,
        "broken/issue.yaml": 0,
    }


@pytest.mark.usefixtures("folder")
def test_build_many_gives_the_bytes_of_build() -> None:
    paths = ["a/issue.yaml", "broken/issue.yaml", "b/issue.yaml"]
    one = layout.build("a/issue.yaml", target="proof")
    with ThreadPoolExecutor(2) as executor:
        many = layout.build_many(paths, executor=executor, target="proof")
    assert [result.failed for result in many] == [False, True, False]
    assert many[0].pdf == one.pdf
    assert len(many[0].pages) == len(one.pages)


def several(folder: Path) -> tuple[list[Path], list[bytes | None]]:
    """A folder → manifests of issues there, and the proofs they give at home."""
    paths = []
    for number in range(4):
        (folder / f"n{number}").mkdir()
        issue = issue_of(text=TEXT * (number + 1), date="2020-04-30")
        paths.append(write_issue(folder / f"n{number}", style_of(2, 14, 12, {}), issue))
    return paths, [layout.build(path, target="proof").pdf for path in paths]


def test_processes_give_the_bytes_of_home(tmp_path: Path) -> None:
    paths, home = several(tmp_path)
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        away = layout.build_many(paths, executor=executor, target="proof")
    assert [result.pdf for result in away] == home


def test_a_process_that_dies_is_an_error_of_its_issue(tmp_path: Path) -> None:
    paths, _ = several(tmp_path)
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        executor.submit(os.getpid).result()
        future = executor.submit(signal.raise_signal, signal.SIGKILL)
        lost = layout.build_many(paths[:2], executor=executor, target="proof")
        assert future.exception()
    assert [[one.code for one in result.diagnostics] for result in lost] == [["worker-lost"]] * 2


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_bytes_of_home_though_a_worker_is_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    paths, home = several(tmp_path)
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    )
    with cluster, distributed.Client(cluster) as client:
        first = next(iter(client.run(os.getpid).values()))
        executor = client.get_executor()
        ahead = [executor.submit(layout.build, path, target="screen") for path in paths[:1]]
        os.kill(first, signal.SIGKILL)
        away = layout.build_many(paths, executor=executor, target="proof")
        for future in ahead:
            future.cancel()
    assert [result.pdf for result in away] == home

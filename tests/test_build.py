"""The whole builder from outside: the command line in a process of its own, and ``layout.build``."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import layout
from layout.cli import main
from layout.page.model import Chart, TextLine
from layout.pipeline import read_input, typeset
from layout.request import Request
from tests.support.checks import bare, faults
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, picture, style_of, write_issue

ROOT = Path(__file__).parent.parent
TIMEOUT = 60  # s: no build may hang
REPORTS = {"issue-印前检查.html", "issue-印前检查.json"}


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A folder to stand in and the words after ``build.py`` → the process, ended."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *words],
        cwd=folder,
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )


def tiny(folder: Path, **issue: Any) -> Path:
    """A folder → an issue there that builds without a word."""
    style = style_of(2, 14, 12, issue.pop("style_changes", {}))
    return write_issue(folder, style, issue_of(**({"text": TEXT, "date": "2020-04-30"} | issue)))


def spoil(manifest: Path, before: str, after: str) -> None:
    """A manifest → the same with something changed in it."""
    text = manifest.read_text("utf-8")
    assert before in text
    manifest.write_text(text.replace(before, after, 1), "utf-8")


def written(folder: Path) -> set[str]:
    """The files under a folder's ``out``."""
    return {path.name for path in (folder / "out").glob("*")}


def test_press_file_is_written_and_its_path_said(tmp_path: Path) -> None:
    tiny(tmp_path)
    done = run(tmp_path, "issue.yaml")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "out/issue.pdf"
    assert {Path(line).name for line in done.stdout.splitlines()} == {"issue.pdf", *REPORTS}
    assert written(tmp_path) == {"issue.pdf", *REPORTS}
    assert (tmp_path / "out/issue.pdf").read_bytes().startswith(b"%PDF-1.")


@pytest.mark.parametrize("target", ["proof", "screen"])
def test_other_targets(tmp_path: Path, target: str) -> None:
    tiny(tmp_path)
    done = run(tmp_path, "issue.yaml", f"--{target}")
    assert (done.returncode, done.stdout) == (0, f"out/issue.{target}.pdf\n"), done.stderr
    assert written(tmp_path) == {f"issue.{target}.pdf"}


def test_code_of_the_issue_runs_only_where_it_is_allowed(tmp_path: Path) -> None:
    tiny(tmp_path, flowables=[{"code": "drawn.py:make", "rows": 3}])
    refused = run(tmp_path, "issue.yaml", "--proof", "--lang", "en")
    assert refused.returncode == 1
    assert refused.stderr.count("code not allowed") == 1
    assert "--allow-code" in refused.stderr
    assert written(tmp_path) == set()
    done = run(tmp_path, "issue.yaml", "--proof", "--allow-code")
    assert (done.returncode, done.stdout) == (0, "out/issue.proof.pdf\n"), done.stderr
    assert layout.build(tmp_path / "issue.yaml", target="proof").pdf is None
    assert layout.build(tmp_path / "issue.yaml", target="proof", allow_code=True).pdf


def test_code_that_fails_is_told_at_its_line_and_stops_the_press_file(tmp_path: Path) -> None:
    tiny(tmp_path, flowables=[{"code": "drawn.py:make", "rows": 3}])
    (tmp_path / "drawn.py").write_text("def make():\n    return 1 / 0\n", "utf-8")
    done = run(tmp_path, "issue.yaml", "--allow-code")
    assert done.returncode == 1
    assert "drawn.py:2:12" in done.stderr
    assert "Traceback" not in done.stderr
    assert "issue.pdf" not in written(tmp_path)


def test_check_writes_no_pdf(tmp_path: Path) -> None:
    tiny(tmp_path)
    done = run(tmp_path, "issue.yaml", "--check")
    assert done.returncode == 0, done.stderr
    assert not [name for name in written(tmp_path) if name.endswith(".pdf")]


def test_output_named_and_several_issues(tmp_path: Path) -> None:
    manifest = tiny(tmp_path)
    (tmp_path / "二.yaml").write_bytes(manifest.read_bytes())
    done = run(tmp_path, "issue.yaml", "二.yaml", "--proof")
    assert (done.returncode, done.stdout) == (0, "out/issue.proof.pdf\nout/二.proof.pdf\n")
    named = run(tmp_path, "issue.yaml", "--proof", "-o", "here/mine.pdf")
    assert (named.returncode, named.stdout) == (0, "here/mine.pdf\n")
    assert (tmp_path / "here/mine.pdf").exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("issue.yaml", "--no-such-option"),
        ("issue.yaml", "--proof", "--screen"),
        ("issue.yaml", "other.yaml", "-o", "one.pdf"),
        ("issue.yaml", "--pages", "1"),
        ("issue.yaml", "--proof", "--pages", "x"),
        ("issue.yaml", "--standard", "x9"),
        ("issue.yaml", "--jobs", "many"),
    ],
)
def test_wrong_usage_is_two(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_errors_come_all_together_in_chinese_and_english(tmp_path: Path) -> None:
    manifest = tiny(tmp_path, pictures=[picture("4字×2行 right", at="天地")])
    spoil(manifest, "side: right", "side: beside")
    spoil(manifest, "file: 1.png", "file: 2.png")
    spoil(manifest, "name: 简报", "nam: 简报")
    for language, word in (("zh", "错误"), ("en", "error")):
        done = run(tmp_path, "issue.yaml", "--lang", language)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("--> ") == 3, done.stderr
        assert done.stderr.count(f"{word}[") == 3
        assert "issue.yaml:1:1" in done.stderr
        assert "Traceback" not in done.stderr
    assert written(tmp_path) == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_such_manifest_or_style(tmp_path: Path, language: str) -> None:
    tiny(tmp_path)
    for words in (("none.yaml",), ("issue.yaml", "--style", "none"), (".",)):
        done = run(tmp_path, *words, "--lang", language)
        assert (done.returncode, done.stdout) == (1, ""), words
        assert done.stderr
        assert "Traceback" not in done.stderr
    assert written(tmp_path) == set()


def test_an_error_leaves_the_old_file(tmp_path: Path) -> None:
    manifest = tiny(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/issue.proof.pdf").write_bytes(b"old")
    spoil(manifest, "text:", "txt:")
    assert run(tmp_path, "issue.yaml", "--proof").returncode == 1
    assert (tmp_path / "out/issue.proof.pdf").read_bytes() == b"old"
    assert written(tmp_path) == {"issue.proof.pdf"}


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    tiny(tmp_path)
    (tmp_path / "out/issue.proof.pdf/full").mkdir(parents=True)
    done = run(tmp_path, "issue.yaml", "--proof")
    assert (done.returncode, done.stdout) == (1, "")
    assert "issue.proof.pdf" in done.stderr
    assert "Traceback" not in done.stderr
    assert written(tmp_path) == {"issue.proof.pdf"}


def test_what_preflight_refuses_comes_as_a_proof(tmp_path: Path) -> None:
    tiny(tmp_path, pictures=[picture("4字×2行 right", at="天地", pixels=(40, 30))])
    done = run(tmp_path, "issue.yaml")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "out/issue.proof.pdf", done.stderr
    assert written(tmp_path) == {"issue.proof.pdf", *REPORTS}


def test_warnings_fail_only_where_strict(tmp_path: Path) -> None:
    tiny(tmp_path, pages=5)
    assert run(tmp_path, "issue.yaml", "--proof").returncode == 0
    strict = run(tmp_path, "issue.yaml", "--proof", "--strict")
    assert strict.returncode == 1
    assert strict.stdout == "out/issue.proof.pdf\n"


def test_quiet_says_errors_only(tmp_path: Path) -> None:
    tiny(tmp_path, pages=5)
    assert run(tmp_path, "issue.yaml", "--proof").stderr
    assert run(tmp_path, "issue.yaml", "--proof", "--quiet").stderr == ""


def test_json_is_all_that_stdout_carries(tmp_path: Path) -> None:
    manifest = tiny(tmp_path, pages=5)
    done = run(tmp_path, "issue.yaml", "--proof", "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert said["written"] == ["out/issue.proof.pdf"]
    assert [one["code"] for one in said["diagnostics"]] == ["pages-short"]
    spoil(manifest, "name:", "nam:")
    broken = run(tmp_path, "issue.yaml", "--proof", "--json")
    said = json.loads(broken.stdout)
    assert (broken.returncode, said["written"]) == (1, [])
    assert "unknown-key" in [one["code"] for one in said["diagnostics"]]


def test_timing_and_explain_go_to_stderr(tmp_path: Path) -> None:
    tiny(tmp_path)
    done = run(tmp_path, "issue.yaml", "--proof", "--timing", "--explain")
    assert done.stdout == "out/issue.proof.pdf\n"
    assert all(stage in done.stderr for stage in ("read", "set", "paint"))


def dumped(folder: Path, *words: str) -> Any:
    """A folder → the dump of its issue."""
    done = run(folder, "issue.yaml", "--proof", "--dump", "dump.json", *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["dump.json", "out/issue.proof.pdf"]
    return json.loads((folder / "dump.json").read_text("utf-8"))


def test_dump_as_agreed(tmp_path: Path) -> None:
    tiny(tmp_path, pictures=[picture("4字×2行 right", at="天地", caption="图说")])
    data = dumped(tmp_path)
    assert (data["issue"], data["em"], data["grid"]["line"]) == ("issue", 10, 20)
    page = data["pages"][0]
    assert page["number"] == 1
    assert [frame["column"] for frame in page["frames"]] == [1, 2]
    assert {frame["rows"] for frame in page["frames"]} == {12}
    assert {line["kind"] for line in page["lines"]} == {"title", "body", "caption"}
    for line in page["lines"]:
        assert {
            "article",
            "paragraph",
            "column",
            "row",
            "x",
            "baseline",
            "measure",
            "size",
            "justified",
        } <= set(line)
        assert "".join(glyph[0] for glyph in line["glyphs"]) == line["text"]
        assert all(len(glyph) == 3 for glyph in line["glyphs"])
    body = [line for line in page["lines"] if line["kind"] == "body"]
    assert "".join(line["text"] for line in body) == TEXT
    assert [line["justified"] for line in body] == [True] * (len(body) - 1) + [False]
    (image,) = page["images"]
    assert (image["wrap"], image["article"], image["anchor_paragraph"]) == ("right", 1, 1)
    assert {"file", "x", "y", "width", "height", "ppi"} <= set(image)
    assert isinstance(page["rules"], list)


def test_set_and_style_change_the_pages(tmp_path: Path) -> None:
    tiny(tmp_path)
    one = dumped(tmp_path, "--set", "grid.columns=1")
    assert [frame["column"] for frame in one["pages"][0]["frames"]] == [1]
    text = (tmp_path / "tiny.yaml").read_text("utf-8")
    (tmp_path / "other.yaml").write_text(text.replace("columns: 2", "columns: 1"), "utf-8")
    assert len(dumped(tmp_path, "--style", "other.yaml")["pages"][0]["frames"]) == 1
    wrong = run(tmp_path, "issue.yaml", "--proof", "--set", "grid.colums=1")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "columns" in wrong.stderr


@pytest.mark.parametrize(("pages", "count"), [("2", 1), ("1,3", 2), ("2-4", 3)])
def test_pages_of_a_proof(tmp_path: Path, pages: str, count: int) -> None:
    tiny(tmp_path, text="\n\n".join([TEXT] * 8))
    assert run(tmp_path, "issue.yaml", "--proof", "--pages", pages).returncode == 0
    with pypdfium2.PdfDocument(tmp_path / "out/issue.proof.pdf") as pdf:
        assert len(pdf) == count


@pytest.mark.parametrize("target", ["--proof", "--screen", "--quiet"])
def test_two_runs_write_the_same_bytes(tmp_path: Path, target: str) -> None:
    tiny(tmp_path, pictures=[picture("4字×2行 right", at="天地", caption="图说")])
    sums = []
    for seed in ("1", "2"):
        assert run(tmp_path, "issue.yaml", target, PYTHONHASHSEED=seed).returncode == 0
        (file,) = (tmp_path / "out").glob("*.pdf")
        sums.append(hashlib.sha256(file.read_bytes()).hexdigest())
    assert sums[0] == sums[1]


def test_interrupted_is_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("layout.commands.run", stop)
    assert main(["issue.yaml"]) == 130
    assert capsys.readouterr().out == ""


def test_build_gives_pdf_pages_and_diagnostics(tmp_path: Path) -> None:
    manifest = tiny(tmp_path, pages=5)
    result = layout.build(manifest, target="proof", out=tmp_path / "mine.pdf")
    assert result.pdf == (tmp_path / "mine.pdf").read_bytes()
    assert [page.number for page in result.pages] == [1]
    assert [one.code for one in result.diagnostics] == ["pages-short"]
    spoil(manifest, "name:", "nam:")
    broken = layout.build(str(manifest), out=tmp_path / "none.pdf")
    assert (broken.pdf, broken.pages) == (None, ())
    assert broken.failed
    assert not (tmp_path / "none.pdf").exists()


def test_extracted_text_is_the_text(tmp_path: Path) -> None:
    manifest = tiny(
        tmp_path, text=f"{TEXT}“引用”，（注）5G网络99.84%——末尾……\n\n## 小标题\n\n{TEXT}"
    )
    result = layout.build(manifest, target="proof")
    assert result.pdf is not None
    for got, wanted in zip(extracted(result.pdf, result.pages), placed(result.pages), strict=True):
        assert wanted in got


def extracted(pdf: bytes, pages: Any) -> list[str]:
    """A PDF and its pages as placed → the text of each page as a reader extracts it, without blanks and what is
    lettered in charts."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page, made in zip(document, pages, strict=True):
            text = page.get_textpage()
            whole = bare(text.get_text_bounded())
            for rect in (item.rect for item in made.items if isinstance(item, Chart)):
                box = (rect.x, made.height - rect.bottom, rect.right, made.height - rect.y)
                letters = bare(text.get_text_bounded(*box))
                assert letters
                assert letters in whole
                whole = whole.replace(letters, "", 1)
            found.append(whole)
    return found


def placed(pages: Any) -> list[str]:
    """Pages as placed → the text of each, in reading order, without blanks."""
    return [
        bare("".join(item.text for item in page.items if isinstance(item, TextLine)))
        for page in pages
    ]


@pytest.mark.slow
@pytest.mark.parametrize("issue", ["2020-04", "sample"])
def test_issue_is_whole_and_in_order(issue: str) -> None:
    """Not one character of the shipped issues missing, doubled or out of order, in the pages and in the PDF."""
    path = ROOT / "issues" / f"{issue}.yaml"
    source = read_input(path, Request(target="screen")).value
    assert source is not None
    assert faults(typeset(source).value) == []
    result = layout.build(path, target="screen")
    assert result.pdf is not None
    assert extracted(result.pdf, result.pages) == placed(result.pages)


def test_a_press_file_of_an_earlier_run_is_named_last(tmp_path: Path) -> None:
    manifest = tiny(tmp_path)
    assert run(tmp_path, "issue.yaml").returncode == 0
    spoil(manifest, "name:", "nam:")
    failed = run(tmp_path, "issue.yaml")
    assert failed.returncode == 1
    last = failed.stderr.rstrip().splitlines()[-1]
    assert last.startswith("没有写出 out/issue.pdf")
    assert "不是这一次的" in last

"""The sidecar of a printed original: its values, and what is wrong with a bad one."""

from __future__ import annotations

from pathlib import Path

from layout.manifest.facsimile import facsimile_path, read_facsimile

GOOD = """\
titles: [{article: 1, lines: [一, 二]}]
pictures: [{file: a.jpg, article: 1, paragraph: 2, at: 说的, rows: 7行, width: 15.7字, measure: 14字}]
indents: [{article: 1, paragraph: 2, indent: 1.31字}]
pages: [{page: 1, article: 1, paragraph: 0, at: 一}]
"""


def sidecar(folder: Path, text: str) -> Path:
    manifest = folder / "issue.yaml"
    path = facsimile_path(manifest)
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return manifest


def test_its_values(tmp_path: Path) -> None:
    outcome = read_facsimile(sidecar(tmp_path, GOOD))
    assert outcome.diagnostics == ()
    facsimile = outcome.value
    assert facsimile is not None
    (picture,) = facsimile.pictures
    assert (picture.words.text, picture.rows, picture.width, picture.measure) == (
        "说的",
        7,
        15.7,
        14.0,
    )
    assert facsimile.indents == ((1, 2, 1.31),)
    assert facsimile.titles == ((1, ("一", "二")),)
    assert [(one.page, one.paragraph) for one in facsimile.pages] == [(1, 0)]


def test_an_issue_without_one(tmp_path: Path) -> None:
    assert read_facsimile(tmp_path / "issue.yaml") == (None, ())


def test_faults_are_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    text = GOOD.replace("rows: 7行, ", "").replace("1.31字", "1.31").replace("page: 1", "page: 一")
    outcome = read_facsimile(sidecar(tmp_path, text))
    assert sorted(one.code for one in outcome.diagnostics) == [
        "missing-key",
        "missing-unit",
        "wrong-whole",
    ]
    assert outcome.value is not None
    assert outcome.value[:3] == ((), (), ())
    assert len(outcome.value.titles) == 1


def test_a_width_in_another_unit_is_told(tmp_path: Path) -> None:
    outcome = read_facsimile(sidecar(tmp_path, GOOD.replace("15.7字", "60mm")))
    assert [one.code for one in outcome.diagnostics] == ["wrong-unit"]

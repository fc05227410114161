"""The editor's manual names every key a manifest may have, and every mark it shows works."""

from __future__ import annotations

import re
from pathlib import Path

from layout.manifest.drawing_fields import CHART, FLOWABLE
from layout.manifest.fields import ARTICLE, ISSUE, PICTURE, TABLE

ROOT = Path(__file__).parent.parent.parent
MANUAL = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
DESIGN = (ROOT / "docs" / "designer.md").read_text(encoding="utf-8")
SAMPLE = (ROOT / "issues" / "sample.yaml").read_text(encoding="utf-8")


def test_every_key_is_in_the_manual() -> None:
    named = set(re.findall(r"`([a-z_]+)`", MANUAL)) | set(
        re.findall(r"(?m)^\s*-?\s*([a-z_]+):", MANUAL)
    )
    for record in (ISSUE, ARTICLE, PICTURE, TABLE, CHART):
        assert set(record.fields) <= named


def test_the_sample_uses_nearly_every_key() -> None:
    used = set(re.findall(r"([a-z_]+):", SAMPLE))
    records = (ISSUE, ARTICLE, PICTURE, TABLE, CHART)
    wanted = {key for record in records for key in record.fields}
    assert wanted - used <= {
        "reorder", "fixed", "page", "column", "row", "flowables", "cover", "back",
        "revisions", "columns", "sheet", "range",
        "ink", "file_page", "file_box",
    }  # fmt: skip


def test_every_key_of_a_flowable_is_in_the_designers_manual() -> None:
    named = set(re.findall(r"(?m)^\s*-?\s*([a-z_]+):", DESIGN))
    assert (
        set(FLOWABLE.fields) - {"caption", "alt"} <= named
    )  # those two are in the editors' manual

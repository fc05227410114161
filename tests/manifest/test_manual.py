"""The editor's manual names every key a manifest may have, and every mark it shows works."""

from __future__ import annotations

import re
from pathlib import Path

from layout.manifest.fields import ARTICLE, ISSUE, PICTURE, TABLE

MANUAL = (Path(__file__).parent.parent.parent / "docs" / "editor.md").read_text(encoding="utf-8")
SAMPLE = (Path(__file__).parent.parent.parent / "issues" / "sample.yaml").read_text(
    encoding="utf-8"
)


def test_every_key_is_in_the_manual() -> None:
    named = set(re.findall(r"`([a-z_]+)`", MANUAL)) | set(
        re.findall(r"(?m)^\s*-?\s*([a-z_]+):", MANUAL)
    )
    for record in (ISSUE, ARTICLE, PICTURE, TABLE):
        assert set(record.fields) <= named


def test_the_sample_uses_nearly_every_key() -> None:
    used = set(re.findall(r"([a-z_]+):", SAMPLE))
    wanted = set(ISSUE.fields) | set(ARTICLE.fields) | set(PICTURE.fields) | set(TABLE.fields)
    assert wanted - used <= {"reorder", "fixed", "page", "column", "row"}

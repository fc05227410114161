"""Documents made from manifests written in a test."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

from layout.diagnostics import Diagnostic
from layout.document.build import build_document
from layout.document.model import Document
from layout.manifest.read import read_issue
from layout.style.model import Style
from tests.manifest.issues import write_issue

STYLE = cast(
    Style,
    SimpleNamespace(
        grid=SimpleNamespace(em=10.0, line=17.0, columns=2),
        pictures=SimpleNamespace(default="auto"),
        text={"body": SimpleNamespace(font=())},
        furniture=SimpleNamespace(title_mark="kicker"),
    ),
)
"""All that this stage asks of a style."""


def document(
    folder: Path, articles: str, issue: str = "", **files: bytes | str
) -> tuple[Document, list[Diagnostic]]:
    """The articles of a manifest → the document and all that was said of it."""
    path = write_issue(folder, f"name: 报\n{issue}articles:\n{articles}", **files)
    read = read_issue(path)
    assert read.value is not None, read.diagnostics
    built = build_document(read.value, STYLE)
    assert built.value is not None
    return built.value, [*read.diagnostics, *built.diagnostics]

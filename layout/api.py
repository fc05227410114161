"""The builder as a function, for programs."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from layout.pipeline import build_issue
from layout.production.write import write_file
from layout.request import Request, Result, Target


def build(
    issue: str | PathLike[str],
    *,
    style: str | None = None,
    target: Target = "print",
    out: str | PathLike[str] | None = None,
    allow_code: bool = False,
) -> Result:
    """A manifest, a style and a target → the PDF as bytes, the pages and every diagnostic.

    With ``out`` the PDF is written there too, whole or not at all, and never over a file the issue was made from. ``allow_code`` lets Python files of the issue
    draw its flowables; without it they are an error. Nothing is raised for what an editor
    or a designer did wrong: ``Result.pdf`` is None then and ``Result.diagnostics`` says why.
    """
    result = build_issue(Path(issue), Request(target=target, style=style, allow_code=allow_code))
    if out is not None and result.pdf is not None:
        written = write_file(Path(out), result.pdf, (Path(issue), *result.inputs))
        if written.diagnostics:
            return replace(result, diagnostics=(*result.diagnostics, *written.diagnostics))
    return result

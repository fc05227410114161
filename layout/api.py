"""The builder as functions, for programs: one issue, or many through any executor."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

from layout.diagnostics import diagnose
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


def build_many(
    issues: Iterable[str | PathLike[str]], *, executor: Executor | None = None, **request: Any
) -> tuple[Result, ...]:
    """Manifests, an executor and the fields of a ``Request`` → what came of each, in their order.

    Any executor will do: threads, processes, or that of a cluster (``dask.distributed``: ``client.get_executor()``),
    whose workers see the files under the same paths. Without one they are built one after another. What comes back
    has pages, PDF, diagnostics and extras, but not what it was set with. An issue whose worker dies is sent once
    more; then it is an error of its own. Raises ``TypeError`` for a field no request has.
    """
    build_here = partial(_built_alone, request=Request(**request))
    paths = [Path(issue) for issue in issues]
    if executor is None:
        return tuple(build_here(path) for path in paths)
    futures = [executor.submit(build_here, path) for path in paths]
    return tuple(
        _result(executor, build_here, path, future)
        for path, future in zip(paths, futures, strict=True)
    )


def _built_alone(path: Path, request: Request) -> Result:
    """A manifest and what is asked → what came of it, such as can be sent from process to process."""
    return replace(build_issue(path, request), typeset=None, galley=None)


def _result(
    executor: Executor, build_here: partial[Result], path: Path, future: Future[Result]
) -> Result:
    """An issue that was sent to a worker → what came back; a worker that died is replaced once."""
    reason = ""
    for again in (True, False):
        try:
            return future.result()
        except Exception as fault:
            reason = f"{type(fault).__name__}: {fault}"
        if again:
            try:
                future = executor.submit(build_here, path)
            except RuntimeError as fault:  # the pool broke with its worker
                reason = f"{type(fault).__name__}: {fault}"
                break
    return Result((diagnose("worker-lost", file=path, reason=reason),))

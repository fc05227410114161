"""What the command line does: build each issue, write its files, report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from layout.console import as_json, render
from layout.diagnostics import Diagnostic, Severity
from layout.exits import DONE, FAILED
from layout.page.dump import dump_json
from layout.pipeline import build_issue, first_fit_cost
from layout.production.write import write_file
from layout.request import Request, Result, Target

OUT = Path("out")
CACHE = Path(".cache/pictures")
STYLES = Path(__file__).parent / "styles"


def run(options: argparse.Namespace) -> int:
    """Parsed options → the exit code, every issue built and every file written."""
    if options.watch:
        from layout.watch import watch  # here: only --watch needs it

        return watch(options.issues, STYLES, lambda: _build_all(options), options.lang)
    return _build_all(options)


def _build_all(options: argparse.Namespace) -> int:
    codes = [_build_one(path, options) for path in options.issues]
    return max(codes)


def request_of(options: argparse.Namespace) -> Request:
    """Parsed options → what is asked of a build."""
    target: Target = "proof" if options.proof else "screen" if options.screen else "print"
    overrides = list(options.overrides)
    if options.standard:
        overrides.append(f"print.standard={options.standard}")
    if options.marks:
        overrides.append("print.marks=true")
    return Request(
        target=target,
        style=options.style,
        overrides=tuple(overrides),
        check=options.check,
        line_numbers=options.line_numbers,
        booklet=options.booklet,
        package=options.package,
        lang=options.lang,
        jobs=options.jobs,
        cache=CACHE,
        pages=options.pages or frozenset(),
    )


def _build_one(path: Path, options: argparse.Namespace) -> int:
    """A manifest → its exit code: built, reported, its files written whole or not at all."""
    result = build_issue(path, request_of(options))
    written: list[Path] = []
    extra: list[Diagnostic] = []
    for target, data in _files(path, result, options):
        outcome = write_file(target, data)
        extra += outcome.diagnostics
        if outcome.value is not None:
            written.append(outcome.value)
    result = replace(result, diagnostics=(*result.diagnostics, *extra))
    _report(path, result, written, options)
    strict = options.strict and any(d.severity is Severity.WARNING for d in result.diagnostics)
    return FAILED if result.failed or strict else DONE


def _files(path: Path, result: Result, options: argparse.Namespace) -> Iterator[tuple[Path, bytes]]:
    """A result → the files it is written to."""
    stem = path.stem
    if options.dump and result.page_list is not None:
        yield options.dump, dump_json(result.page_list).encode()
    folder = options.output.parent if options.output else OUT
    if not options.check:
        yield from _product(stem, result, options)
    for name, data in result.extras:
        yield folder / name, data


def _product(
    stem: str, result: Result, options: argparse.Namespace
) -> Iterator[tuple[Path, bytes]]:
    """A result → the PDF it is written to: what was asked for, or the proof that stands for it."""
    folder = options.output.parent if options.output else OUT
    suffix = ".proof.pdf" if options.proof else ".screen.pdf" if options.screen else ".pdf"
    target = options.output or OUT / f"{stem}{suffix}"
    if result.pdf is not None:
        yield target, result.pdf
    elif result.refused is not None:
        yield folder / f"{stem}.proof.pdf", result.refused


def _report(path: Path, result: Result, written: list[Path], options: argparse.Namespace) -> None:
    """What came of an issue → stderr in words; stdout gets the written paths, or JSON."""
    if options.json:
        found = {"issue": str(path), "written": [str(p) for p in written]}
        print(
            json.dumps(
                {**found, "diagnostics": as_json(result.diagnostics, options.lang)},
                ensure_ascii=False,
            )
        )
        return
    least = Severity.ERROR if options.quiet else Severity.NOTE
    shown = tuple(one for one in result.diagnostics if one.severity >= least)
    text = render(shown, lang=options.lang, colour=sys.stderr.isatty())
    if text:
        print(text, file=sys.stderr)
    if options.timing:
        total = sum(seconds for _, seconds in result.timing)
        stages = "  ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in result.timing)
        print(f"{stages}  = {total * 1000:.0f} ms", file=sys.stderr)
    if options.explain and result.galley is not None:
        from layout.explain import explain  # here: only --explain needs it

        first_fit = first_fit_cost(path, request_of(options))
        print(explain(result.galley, options.lang, first_fit), file=sys.stderr)
    for one in written:
        print(one)

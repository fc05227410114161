"""What the command line does: build each issue, write its files, report."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from layout.console import as_json, render
from layout.diagnostics import Severity
from layout.exits import DONE, FAILED
from layout.outputs import Outputs, settle_outputs
from layout.page.model import Image, PageList, TextLine
from layout.pipeline import build_issue, first_fit_cost
from layout.production.journal import clear_leftovers
from layout.production.write import write_files
from layout.progress import Progress, course, words_of
from layout.request import Request, Result, Target
from layout.spinner import spinner
from layout.streams import emit, is_terminal, say

CACHE = Path(".cache/pictures")
STYLES = Path(__file__).parent / "styles"


def run(options: argparse.Namespace) -> int:
    """Parsed options → the exit code, every issue built and every file written."""
    if options.compare:
        from layout.compare_command import run_compare  # here: only --compare needs it

        return run_compare(options)
    if options.serve:
        return _serve(options)
    if options.watch:
        from layout.watch import watch  # here: only --watch needs it

        named = Path(options.style or "")
        files = [*options.issues, named] if named.suffix else options.issues
        return watch(files, STYLES, lambda: _build_all(options), options.lang)
    return _build_all(options)


def _serve(options: argparse.Namespace) -> int:
    """Parsed options → the exit code, after the desk was shut."""
    try:
        from layout.desk.launch import serve  # here: only --serve needs a server
    except ModuleNotFoundError as missing:
        zh = f"--serve 还要装 {missing.name}：pip install 'bulletin-builder[desk]'"
        en = f"--serve needs {missing.name}: pip install 'bulletin-builder[desk]'"
        say(zh if options.lang == "zh" else en)
        return FAILED
    return serve(options.issues[0], request_of(options))


def _build_all(options: argparse.Namespace) -> int:
    """Parsed options → the exit code. Nothing is built where one file could not be written without losing another."""
    outputs = settle_outputs(
        options.issues, request_of(options).target, options.output, options.dump
    )
    refused = [output for output in outputs if output.diagnostics]
    for one in refused:
        _report(one.manifest, Result(one.diagnostics), (), options)
    if refused:
        return FAILED
    clear_leftovers(folder for output in outputs for folder in output.folders)
    if options.resume or (options.jobs is not None and len(outputs) > 1):
        from layout.archive import build_archive  # here: a single issue needs no processes

        return build_archive(outputs, options)
    protected = set(options.issues)
    code = max(_build_one(output, protected, options) for output in outputs)
    if not options.proof:
        from layout.paint.cache import prune  # here: a proof keeps no pictures

        prune(CACHE)
    return code


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
        jobs=options.jobs or 0,
        cache=CACHE,
        pages=options.pages or frozenset(),
        allow_code=options.allow_code,
        round=options.round,
        moment=_moment(),
        comments=options.comments,
    )


def _moment() -> str:
    """Nothing → date and time of this run, for the stamp of a proof; SOURCE_DATE_EPOCH goes first, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now().astimezone()
    except (ValueError, OverflowError, OSError):
        now = datetime.now().astimezone()
    return f"{now:%Y-%m-%d %H:%M}"


def _build_one(outputs: Outputs, protected: set[Path], options: argparse.Namespace) -> int:
    """Where a manifest's files go and what must not be written → its exit code: built, written, reported.

    ``protected`` grows by what this issue was made from: no later one may write there.
    """
    since = perf_counter()
    request = replace(request_of(options), kept=outputs.base)
    doing = "正在排" if options.lang == "zh" else "building"
    with spinner(f"{doing} {outputs.manifest}") if not options.quiet else nullcontext():
        result = build_issue(outputs.manifest, request)
    protected.update(result.inputs)
    named = tuple(_files(outputs, result, options))
    written = write_files(named, protected)
    result = replace(result, diagnostics=(*result.diagnostics, *written.diagnostics))
    _report(outputs.manifest, result, written.value, options)
    if not options.quiet and not options.json:
        _summary(result, written.value, perf_counter() - since, options)
    if not options.json:
        for path in written.value:
            emit(str(path))
        if result.pdf is None and not options.check:
            _tell_stale(outputs.pdf, options)
    strict = options.strict and any(d.severity is Severity.WARNING for d in result.diagnostics)
    return FAILED if result.failed or strict else DONE


def _tell_stale(press: Path, options: argparse.Namespace) -> None:
    """Where the file would have been written that this run did not write → that one of an earlier run lies there,
    said last."""
    try:
        then = datetime.fromtimestamp(press.stat().st_mtime).astimezone()
    except OSError:
        then = None
    zh = options.lang == "zh"
    if then is None:
        say(f"没有写出 {press}" if zh else f"{press} was not written")
    elif zh:
        say(f"没有写出 {press}；那里的一份是 {then:%Y-%m-%d %H:%M:%S} 的，不是这一次的")
    else:
        say(f"{press} was not written; the one lying there is of {then:%Y-%m-%d %H:%M:%S}")


def _files(
    outputs: Outputs, result: Result, options: argparse.Namespace
) -> Iterator[tuple[Path, bytes]]:
    """Where a manifest's files go and what came of it → the files it is written to."""
    if outputs.dump and result.page_list is not None:
        from layout.page.dump import dump_json  # here: only --dump needs it

        yield outputs.dump, dump_json(result.page_list).encode(errors="backslashreplace")
    if not options.check and result.pdf is not None:
        yield outputs.pdf, result.pdf
    elif not options.check and result.refused is not None:
        yield outputs.refused, result.refused
    for end, data in result.extras:
        yield outputs.named(end), data


def _report(
    path: Path, result: Result, written: Sequence[Path], options: argparse.Namespace
) -> None:
    """What came of an issue → stderr in words; stdout gets the written paths, or JSON."""
    if options.json:
        import json  # here: only --json needs it

        found: dict[str, object] = {"issue": str(path), "written": [str(p) for p in written]}
        found["pages"] = len(result.pages)
        found["inputs"] = [str(path) for path in dict.fromkeys(result.inputs)]
        found["diagnostics"] = as_json(result.diagnostics, options.lang)
        text = json.dumps(found, ensure_ascii=False)
        emit(text.encode(errors="backslashreplace").decode())
        return
    if result.page_list is not None and not options.quiet:
        progress = progress_of(result.page_list, result, options.lang)
        say(course(progress, result.diagnostics, options.lang))
    least = Severity.ERROR if options.quiet else Severity.NOTE
    shown = tuple(diagnostic for diagnostic in result.diagnostics if diagnostic.severity >= least)
    if result.page_list is not None and options.verbose:
        say(words_of(result.page_list, options.lang))
    text = render(shown, lang=options.lang, colour=is_terminal(), verbose=options.verbose)
    if text:
        say(text)
    if options.timing:
        total = sum(seconds for _, seconds in result.timing)
        stages = "  ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in result.timing)
        say(f"{stages}  = {total * 1000:.0f} ms")
    if options.explain and result.galley is not None:
        from layout.explain import explain  # here: only --explain needs it

        first_fit = first_fit_cost(result.typeset) if result.typeset is not None else None
        say(explain(result.galley, options.lang, first_fit))


def progress_of(pages: PageList, result: Result, lang: str) -> Progress:
    """The pages as placed, what came of the build and the language → its facts and counts."""
    lines = [item for page in pages.pages for item in page.items if isinstance(item, TextLine)]
    pictures = [item for page in pages.pages for item in page.items if isinstance(item, Image)]
    return Progress(
        issue=pages.issue,
        name=pages.title,
        style=pages.style,
        area=type_area(pages, lang),
        articles=len({line.article for line in lines if line.article}),
        characters=sum(len(line.text) for line in lines if line.article),
        pictures=len(pictures),
        pages=len(pages.pages),
        overset=sum(diagnostic.code == "picture-unplaced" for diagnostic in result.diagnostics),
    )


def type_area(pages: PageList, lang: str) -> str:
    """The pages as placed and the language → what the grid means, in 字 and 行."""
    frames = pages.pages[0].frames if pages.pages else ()
    if not frames:
        return ""
    first, last = frames[0].rect, frames[-1].rect
    measure, width = first.width / pages.em, (last.x + last.width - first.x) / pages.em
    zh = lang == "zh"
    area = f"版心 {width:.3g}字×{frames[0].rows}行" if zh else ""
    area = area or f"type area {width:.3g} em × {frames[0].rows} rows"
    if len(frames) == 1:
        return area + (" · 通栏" if zh else ", one column")
    gap = (frames[1].rect.x - first.x - first.width) / pages.em
    if zh:
        return f"{area} · {len(frames)} 栏各 {measure:.3g}字 · 栏距 {gap:.3g}字"
    return f"{area}, {len(frames)} columns of {measure:.3g} em, gap {gap:.3g} em"


def _summary(
    result: Result, written: Sequence[Path], seconds: float, options: argparse.Namespace
) -> None:
    """What was written and how long it took → the last line, on stderr."""
    chosen = sum(1 for page in result.pages if page.number in (options.pages or ()))
    pages = chosen or len(result.pages)
    counted = f"{pages} 页" if options.lang == "zh" else f"{pages} page{'' if pages == 1 else 's'}"
    product = next((one for one in written if one.suffix == ".pdf"), None)
    data = result.pdf or result.refused
    if product is not None and data is not None:
        size = f"{len(data) / 1e6:.1f} MB"
        say(f"{product}   {counted}  {size}  {seconds:.1f} s")
    elif result.page_list is not None:
        say(f"{counted}  {seconds:.1f} s")

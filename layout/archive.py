"""Many issues at once: each built in a process of its own, so that none that breaks or hangs stops the others."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import Any, NamedTuple

from layout.exits import DONE, FAILED
from layout.outputs import Outputs
from layout.resume import Record, program_digest, recall, remember
from layout.streams import emit, is_terminal, overwrite, say

_BUILD = "import sys; from layout.cli import main; sys.exit(main(sys.argv[1:]))"
_SHOWN = 3  # errors of an issue shown below the table; a build of its own shows all
_ROOT = Path(__file__).parent.parent


class Built(NamedTuple):
    """What came of one issue: its exit code, the report of its build, the seconds it took; ``state`` is built,
    unchanged, late or broken."""

    manifest: Path
    code: int
    report: dict[str, Any]
    seconds: float
    state: str = "built"

    def count(self, severity: str) -> int:
        """How many findings of a severity there are."""
        found: Iterable[dict[str, Any]] = self.report.get("diagnostics", ())
        return sum(one["severity"] == severity for one in found)


class _Running:
    """The processes that run now, each the head of a group, so that an interrupt ends them and what they started."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.processes: set[subprocess.Popen[bytes]] = set()
        self.ended = False

    def start(self, words: Sequence[str]) -> subprocess.Popen[bytes]:
        """The words of a command line → its process."""
        paths = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        with self.lock:
            if self.ended:
                raise KeyboardInterrupt
            process = subprocess.Popen(
                [sys.executable, "-c", _BUILD, *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
                start_new_session=True,
            )
            self.processes.add(process)
        return process

    def end(self) -> None:
        """All of them are ended, and no more are started."""
        with self.lock:
            self.ended = True
            for process in self.processes:
                kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """A process → ended, with all it started."""
    if process.poll() is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (AttributeError, OSError):  # no groups on this system, or gone meanwhile
            process.kill()


def build_archive(outputs: Sequence[Outputs], options: argparse.Namespace) -> int:
    """Where the files of each issue go and the parsed options → the exit code; ``options.jobs`` issues at a time.

    Written paths (or a line of JSON an issue) go to stdout as they come, a table to stderr at the end.
    """
    running, results = _Running(), []
    jobs = options.jobs or os.cpu_count() or 1
    digest = program_digest() if options.resume else ""
    with ThreadPoolExecutor(jobs) as pool:
        futures = [pool.submit(_build, output, options, running, digest) for output in outputs]
        try:
            for future in as_completed(futures):
                results.append(future.result())
                _emit(results[-1], options)
                _progress(results, len(outputs), options)
        except BaseException:
            running.end()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    order = {output.manifest: index for index, output in enumerate(outputs)}
    results.sort(key=lambda built: order[built.manifest])
    if not options.quiet:
        say(table(results, options.lang))
    _errors(results)
    return max((built.code for built in results), default=DONE)


def _build(outputs: Outputs, options: argparse.Namespace, running: _Running, digest: str) -> Built:
    """Where an issue's files go → what came of it."""
    since = perf_counter()
    words = _words(outputs, options)
    key = " ".join([digest, *words])
    if options.resume and (record := recall(outputs.pdf, key)):
        return Built(outputs.manifest, record.code, record.report, 0.0, "unchanged")
    process = running.start(words)
    try:
        out, err = process.communicate(timeout=options.time_limit)
    except subprocess.TimeoutExpired:
        kill(process)
        process.communicate()
        report = _without_report(outputs, f"> {options.time_limit:g} s")
        return Built(outputs.manifest, FAILED, report, perf_counter() - since, "late")
    finally:
        with running.lock:
            running.processes.discard(process)
    seconds = perf_counter() - since
    try:
        report = json.loads(out)
    except ValueError:
        last = err.decode(errors="replace").strip().splitlines()[-1:] or [f"{process.returncode}"]
        report = _without_report(outputs, last[0])
        return Built(outputs.manifest, FAILED, report, seconds, "broken")
    if options.resume:
        remember(outputs.pdf, Record(key, process.returncode, report))
    return Built(outputs.manifest, process.returncode, report, seconds)


def _without_report(outputs: Outputs, reason: str) -> dict[str, Any]:
    fault = {"severity": "error", "file": str(outputs.manifest), "message": reason}
    return {"issue": str(outputs.manifest), "written": [], "diagnostics": [fault]}


def _words(outputs: Outputs, options: argparse.Namespace) -> list[str]:
    """Where an issue's files go and the options of all → the words that build it alone."""
    words = [str(outputs.manifest), "--json", "--lang", options.lang, "-o", str(outputs.pdf)]
    for name in ("proof", "screen", "check", "marks", "line_numbers", "booklet", "package"):
        words += ["--" + name.replace("_", "-")] if getattr(options, name) else []
    words += ["--round", options.round] if options.round else []
    words += ["--comments", str(options.comments)] if options.comments else []
    words += ["--dump", str(outputs.dump)] if outputs.dump else []
    words += ["--strict"] if options.strict else []
    words += ["--allow-code"] if options.allow_code else []
    words += ["--style", options.style] if options.style else []
    words += ["--standard", options.standard] if options.standard else []
    for value in options.overrides:
        words += ["--set", value]
    if options.pages:
        words += ["--pages", ",".join(str(page) for page in sorted(options.pages))]
    return words


def _emit(built: Built, options: argparse.Namespace) -> None:
    if options.json:
        emit(
            json.dumps(built.report, ensure_ascii=False).encode(errors="backslashreplace").decode()
        )
        return
    for path in built.report["written"]:
        emit(path)


def _progress(results: Sequence[Built], count: int, options: argparse.Namespace) -> None:
    """The issues that are done and how many there are → a line on a terminal that the next one replaces."""
    if options.quiet or not is_terminal():
        return
    failed = sum(built.code != DONE for built in results)
    zh = options.lang == "zh"
    words = (
        f"{len(results)}/{count} 期，{failed} 期有错"
        if zh
        else f"{len(results)}/{count}, {failed} failed"
    )
    overwrite("" if len(results) == count else f"{words}  {results[-1].manifest}")


_STATES = {
    "zh": {"built": "", "unchanged": "没有改动", "late": "超时", "broken": "中断"},
    "en": {"built": "", "unchanged": "unchanged", "late": "too long", "broken": "broke off"},
}


def table(results: Sequence[Built], lang: str) -> str:
    """What came of each issue and the language → a table: pages, errors, warnings, seconds, issue."""
    zh = lang == "zh"
    head = (
        ("页", "错误", "提醒", "秒", "刊期")
        if zh
        else ("pages", "errors", "warnings", "s", "issue")
    )
    rows = [
        (
            str(built.report.get("pages", "—")),
            str(built.count("error")),
            str(built.count("warning")),
            f"{built.seconds:.1f}",
            f"{built.manifest}  {_STATES['zh' if zh else 'en'][built.state]}".rstrip(),
        )
        for built in results
    ]
    lines = ["  ".join(f"{cell:>8}" for cell in row[:4]) + f"  {row[4]}" for row in (head, *rows)]
    failed = sum(built.code != DONE for built in results)
    total = (
        f"共 {len(results)} 期，{failed} 期有错"
        if zh
        else f"{len(results)} issues, {failed} failed"
    )
    return "\n".join([*lines, total])


def _errors(results: Sequence[Built]) -> None:
    """What came of each issue → the first errors of each that failed."""
    for built in results:
        errors = [one for one in built.report["diagnostics"] if one["severity"] == "error"]
        for error in errors[:_SHOWN]:
            place = ":".join(str(error[key]) for key in ("file", "line", "column") if key in error)
            say(f"{place or built.manifest}: {error['message']}")
        if len(errors) > _SHOWN:
            say(f"{built.manifest}: … {len(errors) - _SHOWN}")

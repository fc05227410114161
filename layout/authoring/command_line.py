"""``build.py new``, ``build.py import``, ``build.py template``: their words, what they write, what they say."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from layout.authoring.import_folder import REPORT, import_folder
from layout.authoring.new_issue import new_issue
from layout.authoring.report import import_report
from layout.authoring.saving import save
from layout.authoring.template import word_template
from layout.console import render
from layout.diagnostics import Diagnostic, Severity, diagnose
from layout.exits import DONE, FAILED, USAGE
from layout.streams import emit, is_terminal, say

Files = Sequence[tuple[Path, bytes]]


def run_command(arguments: Sequence[str], lang: str) -> int:
    """The words after ``build.py`` that begin with a command, and the language → the exit code."""
    try:
        options = command_parser(lang == "zh").parse_args(arguments)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    if options.command == "import":
        return _import(options)
    if options.command == "template":
        exists = (diagnose("new-exists", file=options.target),) if options.target.exists() else ()
        return _written([(options.target, word_template())], exists, options.lang)
    made = new_issue(options.target, options.model)
    return _written(made.value, made.diagnostics, options.lang)


def _import(options: argparse.Namespace) -> int:
    """``import`` → the exit code: what could be taken over is written even where something could not."""
    made = import_folder(options.folder, options.output)
    files = list(made.value.files)
    if made.value.lines:
        report = options.output.parent / options.output.stem / REPORT
        files.append((report, import_report(made.value.lines, options.lang).encode()))
    code = _written(files, made.diagnostics, options.lang, partly=True)
    if not files and not made.diagnostics:
        say("没有新的稿件。" if options.lang == "zh" else "Nothing new.")
    return code


def _written(
    files: Files, diagnostics: Sequence[Diagnostic], lang: str, *, partly: bool = False
) -> int:
    """Files and what is to be told → the exit code; with errors nothing is written, unless what is right may be."""
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    written = save(files) if files and (partly or not failed) else None
    if written is not None:
        diagnostics = (*diagnostics, *written.diagnostics)
        failed = failed or bool(written.diagnostics)
    text = render(diagnostics, lang=lang, colour=is_terminal())
    if text:
        say(text)
    for path in written.value if written else ():
        emit(str(path))
    return FAILED if failed else DONE


def command_parser(zh: bool) -> argparse.ArgumentParser:
    """Whether help is in Chinese → the parser of the three commands."""

    def words(chinese: str, english: str) -> str:
        return chinese if zh else english

    parser = argparse.ArgumentParser(prog="build.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    new = commands.add_parser(
        "new", help=words("照上一期开一期新的", "begin an issue after the last")
    )
    new.add_argument("target", type=Path, metavar="ISSUE.yaml")
    new.add_argument(
        "--from",
        dest="model",
        type=Path,
        metavar="ISSUE.yaml",
        help=words(
            "照哪一期；不写就是同一文件夹里的上一期",
            "the issue to follow; the last in the folder if none is named",
        ),
    )
    taken = commands.add_parser(
        "import", help=words("把一个文件夹的来稿收进一期", "take over the manuscripts of a folder")
    )
    taken.add_argument("folder", type=Path, metavar="FOLDER")
    taken.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="ISSUE.yaml",
        help=words("这一期的清单", "the manifest of the issue"),
    )
    template = commands.add_parser(
        "template", help=words("写一份给作者用的 Word 模板", "write a Word template for authors")
    )
    template.add_argument("target", type=Path, metavar="FILE.docx")
    for command in (new, taken, template):
        command.add_argument("--lang", choices=("zh", "en"), default="zh" if zh else "en")
    return parser

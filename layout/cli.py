"""The command line: arguments, modes, exit codes.

0 done, perhaps with warnings · 1 errors in the issue, the style or the preflight · 2 wrong usage ·
130 interrupted. stdout carries written paths or JSON only; all else goes to stderr.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from layout.exits import DONE, FAILED, INTERRUPTED, USAGE
from layout.interrupts import Interrupts
from layout.streams import (
    OutputLostError,
    abandon_output,
    flush_output,
    has_working_folder,
    prepare_streams,
    say,
)

PAGES_MOST = 10_000
COMMANDS = ("new", "import", "template")


def main(arguments: Sequence[str]) -> int:
    """The words after ``build.py`` → the exit code."""
    prepare_streams()
    zh = _language(arguments) == "zh"
    if not has_working_folder():
        gone = "当前文件夹已经不在了，换到别的文件夹再排。"
        say(gone if zh else "The working folder is gone: change to another.")
        return FAILED
    interrupts = Interrupts()
    try:
        code = _run(arguments, interrupts)
        flush_output()
    except OutputLostError as fault:
        abandon_output()
        if not fault.broken:
            say(f"标准输出写不进去：{fault}" if zh else f"Cannot write to standard output: {fault}")
        return FAILED
    except BaseException as fault:
        if not interrupts.received and not isinstance(fault, KeyboardInterrupt):
            raise
    else:
        if not interrupts.received:
            return code
    say("已中断。" if zh else "Interrupted.")
    return INTERRUPTED


def _run(arguments: Sequence[str], interrupts: Interrupts) -> int:
    """As ``main``. Raises ``KeyboardInterrupt`` and ``OutputLostError``."""
    if arguments and arguments[0] in COMMANDS:
        from layout.authoring.command_line import run_command  # here: a build needs none of it

        interrupts.listen()
        return run_command(arguments, _language(arguments))
    try:
        options = parse(arguments)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    # Here so that --help and wrong usage answer without loading the engine.
    from layout.commands import run

    interrupts.listen()
    return run(options)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Words → options. Raises ``SystemExit`` as argparse does: 0 after --help, 2 for wrong usage."""
    zh = _language(arguments) == "zh"

    def say(chinese: str, english: str) -> str:
        return chinese if zh else english

    parser = argparse.ArgumentParser(
        prog="build.py",
        description=say(
            "把一期简报排成印刷文件", "Set an issue of a bulletin and write its press file"
        ),
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("issues", nargs="*", type=Path, metavar="ISSUE.yaml", help=say("刊期清单", "manifests"))
    target = parser.add_mutually_exclusive_group()
    target.add_argument(
        "--proof",
        action="store_true",
        help=say("快速校样，图片不转换", "a fast proof, pictures as they are"),
    )
    target.add_argument(
        "--screen",
        action="store_true",
        help=say("屏幕版：阅读、邮寄", "a screen edition for reading and mail"),
    )
    target.add_argument(
        "--check", action="store_true", help=say("只检查，不写 PDF", "check only, write no PDF")
    )
    add("--style", metavar="NAME|FILE", help=say("换用样式", "use another style"))
    add(
        "--set",
        dest="overrides",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=say(
            "改一项样式，如 grid.columns=1", "change one value of the style, e.g. grid.columns=1"
        ),
    )
    add("--standard", choices=("x4", "x1a"), help=say("印刷标准", "press standard"))
    add(
        "--marks",
        action="store_true",
        help=say("加裁切线、套准线、色标", "add crop marks, registration and a colour bar"),
    )
    add(
        "--line-numbers",
        action="store_true",
        help=say("校样边上标行号", "number the lines of a proof"),
    )
    add(
        "--booklet",
        action="store_true",
        help=say("另出骑马订拼版文件", "write an imposed booklet beside the press file"),
    )
    add(
        "--package",
        action="store_true",
        help=say("另出交付包（zip）", "write a package for the printer beside the press file"),
    )
    add(
        "--dump", type=Path, metavar="FILE.json", help=say("写出版面数据", "write the display list")
    )
    add(
        "--round",
        default="",
        metavar="NAME",
        help=say(
            "校次，如 二校：留下校样，标出改动", "keep this proof as a round, mark what changed"
        ),
    )
    add(
        "--comments",
        action="store_true",
        help=say("把批注印在校样上", "print the readers' comments on the proof"),
    )
    add(
        "--compare",
        nargs=2,
        metavar=("A", "B"),
        help=say(
            "比较两个校次（或两份 --dump）", "list the changes between two rounds, or two dumps"
        ),
    )
    add(
        "--pages",
        type=page_numbers,
        metavar="1-4,7",
        help=say("只出这些页（校样）", "only these pages (proof)"),
    )
    add("-o", "--output", type=Path, metavar="FILE", help=say("输出文件", "output file"))
    add(
        "--jobs",
        type=number_of_jobs,
        metavar="N",
        help=say(
            "几期一起排，各用一个进程；只有一期时是同时转换几张图（0：有几个核用几个）",
            "issues built at a time, a process each; of a single issue pictures converted at a time (0: one a core)",
        ),
    )
    add(
        "--resume",
        action="store_true",
        help=say("跳过内容没有改动的刊期", "skip issues of which nothing has changed"),
    )
    add(
        "--time-limit",
        type=seconds,
        default=600.0,
        metavar="S",
        help=say(
            "几期一起排时，一期最多用多少秒", "seconds an issue may take where several are built"
        ),
    )
    add(
        "--watch",
        action="store_true",
        help=say("文件一变就重排", "build again whenever a file changes"),
    )
    add(
        "--serve",
        action="store_true",
        help=say(
            "在浏览器里编排：边改边看真页面", "open the desk: edit and see the pages in the browser"
        ),
    )
    add(
        "--allow-code",
        action="store_true",
        help=say(
            "允许运行这一期里的代码（自定义图形）",
            "run the issue's own code (flowables): only if you trust its author",
        ),
    )
    add("--strict", action="store_true", help=say("有提醒也算失败", "let warnings fail the build"))
    add(
        "--timing", action="store_true", help=say("报告各阶段用时", "report the time of each stage")
    )
    add(
        "--explain",
        action="store_true",
        help=say("说明每页为何这样排", "explain why each page is as it is"),
    )
    add("--json", action="store_true", help=say("以 JSON 报告", "report as JSON"))
    add(
        "--verbose",
        action="store_true",
        help=say("逐条列出说明和各篇字数", "list every note, and the words of each article"),
    )
    add("--quiet", action="store_true", help=say("只报错误", "report errors only"))
    add("--lang", choices=("zh", "en"), default="zh", help=say("消息语言", "language of messages"))
    options = parser.parse_args(arguments)
    if not options.issues and not options.compare:
        parser.error(say("要写一份刊期清单", "name a manifest"))
    if (options.round or options.comments) and not options.proof:
        parser.error(
            say("--round、--comments 只用于 --proof", "--round and --comments go with --proof")
        )
    if options.serve and len(options.issues) > 1:
        parser.error(say("--serve 一次开一份清单", "--serve goes with a single manifest"))
    if options.output and len(options.issues) > 1:
        parser.error(say("-o 只能用于一份清单", "-o goes with a single manifest"))
    if options.pages and not options.proof:
        parser.error(say("--pages 只用于 --proof", "--pages goes with --proof"))
    if options.line_numbers and not options.proof:
        parser.error(say("--line-numbers 只用于 --proof", "--line-numbers goes with --proof"))
    if (options.booklet or options.package) and (options.proof or options.screen or options.check):
        parser.error(
            say(
                "--booklet、--package 只随印刷文件一起出",
                "--booklet and --package go with the press file",
            )
        )
    return options


def page_numbers(text: str) -> frozenset[int]:
    """1-4,7 → the page numbers meant. Raises ``ArgumentTypeError`` for anything else."""
    pages: set[int] = set()
    try:
        for part in text.replace("，", ",").split(","):
            first, _, last = part.partition("-")
            numbers = range(int(first), int(last or first) + 1)
            if not numbers or numbers[0] < 1 or numbers[-1] > PAGES_MOST:
                raise ValueError(part)
            pages.update(numbers)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} ≠ 1-4,7") from None
    return frozenset(pages)


def number_of_jobs(text: str) -> int:
    """A number → how many at a time; 0: as many as there are cores. Raises ``ArgumentTypeError``."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} ≠ 0, 1, 2 …")
    return int(text)


def seconds(text: str) -> float:
    """A number of seconds, over 0. Raises ``ArgumentTypeError``."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} ≠ 600")
    return value


def _language(arguments: Sequence[str]) -> str:
    """Words → the language asked for, before they are parsed: help is in it too."""
    for index, word in enumerate(arguments):
        if word == "--lang=en" or (word == "--lang" and arguments[index + 1 : index + 2] == ["en"]):
            return "en"
    return "zh"

"""How a build grows with its issue, beside other setters: ``python benchmarks/scale.py [--times 1 10] [--runs N]``.

The April issue is set once, ten times over and so on, as a proof. In turn with it run, where they are installed, Typst
(two plain columns, no text round pictures), ReportLab's Platypus and WeasyPrint on the same text, titles, pictures and
fonts. Each run is a process of its own; seconds are medians of wall time and of processor time, memory is the largest
peak. The last column is the median of the ratios to Typst, run by run. Prints a table for ``docs``.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.build import typst_source  # noqa: E402  # the folder is not installed

ISSUE = ROOT / "issues/2020-04.yaml"
SERIF = ROOT / "fonts/NotoSerifSC-Regular.ttf"
TYPST = (
    "import typst, sys; typst.compile(sys.argv[1], output='typst.pdf', font_paths=[sys.argv[2]])"
)
PLATYPUS = """
import sys
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, Image, PageTemplate, Paragraph
from html import escape
rl_config.useA85 = 0
pdfmetrics.registerFont(TTFont("serif", sys.argv[2]))
body = ParagraphStyle("body", fontName="serif", fontSize=10.5, leading=17, wordWrap="CJK", firstLineIndent=21)
title = ParagraphStyle("title", parent=body, fontSize=16, leading=24, firstLineIndent=0)
story = []
for line in open(sys.argv[1], encoding="utf-8"):
    kind, text = line.rstrip("\\n").split("\\t", 1)
    if kind == "image":
        story.append(Image(text, width=220, height=150))
    else:
        story.append(Paragraph(escape(text), title if kind == "title" else body))
wide, high = A4
frames = [Frame(60 + i * 240, 60, 230, high - 120) for i in range(2)]
doc = BaseDocTemplate("platypus.pdf", pagesize=A4)
doc.addPageTemplates([PageTemplate(frames=frames)])
doc.build(story)
"""
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf('weasyprint.pdf')"


class Figures(NamedTuple):
    """One run of a process: wall and processor seconds, peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def main(arguments: list[str]) -> int:
    """The command line → the table on stdout."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args(arguments)
    print("| setter | × | wall s | cpu s | peak MiB | cpu, of Typst's |\n|---|---|---|---|---|---|")
    for times in options.times:
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            setters = setters_of(repeated(here, times), here)
            runs = {
                name: [run(command, here) for _ in range(1)] for name, command in setters.items()
            }
            for _ in range(options.runs):
                for name, command in setters.items():
                    runs[name].append(run(command, here))
            report({name: found[1:] for name, found in runs.items()}, times)
    return 0


def report(runs: dict[str, list[Figures]], times: int) -> None:
    """The runs of each setter on an issue so many times as long → their rows of the table."""
    typst = runs.get("Typst")
    for name, found in runs.items():
        wall, cpu = (
            statistics.median(getattr(one, key) for one in found) for key in ("wall", "cpu")
        )
        ratio = ""
        if typst:
            pairs = zip(found, typst, strict=True)
            ratio = f"{statistics.median(a.cpu / b.cpu for a, b in pairs):.2f}"
        peak = max(one.peak for one in found)
        print(f"| {name} | {times} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {ratio} |")


def run(command: list[str], here: Path) -> Figures:
    """A command and the folder it runs in → what it took; raises ``SystemExit`` where it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{command[:3]} ended with {status}")
    wall = time.perf_counter() - start
    return Figures(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def repeated(here: Path, times: int) -> Path:
    """A folder and how many times → the manifest of an issue so many times as long as April's, there."""
    text = ISSUE.read_text("utf-8")
    head, articles = text.split("\narticles:\n", 1)
    shutil.copytree(ISSUE.with_suffix(""), here / ISSUE.stem)
    manifest = here / ISSUE.name
    manifest.write_text(f"{head}\narticles:\n" + "\n".join([articles] * times), "utf-8")
    return manifest


def setters_of(manifest: Path, here: Path) -> dict[str, list[str]]:
    """A manifest and a folder → the command of each setter that is installed, its source written there."""
    python = sys.executable
    ours = [python, str(ROOT / "build.py"), str(manifest), "--proof", "--quiet", "-o", "ours.pdf"]
    found = {"this project": ours}
    source = typst_source(manifest, here)
    lines = plain_lines(source)
    others: dict[str, Callable[[], list[str]]] = {
        "typst": lambda: [python, "-c", TYPST, str(source), str(ROOT / "fonts")],
        "reportlab": lambda: [
            python,
            "-c",
            PLATYPUS,
            str(written(here / "lines.tsv", lines)),
            str(SERIF),
        ],
        "weasyprint": lambda: [
            python,
            "-c",
            WEASYPRINT,
            str(written(here / "issue.html", html(lines))),
        ],
    }
    names = {"typst": "Typst", "reportlab": "Platypus", "weasyprint": "WeasyPrint"}
    for package, command in others.items():
        if importlib.util.find_spec(package) is not None:
            found[names[package]] = command()
    return found


def written(file: Path, lines: list[str]) -> Path:
    """A file and its lines → the file, written."""
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def plain_lines(source: Path) -> list[str]:
    """A Typst source of ours → its titles, pictures and paragraphs, one a line after its kind."""
    lines = []
    for line in source.read_text("utf-8").splitlines():
        text = re.sub(r"\\(.)", r"\1", line)
        if line.startswith("= "):
            lines.append(f"title\t{text[2:]}")
        elif line.startswith("#image("):
            lines.append(f"image\t{text.split(chr(34))[1]}")
        elif line and not line.startswith("#"):
            lines.append(f"text\t{text}")
    return lines


def html(lines: list[str]) -> list[str]:
    """Lines after their kinds → a page of two columns."""
    face = f"@font-face {{ font-family: serifsc; src: url({SERIF.as_uri()}) }}"
    look = "@page { size: A4 } body { font: 10.5pt/17pt serifsc; columns: 2 } img { width: 100% }"
    forms = {"title": "<h1>{}</h1>", "image": '<img src="{}">', "text": "<p>{}</p>"}
    body = [forms[kind].format(text) for kind, text in (line.split("\t", 1) for line in lines)]
    return [f"<html lang=zh><style>{face} {look}</style><body>", *body, "</body></html>"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

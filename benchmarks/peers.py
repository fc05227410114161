"""The same issue set by this builder and by other setters: ``python benchmarks/peers.py [--runs N] [--write]``.

April's text, pictures and fonts in two columns, once, ten and fifty times over; each figure is the median of whole processes
run in turn. The others set no text beside pictures: theirs stand in their column. Those that are not installed are
left out (``pip install typst weasyprint``). ``--write`` puts table and plot into ``docs/speed.md`` and ``docs/speed.svg``.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from layout.document.model import Document, Paragraph, plain  # noqa: E402
from layout.pipeline import read_input  # noqa: E402
from layout.request import Request  # noqa: E402

SCALES = (1, 10, 50)
SERIF = ROOT / "fonts/NotoSerifSC-Regular.ttf"
START, END = "<!-- figures -->", "<!-- /figures -->"
COLOURS = ("#c8102e", "#1f77b4", "#7f7f7f", "#2ca02c")
PLOT = (560, 320, 60, 30)  # width, height, left and foot margin of the plot, pixels


class Figure(NamedTuple):
    """What a process took: seconds, and MiB at its peak."""

    seconds: float
    memory: float


class Setter(NamedTuple):
    """A program that sets the issue: its name, the package it needs, and how its command is made."""

    name: str
    package: str
    command: Callable[[Path], list[str]]


def manifest(here: Path, times: int) -> Path:
    """A folder and a number → April's manifest there, its articles so many times over."""
    source = ROOT / "issues/2020-04.yaml"
    issue = yaml.safe_load(source.read_text(encoding="utf-8"))
    issue["articles"] = issue["articles"] * times
    issue.pop("pages", None)
    shutil.copytree(source.with_suffix(""), here / source.stem, dirs_exist_ok=True)
    path = here / source.name
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def parts(document: Document) -> Iterator[tuple[str, str]]:
    """A document → what it holds in order: titles, pictures and paragraphs."""
    for article in document.articles:
        yield "title", "".join(plain(line) for line in article.title.lines)
        for index, block in enumerate(article.blocks):
            for picture in article.pictures:
                if picture.anchor == index:
                    yield "picture", str(picture.file)
            if isinstance(block, Paragraph):
                yield "text", plain(block.text)


def typst_source(document: Document, here: Path) -> None:
    """A document → ``issue.typ`` in the folder."""
    lines = [
        '#set page(paper: "a4", columns: 2)',
        '#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn")',
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
    ]
    for kind, content in parts(document):
        if kind == "picture":
            lines.append(f'#image("{os.path.relpath(content, here)}", width: 100%)')
        else:
            text = re.sub(r"([\\#*_`$<>@=~\[\]/-])", r"\\\1", content)
            lines.append(f"= {text}" if kind == "title" else text)
    (here / "issue.typ").write_text("\n\n".join(lines), encoding="utf-8")


def html_source(document: Document, here: Path) -> None:
    """A document → ``issue.html`` in the folder."""
    face = f'@font-face {{ font-family: serif-sc; src: url("{SERIF.as_uri()}") }}'
    page = "@page { size: A4; margin: 2cm } body { columns: 2; font: 10.5pt/17pt serif-sc; text-align: justify }"
    tags = {"title": "<h2>{}</h2>", "text": "<p>{}</p>", "picture": '<img src="{}" width="100%">'}
    body = "\n".join(tags[kind].format(escape(content)) for kind, content in parts(document))
    text = f'<html lang="zh-CN"><meta charset="utf-8"><style>{face} {page}</style>{body}</html>'
    (here / "issue.html").write_text(text, encoding="utf-8")


def flowable_source(document: Document, here: Path) -> None:
    """A document → ``issue.txt`` in the folder, a part a line, for ``PLATYPUS``."""
    lines = (f"{kind}\t{content}" for kind, content in parts(document))
    (here / "issue.txt").write_text("\n".join(lines), encoding="utf-8")


PLATYPUS = """
import sys
from xml.sax.saxutils import escape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, Image, PageTemplate, Paragraph
pdfmetrics.registerFont(TTFont("serif", sys.argv[2]))
body = ParagraphStyle("b", fontName="serif", fontSize=10.5, leading=17, firstLineIndent=21, wordWrap="CJK")
head = ParagraphStyle("h", parent=body, fontSize=16, leading=22, firstLineIndent=0)
story = []
for line in open("issue.txt", encoding="utf-8"):
    kind, content = line.rstrip("\\n").split("\\t", 1)
    if kind == "picture":
        wide, high = ImageReader(content).getSize()
        story.append(Image(content, 231, 231 * high / wide))
    else:
        story.append(Paragraph(escape(content), head if kind == "title" else body))
frames = [Frame(x, 56, 231, 728, 0, 0, 0, 0) for x in (56, 308)]
BaseDocTemplate("platypus.pdf", pagesize=(595, 842), pageTemplates=[PageTemplate(frames=frames)]).build(story)
"""

TYPST = "import sys, typst; typst.compile('issue.typ', output='typst.pdf', font_paths=[sys.argv[1]], root='/')"
WEASYPRINT = "import weasyprint; weasyprint.HTML('issue.html').write_pdf('weasyprint.pdf')"

SETTERS = (
    Setter("bulletin-builder", "layout", lambda path: [str(ROOT / "build.py"), str(path), "--proof", "--quiet"]),
    Setter("Typst", "typst", lambda _: ["-c", TYPST, str(ROOT / "fonts")]),
    Setter("Platypus", "reportlab", lambda _: ["-c", PLATYPUS, "", str(SERIF)]),
    Setter("WeasyPrint", "weasyprint", lambda _: ["-c", WEASYPRINT]),
)  # fmt: skip


def measured(words: list[str], here: Path) -> Figure:
    """Words for the interpreter and the folder it works in → what the process took."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *words], cwd=here, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status and child.stderr is not None:
        raise SystemExit(child.stderr.read().decode())
    return Figure(seconds, usage.ru_maxrss / 1024)


def compared(runs: int) -> dict[str, dict[int, Figure]]:
    """How often each is run → the medians of every setter at every scale."""
    able = [setter for setter in SETTERS if importlib.util.find_spec(setter.package)]
    found: dict[str, dict[int, Figure]] = {setter.name: {} for setter in able}
    for scale in SCALES:
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            path = manifest(here, scale)
            source = read_input(path, Request(target="proof")).value
            assert source is not None
            for write in (typst_source, html_source, flowable_source):
                write(source.document, here)
            taken: dict[str, list[Figure]] = {setter.name: [] for setter in able}
            for setter in able:  # once unmeasured: byte code and file caches
                measured(setter.command(path), here)
            for _ in range(max(1, runs if scale < SCALES[-1] else runs // 2)):
                for setter in able:
                    taken[setter.name].append(measured(setter.command(path), here))
            for name, figures in taken.items():
                seconds = median(figure.seconds for figure in figures)
                found[name][scale] = Figure(seconds, median(figure.memory for figure in figures))
                print(
                    f"×{scale:<3} {name:<18} {seconds:7.2f} s  {found[name][scale].memory:6.0f} MiB",
                    flush=True,
                )
    return found


def table(found: dict[str, dict[int, Figure]]) -> str:
    """The figures → a Markdown table: seconds, MiB, and seconds as a multiple of Typst's."""
    lines = [
        "| | " + " | ".join(f"×{scale}" for scale in SCALES) + " |",
        "|---|" + "---|" * len(SCALES),
    ]
    base = found.get("Typst", {})
    for name, figures in found.items():
        cells = []
        for scale, (seconds, memory) in figures.items():
            ratio = f"，{seconds / base[scale].seconds:.1f} 倍" if base and name != "Typst" else ""
            cells.append(f"{seconds:.2f} s{ratio}，{memory:.0f} MiB")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def plot(found: dict[str, dict[int, Figure]]) -> str:
    """The figures → an SVG: seconds over the number of times, both logarithmic."""
    from math import log10

    width, height, left, foot = PLOT
    most = max(figure.seconds for figures in found.values() for figure in figures.values())
    low, high = -1.0, log10(most) + 0.1

    def x(scale: int) -> float:
        return left + log10(scale) / log10(SCALES[-1]) * (width - left - 130)

    def y(seconds: float) -> float:
        return height - foot - (log10(seconds) - low) / (high - low) * (height - foot - 15)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
    ]
    ticks = [tick for tick in (0.1, 0.3, 1, 3, 10, 30) if tick <= most * 1.2]
    out += [
        f'<path d="M{left} {y(tick):.1f}H{width - 130}" stroke="#ddd"/>'
        f'<text x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g} s</text>'
        for tick in ticks
    ]
    out += [
        f'<text x="{x(scale):.1f}" y="{height - 8}" text-anchor="middle">×{scale}</text>'
        for scale in SCALES
    ]
    for colour, (name, figures) in zip(COLOURS, found.items(), strict=False):
        points = [(x(scale), y(figure.seconds)) for scale, figure in figures.items()]
        line = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
        out.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        out.append(
            f'<text x="{points[-1][0] + 8:.1f}" y="{points[-1][1] + 4:.1f}" fill="{colour}">{name}</text>'
        )
    return "\n".join([*out, "</svg>", ""])


def main(arguments: list[str]) -> int:
    """The command line → the figures on stdout, and in the docs where that is asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    found = compared(options.runs)
    if options.write:
        page = ROOT / "docs/speed.md"
        text = page.read_text(encoding="utf-8")
        head, tail = text[: text.index(START) + len(START)], text[text.index(END) :]
        page.write_text(f"{head}\n\n{table(found)}\n\n{tail}", encoding="utf-8")
        (ROOT / "docs/speed.svg").write_text(plot(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How long a build takes, stage by stage: ``python benchmarks/build.py [ISSUE] [--runs N]``.

Each figure is the best of the runs, each run a process of its own as an editor starts it. ``proof`` passes pictures
through; ``press cold`` converts every picture, ``press warm`` finds them in the cache. ``imports`` is what a proof
spends on loading. Where the package typst is installed (``pip install typst``), the same text, titles and pictures are
set with it in two plain columns, without text round pictures, for comparison.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

STAGES = re.compile(r"(\w+) (\d+) ms")


def main(arguments: list[str]) -> int:
    """The command line → the figures on stdout."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("issue", nargs="?", type=Path, default=ROOT / "issues/2020-04.yaml")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args(arguments)
    issue = options.issue.resolve()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        show("imports", [imports(here) for _ in range(options.runs)])
        show("proof", [built(issue, here, "--proof") for _ in range(options.runs)])
        cold = []
        for _ in range(options.runs):
            shutil.rmtree(here / ".cache", ignore_errors=True)
            cold.append(built(issue, here))
        show("press cold", cold)
        show("press warm", [built(issue, here) for _ in range(options.runs)])
        if importlib.util.find_spec("typst") is None:
            print("typst        not installed")
        else:
            source = typst_source(issue, here)
            show("typst", [typst_built(source, here) for _ in range(options.runs)])
    return 0


def show(name: str, runs: Iterable[dict[str, float]]) -> None:
    """A name and the stages of each run, s → a line with the best of each."""
    best: dict[str, float] = {}
    for run in runs:
        for stage, seconds in run.items():
            best[stage] = min(seconds, best.get(stage, seconds))
    stages = "  ".join(f"{stage} {seconds * 1000:.0f}" for stage, seconds in best.items())
    print(f"{name:<12} {stages}  ms")


def process(words: list[str], here: Path) -> tuple[float, str]:
    """Words for the interpreter → seconds until it ended, and what it said on stderr."""
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, *words], cwd=here, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if run.returncode:
        raise SystemExit(run.stderr)
    return seconds, run.stderr


def built(issue: Path, here: Path, *words: str) -> dict[str, float]:
    """An issue → the seconds of its stages, and of the whole process."""
    whole, said = process([str(ROOT / "build.py"), str(issue), "--timing", "--quiet", *words], here)
    laps = {stage: int(number) / 1000 for stage, number in STAGES.findall(said)}
    return {**laps, "whole": whole}


def imports(here: Path) -> dict[str, float]:
    """Seconds a process takes that loads what a proof needs, and one that loads nothing."""
    code = "import layout.cli, layout.commands, layout.paint.paint, layout.production.proof"
    bare, _ = process(["-c", "pass"], here)
    whole, _ = process(["-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"], here)
    return {"loading": whole - bare, "interpreter": bare}


def typst_source(issue: Path, here: Path) -> Path:
    """An issue → the same text, titles and pictures as a Typst document of two columns."""
    from layout.document.model import Paragraph, plain
    from layout.pipeline import read_input
    from layout.request import Request

    source = read_input(issue, Request(target="proof")).value
    if source is None:
        raise SystemExit(f"{issue} cannot be read")
    parts = [
        '#set page(paper: "a4", columns: 2)\n'
        '#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn")\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n"
    ]
    number = 0
    for article in source.document.articles:
        parts.append(f"= {quoted(''.join(plain(line) for line in article.title.lines))}\n")
        for index, block in enumerate(article.blocks):
            for picture in article.pictures:
                if picture.anchor == index and picture.file.exists():
                    number += 1
                    file = f"{number}{picture.file.suffix}"
                    shutil.copy(picture.file, here / file)
                    parts.append(f'#image("{file}", width: 100%)\n')
            if isinstance(block, Paragraph):
                parts.append(quoted(plain(block.text)) + "\n")
    file = here / "issue.typ"
    file.write_text("\n".join(parts), encoding="utf-8")
    return file


def quoted(text: str) -> str:
    """Text → the same with what Typst takes for markup escaped."""
    return re.sub(r"([\\#*_`$<>@=~\[\]/-])", r"\\\1", text)


def typst_built(source: Path, here: Path) -> dict[str, float]:
    """A Typst document → the seconds of a process that sets it."""
    code = "import typst, sys; typst.compile(sys.argv[1], output='typst.pdf', font_paths=[sys.argv[2]])"
    whole, _ = process(["-c", code, str(source), str(ROOT / "fonts")], here)
    return {"whole": whole}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How fast lines are set, and how evenly: ``python benchmarks/compose.py [--lines] [ISSUE]``.

Prints characters a second of each stage (shaping, breaking, spacing) over the paragraphs of an issue, each
the best of several runs, seconds of one core, then how far the gaps between Han were opened, greedy and optimal,
in plain columns. ``--lines`` prints one row a line of both.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from layout.document.build import build_document  # noqa: E402
from layout.document.model import Paragraph, Run, plain  # noqa: E402
from layout.manifest.read import read_issue  # noqa: E402
from layout.style.model import Style, TextStyle  # noqa: E402
from layout.style.read import read_style  # noqa: E402
from layout.text.fonts import Fonts  # noqa: E402
from layout.text.linebreak import break_lines  # noqa: E402
from layout.text.model import Broken, Line, SetText  # noqa: E402
from layout.text.prepare import prepare  # noqa: E402
from layout.text.spacing import set_line  # noqa: E402

MEASURE, RUNS = 22.0, 7
MEASURES = (22.0, 20.0, 13.0, 11.0, 9.0)
T = TypeVar("T")


class Timed(NamedTuple):
    """Seconds of each stage, the best of the runs."""

    prepare: float
    breaks: float
    space: float


def main() -> None:
    """The command line → the figures on stdout."""
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    issue = Path(names[0]) if names else ROOT / "issues" / "2020-04.yaml"
    style = _style()
    texts = _paragraphs(issue, style)
    if "--lines" in sys.argv:
        _line_by_line(texts, style.text["body"])
        return
    whole = "".join(texts)
    _speed(f"{len(texts)} paragraphs", texts, style.text["body"])
    _speed("the same, ten times, as one paragraph", [whole * 10], style.text["body"])
    _evenness(texts, style.text["body"])


def _style() -> Style:
    style = read_style("bulletin").value
    if style is None:
        raise SystemExit("the style bulletin cannot be read")
    return style


def _paragraphs(issue: Path, style: Style) -> list[str]:
    """A manifest → its body paragraphs, repaired."""
    read = read_issue(issue).value
    document = build_document(read, style).value if read else None
    if document is None:
        raise SystemExit(f"{issue} cannot be read")
    return [
        plain(block.text)
        for article in document.articles
        for block in article.blocks
        if isinstance(block, Paragraph) and block.style == "body"
    ]


def _timed(task: Callable[[], T]) -> tuple[float, T]:
    start = process_time()
    value = task()
    return process_time() - start, value


def _speed(name: str, texts: list[str], body: TextStyle) -> None:
    gc.disable()  # as a build does
    fonts = Fonts()
    best = Timed(9e9, 9e9, 9e9)
    for _ in range(RUNS):
        fonts.prepared.clear()  # else the second run would only be remembered
        one, ready = _timed(lambda: [prepare((Run(text),), body, fonts) for text in texts])
        two, broken = _timed(lambda ready=ready: [_broken(text) for text in ready])
        three, _ = _timed(lambda ready=ready, broken=broken: _spaced(ready, broken))
        best = Timed(*map(min, best, (one, two, three)))
    count = sum(map(len, texts))
    print(f"{name}: {count} characters, {MEASURE:g} em")
    for stage, seconds in zip(("shaping", "breaking", "spacing"), best, strict=True):
        print(f"  {stage:9}{count / seconds:12,.0f} characters a second")
    print(f"  {'together':9}{count / sum(best):12,.0f} characters a second")


def _broken(text: SetText) -> Broken:
    broken = break_lines(text, (MEASURE,))
    if broken is None:
        raise SystemExit("a paragraph could not be broken")
    return broken


def _spaced(texts: list[SetText], broken: list[Broken]) -> list[Line]:
    return [
        set_line(text, one, justified=True, indent=one.indent)
        for text, lines in zip(texts, broken, strict=True)
        for one in lines.breaks
    ]


def _set(texts: list[str], body: TextStyle, measure: float, fit: str) -> list[list[Line]]:
    style = replace(body, setting=replace(body.setting, fit=fit))
    fonts, out = Fonts(), []
    for text in texts:
        ready = prepare((Run(text),), style, fonts)
        broken = break_lines(ready, (measure,))
        out.append(_spaced([ready], [broken] if broken else []))
    return out


def _evenness(texts: list[str], body: TextStyle) -> None:
    print("\n| measure | fit | justified lines | opened | median | 95th percentile | worst |")
    print("|---|---|---|---|---|---|---|")
    for measure in MEASURES:
        for fit in ("greedy", "optimal"):
            lines = [line for one in _set(texts, body, measure, fit) for line in one[:-1]]
            loose = sorted(line.loosened for line in lines)
            opened = sum(one > 1e-6 for one in loose)
            middle, high = loose[len(loose) // 2], loose[int(len(loose) * 0.95)]
            print(
                f"| {measure:g} | {fit} | {len(loose)} | {opened} "
                f"| {middle:.4f} | {high:.4f} | {loose[-1]:.4f} |"
            )


def _line_by_line(texts: list[str], body: TextStyle) -> None:
    both = [_set(texts, body, MEASURE, fit) for fit in ("greedy", "optimal")]
    print("| paragraph | line | greedy ends | opened | step | optimal ends | opened | step |")
    print("|---|---|---|---|---|---|---|---|")
    for number, (greedy, optimal) in enumerate(zip(*both, strict=True), 1):
        for row in range(max(len(greedy), len(optimal))):
            cells = [_cells(one, row) for one in (greedy, optimal)]
            print(f"| {number} | {row + 1} | {cells[0]} | {cells[1]} |")


def _cells(lines: list[Line], row: int) -> str:
    if row >= len(lines):
        return " | | "
    line = lines[row]
    return f"{line.text[-4:]} | {line.loosened:.4f} | {line.step}"


if __name__ == "__main__":
    main()

"""The same paragraphs set by us and by Typst: ``python benchmarks/typst_lines.py [ISSUE]`` (needs ``pip install typst``).

Both in the shipped song face, justified, with an indent of two characters, Typst with its optimised line breaks. Of both
only the places of characters are compared: *contrast* is the mean difference between the pauses and stops of one line
and of the next, em; *opened* what lies between two Han beyond one em (95th percentile, most); *lone* last lines of one character.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.compose import _paragraphs, _style  # noqa: E402
from benchmarks.evenness import is_han, mean  # noqa: E402
from layout.text.compose import compose  # noqa: E402

MEASURES = (22, 20, 13, 11, 9)
STOPS = frozenset("，、；：。！？")
MARKS = STOPS | frozenset("“”‘’（）《》〈〉【】·—…")
EM = 10.0  # pt


class PlacedLine(NamedTuple):
    """Characters of a line with their places, em from its left end; whether it ends its paragraph."""

    chars: tuple[tuple[str, float], ...]
    last: bool


def ours(texts: Sequence[str], measure: float, fill: str) -> list[list[PlacedLine]]:
    """Paragraphs, a measure in em and how lines are filled → their lines as we set them."""
    return [
        [
            PlacedLine(tuple((char, x) for char, x, _ in line.glyphs), index == len(lines) - 1)
            for index, line in enumerate(lines)
        ]
        for lines in (compose(text, measure, fill=fill, indent=2.0) for text in texts)
    ]


SOURCE = """
#set page(width: {width}pt, height: auto, margin: 0pt)
#set text(font: "Noto Serif SC", size: {em}pt, lang: "zh", region: "cn", top-edge: 1em, bottom-edge: 0em)
#set par(justify: true, linebreaks: "optimized", leading: 0.5em)
#for paragraph in json("texts.json") {{ page[#h(2em)#text(paragraph)] }}
"""


def typst(texts: Sequence[str], measure: float) -> list[list[PlacedLine]]:
    """Paragraphs and a measure in em → their lines as Typst sets them, one paragraph a page."""
    import pypdfium2
    import typst as compiler

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "texts.json").write_text(json.dumps(list(texts)), encoding="utf-8")
        source = Path(folder) / "lines.typ"
        source.write_text(SOURCE.format(width=measure * EM, em=EM), encoding="utf-8")
        made = compiler.compile(source, font_paths=[ROOT / "fonts"], ignore_system_fonts=True)
    document = pypdfium2.PdfDocument(made)
    return [_lines(document[page]) for page in range(len(document))]


def _lines(page: object) -> list[PlacedLine]:
    """A page of a PDF → its lines, by the origin of each character."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    text = page.get_textpage()  # type: ignore[attr-defined]
    rows: dict[int, list[tuple[str, float]]] = {}
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        x, y = c_double(), c_double()
        if char.isspace() or raw.FPDFText_IsGenerated(text, index):
            continue
        raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        rows.setdefault(round(-y.value), []).append((char, x.value / EM))
    found = [tuple(rows[row]) for row in sorted(rows)]
    return [PlacedLine(chars, index == len(found) - 1) for index, chars in enumerate(found)]


def _figures(line: PlacedLine) -> tuple[list[float], float]:
    """A line → the widths of its free pauses and stops, and what its Han stand apart, em."""
    apart = mean(
        [b[1] - a[1] - 1 for a, b in pairwise(line.chars) if is_han(a[0]) and is_han(b[0])]
    )
    widths = [
        two[1] - one[1] - apart
        for before, one, two in zip(line.chars, line.chars[1:], line.chars[2:], strict=False)
        if one[0] in STOPS and before[0] not in MARKS and two[0] not in MARKS
    ]
    return widths, apart


def row(name: str, measure: float, paragraphs: list[list[PlacedLine]]) -> str:
    """A setting, a measure and its paragraphs → a row of the table."""
    contrast: list[float] = []
    opened: list[float] = []
    narrow = count = lone = 0
    for lines in paragraphs:
        figures = [_figures(line) for line in lines]
        contrast += [
            abs(mean(one) - mean(two)) for (one, _), (two, _) in pairwise(figures) if one and two
        ]
        opened += [apart for line, (_, apart) in zip(lines, figures, strict=True) if not line.last]
        narrow += sum(any(width < 0.98 for width in widths) for widths, _ in figures)
        count += len(lines)
        alone = [char for char, _ in lines[-1].chars if char not in MARKS]
        lone += len(lines) > 1 and len(alone) < 2
    opened.sort()
    return (
        f"| {measure} | {name} | {count} | {mean(contrast):.3f} | {narrow / count:.1%} "
        f"| {opened[int(len(opened) * 0.95)]:.3f} | {opened[-1]:.3f} | {lone} |"
    )


def rows(texts: Sequence[str]) -> Iterator[str]:
    """Paragraphs → the rows of the table."""
    for measure in MEASURES:
        yield row("even", measure, ours(texts, measure, "even"))
        yield row("squeeze", measure, ours(texts, measure, "squeeze"))
        yield row("Typst", measure, typst(texts, measure))


def main() -> None:
    """The command line → the table on stdout."""
    issue = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "issues" / "2020-04.yaml"
    print("| measure | setting | lines | contrast | squeezed | opened p95 | most | lone |")
    print("|---|---|---|---|---|---|---|---|")
    for line in rows(_paragraphs(issue, _style())):
        print(line, flush=True)


if __name__ == "__main__":
    main()

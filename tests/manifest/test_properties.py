"""Whatever happens to a good manifest, it is read or refused with words, never with a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.console import as_json, render
from layout.diagnostics import Severity
from layout.document.build import build_document
from layout.manifest.read import read_issue
from tests.document.issues import STYLE
from tests.manifest.issues import GOOD, write_issue

RICH = (
    GOOD
    + """\
    footnotes: [注一]
    tables:
      - rows: [[年, 数], [2020, 1]]
        at: 第二段
  - kind: box
    title: [框, 二行]
    text: a.md
colophon: {主编: 李四}
print: {standard: x1a}
pages: 8
"""
)
ARTICLE = '‚甲‛**重**[^1] 60期\n\n![图](photo.jpg){left 9字 alt="a"}\n\n| 一 | 二 |\n|---|---|\n| 3 | 4 |\n\n> 引\n\n[^1]: 注\n'
BITS = st.one_of(
    st.sampled_from(
        [
            "\t",
            "：",
            ":",
            " ",
            "\n",
            "-",
            "- ",
            "|",
            "[",
            "]",
            "{",
            "}",
            '"',
            "'",
            "#",
            "&a ",
            "*a",
            "!x ",
            "%",
            "../",
            "null",
            "~",
            "\x00",
            "\ufeff",
            "字",
            "**",
            "^",
            "![](",
            "9" * 30,
            "-1",
            "1e999",
        ]
    ),
    st.text(max_size=4),
)
EDITS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 12), BITS), min_size=1, max_size=4)


def edited(text: str, edits: list[tuple[int, int, str]]) -> bytes:
    """A text and edits (where, how many characters go, what comes) → the damaged text's bytes."""
    for at, gone, new in edits:
        at %= len(text) + 1
        text = text[:at] + new + text[at + gone :]
    return text.encode("utf-8", "surrogatepass")


@settings(max_examples=150, deadline=None)
@given(EDITS, EDITS, st.booleans())
def test_a_damaged_issue_is_read_or_refused_in_words(
    manifest: list[tuple[int, int, str]], article: list[tuple[int, int, str]], both: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_issue(
            Path(folder),
            edited(RICH, manifest),
            a_md=edited(ARTICLE, article) if both else ARTICLE,
        )
        read = read_issue(path)
        said = list(read.diagnostics)
        if read.value is None:
            assert any(one.severity is Severity.ERROR for one in said)
        else:
            said += build_document(read.value, STYLE).diagnostics
        for lang in ("zh", "en"):
            assert len(as_json(said, lang)) == len(said)
            assert bool(render(said, lang=lang)) == bool(said)
        assert all(
            one.span is None or (one.span.line >= 1 and one.span.column >= 1) for one in said
        )


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_as_an_article(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        manifest = "name: 报\narticles:\n  - {title: 题, text: a.txt}\n"
        read = read_issue(write_issue(Path(folder), manifest, a_txt=data))
        assert read.value is not None
        built = build_document(read.value, STYLE)
        assert built.value is not None

"""Whatever an issue holds, it is set: no crash, no hang, not one character missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from layout.document.build import build_document
from layout.document.model import Article, Box, Paragraph, Table, plain
from layout.manifest.read import read_issue
from layout.page.model import TextLine
from layout.pipeline import build_issue
from layout.request import Request
from tests.document.issues import STYLE
from tests.manifest.random_issues import random_issue

STYLES = ("bulletin", "bulletin", "facsimile", "gongwen")
CHANGES = ((), ("grid.columns=3",), ("page.size=A5",), ("grid.columns=1",))


def characters(article: Article) -> Counter[str]:
    """An article → how often each character has to stand on the pages at least."""
    texts: list[str] = []
    for block in (*article.blocks, *article.footnotes):
        if isinstance(block, Paragraph):
            texts.append(plain(block.text))
        elif isinstance(block, Box):
            texts += [plain(block.heading), *(plain(one.text) for one in block.blocks)]
        elif isinstance(block, Table):
            texts += [plain(cell.text) for row in block.rows for cell in row]
    return Counter("".join("".join(texts).split()))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_random_issue_is_set_whole(tmp_path: Path, seed: int) -> None:
    path = random_issue(tmp_path, seed)
    style, changes = STYLES[seed % 4], CHANGES[seed // 3 % 4]
    result = build_issue(path, Request(target="proof", style=style, overrides=changes))
    assert result.pdf is not None
    issue = read_issue(path).value
    assert issue is not None
    document = build_document(issue, STYLE).value
    assert document is not None
    wanted: Counter[str] = Counter()
    for article in document.articles:
        wanted += characters(article)
    lines = [item for page in result.pages for item in page.items if isinstance(item, TextLine)]
    texts = (one.text for one in lines if one.kind not in ("folio", "head", "masthead", "contents"))
    placed = Counter("".join("".join(texts).split()))
    assert wanted - placed == Counter()

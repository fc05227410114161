"""Covers: pages before and after the flow, with picture, masthead and lines of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pictures

from layout.page.model import Fill, Image, Page, TextLine
from layout.pipeline import build_issue
from layout.production.preflight.contrast import contrast_findings
from layout.request import Request, Result
from tests.support.page_picture import TEXT
from tests.support.tiny import style_of, write_issue

FACING = {
    "page.sides": "facing",
    "page.margins": {"head": "2行", "foot": "2行", "inside": "3字", "outside": "1字"},
    "folio": {"form": "{page}", "place": "foot outside", "first": 1},
    "masthead": {"form": "full", "rows": 3, "rule": 0},
}


def built(
    folder: Path, *, shade: int = 40, style: dict[str, Any] | None = None, **more: Any
) -> Result:
    """A folder, the grey of the cover's picture, changes of style and the manifest's keys → the proof of an issue."""
    Pictures.new("RGB", (400, 600), (shade,) * 3).save(folder / "封面.png")
    article = {"title": "题", "text": TEXT * 3}
    path = write_issue(
        folder, style_of(1, 16, 12, FACING | (style or {})), {"articles": [article], **more}
    )
    result = build_issue(path, Request(target="proof"))
    assert result.pdf is not None, result.diagnostics
    return result


def said(page: Page, kind: str) -> list[str]:
    return [item.text for item in page.items if isinstance(item, TextLine) and item.kind == kind]


def test_a_cover_comes_before_the_first_page_and_bears_the_masthead(tmp_path: Path) -> None:
    cover = {"file": "封面.png", "lines": ["要目一", "要目二"], "credit": "张三"}
    result = built(tmp_path, cover=cover, back={"lines": "内部交流"})
    first, *inside, last = result.pages
    assert [page.number for page in result.pages] == list(range(1, len(result.pages) + 1))
    assert said(first, "masthead") == ["简报"]
    assert set(said(first, "cover")) == {"要目一", "要目二", "张三"}
    (picture,) = [item for item in first.items if isinstance(item, Image)]
    assert picture.rect.x < 0
    assert picture.rect.right > first.width
    assert all(said(page, "masthead") == [] for page in inside)
    assert said(inside[0], "folio") == ["1"]  # folios count from the first page of text
    assert said(last, "cover") == ["内部交流"]


def test_pages_after_a_cover_are_left_ones_first(tmp_path: Path) -> None:
    plain, covered = built(tmp_path), built(tmp_path, cover={"lines": "要目"})
    assert plain.pages[0].frames[0].rect.x == pytest.approx(30)  # inside margin of a right page
    assert covered.pages[0].frames[0].rect.x == pytest.approx(30)
    assert covered.pages[1].frames[0].rect.x == pytest.approx(10)
    assert covered.page_list is not None
    assert covered.page_list.outline[0].page == 2


def test_without_a_masthead_of_its_own_a_cover_leaves_it_on_the_first_page(tmp_path: Path) -> None:
    result = built(tmp_path, cover={"lines": "要目"}, style={"cover.masthead": "none"})
    assert said(result.pages[0], "masthead") == []
    assert said(result.pages[1], "masthead") == ["简报"]


def test_a_picture_within_the_type_area_leaves_room_for_the_lines(tmp_path: Path) -> None:
    style = {"cover.picture": "area", "cover.ground": "C0 M10 Y10 K0"}
    result = built(tmp_path, cover={"file": "封面.png", "lines": ["要目一", "要目二"]}, style=style)
    page = result.pages[0]
    (picture,) = [item for item in page.items if isinstance(item, Image)]
    lines = [item for item in page.items if isinstance(item, TextLine) and item.kind == "cover"]
    assert picture.rect.bottom < min(line.baseline - line.size for line in lines) + 0.01
    assert any(isinstance(item, Fill) and item.purpose == "page" for item in page.items)


@pytest.mark.parametrize(("shade", "found"), [(20, {"要目"}), (235, set())])
def test_words_that_hardly_stand_out_from_the_picture_are_told(
    tmp_path: Path, shade: int, found: set[str]
) -> None:
    style = {"cover.masthead": "none", "text.cover_line": {"font": "song", "colour": "K100"}}
    result = built(tmp_path, shade=shade, style=style, cover={"file": "封面.png", "lines": "要目"})
    told = [dict(one.values)["text"] for one in contrast_findings(result.pages[0])]
    assert set(told) == found

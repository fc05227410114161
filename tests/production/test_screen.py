"""The screen edition: PDF/UA-1, links, outline, no press colours."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pdfua import validate

from layout.page.model import Bookmark, PageList
from layout.production.links import page_links
from layout.production.screen import to_screen
from layout.style.model import BLACK
from tests.production.pages import STATEMENT, opened
from tests.production.sheets import HAND, HEIGHT, page_list, painted_pages, text_page

ENTRIES = ("湖北联通", "河北移动", "中国电信天津公司的长标题第一行", "的第二行", "7")
TITLES = (
    "湖北联通•志愿者阻击疫情，河北移动支援",
    "河北移动•战疫扶贫两不误",
    "中国电信天津公司的长标题第一行的第二行",
)


def issue() -> PageList:
    contents = tuple(
        HAND.line(text, (40, 200 + 17 * n), 10.5, BLACK, "contents")
        for n, text in enumerate(ENTRIES)
    )
    first = HAND.line("详见 https://example.org/a-", (40, 300), 10.5, BLACK, "body")
    second = replace(HAND.line("b?c=1。", (40, 317), 10.5, BLACK, "body"), start=len(first.text))
    other = replace(
        HAND.line("信箱 Editor@example.com，", (40, 334), 10.5, BLACK, "body"), paragraph=2
    )
    outline = tuple(Bookmark(text, 0, 2, 50.0 + 60 * n) for n, text in enumerate(TITLES))
    return page_list((*contents, first, second, other), text_page(), outline=outline)


def edition(pages: PageList) -> bytes:
    painted = painted_pages(pages, target="screen", tagged=True, bleed=0.0)
    return to_screen(painted, STATEMENT, page_links(pages))


def test_addresses_are_found_over_line_ends_and_without_the_stop() -> None:
    links = [link for link in page_links(issue()) if link.address]
    assert [link.address for link in links] == [
        "https://example.org/a-b?c=1",
        "https://example.org/a-b?c=1",
        "mailto:Editor@example.com",
    ]
    for link in links:
        assert link.rect.x >= 40
        assert link.rect.width > 10


ADDRESSES = [
    ("见www.example.cn/path。", "http://www.example.cn/path"),
    ("(https://example.org/x).", "https://example.org/x"),
    ("HTTPS://EXAMPLE.ORG，", "HTTPS://EXAMPLE.ORG"),
    ("a@b", None),
    ("通信行业", None),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_what_is_an_address(text: str, address: str | None) -> None:
    pages = page_list((HAND.line(text, (40, 100), 10.5, BLACK, "body"),))
    assert [link.address for link in page_links(pages)] == ([address] if address else [])


def test_entries_of_the_contents_lead_to_their_titles() -> None:
    goals = [link.goal for link in page_links(issue()) if link.goal]
    assert [(goal.page, goal.y) for goal in goals] == [(1, 50), (1, 110), (1, 170), (1, 170)]


def test_pdfua_passes() -> None:
    report = validate(BytesIO(edition(issue())))
    assert not report.findings
    assert not report.skipped
    assert report.exit_code == 0


def test_links_are_tagged_described_and_lead_where_they_say() -> None:
    with opened(edition(issue())) as file:
        notes = file.pages[0].obj.Annots
        assert len(notes) == 7
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        for note in notes:
            assert str(note.Contents)
            element = parents[int(note.StructParent)]
            assert element.S == "/Link"
            assert element.K.Obj.objgen == note.objgen
            left, bottom, right, top = (float(v) for v in note.Rect)
            assert 0 <= left < right
            assert 0 <= bottom < top <= HEIGHT
        inner = [note for note in notes if "/Dest" in note]
        assert {note.Dest[0].objgen for note in inner} == {file.pages[1].obj.objgen}
        assert float(inner[0].Dest[3]) == pytest.approx(HEIGHT - 50, abs=1e-3)


def test_the_edition_has_outline_title_and_language() -> None:
    pdf = edition(issue())
    assert pdf.startswith(b"%PDF-1.7")
    with opened(pdf) as file:
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.Root.Lang) == "zh-CN"
        assert "/Outlines" in file.Root
        assert "/OutputIntents" not in file.Root
        assert all(page.obj.Tabs == "/S" for page in file.pages)


def test_no_ink_is_left_in_the_content() -> None:
    with opened(edition(issue())) as file:
        for page in file.pages:
            words = page.Contents.read_bytes().split()
            assert b"rg" in words
            assert not {b"k", b"K", b"scn", b"gs"} & set(words)


def test_the_same_pages_give_the_same_bytes() -> None:
    assert edition(issue()) == edition(issue())

"""The desk in a real browser: what an editor and a designer do, by clicks, drops and keys."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from layout.pipeline import build_issue
from layout.request import Request
from tests.desk.browsing import browser, drop, window
from tests.desk.serving import Served, served
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, picture, style_of, write_issue

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


def issue(folder: Path) -> Path:
    """A folder → an issue there: two articles whose text stands in the manifest and in a file, with a picture."""
    style = style_of(2, 14, 14, {})
    articles = [
        {
            "title": "甲文",
            "text": f"{TEXT[:160]}\n\n{TEXT[160:240]}\n",
            "pictures": [picture("5字×3行 right")],
        },
        {"title": "乙文", "text": "b.md"},
    ]
    (folder / "b.md").write_text(f"{TEXT[:120]}\n\n{TEXT[120:200]}\n", "utf-8")
    manifest = write_issue(folder, style, issue_of(articles=articles))
    manifest.write_text("# 一行注\n" + manifest.read_text("utf-8"), "utf-8")
    return manifest


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    with served(issue(tmp_path)) as found:
        yield found


def shown(page: Any) -> None:
    page.wait_for_selector("html[data-shown]")
    page.wait_for_selector(".sheet img[data-version]")


def until_new_picture(page: Any, work: Any, sheet: int = 1) -> None:
    """Work in a window → until the picture of a page is another one."""
    image = page.locator(f".sheet[data-page='{sheet}'] img")
    before = image.get_attribute("data-version")
    work()
    page.wait_for_selector(f".sheet[data-page='{sheet}'] img:not([data-version='{before}'])")


def photograph() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (900, 600), (90, 120, 60)).save(stream, "JPEG")
    return stream.getvalue()


def test_an_issue_of_three_articles_from_nothing(chromium: Any, tmp_path: Path) -> None:
    manifest = tmp_path / "2020-05.yaml"
    with served(manifest) as desk, window(chromium, desk.address) as page:
        page.locator("#create").click()
        page.locator("#start-article").wait_for()
        drop(page, "#pages", "01-抗疫.md", TEXT[:300].encode())
        page.locator(".article").nth(0).wait_for()
        shown(page)
        drop(page, "#pages", "02-复工.txt", TEXT[100:300].encode("gb18030"))
        page.locator(".article").nth(1).wait_for()
        page.locator("#add-article").click()
        page.locator(".article").nth(2).wait_for()
        drop(page, ".article >> nth=0", "桥.jpg", photograph())
        page.locator(".crop-frame").wait_for()
        desk.settle()
        written = yaml.safe_load(manifest.read_text("utf-8"))
        assert [one["title"] for one in written["articles"]] == ["抗疫", "复工", "新文章"]
        assert written["articles"][0]["pictures"] == [{"file": "2020-05/桥.jpg"}]
        made = build_issue(manifest, Request(target="proof"))
        assert made.pdf
        assert not made.failed


def test_a_clicked_word_is_where_typing_goes(chromium: Any, desk: Served) -> None:
    with window(chromium, desk.address) as page:
        shown(page)
        state = desk.desk.state
        assert state.typeset
        line = next(
            one
            for one in state.typeset.pages.pages[0].items
            if getattr(one, "kind", "") == "body" and one.article == 2
        )
        zoom = page.locator(".paper").first.bounding_box()["width"] / state.sheets[0].width
        glyph = line.glyphs[3]
        page.locator(".sheet[data-page='1'] .paper").click(
            position={"x": (glyph.x + 2) * zoom, "y": (line.baseline - 4) * zoom}
        )
        page.locator("#text").wait_for()
        until_new_picture(page, lambda: page.keyboard.type("天地"))
        desk.settle()
        first = (desk.desk.files.folder / "b.md").read_text("utf-8").split("\n")[0]
        at = line.start + 3
        assert first[at : at + 2] == "天地"
        assert first[:at] + first[at + 2 :] == TEXT[:120]


def steps_come_to(desk: Served, page: Any, wanted: int) -> bool:
    """A desk, its window and a number → whether so many steps can be undone within three seconds."""
    for _ in range(60):
        if desk.desk.files.steps[0] == wanted:
            return True
        page.wait_for_timeout(50)
    return False


def test_ten_steps_are_undone(chromium: Any, desk: Served) -> None:
    before = desk.desk.files.manifest.read_text("utf-8")
    with window(chromium, desk.address) as page:
        shown(page)
        page.locator("#article-0").click()
        for number in range(10):
            for _ in range(5):  # the pane may be drawn anew between filling and Enter
                field = page.locator("#article-byline")
                field.fill(f"记者{number}")
                field.press("Enter")
                if steps_come_to(desk, page, number + 1):
                    break
            desk.settle()
        assert "记者9" in desk.desk.files.manifest.read_text("utf-8")
        page.locator("#right-findings").click()
        for left in range(10, 0, -1):
            assert desk.desk.files.steps[0] == left
            page.keyboard.press("Control+z")
            assert steps_come_to(desk, page, left - 1)
            desk.settle()
        assert desk.desk.files.manifest.read_text("utf-8") == before


def test_a_style_value_is_seen_then_written_with_comments_kept(chromium: Any, desk: Served) -> None:
    style = desk.desk.files.folder / "tiny.yaml"
    style.write_text("# 样式的注\n" + style.read_text("utf-8"), "utf-8")
    desk.settle()
    before = style.read_text("utf-8")
    with window(chromium, desk.address) as page:
        shown(page)
        page.locator("#right-style").click()
        page.locator("#area").select_option("text.title_lead")
        figure = page.locator("#style-text-title_lead-size-figure")
        figure.wait_for()

        def larger() -> None:
            figure.fill("12")
            figure.press("Enter")

        until_new_picture(page, larger)
        assert style.read_text("utf-8") == before
        page.locator("#style-write").click()
        page.locator(".toast").wait_for()
        after = style.read_text("utf-8")
        assert after.startswith("# 样式的注\n")
        assert yaml.safe_load(after)["text"]["title_lead"]["size"] == "12pt"
        assert len(set(before.splitlines()) ^ set(after.splitlines())) <= 4


def test_a_picture_is_dragged_to_a_fixed_place_and_let_go(chromium: Any, desk: Served) -> None:
    with window(chromium, desk.address) as page:
        shown(page)
        state = desk.desk.state
        assert state.typeset
        sheet = state.typeset.pages.pages[0]
        box = next(one.rect for one in sheet.items if hasattr(one, "crop"))
        paper = page.locator(".sheet[data-page='1'] .paper").bounding_box()
        zoom = paper["width"] / sheet.width
        frame = sheet.frames[1]
        pitch = frame.rect.height / frame.rows
        start = (paper["x"] + (box.x + 5) * zoom, paper["y"] + (box.y + 5) * zoom)
        target = (
            paper["x"] + (frame.rect.x + 5) * zoom,
            paper["y"] + (frame.rect.y + 5 * pitch + 5) * zoom,
        )
        page.mouse.move(*start)
        page.mouse.down()
        page.mouse.move(target[0] - 30, target[1] - 10, steps=4)
        page.mouse.move(*target, steps=4)
        page.locator(".ghost").wait_for()
        until_new_picture(page, page.mouse.up)
        desk.settle()
        written = yaml.safe_load(desk.desk.files.manifest.read_text("utf-8"))
        one = written["articles"][0]["pictures"][0]
        assert (one["fixed"], one["page"], one["column"], one["row"]) == (True, 1, 2, 6)
        page.locator("#article-0").click()
        page.locator(".strip button").first.click()
        page.locator("#let-go").click()
        page.locator("#let-go").wait_for(state="detached")
        written = yaml.safe_load(desk.desk.files.manifest.read_text("utf-8"))
        assert "fixed" not in written["articles"][0]["pictures"][0]


def test_without_a_mouse_a_picture_is_fixed_and_tabs_are_walked(
    chromium: Any, desk: Served
) -> None:
    with window(chromium, desk.address) as page:
        shown(page)
        page.locator("#article-0").focus()
        page.keyboard.press("Enter")
        page.locator(".strip button").first.focus()
        page.keyboard.press("Enter")
        page.locator("summary", has_text="固定").focus()
        page.keyboard.press("Enter")
        page.locator("#fix-row").fill("4")
        page.locator("#fix-here").focus()
        page.keyboard.press("Enter")
        page.locator("#let-go").wait_for()
        one = yaml.safe_load(desk.desk.files.manifest.read_text("utf-8"))["articles"][0]
        assert one["pictures"][0]["row"] == 4
        page.locator("#right-picture").focus()
        page.keyboard.press("ArrowRight")
        page.locator("#right-style[aria-selected=true]").wait_for()
        page.keyboard.press("End")
        page.locator("#right-proof[aria-selected=true]").wait_for()


def test_broken_yaml_keeps_the_pages_and_tells(chromium: Any, desk: Served) -> None:
    manifest = desk.desk.files.manifest
    good = manifest.read_text("utf-8")
    with window(chromium, desk.address) as page:
        shown(page)
        manifest.write_text(good.replace("title: 甲文", "titel: 甲文"), "utf-8")
        page.locator(".light.bad").wait_for()
        page.locator("#pages.failed").wait_for()
        assert page.locator(".sheet img[src]").count() >= 1
        page.locator("#right-findings").click()
        cure = page.locator(".finding.error .cure")
        cure.first.click()
        page.locator("#pages:not(.failed)").wait_for()
        assert manifest.read_text("utf-8") == good
        manifest.write_text(good + "  x: [\n", "utf-8")
        page.locator("#pages.failed").wait_for()
        manifest.write_text(good, "utf-8")
        page.locator("#pages:not(.failed)").wait_for()


def test_two_windows_agree_and_one_may_leave(chromium: Any, desk: Served) -> None:
    with window(chromium, desk.address) as first:
        shown(first)
        with window(chromium, desk.address) as second:
            shown(second)
            second.locator("#article-1").click()
            field = second.locator("#article-title")
            field.fill("丙文")
            field.press("Tab")
            first.locator(".article .title", has_text="丙文").wait_for()
            first.locator("#article-0").click()
            other = first.locator("#article-title")
            other.fill("丁文")
            other.press("Tab")
            second.locator(".article .title", has_text="丁文").wait_for()
        first.locator("#add-article").click()
        first.locator(".article").nth(2).wait_for()
    titles = [
        one["title"]
        for one in yaml.safe_load(desk.desk.files.manifest.read_text("utf-8"))["articles"]
    ]
    assert titles == ["丁文", "丙文", "新文章"]


def test_articles_are_ordered_by_the_keyboard(chromium: Any, desk: Served) -> None:
    with window(chromium, desk.address) as page:
        shown(page)
        page.locator("#article-0").focus()
        page.keyboard.press("Alt+ArrowDown")
        page.locator(".article >> nth=0 >> text=乙文").wait_for()


def test_overlays_and_plates_by_their_keys(chromium: Any, desk: Served) -> None:
    with window(chromium, desk.address) as page:
        shown(page)
        page.locator("#pages").focus()
        for key, layer in zip(
            "gclwbfra",
            ("grid", "columns", "slots", "standoff", "bleed", "fit", "order", "anatomy"),
            strict=True,
        ):
            page.keyboard.press(key)
            page.wait_for_selector(f".layer-{layer}", state="attached")
            page.keyboard.press(key)
            page.wait_for_selector(f".layer-{layer}", state="detached")
        page.keyboard.press("4")
        page.wait_for_selector(".sheet img[src*='plate/1/black']")
        page.locator(".sheet[data-page='1'] .paper").hover(position={"x": 60, "y": 60})
        page.locator(".plate-value").first.wait_for()
        assert re.search(r"\d+%", page.locator("#foot .ink strong").inner_text())


@pytest.mark.parametrize(("lang", "words"), [("zh", "添加文章"), ("en", "Add an article")])
def test_every_word_is_there_in_both_languages(
    chromium: Any, desk: Served, lang: str, words: str
) -> None:
    with window(chromium, desk.address, locale="zh-CN") as page:
        shown(page)
        if lang == "en":
            page.locator("#lang").click()
        page.locator("#add-article", has_text=words).wait_for()
        for tab in ("manuscript", "picture", "style", "findings", "proof"):
            page.locator(f"#right-{tab}").click()
            page.wait_for_timeout(150)
            assert not re.search(
                r"\b[a-z]+\.[a-z]+(\.[a-z]+)?\b(?<!yaml)(?<!md)",
                page.locator("#bar, #left").first.inner_text(),
            )


def test_a_round_is_kept_and_a_comment_left(chromium: Any, desk: Served, monkeypatch: Any) -> None:
    monkeypatch.chdir(desk.desk.files.folder)
    with window(chromium, desk.address) as page:
        shown(page)
        page.locator("#right-proof").click()
        page.locator("#keep-round").click()
        page.locator(".rounds li strong", has_text="一校").wait_for()
        page.locator(".sheet[data-page='1'] .paper").click(position={"x": 90, "y": 90})
        page.locator("#comment-text").fill("核一下")
        page.locator(".draft .primary").click()
        page.locator(".marks .comment").first.wait_for()
        page.locator("#done-0").check()
        page.locator(".comments li.done").wait_for()
        comments = desk.desk.files.folder / "issue.批注.yaml"
        assert yaml.safe_load(comments.read_text("utf-8"))[0]["done"] is True
        text = desk.desk.files.folder / "b.md"
        text.write_text("新" + text.read_text("utf-8"), "utf-8")
        desk.settle()
        page.locator(".rounds .quiet").first.click()
        page.locator(".changes ins", has_text="新").wait_for()
        page.locator(".change-bar").first.wait_for(state="attached")


AXE = ("node_modules/axe-core/axe.min.js", "../node_modules/axe-core/axe.min.js")


def test_a_screen_reader_finds_its_way(chromium: Any, desk: Served) -> None:
    named = [os.environ.get("AXE_CORE", ""), *AXE]
    axe = next((path for path in map(Path, named) if path.is_file()), None)
    if axe is None:
        pytest.skip("axe-core is not there: npm install axe-core, or name its file in AXE_CORE")
    with window(chromium, desk.address, bypass_csp=True) as page:
        shown(page)
        page.add_script_tag(path=str(axe))
        faults = []
        for tab in ("manuscript", "picture", "style", "findings", "proof"):
            page.locator(f"#right-{tab}").click()
            if tab == "manuscript":
                page.locator("#article-0").click()
                page.locator("#text").wait_for()
            page.wait_for_timeout(300)
            found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
            faults += [
                (tab, one["id"], one["nodes"][0]["html"][:120])
                for one in found["violations"]
                if one["impact"] in ("serious", "critical")
            ]
        assert faults == []

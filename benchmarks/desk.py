"""How soon an edit is on the screen, measured in a real browser, and whether a thousand edits make the desk grow.

    python benchmarks/desk.py [ISSUE.yaml] [EDITS]

Works on a copy. Needs playwright and chromium; without them it says so and measures the server alone.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.desk.browsing import FLAGS
from tests.desk.serving import Served, served

TIMES = 6
SHOWN = """() => {
  const typed = performance.getEntriesByName("desk:typed").at(-1)?.startTime;
  const shown = performance.getEntriesByName("desk:shown").find((mark) => mark.startTime > typed)?.startTime;
  return shown ? shown - typed : 0;
}"""


def main() -> None:
    """The words of the command line → the measures, on stdout."""
    issue = Path(sys.argv[1] if len(sys.argv) > 1 else "issues/2020-04.yaml")
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / issue.parent.name
        shutil.copytree(issue.parent, copy)
        begun = monotonic()
        with served(copy / issue.name) as desk:
            desk.desk.engine.wait(1)
            print(f"first pages {1000 * (monotonic() - begun):.0f} ms after the start")
            in_browser(desk)
            growth(desk, edits)


def in_browser(desk: Served) -> None:
    """A desk → the time from a key, or a slider, to the new page on the screen."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        print("no browser: playwright is missing")
        return
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("no browser: chromium is missing")
        return
    with sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=program, args=list(FLAGS))
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        page = context.new_page()
        page.goto(desk.address)
        page.wait_for_selector(".sheet img[data-version]")
        last = len(desk.desk.state.typeset.source.document.articles) - 1  # type: ignore[union-attr]
        for name, index in (("first", 0), ("last", last)):
            page.locator(f"#article-{index}").click()
            page.locator("#text").wait_for()
            page.wait_for_timeout(800)
            measured(f"text of the {name} article", page, desk, lambda _: typed(page))
        page.locator("#right-style").click()
        page.locator("#area").select_option("text.body")
        slider = page.locator("#style-text-title_lead-size")
        page.locator("#area").select_option("text.title_lead")
        slider.wait_for()
        moved = (
            "(slider, size) => { slider.value = size; slider.dispatchEvent(new Event('input')); }"
        )
        page.locator("[data-page='1']").first.scroll_into_view_if_needed()
        measured("type size", page, desk, lambda turn: slider.evaluate(moved, 20 + turn % 5))
        chromium.close()


def typed(page: Any) -> None:
    page.locator("#text").evaluate("(text) => { text.focus(); text.setSelectionRange(30, 30); }")
    page.keyboard.insert_text("字")


def measured(name: str, page: Any, desk: Served, work: Callable[[int], object]) -> None:
    """What is done in a window → the times until it is seen, and those of the builds alone."""
    seen, built = [], []
    for turn in range(TIMES):
        page.evaluate("performance.clearMarks()")
        work(turn)
        for _ in range(1000):
            page.wait_for_timeout(5)
            if found := page.evaluate(SHOWN):
                seen.append(found)
                built.append(1000 * desk.desk.state.seconds)
                break
        page.wait_for_timeout(400)
    print(
        f"{name}: {statistics.median(seen):.0f} ms to the screen "
        f"(best {min(seen):.0f}), of it {statistics.median(built):.0f} ms to set and paint"
    )


def growth(desk: Served, edits: int) -> None:
    """A desk and a number → memory after the first fiftieth of so many edits and after the last."""
    text = desk.ask("/text/0").data
    version, words = text["version"], text["text"]
    early = 0
    for turn in range(edits):
        words = words[:40] + "字甲乙"[turn % 3] + words[40 + (turn > 0) :]
        body = {"file": "text", "article": 0, "version": version, "text": words}
        version = desk.ask("/edit", body).data["version"]
        desk.desk.engine.wait()
        sheet = desk.desk.state.sheets[0]
        desk.ask(f"/page/1.jpg?v={sheet.version}&width=900")
        if turn == edits // 20:
            early = memory()
    now = memory()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{edits} edits: {early} MB early, {now} MB at the end ({now / early - 1:+.0%}), most {most} MB"
    )


def memory() -> int:
    """Nothing → resident memory, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


if __name__ == "__main__":
    main()

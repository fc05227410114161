"""A real browser without a screen, where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 15_000  # ms


@contextmanager
def browser() -> Iterator[Any]:
    """Nothing → a headless Chromium; the test is skipped, and says so, where none can be had."""
    driver = pytest.importorskip("playwright.sync_api", reason="no browser: playwright is missing")
    program = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if program is None:
        pytest.skip("no browser: neither chromium nor google-chrome is installed")
    with driver.sync_playwright() as run:
        try:
            opened = run.chromium.launch(executable_path=program, args=list(FLAGS))
        except driver.Error as fault:
            pytest.skip(f"no browser: {program} does not start ({str(fault).splitlines()[0]})")
        yield opened
        opened.close()


@contextmanager
def window(opened: Any, address: str, **look: Any) -> Iterator[Any]:
    """A browser and an address → a window on it; every fault of its script fails the test."""
    context = opened.new_context(viewport={"width": 1440, "height": 900}, **look)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(address)
    yield page
    context.close()
    assert faults == []


def drop(
    page: Any, target: str, name: str, data: bytes, at: tuple[float, float] | None = None
) -> None:
    """A window, what is dropped on, the file's name and bytes → the file dropped there as a hand would."""
    numbers = list(data)
    page.locator(target).first.evaluate(
        """(element, [name, numbers, at]) => {
          const files = new DataTransfer();
          files.items.add(new File([new Uint8Array(numbers)], name));
          const box = element.getBoundingClientRect();
          const [clientX, clientY] = at ? [box.left + at[0], box.top + at[1]] : [box.left + box.width / 2, box.top + Math.min(box.height / 2, 200)];
          for (const kind of ["dragover", "drop"]) {
            element.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true, clientX, clientY }));
          }
        }""",
        [name, numbers, at],
    )

"""An issue kept open: set again after each change of its files, with the pages that look another way told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from os import PathLike
from pathlib import Path
from typing import Any

from layout.page.model import Flowable, Image, Page
from layout.pipeline import build_issue
from layout.request import Request, Result
from layout.retained import Retained

Stamp = tuple[Path, int, int]
"""A file, its time in ns and its size."""


class Session:
    """An issue and what is asked of it; ``update`` reads its files and sets it as they stand now."""

    def __init__(self, path: Path, request: Request) -> None:
        self.path = path
        self.request = request
        self._pages: tuple[Page, ...] = ()
        self._files: tuple[tuple[Stamp, ...], ...] = ()
        self._retained = Retained()

    def update(self, *overrides: str) -> Result:
        """Values of the style to try (KEY=VALUE), beside those of the request → the issue as it is now.

        ``Result.changed`` numbers the pages that are new or look another way than those of the last update
        that gave pages; after one that gave none, the next is still compared with the pages before.
        """
        asked = (*self.request.overrides, *overrides)
        request = replace(self.request, overrides=asked)
        result = build_issue(self.path, request, self._retained)
        if not result.pages:
            return result
        files = tuple(_stamps(page) for page in result.pages)
        changed = tuple(
            page.number
            for index, page in enumerate(result.pages)
            if index >= len(self._pages)
            or files[index] != self._files[index]
            or not looks_like(page, self._pages[index])
        )
        self._pages, self._files = result.pages, files
        return replace(result, changed=changed)


def open(path: str | PathLike[str], **request: Any) -> Session:
    """A manifest's path and the fields of a ``Request`` → the session; nothing is read before its first update.

    Raises ``TypeError`` for a field no request has.
    """
    return Session(Path(path), Request(**request))


def looks_like(page: Page, other: Page) -> bool:
    """Two pages → whether they look the same, wherever in the sources what stands on them was written."""
    if len(page.items) != len(other.items):
        return False
    if (page.number, page.width, page.height, page.frames) != (
        other.number,
        other.width,
        other.height,
        other.frames,
    ):
        return False
    return all(
        item is earlier or _look(item) == _look(earlier)
        for item, earlier in zip(page.items, other.items, strict=True)
    )


def _look(item: object) -> tuple[object, ...]:
    """An item of a page → its kind and all its fields but its place in the sources."""
    names = (field.name for field in fields(item) if field.name != "span")  # type: ignore[arg-type]
    return type(item), *(getattr(item, name) for name in names)


def _stamps(page: Page) -> tuple[Stamp, ...]:
    """A page → the files drawn on it as they are now: a picture made anew changes its page."""
    return tuple(_file_stamps(page))


def _file_stamps(page: Page) -> Iterator[Stamp]:
    for item in page.items:
        if isinstance(item, Image | Flowable):
            file = item.file if isinstance(item, Image) else item.code.file
            try:
                facts = file.stat()
            except OSError:
                yield file, 0, 0
            else:
                yield file, facts.st_mtime_ns, facts.st_size

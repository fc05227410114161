"""What an issue's manuscripts say, read without the program: is every Han of it on the pages, once and in order?

Marks, digits and letters are left to others, since repairs and conversions change them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.support.leaf import Data, Line, leaves

HAN = re.compile(r"[\u4e00-\u9fff]")
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?")
NOTE = re.compile(r"^\[\^[^\]]*\]:.*$|\[\^[^\]]*\]", re.MULTILINE)
LABEL = re.compile(r"(?<=\])\{[^}]*\}")  # {着重}
TABLE = re.compile(r"(^[^\n|]+\n)?(^\|.*\n?)+(^\{.*\}$)?", re.MULTILINE)  # or a chart
SET = frozenset({"body", "quote", "subhead"})


def han(text: str) -> str:
    """Text → its Han."""
    return "".join(HAN.findall(text))


def manuscripts(manifest: Path) -> list[str]:
    """A manifest → the Han of the body of each article, a box counted to the article before it."""
    issue = yaml.safe_load(manifest.read_text("utf-8"))
    found: list[str] = []
    for article in issue["articles"]:
        text = han(_prose(_read(manifest, article["text"])))
        if article.get("kind") == "box" and found:
            found[-1] += text
        else:
            found.append(text)
    return found


def _read(manifest: Path, text: str) -> str:
    """What stands under ``text:`` → the text, from its file where it names one."""
    if not text.endswith((".md", ".txt")):
        return text
    data = (manifest.parent / text).read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _prose(text: str) -> str:
    """A manuscript → what of it is set as text: without pictures, tables and notes."""
    for pattern in (PICTURE, NOTE, LABEL, TABLE):
        text = pattern.sub("", text)
    return text


def differences(dump: Data, manifest: Path) -> Iterator[str]:
    """The data of ``--dump`` and its manifest → what is lost, doubled or out of order, article by article."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for leaf in leaves(dump):
        for one in leaf.lines:
            if one.kind in SET and one.paragraph:  # headings of boxes and sections are of none
                lines[one.article].append(one)
    for number, wanted in enumerate(manuscripts(manifest), 1):
        read = sorted(lines[number], key=lambda one: (*one.column_of_band, one.row, one.ink.x))
        got = han("".join(one.text for one in read))
        if got != wanted:
            at = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), -1)
            yield (
                f"article {number}: {len(wanted)} Han, {len(got)} on the pages; "
                f"from {at}: {wanted[at : at + 8]}, {got[at : at + 8]}"
            )

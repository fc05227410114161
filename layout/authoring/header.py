"""The head of a new manifest, from that of the last issue: all that stays, with its comments; number and date moved on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from layout.authoring.dates import next_date, next_number
from layout.manifest.field_forms import parse_date
from layout.source.node import Entry, Node
from layout.source.read import read_yaml

SCHEMA = "# yaml-language-server: $schema=../layout/schema/issue.schema.json\n"
_LIKE_A_NUMBER = re.compile(r"[-+0-9.:_eExXoT /]*")
_ONE_ISSUE = frozenset({"pages", "cover", "back"})
"""What was meant for the last issue alone."""


class Header(NamedTuple):
    """What stands before ``articles:``, ready to be written, and the number and date in it."""

    text: str
    number: str
    date: str


def starting_header(stem: str) -> Header:
    """The name of a manifest where there is no issue to follow → a header to be filled in."""
    text = (
        SCHEMA
        + "name: 简报                          # 刊名\n"
        + f"number: {quoted(stem)}\nstyle: bulletin\n"
    )
    return Header(text, stem, "")


def following_header(model: Path, stem: str) -> Header | None:
    """The manifest of the last issue and the name of the new one's file → its header; None where it cannot be read."""
    root = read_yaml(model).value
    if root is None or root.kind != "map" or root.find("articles") is None:
        return None
    lines = model.read_text(encoding="utf-8-sig").splitlines()
    date_node, number_node = root.find("date"), root.find("number")
    date = next_date(_iso(date_node), stem)
    number = next_number(number_node.text if number_node else "", int(date[:4]) if date else None)
    changed = {"date": date, "number": quoted(number)}
    kept: list[str] = []
    entries = sorted(root.entries, key=lambda entry: entry.key_span.line)
    first = entries[0].key_span.line if entries else 1
    kept += lines[: first - 1] or [SCHEMA.rstrip()]
    for entry, end in zip(
        entries, [*(entry.key_span.line for entry in entries[1:]), len(lines) + 1], strict=True
    ):
        if entry.key in ("articles", *_ONE_ISSUE):
            continue
        own = lines[entry.key_span.line - 1 : end - 1]
        if changed.get(entry.key) and entry.value.kind == "scalar":
            own[0] = _with_value(own[0], entry, changed[entry.key])
        kept += own
    return Header("\n".join(kept).rstrip() + "\n", number, date)


def _iso(node: Node | None) -> str:
    try:
        return parse_date(node.text) if node else ""
    except ValueError:
        return ""


def _with_value(line: str, entry: Entry, value: str) -> str:
    """A line ``key: old  # comment`` and a new value → the line with it."""
    comment = line.find(" #", entry.value.span.column - 1 + len(entry.value.text))
    tail = f" {line[comment:].rstrip()}" if comment >= 0 else ""
    return f"{entry.key}: {value}{tail}"


def quoted(text: str) -> str:
    """A text → as a value of YAML on one line."""
    plain = (
        text
        and text == text.strip()
        and text[0] not in "!&*-?|>%@`\"'#{}[],:~="
        and not _LIKE_A_NUMBER.fullmatch(text)
        and not any(mark in text for mark in (": ", " #", "\n", "\t", "\\"))
        and not text.endswith(":")
        and text.lower() not in ("true", "false", "yes", "no", "on", "off", "null", "none")
    )
    if plain:
        return text
    inside = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{inside}"'

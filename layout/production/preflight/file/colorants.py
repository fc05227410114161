"""Names of inks in the colour spaces of the file: how long, how written, one look each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from layout.diagnostics import Diagnostic, diagnose
from layout.production.preflight.file.inks import name_of
from layout.style.inks import LONGEST, folded

PROCESS = frozenset(("/Cyan", "/Magenta", "/Yellow", "/Black"))
TURNS = 200_000  # objects looked at: far over any issue


def colorant_findings(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    """An open file → findings on the ink names of every Separation and DeviceN in it, once a name."""
    written: dict[str, str] = {}
    looks: dict[str, bytes] = {}
    told: set[tuple[str, str]] = set()
    for space in _spaces(pdf):
        for name in _names(space):
            for code in _faults(name, space, written, looks):
                if (code, name) not in told:
                    told.add((code, name))
                    other = written.get(folded(name), "").lstrip("/")
                    yield diagnose(code, name=name.lstrip("/")[:40], other=other, limit=LONGEST)


def _faults(
    name: str, space: Any, written: dict[str, str], looks: dict[str, bytes]
) -> Iterator[str]:
    if len(name.encode()) - 1 > LONGEST:
        yield "ink-name-long"
    if "\ufffd" in name:
        yield "ink-name-not-text"
    if name in ("/All", "/None") or name in PROCESS:
        return
    if written.setdefault(folded(name), name) != name:
        yield "ink-two-spellings"
    if str(space[0]) == "/Separation":
        look = _look(space)
        if looks.setdefault(name, look) != look:
            yield "ink-two-looks"


def _look(space: Any) -> bytes:
    """A Separation → its alternate space and tint transform, as bytes that are equal where these are."""
    function = space[3]
    body = function.read_bytes() if isinstance(function, pikepdf.Stream) else b""
    keys = "/FunctionType", "/C0", "/C1", "/N", "/Domain", "/Range"
    values = [_plain(function[key]) for key in keys if key in function]
    return " ".join((_plain(space[2]), *values)).encode() + body


def _names(space: Any) -> list[str]:
    listed = space[1] if isinstance(space[1], pikepdf.Array) else [space[1]]
    return [f"/{name_of(name)}" for name in listed]


def _plain(value: Any) -> str:
    """A number, a name or an array of them → its words."""
    if isinstance(value, pikepdf.Array):
        return " ".join(_plain(part) for part in value)
    return (
        str(value) if not isinstance(value, pikepdf.Object) else value.unparse().decode("latin-1")
    )


def _spaces(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """An open file → every Separation and DeviceN array in it, direct or indirect."""
    turns = TURNS
    for found in pdf.objects:
        pending: list[Any] = [found]
        while pending and turns:
            turns -= 1
            item = pending.pop()
            if isinstance(item, pikepdf.Array):
                first = item[0] if len(item) else None
                if first in (pikepdf.Name.Separation, pikepdf.Name.DeviceN):
                    yield item
                children: list[Any] = list(item) if len(item) < 64 else []
            elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                if item.get("/Type") == pikepdf.Name.StructElem:
                    continue
                children = [item.get(key) for key in item.keys()]  # noqa: SIM118
            else:
                continue
            pending += [
                child
                for child in children
                if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect
            ]

"""The style of an issue → the controls of its panel, made from the tables of fields that also check it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from layout.source.fields import (
    Choice,
    Field,
    Flag,
    LengthIn,
    MapOf,
    Number,
    OneOf,
    Parsed,
    Record,
    Type,
    Whole,
)
from layout.source.lengths import parse_length
from layout.source.node import Node
from layout.source.write import inline
from layout.style.chain import ROOT, STYLES
from layout.style.fields import STYLE
from layout.style.fields_text import PARAGRAPH
from layout.style.forms import font_choice, ink
from layout.style.merge import spread
from layout.style.read import read_whole

Data = dict[str, Any]
AREAS = ("page", "grid", "colours", "setting", "pictures", "folio", "head", "masthead", "contents", "articles", "box", "colophon", "print")  # fmt: skip
UNITS = {"pt": "pt", "字": "字", "行": "行"}
MOST = {"pt": 72.0, "字": 48.0, "行": 60.0}


def panel(style: str, area: str, folder: Path, tried: tuple[str, ...], lang: str) -> Data:
    """The issue's style, a part of it (``text.title``, ``grid``), its folder and the values on trial → its controls.

    ``areas`` are the parts there are, ``colours`` and ``fonts`` what its wells and menus offer.
    """
    whole = read_whole(style, tried, folder)
    if whole.value is None:
        whole = read_whole(ROOT, (), folder)
    assert whole.value is not None  # the base is the program's own
    files, tree = whole.value
    text = tree.find("text")
    names = [entry.key for entry in text.entries] if text else []
    key = area.partition(".")[2] if area.startswith("text.") else ""
    if key in names and text is not None:
        node = spread(text).value.find(key)
        fields = list(_fields(PARAGRAPH, node, f"text.{key}", lang))
    else:
        area = area if area in AREAS else "grid"
        fields = list(_field(STYLE.fields[area], tree.find(area), area, lang))
    return {
        "area": area,
        "areas": [f"text.{name}" for name in names] + list(AREAS),
        "labels": {one: _label(STYLE.fields[one], lang) for one in AREAS},
        "fields": fields,
        "colours": _colours(tree),
        "fonts": _fonts(tree),
        "file": files[-1].name,
        "shipped": files[-1].resolve().is_relative_to(STYLES.resolve()),
    }


def gallery(folder: Path) -> list[Data]:
    """The issue's folder → the styles that can be chosen: the program's, and those beside the issue."""
    shipped = [path for path in sorted(STYLES.glob("*.yaml")) if path.stem != ROOT]
    own = [path for path in sorted(folder.glob("*.yaml")) if _is_style(path)]
    return [
        *({"name": path.stem, "title": _title(path)} for path in shipped),
        *({"name": path.name, "title": _title(path)} for path in own),
    ]


def _is_style(path: Path) -> bool:
    """A YAML file beside the issue → whether it is a style: it extends one, or has a grid, and no articles."""
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            lines = stream.read(20_000).splitlines()
    except OSError:
        return False
    keys = {line.partition(":")[0] for line in lines if line[:1].isalpha()}
    return bool(keys & {"extends", "grid", "page"}) and "articles" not in keys


def _title(path: Path) -> str:
    for line in path.read_text("utf-8", "replace").splitlines():
        if line.startswith("name:"):
            return line.partition(":")[2].partition(" #")[0].strip().strip("\"'")
    return path.stem


def _fields(record: Record, node: Node | None, prefix: str, lang: str) -> Iterator[Data]:
    for key, field in record.fields.items():
        yield from _field(field, node.find(key) if node else None, f"{prefix}.{key}", lang)


def _field(field: Field, node: Node | None, path: str, lang: str) -> Iterator[Data]:
    """A field and what is written there → its control; a record's keys each their own."""
    kind = field.type
    if isinstance(kind, OneOf):
        shape = node.kind if node is not None else "scalar"
        inner = [one for one in kind.types if isinstance(one, Record | MapOf) == (shape == "map")]
        kind = inner[0] if inner else kind.types[0]
    if isinstance(kind, Record):
        yield from _fields(kind, node, path, lang)
        return
    if isinstance(kind, MapOf):
        for entry in node.entries if node else ():
            yield from _field(Field(kind.item, entry.key, entry.key), entry.value, f"{path}.{entry.key}", lang)  # fmt: skip
        return
    value = (
        inline(node) if node is not None and node.kind != "scalar" else node.text if node else ""
    )
    name, _, help_zh = field.zh.partition("：")
    yield {
        "path": path,
        "label": name if lang == "zh" else (field.en or path.rpartition(".")[2]),
        "help": help_zh if lang == "zh" else "",
        "value": value,
        "default": field.default if isinstance(field.default, str | bool | int | float) else "",
        **_control(kind, value),
    }


def _control(kind: Type, value: str) -> Data:
    """A type and the value now → the control that sets it, with its range."""
    match kind:
        case Flag():
            return {"kind": "flag"}
        case Choice():
            return {"kind": "choice", "options": list(kind.options)}
        case Whole():
            return {"kind": "number", "step": 1, "unit": kind.unit, **_range(kind.low, kind.high, value)}  # fmt: skip
        case Number() if kind.percent and value.strip().endswith("%"):
            share = {"low": 100 * (kind.low or 0), "high": 100 * (kind.high or 1)}
            return {"kind": "number", "step": 1, "unit": "%", **share}
        case Number():
            step = 0.01 if (kind.high or 1) <= 5 else 1
            unit = "" if kind.unit == "%" else kind.unit
            return {"kind": "number", "step": step, "unit": unit, **_range(kind.low, kind.high, value)}  # fmt: skip
        case LengthIn():
            return {"kind": "length", **_length(value, kind)}
        case Parsed() if kind.parse is ink:
            return {"kind": "colour"}
        case Parsed() if kind.parse is font_choice:
            return {"kind": "font"}
        case _:
            return {"kind": "text"}


def _range(low: float | None, high: float | None, value: str) -> Data:
    """The least and the greatest a field allows → a range a hand can hit, which holds the value."""
    try:
        now = float(value.strip().rstrip("%行字"))
    except ValueError:
        now = 0.0
    bottom = 0.0 if low is None else low
    top = (
        max(12.0, now * 3)
        if high is None
        else min(high, max(100.0, now * 2))
        if high > 100
        else high
    )
    return {"low": bottom, "high": max(top, now) if high is None else min(high, max(top, now))}


def _length(value: str, kind: LengthIn) -> Data:
    """A length as written → its amount, its unit and a range round it; absolute units are pt here."""
    try:
        length = parse_length(value, kind.unit)
    except ValueError:
        return {"amount": None, "unit": kind.unit or "pt", "low": 0, "high": 60, "step": 0.5}
    most = max(4.0, min(MOST[length.unit], abs(length.amount) * 2.5))
    step = 0.25 if length.unit == "pt" else 0.5
    return {
        "amount": round(length.amount, 4),
        "unit": length.unit,
        "low": 0.0,
        "high": max(most, length.amount),
        "step": step,
    }


def _label(field: Field, lang: str) -> str:
    return field.name_zh if lang == "zh" else field.en


def _colours(tree: Node) -> Data:
    colours = tree.find("colours")
    return {
        entry.key: entry.value.text
        for entry in (colours.entries if colours else ())
        if entry.value.kind == "scalar"
    }


def _fonts(tree: Node) -> list[str]:
    """The fonts of a style, each with its bold where it has one."""
    fonts = tree.find("fonts")
    names: list[str] = []
    for entry in fonts.entries if fonts else ():
        bold = entry.value.find("bold") if entry.value.kind == "map" else None
        names += [entry.key, f"{entry.key} bold"] if bold is not None else [entry.key]
    return names

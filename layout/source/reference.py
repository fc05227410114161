"""A table of fields → its reference for readers: a Markdown table a group, defaults included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from layout.source.fields import (
    Choice,
    Field,
    Flag,
    LengthIn,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Parsed,
    Record,
    Text,
    Type,
    Whole,
)
from layout.source.node import Node
from layout.source.write import inline

_ANY = "名称"  # stands for a name of the user's own
Row = tuple[str, str, str, str]


def reference(record: Record, defaults: Node) -> str:
    """The table of a file's fields and a tree with their defaults → Markdown, a section a top-level key."""
    fields = record.fields.items()
    single = [
        _row(key, field, defaults.find(key)) for key, field in fields if not _inner(field.type)
    ]
    parts = [_table(single)] if single else []
    shown: dict[tuple[str, ...], str] = {}
    for key, field in fields:
        if _inner(field.type):
            name, _, what = field.zh.partition("：")
            rows = list(_rows(key, field, defaults.find(key), shown))
            parts.append(f"### `{key}:` {name}\n\n{what}\n\n{_table(rows)}")
    return "\n\n".join(parts) + "\n"


def _table(rows: list[Row]) -> str:
    """Rows → a Markdown table."""
    lines = ["| 键 | 写什么 | 默认 | 说明 |", "|---|---|---|---|"]
    lines += [f"| `{path}` | {kind} | {value} | {what} |" for path, kind, value, what in rows]
    return "\n".join(lines)


def _inner(kind: Type) -> Record | MapOf | None:
    """A type → the record or map in it, if it has keys of its own."""
    if isinstance(kind, OneOf):
        return next((found for one in kind.types if (found := _inner(one))), None)
    return kind if isinstance(kind, (Record, MapOf)) else None


def _rows(
    path: str, field: Field, value: Node | None, shown: dict[tuple[str, ...], str]
) -> Iterator[Row]:
    """The path of a key, its field and its default → a row for each key within, or for itself.

    ``shown`` holds the records shown already, by their keys: the second time it is enough to say so.
    """
    inner = _inner(field.type)
    if inner is None:
        yield _row(path, field, value)
    elif isinstance(inner, MapOf):
        if isinstance(inner.item, OneOf):
            yield _row(f"{path}.{_ANY}", Field(inner.item.types[0], "名称自定"), None)
        yield from _rows(f"{path}.{_ANY}", Field(inner.item, "名称自定"), None, shown)
    elif tuple(inner.fields) in shown and len(inner.fields) > 2:
        there = f"同 `{shown[tuple(inner.fields)]}:`，只写不同的"
        yield _row(path, Field(Record({}), f"{field.name_zh}：{there}"), None)
    else:
        shown[tuple(inner.fields)] = path
        for key, item in inner.fields.items():
            own = value.find(key) if value and value.kind == "map" else None
            if isinstance(item.type, OneOf):
                yield _row(f"{path}.{key}", item, own)
            else:
                yield from _rows(f"{path}.{key}", item, own, shown)


def _row(path: str, field: Field, value: Node | None) -> Row:
    """A key, its field and its default → its row."""
    shown = f"`{inline(value)}`" if value is not None and value.kind != "map" else ""
    name, _, what = field.zh.partition("：")
    return (
        path,
        _words(field.type),
        shown,
        (f"{name}。{what}" if what else name).replace("|", "\\|"),
    )


def _words(kind: Type) -> str:
    """A type → what to write, in words."""
    match kind:
        case Text():
            return "文字" if kind.most is None else f"文字，至多 {kind.most} 字"
        case Flag():
            return "`true` `false`"
        case Whole():
            return f"整数{_between(kind.low, kind.high)}"
        case Number():
            return f"数{_between(kind.low, kind.high)}"
        case LengthIn():
            return f"长度（不写单位是{kind.unit}）" if kind.unit else "长度"
        case Choice():
            return " ".join(f"`{option}`" for option in kind.options)
        case Parsed():
            return f"{kind.name_zh}，如 `{kind.example}`"
        case ListOf():
            return f"列表：{_words(kind.item)}"
        case OneOf():
            return "，或".join(dict.fromkeys(_words(one) for one in kind.types))
        case Record():
            keys = ", ".join(f"`{key}`" for key in kind.fields)
            return f"{{{keys}}}" if keys else "…"
        case MapOf():
            return "名称: 值"
        case _:
            assert_never(kind)


def _between(low: float | None, high: float | None) -> str:
    """The least and the greatest → words for both."""
    if low is None and high is None:
        return ""
    return f" {'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"

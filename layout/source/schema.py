"""A table of fields → a JSON schema, for completion, hover text and checks in an editor."""

from __future__ import annotations

from typing import Any, assert_never

from layout.geometry import NAMED_SIZES
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
from layout.source.lengths import UNITS

Json = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
_AMOUNT = r"[+-]?(\d+(\.\d+)?|\d+/\d+)"
_LENGTH = rf"^{_AMOUNT}\s*({'|'.join(UNITS)})$|^({'|'.join(NAMED_SIZES)})$"


def json_schema(record: Record, title: str, *, partial: bool = False) -> Json:
    """The table of a file's fields and its title → the schema of the file (JSON Schema draft 7).

    ``partial``: nothing is required, for files that inherit what they do not say. Descriptions hold both
    languages. Field names of the user's own are open, known ones among them offered.
    """
    return {"$schema": DIALECT, "title": title, **_schema(record, "#", partial)}


def _schema(kind: Type, pointer: str, partial: bool) -> Json:
    """A type, the JSON pointer of its own schema and whether files inherit → its schema."""
    match kind:
        case Text():
            length = {} if kind.most is None else {"maxLength": kind.most}
            return {"type": ["string", "number"], **length}
        case Flag():
            return {"type": "boolean"}
        case Whole():
            return _with_unit({"type": "integer", **_limits(kind.low, kind.high)}, kind.unit)
        case Number():
            unit = "%" if kind.percent else kind.unit
            return _with_unit({"type": "number", **_limits(kind.low, kind.high)}, unit)
        case LengthIn():
            text = {"type": "string", "pattern": _LENGTH}
            bare = {"type": "number"} if kind.unit else {"const": 0}
            return {"anyOf": [text, bare]}
        case Choice():
            return {"enum": list(kind.options)}
        case Parsed():
            pattern = {"pattern": kind.pattern} if kind.pattern else {}
            return {"type": ["string", "number"], **pattern, "examples": [kind.example]}
        case ListOf():
            items = {"type": "array", "items": _schema(kind.item, f"{pointer}/items", partial)}
            if not kind.single:
                return items
            one = _schema(kind.item, f"{pointer}/anyOf/0", partial)
            items["items"] = {"$ref": f"{pointer}/anyOf/0"}
            return {"anyOf": [one, items]}
        case MapOf():
            whole = f"{pointer}/additionalProperties"
            known = {"properties": {name: {"$ref": whole} for name in kind.known}}
            item = _schema(kind.item, whole, partial)
            return {
                "type": "object",
                **(known if kind.known else {}),
                "additionalProperties": item,
            }
        case Record():
            return _record(kind, pointer, partial)
        case OneOf():
            kinds = enumerate(kind.types)
            return {"anyOf": [_schema(kind, f"{pointer}/anyOf/{n}", partial) for n, kind in kinds]}
        case _:
            assert_never(kind)


def _record(record: Record, pointer: str, partial: bool) -> Json:
    """A record → an object; what its shorthand takes as well."""
    if record.shorthand:
        short = _schema(record.fields[record.shorthand].type, f"{pointer}/anyOf/0", partial)
        whole = _record(Record(record.fields), f"{pointer}/anyOf/1", partial)
        return {"anyOf": [short, whole]}
    properties = {
        key: {
            **_schema(field.type, f"{pointer}/properties/{key}", partial),
            "description": _description(field),
        }
        for key, field in record.fields.items()
    }
    required = [key for key, field in record.fields.items() if field.required]
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required and not partial else {}),
        "additionalProperties": False,
    }


def _description(field: Field) -> str:
    return "\n".join(part for part in (field.zh, field.en) if part)


def _limits(low: float | None, high: float | None) -> Json:
    limits = {"minimum": low, "maximum": high}
    return {key: value for key, value in limits.items() if value is not None}


def _with_unit(number: Json, unit: str) -> Json:
    """A number's schema → the same, or the number with its unit as text."""
    if not unit:
        return number
    return {"anyOf": [number, {"type": "string", "pattern": rf"^{_AMOUNT}\s*{unit}$"}]}

"""The part of JSON Schema (draft 7) that our schemas use, checked."""

from __future__ import annotations

import re
from typing import Any

TYPES = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}


def valid(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """A value as YAML has it, a schema and the schema it is part of → whether the value is valid."""
    if "$ref" in schema:
        return valid(value, _at(root, schema["$ref"]), root)
    if "anyOf" in schema:
        return any(valid(value, one, root) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    if not _typed(value, schema.get("type")):
        return False
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, dict):
        return _object(value, schema, root)
    if isinstance(value, list):
        return all(valid(one, schema.get("items", {}), root) for one in value)
    low, high = schema.get("minimum", value), schema.get("maximum", value)
    return isinstance(value, bool) or low <= value <= high


def _typed(value: Any, types: str | list[str] | None) -> bool:
    names = [types] if isinstance(types, str) else types or list(TYPES)
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, TYPES[name]) for name in names)


def _object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    known, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
    if any(key not in value for key in schema.get("required", ())):
        return False
    for key, one in value.items():
        if key in known:
            if not valid(one, known[key], root):
                return False
        elif rest is False or (rest is not True and not valid(one, rest, root)):
            return False
    return True


def _at(root: dict[str, Any], pointer: str) -> dict[str, Any]:
    here: Any = root
    for step in pointer.removeprefix("#/").split("/"):
        here = here[int(step)] if isinstance(here, list) else here[step]
    assert isinstance(here, dict)
    return here

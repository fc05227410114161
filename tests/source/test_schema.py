"""The schemas are made of the tables that check the files, and are fresh."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from layout.schema_tool import FOLDER, MANUAL, as_text, manual, schemas
from layout.source.fields import Choice, Field, LengthIn, ListOf, MapOf, Record, Text, Whole
from layout.source.schema import json_schema
from layout.style.chain import STYLES
from layout.style.fields import STYLE
from tests.source.jsonschema import valid


@pytest.mark.parametrize("name", schemas())
def test_the_written_schema_is_fresh(name: str) -> None:
    """Stale? Run ``python -m layout.schema_tool``."""
    assert (FOLDER / name).read_text("utf-8") == as_text(schemas()[name])


def test_the_manual_of_designers_is_fresh() -> None:
    """Stale? Run ``python -m layout.schema_tool``."""
    written = MANUAL.read_text("utf-8")
    assert manual(written) == written
    assert "`page.margins.inside`" in written
    assert "`text.名称.keep_next`" in written


@pytest.mark.parametrize("name", schemas())
def test_every_reference_leads_somewhere(name: str) -> None:
    schema = schemas()[name]

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if "$ref" in node:
                valid("", node, schema)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(schema)
    json.dumps(schema)


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.yaml")), ids=lambda path: str(path.stem))
def test_the_styles_we_ship_are_valid(path: Path) -> None:
    schema = json_schema(STYLE, "style", partial=True)
    assert valid(yaml.safe_load(path.read_text("utf-8")), schema, schema)


TABLE = Record(
    {
        "name": Field(Text(), "名：…", required=True),
        "side": Field(Choice(("left", "right")), "边：…"),
        "width": Field(LengthIn("字"), "宽：…"),
        "bleed": Field(LengthIn(""), "出血：…"),
        "rows": Field(Whole(1, 9, "行"), "行：…"),
        "tags": Field(ListOf(Text(), single=True), "标签：…"),
        "more": Field(MapOf(Whole(), ("a",)), "更多：…"),
    }
)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ({"name": "a"}, True),
        ({}, False),
        ({"name": "a", "colour": 1}, False),
        ({"name": 2020}, True),
        ({"name": "a", "side": "left"}, True),
        ({"name": "a", "side": "up"}, False),
        ({"name": "a", "width": 12}, True),
        ({"name": "a", "width": "12字"}, True),
        ({"name": "a", "width": "12px"}, False),
        ({"name": "a", "bleed": 3}, False),
        ({"name": "a", "bleed": 0}, True),
        ({"name": "a", "rows": "3行"}, True),
        ({"name": "a", "rows": 10}, False),
        ({"name": "a", "tags": "x"}, True),
        ({"name": "a", "tags": ["x", "y"]}, True),
        ({"name": "a", "tags": [["x"]]}, False),
        ({"name": "a", "more": {"a": 1, "b": 2}}, True),
        ({"name": "a", "more": {"a": "x"}}, False),
    ],
)
def test_a_schema_takes_what_the_table_takes(value: dict[str, Any], right: bool) -> None:
    schema = json_schema(TABLE, "test")
    assert valid(value, schema, schema) is right


def test_partial_files_need_nothing() -> None:
    schema = json_schema(TABLE, "test", partial=True)
    assert valid({}, schema, schema)


def test_hover_text_is_in_both_languages() -> None:
    page = schemas()["style.schema.json"]["properties"]["page"]["properties"]["size"]
    assert "成品尺寸" in page["description"]
    assert "trimmed size" in page["description"]

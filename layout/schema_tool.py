"""Write the JSON schemas of manifest and style: ``python -m layout.schema_tool``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from layout.manifest.fields import ISSUE
from layout.source.schema import Json, json_schema
from layout.style.fields import STYLE

FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[str, Json]:
    """Nothing → every schema by the name of its file."""
    return {
        "issue.schema.json": json_schema(ISSUE, "简报 · issue"),
        "style.schema.json": json_schema(STYLE, "样式 · style", partial=True),
    }


def as_text(schema: Json) -> str:
    """A schema → the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schemas() -> None:
    """Write every schema into ``layout/schema``."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(as_text(schema), encoding="utf-8")
        print(FOLDER / name, file=sys.stderr)


if __name__ == "__main__":
    write_schemas()

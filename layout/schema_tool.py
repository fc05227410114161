"""Write what follows from the tables of fields: the JSON schemas and the reference for designers.

``python -m layout.schema_tool``; a test fails when they are stale.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from layout.manifest.fields import ISSUE
from layout.source.fields import Record
from layout.source.node import Node
from layout.source.read import read_yaml
from layout.source.reference import reference
from layout.source.schema import Json, json_schema
from layout.style.chain import STYLES
from layout.style.fields import STYLE

FOLDER = Path(__file__).parent / "schema"
MANUAL = Path(__file__).parent.parent / "docs" / "designer.md"
_MARKS = ("<!-- keys -->\n", "<!-- /keys -->")


def schemas() -> dict[str, Json]:
    """Nothing → every schema by the name of its file."""
    return {
        "issue.schema.json": json_schema(ISSUE, "简报 · issue"),
        "style.schema.json": json_schema(STYLE, "样式 · style", partial=True),
    }


def as_text(schema: Json) -> str:
    """A schema → the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def manual(written: str) -> str:
    """The text of the designers' manual → the same with its table of keys fresh."""
    base: Node | None = read_yaml(STYLES / "base.yaml").value
    if base is None:
        raise ValueError("base.yaml cannot be read")
    before, _, rest = written.partition(_MARKS[0])
    _, _, after = rest.partition(_MARKS[1])
    # The weights are for those who build the search; base.yaml explains them where they stand.
    keys = Record({key: item for key, item in STYLE.fields.items() if key != "advanced"})
    return before + _MARKS[0] + "\n" + reference(keys, base) + "\n" + _MARKS[1] + after


def write_all() -> None:
    """Write every schema into ``layout/schema``, and the keys into the manual."""
    FOLDER.mkdir(exist_ok=True)
    texts = {FOLDER / name: as_text(schema) for name, schema in schemas().items()}
    texts[MANUAL] = manual(MANUAL.read_text(encoding="utf-8"))
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
        print(path, file=sys.stderr)


if __name__ == "__main__":
    write_all()

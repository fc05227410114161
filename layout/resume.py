"""What an issue was built from and what came of it, kept beside its PDF: whether it has to be built again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from layout.production.journal import PREFIX
from layout.production.write import write_file

_PROGRAM = Path(__file__).parent


class Record(NamedTuple):
    """``key``: the program and what was asked of it; the exit code; the report, which names inputs and outputs."""

    key: str
    code: int
    report: dict[str, Any]


def program_digest() -> str:
    """Nothing → a digest of the program's own files: another version may set the same issue another way."""
    files = (path for path in sorted(_PROGRAM.rglob("*")) if "__pycache__" not in path.parts)
    return _digest([path for path in files if path.is_file()])


def recall(pdf: Path, key: str) -> Record | None:
    """Where an issue's PDF goes and what is asked → the record of its last build, where all it was made from and all
    that was written are still as they were; None where it has to be built."""
    try:
        kept = json.loads(_path(pdf).read_bytes())
        record = Record(kept["key"], kept["code"], kept["report"])
        files = [Path(path) for path in (*record.report["inputs"], *record.report["written"])]
        fresh = record.key == key and kept["digest"] == _digest(files)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return record if fresh else None


def remember(pdf: Path, record: Record) -> None:
    """Where an issue's PDF goes and what came of its build → kept, where its inputs are known."""
    inputs = record.report.get("inputs")
    if not inputs:
        _path(pdf).unlink(missing_ok=True)
        return
    digest = _digest([Path(path) for path in (*inputs, *record.report["written"])])
    text = json.dumps({**record._asdict(), "digest": digest}, ensure_ascii=False)
    write_file(_path(pdf), text.encode(errors="backslashreplace"))


def _path(pdf: Path) -> Path:
    return pdf.with_name(f"{PREFIX}{pdf.name}.json")


def _digest(files: Iterable[Path]) -> str:
    """Files → one digest of their names and contents; one that is not there counts as such."""
    whole = sha256()
    for file in files:
        try:
            content = sha256(file.read_bytes()).hexdigest()
        except OSError:
            content = "-"
        whole.update(f"{file}\0{content}\n".encode(errors="backslashreplace"))
    return whole.hexdigest()

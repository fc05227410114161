"""What an import wrote, kept beside it: so that the next one knows what has come since and what was edited."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

NAME = ".import.json"


@dataclass(slots=True)
class Taken:
    """A source as it was taken over: the digest of its files, the file it became, its entry of the manifest."""

    digest: str
    target: str
    entry: str


@dataclass(slots=True)
class Record:
    """Sources by their path in the folder, and the digest of each file written by its name; "" names the manifest."""

    sources: dict[str, Taken] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def edited(self, name: str, path: Path) -> bool:
        """The name of a file and its path → whether it is there and not as it was written."""
        return path.exists() and self.written.get(name) != digest(path.read_bytes())

    def as_bytes(self) -> bytes:
        """The record → as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read_record(folder: Path) -> Record:
    """A folder → the record kept in it, an empty one where there is none that can be read."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        sources = {key: Taken(**taken) for key, taken in data["sources"].items()}
        return Record(sources, {str(key): str(value) for key, value in data["written"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Record()


def digest(*parts: bytes) -> str:
    """Bytes → what tells whether they have changed."""
    return sha256(b"\0".join(sha256(part).digest() for part in parts)).hexdigest()

"""Converted pictures on disk, found again by what they were made from and how."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from layout.paint.jpeg import Embedded

BYTES_MOST = 2_000_000_000
ABANDONED = 3600  # seconds after which a half-written picture belongs to nobody
VERSION = (
    1  # of the way pictures are converted: raised whenever the same settings give other pixels
)


def cache_key(source: bytes, *settings: object) -> str:
    """A picture's file and every setting that its conversion depends on → the name it is kept under."""
    digest = sha256(source)
    digest.update(repr((VERSION, *settings)).encode())
    return digest.hexdigest()


def recall(folder: Path | None, key: str) -> tuple[Embedded, str] | None:
    """A folder and a key → the picture kept there and what was noted with it; None where it is not, or not whole."""
    if folder is None:
        return None
    try:
        head, _, data = (folder / f"{key}.picture").read_bytes().partition(b"\n")
        fields = json.loads(head)
        if fields.pop("sha256") != _digest(fields, data):
            return None
        note = fields.pop("note")
        with suppress(OSError):
            os.utime(folder / f"{key}.picture")  # used now: the last to be pruned
        return Embedded(data=data, **fields), note
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _digest(fields: dict[str, object], data: bytes) -> str:
    """What is kept of a picture beside its bytes, and these → the proof that neither was changed."""
    return sha256(json.dumps(fields, sort_keys=True).encode() + b"\n" + data).hexdigest()


def prune(folder: Path, most: int = BYTES_MOST) -> None:
    """A folder of pictures and how many bytes it may hold → those not used for longest gone, and what writers that
    were killed left behind."""
    with suppress(OSError):
        found = [(path, path.stat()) for path in folder.iterdir()]
        for path, facts in found:
            if path.suffix == ".part" and time.time() - facts.st_mtime > ABANDONED:
                path.unlink(missing_ok=True)
        kept = sorted(
            (
                (facts.st_mtime_ns, facts.st_size, path)
                for path, facts in found
                if path.suffix == ".picture"
            ),
            reverse=True,
        )
        held = 0
        for _, size, path in kept:
            held += size
            if held > most:
                path.unlink(missing_ok=True)


def keep(folder: Path | None, key: str, picture: Embedded, note: str) -> None:
    """A folder, a key and a picture → kept; a folder that cannot be written keeps nothing, and nobody minds."""
    if folder is None:
        return
    fields = picture._asdict() | {"note": note}
    data = fields.pop("data")
    fields["sha256"] = _digest(fields, data)
    part = folder / f".{token_hex(8)}.part"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(json.dumps(fields).encode() + b"\n" + data)
            os.replace(part, folder / f"{key}.picture")
        except OSError:
            with suppress(OSError):
                part.unlink()

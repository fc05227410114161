"""Converted pictures on disk, found again by what they were made from and how."""

from __future__ import annotations

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from layout.paint.embedded import Embedded

BYTES_MOST = 2_000_000_000
ABANDONED = 3600  # seconds after which a half-written picture belongs to nobody
VERSION = (
    3  # of the way pictures are converted: raised whenever the same settings give other pixels
)


class Kept(NamedTuple):
    """A converted picture, what is to be told of it (code and word), and its thumbnail."""

    embedded: Embedded
    notes: tuple[tuple[str, str], ...] = ()
    thumbnail: bytes = b""


def cache_key(files: Iterable[Path], *settings: object) -> str:
    """The files a picture is made from and every setting that its conversion depends on → the name it is kept under."""
    digest = sha256()
    for file in files:
        with file.open("rb") as stream:
            digest.update(file_digest(stream, "sha256").digest())
    digest.update(repr((VERSION, *settings)).encode())
    return digest.hexdigest()


def recall(folder: Path | None, key: str) -> Kept | None:
    """A folder and a key → what is kept there; None where nothing is, or not all of it."""
    if folder is None:
        return None
    try:
        head, _, data = (folder / f"{key}.picture").read_bytes().partition(b"\n")
        fields = json.loads(head)
        if fields.pop("sha256") != _digest(fields, data):
            return None
        with suppress(OSError):
            os.utime(folder / f"{key}.picture")  # used now: the last to be pruned
        notes = tuple((str(code), str(word)) for code, word in fields["notes"])
        embedded = _embedded(fields["picture"], data)
        return Kept(embedded, notes, b64decode(fields["thumbnail"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _digest(fields: dict[str, Any], data: bytes) -> str:
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


def keep(folder: Path | None, key: str, kept: Kept) -> None:
    """A folder, a key and a picture → kept; a folder that cannot be written keeps nothing, and nobody minds."""
    if folder is None:
        return
    picture, data = _fields(kept.embedded)
    fields = {
        "picture": picture,
        "notes": kept.notes,
        "thumbnail": b64encode(kept.thumbnail).decode("ascii"),
    }
    fields = json.loads(json.dumps(fields))  # as it will be read: pairs are lists there
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


def _fields(picture: Embedded) -> tuple[dict[str, Any], bytes]:
    """A picture → what JSON can hold of it, and its data with its mask's after."""
    fields = picture._asdict()
    data, mask = fields.pop("data"), fields.pop("mask")
    fields["size"] = len(data)
    if mask is not None:
        fields["mask"], more = _fields(mask)
        data += more
    return fields, data


def _embedded(fields: dict[str, Any], data: bytes) -> Embedded:
    """As ``_fields`` gave them → the picture."""
    size = fields.pop("size")
    mask = fields.pop("mask", None)
    parms = tuple((str(key), int(value)) for key, value in fields.pop("parms"))
    under = _embedded(mask, data[size:]) if mask else None
    return Embedded(**fields, data=data[:size], parms=parms, mask=under)

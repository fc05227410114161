"""Proofs that are kept, round by round (三审三校): where they lie, and which came before.

A round leaves ``2020-04.二校.proof.pdf`` and its display list, ``2020-04.二校.proof.json``, beside the issue's other files.
"""

from __future__ import annotations

import json
import re
from glob import escape
from pathlib import Path
from typing import Any, NamedTuple

from layout.page.dump import dump
from layout.page.model import PageList

Data = dict[str, Any]
KEPT = ".proof.json"
LIST = ".改动清单.pdf"
_SLIPPERY = re.compile(r"[^\w-]+")


class Kept(NamedTuple):
    """A proof that was kept: the name of its round, date and time of the run, and its display list."""

    round: str
    moment: str
    data: Data


def round_end(name: str) -> str:
    """The name of a round → what the names of its files add to the issue's: ``.二校``."""
    return f".{_SLIPPERY.sub('_', name).strip('_') or '_'}"


def round_file(base: Path, name: str) -> Path:
    """The folder and stem of an issue's files and the name of a round → the file of its display list."""
    return base.with_name(base.name + round_end(name) + KEPT)


def kept_json(pages: PageList, name: str, moment: str) -> str:
    """Pages as placed, the name of a round, date and time → the text of its file."""
    data = {"round": name, "moment": moment, **dump(pages)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_kept(path: Path) -> Kept | None:
    """The file of a kept proof, or of a plain ``--dump`` → it; None where it is neither."""
    try:
        data = json.loads(path.read_text("utf-8"))
        pages = data["pages"]
        if not all({"number", "lines", "images"} <= page.keys() for page in pages):
            return None
        return Kept(str(data.get("round", path.stem)), str(data.get("moment", "")), data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def kept_rounds(base: Path) -> tuple[Kept, ...]:
    """The folder and stem of an issue's files → its kept proofs, the earliest first."""
    pattern = f"{escape(base.name)}.*{KEPT}"
    files = sorted(base.parent.glob(pattern), key=lambda path: path.stat().st_mtime_ns)
    found = (read_kept(path) for path in files)
    return tuple(sorted((one for one in found if one), key=lambda one: one.moment))


def round_before(base: Path, name: str) -> Kept | None:
    """The same and the name of a round that is being made → the one to compare it with, None for the first."""
    return next((one for one in reversed(kept_rounds(base)) if one.round != name), None)

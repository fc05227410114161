"""Files of an import → on the disk, all or none. What may be written over is settled before: what was edited never is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from layout.diagnostics import diagnose
from layout.outcome import Outcome
from layout.production.journal import clear_leftovers, replace_all


def save(files: Sequence[tuple[Path, bytes]]) -> Outcome[tuple[Path, ...]]:
    """Paths and their bytes → the paths written; missing folders are made."""
    path = Path()
    try:
        for path, _ in files:
            path.parent.mkdir(parents=True, exist_ok=True)
        clear_leftovers(path.parent for path, _ in files)
        replace_all(dict(files))
    except (OSError, ValueError) as fault:
        file = getattr(fault, "filename", None) or path
        reason = getattr(fault, "strerror", "") or os.fspath(path)
        return Outcome((), (diagnose("write-failed", file=file, reason=reason),))
    return Outcome(tuple(path for path, _ in files))

"""Names of files as editors write them → paths, none of them outside the folder of the issue."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from unicodedata import normalize

from layout.diagnostics import Span, diagnose
from layout.outcome import Outcome
from layout.source.suggest import suggest

_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:|[a-z]+://")
_LISTED = 2000  # names of a folder looked at for a near one


def find_file(name: str, folder: Path, beside: Path, span: Span) -> Outcome[Path | None]:
    """A name, the issue's folder and the folder of the text that names it → the file's path.

    Looked for beside the text first, then from the issue's folder. Refused: absolute names, names
    and links that lead out of the issue's folder, what is no ordinary file.
    """
    written = name.strip().replace("\\", "/")
    if not written or "\x00" in written or _ABSOLUTE.match(written):
        return _refused("path-absolute", span, file=name)
    for start in dict.fromkeys((beside, folder)):
        path = start / written
        try:
            inside = path.resolve().is_relative_to(folder.resolve())
            if not inside:
                return _refused("path-outside", span, file=name, folder=folder.name or ".")
            if path.is_file():
                return Outcome(path)
            if path.exists():
                return _refused("path-no-file", span, file=name)
            twin = _twin(path)
            if twin:
                return Outcome(twin)
        except (OSError, RuntimeError, ValueError):
            return _refused("path-no-file", span, file=name)
    return _refused("path-missing", span, file=name, near=_near(written, folder, beside))


def _refused(code: str, span: Span, **values: object) -> Outcome[Path | None]:
    return Outcome(None, (diagnose(code, span, None, **values),))


def _twin(path: Path) -> Path | None:
    """A path that is not there → the file of the same name in another normal form of Unicode.

    Archives made on a Mac store é and ぱ as two characters each; both look the same to an editor.
    """
    if path.name.isascii() or not path.parent.is_dir():
        return None
    wanted = normalize("NFC", path.name)
    entries = islice(path.parent.iterdir(), _LISTED)
    found = (entry for entry in entries if normalize("NFC", entry.name) == wanted)
    return next((one for one in found if one.is_file() and not one.is_symlink()), None)


def _near(written: str, folder: Path, beside: Path) -> str | None:
    """A name that is not there → the nearest that is, as it would have to be written."""
    head, _, last = written.rpartition("/")
    for start in dict.fromkeys((beside, folder)):
        try:
            names = sorted(entry.name for entry in (start / head).iterdir())[:_LISTED]
        except OSError:
            continue
        near = _same_stem(last, names) or suggest(last, names)
        if near:
            return f"{head}/{near}" if head else near
    return _elsewhere(last, folder)


def _elsewhere(name: str, folder: Path) -> str | None:
    """A name without its folder → the file of that name somewhere in the issue's folder, as it would be written."""
    wanted = normalize("NFC", name).casefold()
    entries = islice(folder.rglob("*"), _LISTED)
    try:
        found = [entry for entry in entries if normalize("NFC", entry.name).casefold() == wanted]
    except OSError:
        return None
    files = sorted(one.relative_to(folder).as_posix() for one in found if one.is_file())
    return files[0] if files else None


def _same_stem(last: str, names: list[str]) -> str | None:
    stem = Path(last).stem.casefold()
    return next((name for name in names if Path(name).stem.casefold() == stem), None)

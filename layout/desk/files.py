"""The files of an issue and its style: the one place of the desk that writes, and what can be undone.

A text is changed from the version its editor saw. Where the file was changed by another hand meanwhile, both
changes are kept if they lie apart; if they meet, the edit is refused and the file stays as it is.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import RLock
from time import monotonic
from typing import NamedTuple

from layout.desk.merge import merge
from layout.manifest.encodings import decode

VERSIONS = 64  # of a file that are remembered, to know what an editor saw
STEPS = 200  # that can be undone
TOGETHER = 1.5  # seconds: typing without a longer pause is one step
TEXTS = (".md", ".txt", ".markdown", ".yaml", ".yml")
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
WORD = (".docx",)


class Refused(Exception):
    """An edit that cannot be made; the argument is the key of the words that say why."""


class Step(NamedTuple):
    """A file before and after an edit; None: it was not there. ``kind`` groups the typing in one text."""

    path: Path
    before: str | None
    after: str | None
    kind: str
    at: float


class Files:
    """The files the desk may read and write: the manifest, what lies in its folder, and the style's own file."""

    def __init__(self, manifest: Path) -> None:
        self.manifest = manifest.resolve()
        self.folder = self.manifest.parent
        self.lock = RLock()
        self._seen: dict[Path, OrderedDict[str, str]] = {}
        self._undo: list[tuple[Step, ...]] = []
        self._redo: list[tuple[Step, ...]] = []
        self._written: dict[Path, int] = {}

    def wrote(self, path: Path) -> bool:
        """A file that has changed → whether it is as the desk wrote it last, and nobody since."""
        try:
            return self._written.get(path.resolve()) == path.stat().st_mtime_ns
        except OSError:
            return False

    def inside(self, name: str, suffixes: Iterable[str]) -> Path:
        """A name relative to the issue's folder → its path there. Raises ``Refused`` for any other place."""
        path = (self.folder / name).resolve()
        if "\x00" in name or not path.is_relative_to(self.folder):
            raise Refused("outside")
        if path.suffix.lower() not in tuple(suffixes):
            raise Refused("kind")
        return path

    def read(self, path: Path) -> tuple[str, str]:
        """A text file → its text (line ends as LF) and its version. Raises ``Refused`` where it is none."""
        text = _text(path)
        if text is None:
            raise Refused("unreadable")
        return text, self._remember(path, text)

    def change(self, path: Path, version: str, edit: Callable[[str], str], kind: str = "") -> str:
        """A file, the version its editor saw and an edit → the file changed; its new version.

        Raises ``Refused`` where the file was changed by another hand at the same place.
        """
        with self.lock:
            base = self._seen.get(path, OrderedDict()).get(version)
            if base is None:
                raise Refused("stale")
            now = _text(path)
            if now is None:
                raise Refused("unreadable")
            made = edit(base)
            merged = merge(base, made, now)
            if merged is None:
                raise Refused("conflict")
            if merged != now:
                self._write(path, merged)
                self._note((Step(path, now, merged, kind, monotonic()),))
            return self._remember(path, merged)

    def create(self, path: Path, text: str) -> str:
        """A path where nothing is and a text → the file; its version. Raises ``Refused`` where there is one."""
        with self.lock:
            if path.exists():
                raise Refused("exists")
            self._write(path, text)
            self._note((Step(path, None, text, "", monotonic()),))
            return self._remember(path, text)

    def together(self, since: int) -> None:
        """The number of steps there were → all that came after is one step."""
        with self.lock:
            steps = tuple(step for group in self._undo[since:] for step in group)
            if steps:
                self._undo[since:] = [steps]

    def place(self, name: str, data: bytes, suffixes: Iterable[str]) -> Path:
        """A name and bytes → a new file beside the issue's texts, under a name that is free.

        Bytes that lie there already under that name are not written twice.
        """
        plain = Path(name.replace("\\", "/")).name.strip().lstrip(".") or "file"
        wanted = self.inside(f"{self.manifest.stem}/{plain}", suffixes)
        with self.lock:
            path, number = wanted, 1
            while path.exists():
                if path.is_file() and path.read_bytes() == data:
                    return path
                number += 1
                path = wanted.with_stem(f"{wanted.stem}-{number}")
            _put(path, data)
            return path

    @property
    def steps(self) -> tuple[int, int]:
        """How many steps can be undone, and how many done again."""
        return len(self._undo), len(self._redo)

    def undo(self) -> Path:
        """Nothing → the last step undone; the file it was made in. Raises ``Refused`` where it cannot be."""
        return self._back(self._undo, self._redo)

    def redo(self) -> Path:
        """As ``undo``, for the last step that was undone."""
        return self._back(self._redo, self._undo)

    def _back(self, steps: list[tuple[Step, ...]], others: list[tuple[Step, ...]]) -> Path:
        with self.lock:
            if not steps:
                raise Refused("nothing")
            group = steps[-1]
            now = {step.path: _text(step.path) for step in group}
            for step in reversed(group):
                now[step.path] = _reversed(step, now[step.path])
            for path, text in now.items():
                if text is None:
                    path.unlink(missing_ok=True)
                else:
                    self._write(path, text)
                    self._remember(path, text)
            steps.pop()
            others.append(
                tuple(
                    step._replace(before=step.after, after=step.before) for step in reversed(group)
                )
            )
            return group[0].path

    def _note(self, steps: tuple[Step, ...]) -> None:
        """Notes a step; typing goes on in the step before it."""
        self._redo.clear()
        last = self._undo[-1] if self._undo else ()
        (step,) = steps
        if (
            len(last) == 1
            and step.kind
            and (last[0].kind, last[0].path) == (step.kind, step.path)
            and step.at - last[0].at < TOGETHER
            and last[0].after == step.before
        ):
            self._undo[-1] = (step._replace(before=last[0].before),)
            return
        self._undo.append(steps)
        del self._undo[:-STEPS]

    def _remember(self, path: Path, text: str) -> str:
        version = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        with self.lock:
            seen = self._seen.setdefault(path, OrderedDict())
            seen[version] = text
            seen.move_to_end(version)
            while len(seen) > VERSIONS:
                seen.popitem(last=False)
        return version

    def _write(self, path: Path, text: str) -> None:
        """A text → its file, in the encoding and with the line ends it has."""
        decoded = decode(path.read_bytes()) if path.exists() else None
        before, encoding = (decoded.text, decoded.encoding) if decoded else ("", "utf-8")
        if "\r\n" in before:
            text = text.replace("\n", "\r\n")
        _put(path, text.encode(encoding))
        self._written[path] = path.stat().st_mtime_ns


def _reversed(step: Step, now: str | None) -> str | None:
    """A step and the text of its file now → the text without it. Raises ``Refused`` where another hand changed it there."""
    if now == step.after:
        return step.before
    if step.before is None or step.after is None or now is None:
        raise Refused("conflict")
    merged = merge(step.after, step.before, now)
    if merged is None:
        raise Refused("conflict")
    return merged


def _text(path: Path) -> str | None:
    """A file → its text with plain line ends, None where there is none to read."""
    try:
        decoded = decode(path.read_bytes())
    except OSError:
        return None
    return decoded[0].replace("\r\n", "\n") if decoded else None


def _put(path: Path, data: bytes) -> None:
    """Bytes → their file, whole or not at all; a link stays a link. Raises ``Refused`` where the system refuses."""
    part = path.parent / f".{token_hex(8)}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        if path.is_file():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path.resolve())
    except OSError:
        part.unlink(missing_ok=True)
        raise Refused("unwritable") from None

"""The name of a style → the trees of its file and of all it extends, from the base down."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.outcome import Outcome
from layout.source.node import Node
from layout.source.read import read_yaml
from layout.source.suggest import suggest

STYLES = Path(__file__).parent.parent / "styles"
ROOT = "base"
VARIABLE = "BULLETIN_STYLES"
"""Environment variable with more folders that styles may lie in."""

_LONGEST = 16  # files in one chain


class Link(NamedTuple):
    """A file of the chain and its tree."""

    file: Path
    node: Node


def style_file(name: str, folder: Path) -> Path:
    """A style's name, or its path relative to ``folder`` → its file (which may not be there).

    A path that leads nowhere from ``folder`` is tried from the working folder, where one types it.
    """
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        return folder / name if _is_file(folder / name) or not _is_file(Path(name)) else Path(name)
    beside = folder / f"{name}.yaml"
    shipped = STYLES / f"{name}.yaml"
    return beside if _is_file(beside) and not _is_file(shipped) else shipped


def read_chain(name: str, folder: Path, span: Span | None = None) -> Outcome[tuple[Link, ...]]:
    """A style's name or path, and where the manifest names it → its chain of files, base first.

    A file that extends nothing extends ``base``. A chain that bites its tail, or a file that is
    not there, is a diagnostic at the place that names it, and the value is empty. So is a file outside the folders
    of styles: nothing of it is read. Without a span the user typed the name, and may name any file.
    """
    found: list[Diagnostic] = []
    allowed = [*style_folders(folder), *([] if span else _typed_folders(name, folder))]
    links: list[Link] = []
    seen: list[Path] = []
    while True:
        file = style_file(name, folder)
        if _known(file) in seen or len(seen) == _LONGEST:
            trail = " → ".join([*(path.stem for path in seen), file.stem])
            return Outcome((), (*found, diagnose("style-cycle", span, trail=trail)))
        seen.append(_known(file))
        if not any(seen[-1].is_relative_to(one) for one in allowed):
            return Outcome((), (*found, diagnose("style-outside", span, file=name)))
        if not _is_file(file):
            return Outcome((), (*found, _missing(name, file, span)))
        source = read_yaml(_shown(file))
        found.extend(source.diagnostics)
        if source.value is None:
            return Outcome((), tuple(found))
        if source.value.kind != "map":
            fault = diagnose("wrong-shape-map", source.value.span, key=file.name)
            return Outcome((), (*found, fault))
        links.append(Link(file, source.value))
        parent = source.value.find("extends")
        if file == STYLES / f"{ROOT}.yaml":
            return Outcome(tuple(reversed(links)), tuple(found))
        given = parent is not None and parent.kind == "scalar" and not parent.empty
        name, span = (parent.text, parent.span) if parent and given else (ROOT, None)
        folder = file.parent


def style_folders(issue: Path) -> tuple[Path, ...]:
    """The issue's folder → the folders that a style may lie in: it, ours, ``styles`` where one works, the
    designer's own (``BULLETIN_STYLES``)."""
    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    return tuple(_known(folder) for folder in (issue, STYLES, Path("styles"), *named))


def _typed_folders(name: str, folder: Path) -> tuple[Path, ...]:
    """A style as the user typed it → the folders that its chain may lie in besides."""
    return _known(Path()), _known(style_file(name, folder)).parent


def _known(file: Path) -> Path:
    """A path → one spelling of it."""
    try:
        return file.resolve()
    except (OSError, RuntimeError, ValueError):
        return file


def _shown(file: Path) -> Path:
    """A path → the same from the working folder, where it lies in it: shorter to read."""
    try:
        here = Path.cwd()
    except OSError:  # the working folder is gone
        return file
    return file.relative_to(here) if file.is_relative_to(here) else file


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _missing(name: str, file: Path, span: Span | None) -> Diagnostic:
    """A name no style has → its diagnostic, with the styles there are."""
    shipped = sorted(path.stem for path in STYLES.glob("*.yaml"))
    if file.parent == STYLES:
        near = suggest(name, shipped)
        return diagnose("style-missing", span, name=name, near=near, known=" ".join(shipped))
    return diagnose("style-file-missing", span, file=file, known=" ".join(shipped))

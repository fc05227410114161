"""The fonts of the style by their names → their files, for samples and for screens without Chinese faces."""

from __future__ import annotations

from pathlib import Path

from layout.source.node import Node
from layout.style.fonts import find_file, font_folders
from layout.style.read import read_whole


def face_file(style: str, name: str, folder: Path) -> Path | None:
    """The issue's style, the name of a font (``hei``, ``hei bold``) and the issue's folder → the file of its face."""
    whole = read_whole(style, folder=folder)
    if whole.value is None:
        whole = read_whole("base", folder=folder)
    if whole.value is None:
        return None
    files, tree = whole.value
    family, _, weight = name.partition(" ")
    fonts = tree.find("fonts")
    font = fonts.find(family) if fonts else None
    wanted = font.find(weight or "regular") or font.find("regular") if font else None
    given = _file(wanted) if wanted else ""
    if not given or Path(given).suffix.lower() not in (".ttf", ".otf", ".ttc"):
        return None
    return find_file(given, (*(file.parent for file in reversed(files)), *font_folders(folder)))


def _file(node: Node) -> str:
    inner = node.find("file") if node.kind == "map" else node
    return inner.text if inner is not None and inner.kind == "scalar" else ""

"""What a window asks to be changed → the change of a file, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from layout.desk import yaml_edit
from layout.desk.desk import Desk
from layout.desk.files import PICTURES, TEXTS, WORD, Refused
from layout.desk.picture_mark import with_values
from layout.diagnostics import Span
from layout.manifest.picture_file import check_picture

Data = dict[str, Any]
FIRST = "# 这份清单由版面台写成，也可以直接改。\n"
ALLOWED = (*PICTURES, *TEXTS[:3], *WORD)


def apply(desk: Desk, asked: Data) -> Data:
    """What is asked → the version of the file it was done in. Raises ``Refused`` where it cannot be done."""
    match asked["file"]:
        case "manifest":
            return _manifest(desk, asked)
        case "text":
            return _text(desk, asked)
        case "style":
            return _style(desk, asked)
        case "word":
            return _from_word(desk, asked)
    raise Refused("request")


def upload(desk: Desk, name: str, data: bytes) -> Data:
    """The name and the bytes of a file that was dropped → its name in the manifest, and what it is.

    Raises ``Refused`` for what is neither a text, a Word file nor a picture that can be printed.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in ALLOWED:
        raise Refused("kind")
    if not data:
        raise Refused("empty")
    if suffix in WORD and not data.startswith(b"PK\x03\x04"):
        raise Refused("kind")
    path = desk.files.place(name, data, ALLOWED)
    if suffix in PICTURES and check_picture(path, name, Span(name, 1)).value is None:
        path.unlink()
        raise Refused("picture")
    named = path.relative_to(desk.files.folder).as_posix()
    return {"file": named, "kind": "picture" if suffix in PICTURES else "text"}


def _manifest(desk: Desk, asked: Data) -> Data:
    path = desk.files.manifest
    if not path.exists():
        text = yaml_edit.set_value(FIRST, ["name"], "")
        version = desk.files.create(path, _changed(text, asked["ops"]))
        desk.changed()
        return {"version": version}
    ops = asked["ops"]
    version = desk.edit(path, asked["version"], lambda text: _changed(text, ops), _kind(asked))
    return {"version": version}


def _kind(asked: Data) -> str:
    """A slider or a text that is still being changed is one step."""
    return str(asked.get("kind", ""))


def _text(desk: Desk, asked: Data) -> Data:
    """The text of an article, or a picture marked in it, changed."""
    index = int(asked["article"])
    now = desk.article_text(index)
    if now["kind"] == "word":
        raise Refused("word")
    if "picture" in asked:
        line, column = (int(one) for one in asked["at"])
        if now["kind"] == "inline":
            raise Refused("inline")
        values = asked["picture"]
        path = desk.files.inside(now["name"], TEXTS)
        made = desk.edit(
            path, asked["version"], lambda text: with_values(text, line, column, values)
        )
        return {"version": made}
    words = str(asked["text"])
    kind = f"text {index}"
    if now["kind"] == "file":
        path = desk.files.inside(now["name"], TEXTS)
        return {"version": desk.edit(path, asked["version"], lambda _: words, kind)}
    place: list[str | int] = ["articles", index, "text"]
    made = desk.edit(
        desk.files.manifest,
        asked["version"],
        lambda text: yaml_edit.set_value(text, place, words),
        kind,
    )
    return {"version": made}


def _from_word(desk: Desk, asked: Data) -> Data:
    """An article whose text is a Word file → the same with a text of its own, its pictures beside it; the Word file
    stays where it is."""
    # Here because Word files are read by what few desks need.
    from layout.authoring.manuscripts import import_manuscript
    from layout.authoring.sources import Source

    index, since = int(asked["article"]), desk.files.steps[0]
    now = desk.article_text(index)
    if now["kind"] != "word":
        raise Refused("request")
    word = desk.files.inside(now["name"], WORD)
    folder = desk.files.folder / desk.files.manifest.stem
    imported = import_manuscript(Source(word), word.stem, folder).value
    if imported is None:
        raise Refused("unreadable")
    for name, data in imported.copies:
        desk.files.place(name, data, ALLOWED)
    path = desk.files.inside(f"{folder.name}/{imported.name}", TEXTS)
    desk.files.create(path, imported.text)
    named = f"{folder.name}/{imported.name}"
    version = desk.files.change(
        desk.files.manifest,
        asked["version"],
        lambda text: yaml_edit.set_value(text, ["articles", index, "text"], named),
    )
    desk.files.together(since)
    desk.changed()
    return {"version": version, "name": named}


def _style(desk: Desk, asked: Data) -> Data:
    """Values of the style, written into the issue's own style; a shipped one is extended, not changed."""
    since = desk.files.steps[0]
    path = desk.own_style()
    if path is None:
        path = _new_style(desk)
        version = desk.files.read(path)[1]
    else:
        version = str(asked.get("version") or desk.files.read(path)[1])
    made = desk.files.change(path, version, lambda text: _changed(text, asked["ops"]))
    desk.files.together(since)
    desk.changed([])
    return {"version": made, "style": path.name}


def _new_style(desk: Desk) -> Path:
    """The issue's style is one of the program's → a style of its own beside the manifest that extends it."""
    typeset = desk.state.typeset
    if typeset is None:
        raise Refused("style")
    parent = typeset.source.style.files[-1].stem
    manifest, number = desk.files.manifest, 1
    path = manifest.with_name(f"{manifest.stem}.style.yaml")
    while path.exists():
        number += 1
        path = manifest.with_name(f"{manifest.stem}.style-{number}.yaml")
    desk.files.create(path, f"# {manifest.stem} 的样式：只写与 {parent} 不同的。\nname: {manifest.stem}\nextends: {parent}\n")  # fmt: skip
    _, version = desk.files.read(manifest)
    desk.files.change(
        manifest, version, lambda text: yaml_edit.set_value(text, ["style"], path.name)
    )
    return path


def _changed(text: str, ops: Sequence[Data]) -> str:
    """A YAML text and operations → the text after them, in order."""
    for op in ops:
        path = op["path"]
        if not isinstance(path, list) or not path or len(path) > 12:
            raise Refused("request")
        match op["op"]:
            case "set":
                text = yaml_edit.set_value(text, path, op["value"])
            case "remove":
                text = yaml_edit.remove(text, path)
            case "insert":
                text = yaml_edit.insert_item(text, path, op["value"])
            case "move":
                text = yaml_edit.move_item(text, path, int(op["to"]))
            case "rename":
                text = yaml_edit.rename(text, path, str(op["value"]))
            case _:
                raise Refused("request")
    return text

"""``build.py new``: the manifest of a new issue from that of the last one."""

from __future__ import annotations

from pathlib import Path

from layout.authoring.header import following_header, starting_header
from layout.diagnostics import diagnose
from layout.outcome import Outcome
from layout.source.read import read_yaml

_ARTICLES = """
articles:
  - title: 单位•标题                     # 一篇文章一个短横
    text: {folder}/01.md                 # 或 01.docx；文稿和图片放在这个文件夹里
#   pictures:
#     - file: {folder}/照片.jpg
#       at: 引用正文里的几个字
#       caption: 图说
"""
_MANUSCRIPT = "这里写正文，空一行分段。\n"


def new_issue(target: Path, model: Path | None) -> Outcome[tuple[tuple[Path, bytes], ...]]:
    """The path of a new manifest and the one to follow (None: the last beside it) → the files to be written."""
    if target.exists():
        return Outcome((), (diagnose("new-exists", file=target),))
    model = model or last_issue(target.parent, target)
    if model is None:
        header = starting_header(target.stem)
    else:
        read = read_yaml(model)
        found = following_header(model, target.stem)
        if found is None:
            return Outcome((), (*read.diagnostics, diagnose("new-no-model")))
        header = found
    text = header.text + _ARTICLES.format(folder=target.stem)
    files = [(target, text.encode())]
    manuscript = target.parent / target.stem / "01.md"
    if not manuscript.exists():
        files.append((manuscript, _MANUSCRIPT.encode()))
    return Outcome(tuple(files))


def last_issue(folder: Path, target: Path) -> Path | None:
    """A folder of manifests and the new one → the last before it by name, the last of all if none is before."""
    try:
        names = sorted(path for path in folder.glob("*.yaml") if path != target)
    except OSError:
        return None
    issues = [path for path in names if _is_issue(path)]
    before = [path for path in issues if path.name < target.name]
    near = before or issues
    return near[-1] if near else None


def _is_issue(path: Path) -> bool:
    """A YAML file → whether it looks like the manifest of an issue that has a number or a date."""
    try:
        root = read_yaml(path).value
    except OSError:
        return False
    return (
        root is not None
        and root.find("articles") is not None
        and (root.find("number") is not None or root.find("date") is not None)
    )

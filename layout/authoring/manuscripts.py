"""One manuscript of a folder → the text, pictures and manifest entry it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from layout.authoring.header import quoted
from layout.authoring.markdown import write_markdown
from layout.authoring.sources import Source
from layout.diagnostics import Span, diagnose
from layout.manifest.block_model import ManuscriptBlock, TextBlock
from layout.manifest.manuscript import read_manuscript
from layout.manifest.text_file import OFFICE, PLAIN
from layout.manifest.word.office import NoOffice, OfficeFailed, as_word
from layout.manifest.word.pictures import Place
from layout.manifest.word.read import WordArticle, read_article
from layout.outcome import Outcome

BYLINE_MOST = 40
_NAMELESS = re.compile(
    r"(?:IMG|DSC|PXL|MVIMG|微信图片|mmexport|WeChat ?Image|图片|照片|image|photo|screenshot|截图)?[-_ ]*[0-9a-f_() -]*",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"记者|通讯员|作者|撰稿|供稿|文[/／|]|图[/／|]")


class Imported(NamedTuple):
    """What a manuscript became: the name and text of its file, copies of pictures and sheets, its manifest entry."""

    name: str
    text: str
    copies: tuple[tuple[str, bytes], ...]
    entry: str
    characters: int
    pictures: int


def import_manuscript(source: Source, number: str, folder: Path) -> Outcome[Imported | None]:
    """A source, the number its files begin with and the folder they go to → what it becomes; None if unreadable."""
    if source.path.suffix.lower() in PLAIN:
        read = _plain(source.path)
    else:
        read = _word(source.path, number, folder)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    name = f"{number}{read.value.suffix}"
    copies = list(_copies(source, number, folder))
    entry = _entry(read.value, name, copies, folder.name)
    text = read.value.text
    count = sum(not mark.isspace() for mark in text)
    imported = Imported(
        name, text, tuple(copies), entry, count, read.value.pictures + len(source.pictures)
    )
    return Outcome(imported, read.diagnostics)


class _Text(NamedTuple):
    title: str
    byline: str
    text: str
    suffix: str
    pictures: int = 0


def _word(path: Path, number: str, folder: Path) -> Outcome[_Text | None]:
    """A manuscript of a word processor → its title, byline and text in markup; its pictures go to the folder."""
    mention, place = Span(str(path), 1), Place(folder, f"{number}-")
    if path.suffix.lower() not in OFFICE:
        read = read_article(path, str(path), mention, None, "accept", place)
    else:
        kind = path.suffix.lower().lstrip(".")
        try:
            with as_word(path) as made:
                read = read_article(made, str(path), mention, None, "accept", place)
        except NoOffice:
            return Outcome(None, (diagnose("text-no-office", mention, file=path, kind=kind),))
        except OfficeFailed as error:
            return Outcome(
                None, (diagnose("text-office-failed", mention, file=path, reason=error),)
            )
    if read.value is None:
        return Outcome(None, read.diagnostics)
    byline, blocks = _byline(read.value)
    written = write_markdown(blocks, str(path))
    title = read.value.title or _title_of_name(path)
    pictures = sum(len(block.pictures) for block in blocks if isinstance(block, TextBlock))
    text = _Text(title, byline, written.value, ".md", pictures)
    return Outcome(text, (*read.diagnostics, *written.diagnostics))


def _byline(article: WordArticle) -> tuple[str, Sequence[ManuscriptBlock]]:
    """An article → its byline, where its first paragraph is one, and the blocks without it."""
    first = article.blocks[0] if article.blocks else None
    if not isinstance(first, TextBlock) or first.pictures or first.kind != "body":
        return "", article.blocks
    words = first.piece.text
    plain = len(words) <= BYLINE_MOST and "\n" not in words and not words.endswith("。")
    if plain and _BYLINE.search(words) and article.title:
        return words, article.blocks[1:]
    return "", article.blocks


def _plain(path: Path) -> Outcome[_Text | None]:
    """A text file → its text in UTF-8; a first line that is a title goes to the manifest."""
    read = read_manuscript(path, str(path), Span(str(path), 1))
    if read.value is None:
        return Outcome(None, read.diagnostics)
    lines = read.value.text.strip("\n").split("\n")
    title = _first_line(lines)
    body = lines[1:] if title else lines
    suffix = ".txt" if path.suffix.lower() == ".txt" else ".md"
    text = _Text(title or _title_of_name(path), "", "\n".join(body).strip("\n") + "\n", suffix)
    return Outcome(text, read.diagnostics)


def _first_line(lines: Sequence[str]) -> str:
    """The lines of a text → the title in the first of them, "" where it is none."""
    first = lines[0].strip() if lines else ""
    marked = re.match(r"#\s*(?=[^#\s])", first)
    if marked:
        return first[marked.end() :].rstrip("# ")
    rest = [line for line in lines[1:] if line.strip()]
    short = 0 < len(first) <= BYLINE_MOST and not first.startswith(("#", ">", "|", "!", "-"))
    if not short or not rest or first.endswith(tuple("。；，：、！？")):
        return ""
    parted = not lines[1].strip() or lines[1].startswith(("\u3000\u3000", "    "))
    return first if parted or len(rest[0]) > len(first) else ""


def _title_of_name(path: Path) -> str:
    """A file without a title of its own → a title from its name."""
    return re.sub(r"^\d{1,3}[-_.、 ]*", "", path.stem).strip() or path.stem


def _copies(source: Source, number: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pictures and sheets beside a manuscript → their names in the issue's folder, and their bytes; those that lie
    there keep theirs."""
    taken: set[str] = set()
    for path in (*source.pictures, *source.sheets):
        stem = re.sub(r"^\d{1,3}[-_.、 ]+", "", path.stem)
        name = f"{number}-{stem}{path.suffix.lower()}"
        if path.parent.resolve() == folder.resolve():
            name = path.name
        while name in taken:
            name = f"{number}-{stem}-{len(taken)}{path.suffix.lower()}"
        taken.add(name)
        yield name, path.read_bytes()


def _entry(text: _Text, name: str, copies: Sequence[tuple[str, bytes]], folder: str) -> str:
    """What a manuscript became → its entry of the manifest."""
    lines = [f"  - title: {quoted(text.title)}"]
    lines += [f"    byline: {quoted(text.byline)}"] if text.byline else []
    lines += [f"    text: {quoted(f'{folder}/{name}')}"]
    for key, wanted in (("pictures", False), ("tables", True)):
        named = [
            copy
            for copy, _ in copies
            if copy.lower().endswith((".xlsx", ".xlsm", ".csv")) is wanted
        ]
        lines += [f"    {key}:"] if named else []
        for copy in named:
            lines.append(f"      - file: {quoted(f'{folder}/{copy}')}")
            stem = Path(copy).stem.partition("-")[2]
            if not wanted and not _NAMELESS.fullmatch(stem):
                lines.append(f"        caption: {quoted(stem)}")
    return "\n".join(lines) + "\n"

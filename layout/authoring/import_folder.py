"""``build.py import``: the files of a folder → an issue that can be edited: manifest, manuscripts, pictures, a report.

Run again, it takes over what has come since and never writes over what was edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from layout.authoring.header import Header, following_header, starting_header
from layout.authoring.manuscripts import Imported, import_manuscript
from layout.authoring.new_issue import last_issue
from layout.authoring.record import NAME, Record, Taken, digest, read_record
from layout.authoring.sources import Source, find_sources
from layout.diagnostics import Diagnostic, Severity, diagnose
from layout.outcome import Outcome
from layout.source.read import read_yaml

REPORT = "导入说明.md"


class ImportLine(NamedTuple):
    """A line of the report: the source, the file it became, and what is to be told of it."""

    source: Path
    target: str
    characters: int
    pictures: int
    diagnostics: tuple[Diagnostic, ...]


class Import(NamedTuple):
    """What an import writes, and what it has to report by file."""

    files: tuple[tuple[Path, bytes], ...]
    lines: tuple[ImportLine, ...]


def import_folder(folder: Path, manifest: Path) -> Outcome[Import]:
    """A folder of manuscripts and the path of a manifest → the files to be written and the report.

    Pictures inside Word files are written at once, under names that tell their content.
    """
    if not folder.is_dir():
        return Outcome(Import((), ()), (diagnose("import-no-folder", folder=folder),))
    made = _Importer(folder, manifest)
    sources = find_sources(folder, made.own())
    if not sources.manuscripts and not sources.loose:
        return Outcome(Import((), ()), (diagnose("import-nothing", folder=folder),))
    for source in sources.manuscripts:
        made.take(source)
    made.diagnostics += (diagnose("import-unknown", file=path) for path in sources.unknown)
    made.loose(sources.loose)
    made.write_manifest()
    return Outcome(made.result(), tuple(made.diagnostics))


class _Importer:
    """One import in the making."""

    def __init__(self, folder: Path, manifest: Path) -> None:
        self.folder = folder
        self.manifest = manifest
        self.target = manifest.parent / manifest.stem
        self.record: Record = read_record(self.target)
        self.files: dict[Path, bytes] = {}
        self.lines: list[ImportLine] = []
        self.diagnostics: list[Diagnostic] = []
        self.entries: list[str] = []
        self.comments: list[str] = []

    def own(self) -> list[Path]:
        """What earlier imports wrote, which is no source though it may lie in the folder."""
        names = [name for name in (*self.record.written, REPORT, NAME) if name]
        inside = self.target.resolve() == self.folder.resolve()
        new = [*self.target.glob("*.新稿.*")] if inside else []
        own = [self.target / name for name in names] + new if inside else [self.target]
        return [*own, self.manifest, self.manifest.with_name(f"{self.manifest.stem}.新稿.yaml")]

    def take(self, source: Source) -> None:
        """A source → its files, unless it was taken over as it is now."""
        key = source.path.relative_to(self.folder).as_posix()
        paths = (source.path, *source.pictures, *source.sheets)
        state = digest(*(path.name.encode() + path.read_bytes() for path in paths))
        known = self.record.sources.get(key)
        if known and known.digest == state:
            return
        number = known.target.partition(".")[0] if known else self.number()
        read = import_manuscript(source, number, self.target)
        self.diagnostics += read.diagnostics
        imported = read.value
        if imported is None:
            self.lines.append(ImportLine(source.path, "", 0, 0, read.diagnostics))
            return
        written = self.text(imported)
        for name, data in imported.copies:
            self.put(name, data)
        if not known:
            self.entries.append(imported.entry)
        entry = known.entry if known else imported.entry
        self.record.sources[key] = Taken(state, imported.name, entry)
        self.lines.append(
            ImportLine(
                source.path, written, imported.characters, imported.pictures, read.diagnostics
            )
        )

    def number(self) -> str:
        """The number the files of the next new source begin with."""
        used = {taken.target[:2] for taken in self.record.sources.values()}
        used |= {path.stem for path in self.target.glob("[0-9][0-9].*")}
        return next(f"{at:02}" for at in range(1, 1000) if f"{at:02}" not in used)

    def text(self, imported: Imported) -> str:
        """A text → the name of the file it goes to: beside the one that was edited, if it was."""
        name, data = imported.name, imported.text.encode()
        if self.put(name, data):
            return name
        path = Path(name)
        new = f"{path.stem}.新稿{path.suffix}"
        self.files[self.target / new] = data
        self.diagnostics.append(diagnose("import-edited", file=self.target / name, new=new))
        return new

    def put(self, name: str, data: bytes) -> bool:
        """A file of the issue's folder → whether it may be written: not where an editor's stands."""
        path = self.target / name
        if self.record.edited(name, path) and digest(path.read_bytes()) != digest(data):
            return False
        self.files[path] = data
        self.record.written[name] = digest(data)
        return True

    def loose(self, paths: Sequence[Path]) -> None:
        """Pictures and sheets that belong to no manuscript → copied, told, and named in a comment of the manifest."""
        for path in paths:
            sheet = path.suffix.lower() in (".xlsx", ".xlsm", ".csv")
            code = "import-sheet-loose" if sheet else "import-picture-loose"
            key = path.relative_to(self.folder).as_posix()
            state = digest(path.read_bytes())
            known = self.record.sources.get(key)
            if known and known.digest == state:
                continue
            self.diagnostics.append(diagnose(code, file=path))
            name = path.name
            self.put(name, path.read_bytes())
            self.record.sources[key] = Taken(state, name, "")
            if not known:
                self.comments.append(f"# {self.target.name}/{name}\n")

    def write_manifest(self) -> None:
        """The manifest: made, added to, or left alone with the new articles beside it."""
        if not (self.entries or self.comments):
            return
        added = "".join([*self.entries, *self.comments])
        if not self.manifest.exists():
            self.files[self.manifest] = self._put_manifest(
                self.header().text + "\narticles:\n" + added
            )
            return
        text = self.manifest.read_text(encoding="utf-8-sig")
        longer = text.rstrip("\n") + "\n" + added
        if self.fits(text, longer):
            if self.record.edited("", self.manifest):
                count = len(self.entries)
                self.diagnostics.append(
                    diagnose("import-manifest-edited", file=self.manifest, count=count)
                )
            self.files[self.manifest] = self._put_manifest(longer)
            return
        new = self.manifest.with_name(f"{self.manifest.stem}.新稿.yaml")
        self.files[new] = f"articles:\n{added}".encode()
        self.diagnostics.append(
            diagnose("import-manifest-closed", file=self.manifest, new=new.name)
        )

    def _put_manifest(self, text: str) -> bytes:
        data = text.encode()
        self.record.written[""] = digest(data)
        return data

    def header(self) -> Header:
        """The head of a new manifest: that of the last issue moved on, or one to be filled in."""
        model = last_issue(self.manifest.parent, self.manifest)
        found = following_header(model, self.manifest.stem) if model else None
        return found or starting_header(self.manifest.stem)

    def fits(self, text: str, longer: str) -> bool:
        """A manifest and the same with articles at its end → whether it has just so many articles more."""
        before = read_yaml(self.manifest, text).value
        after = read_yaml(self.manifest, longer)
        if before is None or after.value is None:
            return False
        articles, more = before.find("articles"), after.value.find("articles")
        if articles is None or more is None:
            return False
        worse = any(diagnostic.severity is Severity.ERROR for diagnostic in after.diagnostics)
        return not worse and len(more.items) == len(articles.items) + len(self.entries)

    def result(self) -> Import:
        """All that is to be written, the record and the report last."""
        if self.files:
            self.files[self.target / NAME] = self.record.as_bytes()
        return Import(tuple(self.files.items()), tuple(self.lines))

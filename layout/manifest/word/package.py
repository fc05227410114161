"""A Word file as a package of parts → their bytes and how they refer to one another; nothing outside is fetched.

Bounded: no part beyond ``PART_MOST`` and not all together beyond ``ALL_MOST`` once unpacked, whatever the
package says of their sizes.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from layout.manifest.word.xml import BadXml, read_part

PART_MOST = 64_000_000  # bytes of one part once unpacked: three million characters of text take 40
ALL_MOST = 256_000_000  # bytes of all parts read
NAMES_MOST = 20_000


class BadPackage(Exception):
    """The file is no package that can be read."""


class Relation(NamedTuple):
    """What a part refers to: the last word of the kind, the name of the part or an address outside."""

    kind: str
    target: str
    outside: bool = False


class Package:
    """An open Word file. Raises ``BadPackage`` for one that is none, is damaged, locked or a bomb."""

    def __init__(self, path: Path) -> None:
        self.read = 0
        self.relations: dict[str, dict[str, Relation]] = {}
        try:
            self.archive = zipfile.ZipFile(path)
            names = self.archive.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BadPackage(str(error) or type(error).__name__) from error
        if len(names) > NAMES_MOST:
            raise BadPackage(f"{len(names)} parts")
        self.names = {name.replace("\\", "/").lstrip("/").casefold(): name for name in names}

    def close(self) -> None:
        """The file is let go."""
        self.archive.close()

    def has(self, name: str) -> bool:
        """The name of a part → whether it is there."""
        return name.casefold() in self.names

    def part(self, name: str) -> bytes:
        """The name of a part → its bytes; b"" where it is not there."""
        stored = self.names.get(name.casefold())
        if stored is None:
            return b""
        try:
            with self.archive.open(stored) as stream:
                data = stream.read(PART_MOST + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise BadPackage(str(error) or type(error).__name__) from error
        except (RuntimeError, NotImplementedError) as error:  # locked, or packed in a way unknown
            raise BadPackage(str(error)) from error
        self.read += len(data)
        if len(data) > PART_MOST or self.read > ALL_MOST:
            raise BadPackage(f"{name} > {PART_MOST // 1_000_000} MB")
        return data

    def main(self) -> str:
        """The name of the part that holds the document itself. Raises ``BadPackage`` where there is none."""
        for relation in self.of("").values():
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise BadPackage("document.xml")

    def of(self, part: str) -> dict[str, Relation]:
        """The name of a part ("" for the package itself) → what it refers to, by id."""
        if part not in self.relations:
            self.relations[part] = self._relations(part)
        return self.relations[part]

    def related(self, part: str, kind: str) -> str:
        """A part and a kind of relation → the name of the first part so related that is there, or of that kind's
        usual name beside it; ""."""
        found = [relation.target for relation in self.of(part).values() if relation.kind == kind]
        usual = posixpath.join(posixpath.dirname(part), f"{kind}.xml")
        return next((target for target in (*found, usual) if self.has(target)), "")

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        data = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        if not data:
            return {}
        try:
            root = read_part(data)
        except BadXml:
            return {}
        found = {}
        for element in root:
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, outside)
        return found

"""Manifests → where the files of each go, settled before anything is built, so that no two meet."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from layout.diagnostics import Diagnostic, diagnose
from layout.production.targets import folded, refused_targets
from layout.request import Target

OUT = Path("out")
_SUFFIXES: dict[Target, str] = {"print": ".pdf", "proof": ".proof.pdf", "screen": ".screen.pdf"}


class Outputs(NamedTuple):
    """Where the files of one manifest go.

    ``base`` is the folder and the stem their names begin with; ``pdf`` the PDF asked for, ``refused`` the proof that
    stands in where the preflight refuses it, ``dump`` the display list (None: not asked for). ``diagnostics`` say
    why nothing may be written there.
    """

    manifest: Path
    base: Path
    pdf: Path
    refused: Path
    dump: Path | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def named(self, end: str) -> Path:
        """What a file's name adds to the issue's → its path."""
        return self.base.with_name(self.base.name + end)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are written to."""
        paths = (self.base, self.pdf, *([self.dump] if self.dump else []))
        return tuple(dict.fromkeys(path.parent for path in paths))


def settle_outputs(
    manifests: Sequence[Path], target: Target, output: Path | None = None, dump: Path | None = None
) -> tuple[Outputs, ...]:
    """Manifests, the target, the PDF's and the dump's path where asked for → where each one's files go.

    Without ``output`` names follow the manifest's, in ``out/``; manifests of one name are kept apart by as many of
    their folders as it takes. A manifest given twice is taken once. What may not be written is a diagnostic of its
    manifest: a manifest itself, or a file that is another manifest's as well.
    """
    unique = tuple({_absolute(path): path for path in manifests}.values())
    bases = [output.parent / one.stem for one in unique] if output else _bases(unique)
    taken: dict[str, Path] = {}
    return tuple(
        _checked(_outputs(manifest, base, target, output, dump), unique, taken)
        for manifest, base in zip(unique, bases, strict=True)
    )


def _outputs(
    manifest: Path, base: Path, target: Target, output: Path | None, dump: Path | None
) -> Outputs:
    pdf = output or base.with_name(base.name + _SUFFIXES[target])
    return Outputs(manifest, base, pdf, base.with_name(f"{base.name}.proof.pdf"), dump)


def _bases(manifests: Sequence[Path]) -> list[Path]:
    """Manifests → the folder in ``out/`` and the stem of each one's files, apart where their names are alike."""
    folders = [Path(_absolute(manifest)).parent.parts[:0:-1] for manifest in manifests]
    tails = Counter(
        (_fold(manifest.stem), _fold("/".join(above[:depth])))
        for manifest, above in zip(manifests, folders, strict=True)
        for depth in range(len(above) + 1)
    )
    bases = []
    for manifest, above in zip(manifests, folders, strict=True):
        depth = 0
        stem = _fold(manifest.stem)
        while depth < len(above) and tails[stem, _fold("/".join(above[:depth]))] > 1:
            depth += 1
        bases.append(OUT.joinpath(*reversed(above[:depth])) / manifest.stem)
    return bases


def _absolute(path: Path) -> str:
    try:
        return os.path.abspath(path)
    except OSError:  # the working folder is gone
        return os.fspath(path)


def _fold(name: str) -> str:
    return normalize("NFC", name).casefold()


def _checked(outputs: Outputs, manifests: Sequence[Path], taken: dict[str, Path]) -> Outputs:
    """Outputs, all manifests and which of these has taken which file → the outputs, with what forbids them."""
    named = (outputs.pdf, *([outputs.dump] if outputs.dump else []))
    diagnostics = list(refused_targets(named, manifests))
    for path in (*named, outputs.refused, outputs.base):
        other = taken.setdefault(folded(path), outputs.manifest)
        if other != outputs.manifest:
            shared = diagnose("target-shared", file=path, issue=outputs.manifest, other=other)
            return outputs._replace(diagnostics=(*diagnostics, shared))
    return outputs._replace(diagnostics=tuple(diagnostics))

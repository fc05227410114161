"""What is asked of a build, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal, NamedTuple

from layout.diagnostics import Diagnostic, Severity
from layout.document.model import Document
from layout.flow.model.galley import Galley
from layout.page.model import Page, PageList
from layout.style.model import Style
from layout.text.fonts import Fonts

Target = Literal["print", "proof", "screen", "pages"]


@dataclass(frozen=True, slots=True)
class Request:
    """One build: its target and what is set beside the issue's own style.

    ``target`` "pages" sets the issue and paints nothing: for those who paint pages themselves.
    ``style`` names a style or a file instead of the manifest's; ``overrides`` are KEY=VALUE; ``cache`` is the
    folder of converted pictures (None: none is kept).
    Of a proof: ``round`` is its name (二校), ``moment`` date and time of the run, ``kept`` the folder and stem of the
    rounds that are kept, ``comments`` whether the readers' are printed on it.
    """

    target: Target = "print"
    style: str | None = None
    overrides: tuple[str, ...] = ()
    check: bool = False
    line_numbers: bool = False
    booklet: bool = False
    package: bool = False
    lang: str = "zh"
    jobs: int = 0
    cache: Path | None = None
    pages: frozenset[int] = frozenset()  # of a proof: only these
    allow_code: bool = False  # whether code of the issue may run, to draw flowables
    round: str = ""
    moment: str = ""
    kept: Path | None = None
    comments: bool = False


class IssueInput(NamedTuple):
    """An issue ready to be set: its document, the style it is set in, and every file the two were read from."""

    document: Document
    style: Style
    files: tuple[Path, ...] = ()


class TypesetIssue(NamedTuple):
    """An issue that has been set: everything the painter and the press need."""

    source: IssueInput
    fonts: Fonts
    galley: Galley
    pages: PageList


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an issue. ``pdf`` is None where an error kept it from being made.

    ``refused`` is the stamped proof that takes the place of a press file the preflight refused;
    ``timing`` gives each stage and its seconds; ``extras`` what goes with the PDF, each with what its name adds
    to the issue's. Of a session: ``changed`` has the numbers of the pages that look another way than after the
    update before.
    """

    diagnostics: tuple[Diagnostic, ...]
    pdf: bytes | None = None
    page_list: PageList | None = None
    galley: Galley | None = None
    refused: bytes | None = None
    timing: tuple[tuple[str, float], ...] = ()
    extras: tuple[tuple[str, bytes], ...] = ()
    typeset: TypesetIssue | None = None
    changed: tuple[int, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as placed; none where the issue could not be read."""
        return self.page_list.pages if self.page_list else ()

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file the issue was made from; none where it could not be set."""
        return self.typeset.source.files if self.typeset else ()

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


class Clock:
    """Notes how long each stage took."""

    def __init__(self) -> None:
        self._since = perf_counter()
        self._laps: list[tuple[str, float]] = []

    def lap(self, stage: str) -> None:
        """The name of the stage that has just ended → its seconds are noted."""
        now = perf_counter()
        self._laps.append((stage, now - self._since))
        self._since = now

    @property
    def laps(self) -> tuple[tuple[str, float], ...]:
        """The stages so far and their seconds."""
        return tuple(self._laps)

"""The style's profile and printing condition → the output intent of the press file.

Known conditions stand in ``data/conditions.tsv``: registered name, a common name, the profile we
ship for it or, where its own may not be shipped, the nearest of ours to separate pictures with.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Diagnostic, diagnose
from layout.outcome import Outcome
from layout.production.icc import profile_facts, wrong_for_press

PROFILES = Path(__file__).parent.parent / "profiles"
REGISTRY = "http://www.color.org"
DEFAULT = "FOGRA39"  # the base style's condition: it may stand there though a profile was given for another
UNKNOWN_LIMIT = 300.0  # per cent, of a condition we do not know


class Row(NamedTuple):
    """A row of the table. ``file`` and ``stand_in`` name files in ``layout/profiles/``, "" none."""

    name: str
    aliases: str  # what users and the makers of profiles call it, parted by |
    file: str
    stand_in: str
    ink_limit: float  # per cent
    paper: str  # coated | uncoated | newsprint
    info: str


class Condition(NamedTuple):
    """A printing condition: what the output intent says, and the profile pictures are separated by.

    ``registered``: the identifier stands in the ICC's registry. ``embedded`` False: the press file
    names the condition only (X-1a), and ``profile`` is a stand-in.
    """

    identifier: str
    info: str
    registered: bool
    embedded: bool
    profile: Path
    ink_limit: float  # per cent
    paper: str = ""  # as in the table, "" where that is not known


@cache
def known_conditions() -> dict[str, Row]:
    """Nothing → the rows of ``data/conditions.tsv`` by folded name and alias."""
    path = Path(__file__).parent / "data" / "conditions.tsv"
    found: dict[str, Row] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, aliases, file, stand_in, limit, paper, info, _source = line.split("\t")
        row = Row(name, aliases, file, stand_in, float(limit), paper, info)
        found.update({_fold(key): row for key in (name, *aliases.split("|")) if key})
    return found


def output_condition(profile: Path | None, name: str, standard: str) -> Outcome[Condition | None]:
    """Profile, condition's name and standard (x4, x1a) → the condition to print for.

    A profile given by path is checked and embedded; the condition is the one it says it is made for, else the one
    named, else Custom with the profile's own description. A registered name alone takes the profile
    shipped for it; where none may be shipped, X-1a names the condition only (ISO 15930-4) and
    X-4, which must embed (ISO 15930-7, 6.4), is an error. None with an error: no press file can be made.
    """
    row = known_conditions().get(_fold(name)) if name else None
    if profile is not None:
        return _from_path(profile, name, row, standard)
    if row is None:
        near = get_close_matches(_fold(name), known_conditions(), 1)
        hint = known_conditions()[near[0]].name if near else None
        return Outcome(None, (diagnose("condition-unknown", name=name or "—", near=hint),))
    if row.file:
        return Outcome(
            Condition(row.name, row.info, True, True, PROFILES / row.file, row.ink_limit, row.paper)
        )
    if standard != "x1a":
        return Outcome(None, (diagnose("profile-needed", name=row.name, info=row.info),))
    stand_in = Condition(
        row.name, row.info, True, False, PROFILES / row.stand_in, row.ink_limit, row.paper
    )
    said = diagnose("profile-stand-in", name=row.name, file=row.stand_in)
    return Outcome(stand_in, (said,))


def _from_path(
    profile: Path, name: str, row: Row | None, standard: str
) -> Outcome[Condition | None]:
    try:
        facts = profile_facts(profile.read_bytes())
    except OSError as fault:
        said = diagnose("profile-unreadable", file=profile, reason=fault.strerror or fault)
        return Outcome(None, (said,))
    wrong = wrong_for_press(facts, standard)
    if facts is None or wrong:
        return Outcome(None, (_refused(profile, wrong),))
    stated = _stated(facts.description)
    notes: tuple[Diagnostic, ...] = ()
    if stated and row and stated != row:
        notes = (
            diagnose("condition-from-profile", file=profile.name, stated=stated.name, named=name),
        )
    known = stated or (row if row and row.name != DEFAULT else None)
    if known:
        condition = Condition(
            known.name, known.info, True, True, profile, known.ink_limit, known.paper
        )
        return Outcome(condition, notes)
    info = facts.description or profile.stem
    return Outcome(Condition("Custom", info, False, True, profile, UNKNOWN_LIMIT))


def _stated(description: str) -> Row | None:
    """What a profile says of itself → the row it speaks of, by the longest name in it."""
    folded = _fold(description)
    names = [key for key in known_conditions() if key in folded]
    return known_conditions()[max(names, key=len)] if names else None


def _refused(profile: Path, wrong: str) -> Diagnostic:
    return diagnose(f"profile-{wrong}", file=profile.name)


def _fold(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())

"""Pictures of one group → one picture of its members in a row, under one caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.document.model import Picture, Wrap

HEIGHT = 1000  # pixels: the height all members of a row are brought to
GAP = 24  # pixels of that height between two members
BROAD = 3  # more members than this want all columns


def group_pictures(pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """An article's pictures → the same with those of a group as one, where its first one stood.

    The row is as high as its members, each in its own proportions; it takes the first wish for a place, and all
    captions that were given. A group of one is a picture like any other.
    """
    rows: dict[int, list[Picture]] = {}
    for picture in pictures:
        if picture.group is not None:
            rows.setdefault(picture.group, []).append(picture)
    done: set[int] = set()
    found: list[Picture] = []
    for picture in pictures:
        if picture.group is None or len(rows[picture.group]) == 1:
            found.append(picture)
        elif picture.group not in done:
            done.add(picture.group)
            found.append(_row(rows[picture.group]))
    return tuple(found)


def _row(members: Sequence[Picture]) -> Picture:
    """The members of a group → the picture that stands for them."""
    widths = [round(HEIGHT * member.pixels[0] / member.pixels[1]) for member in members]
    wishes = (member.wrap for member in members if member.wrap is not Wrap.AUTO)
    broad = Wrap.SPAN if len(members) > BROAD else Wrap.COLUMN
    return replace(
        members[0],
        pixels=(sum(widths) + GAP * (len(members) - 1), HEIGHT),
        wrap=next(wishes, broad),
        width=next((member.width for member in members if member.width), None),
        rows=next((member.rows for member in members if member.rows), None),
        caption=tuple(run for member in members for run in member.caption),
        credit=tuple(run for member in members for run in member.credit),
        alt="；".join(member.alt for member in members if member.alt),
        members=tuple(members),
    )


def shares(picture: Picture) -> list[tuple[Picture, float, float]]:
    """A row of pictures → each member with the left edge and the width of its share, 0..1 of the row."""
    whole = picture.pixels[0]
    found = []
    x = 0.0
    for member in picture.members:
        width = round(HEIGHT * member.pixels[0] / member.pixels[1])
        found.append((member, x / whole, width / whole))
        x += width + GAP
    return found

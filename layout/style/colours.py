"""Colours as a style names them → inks."""

from __future__ import annotations

from collections.abc import Mapping

from layout.diagnostics import Diagnostic, Span, diagnose
from layout.source.bind import Bound
from layout.source.node import Node
from layout.source.suggest import suggest
from layout.style.forms import Ink, tinted
from layout.style.inks import SpotInks, technical
from layout.style.model import BLACK, Colour


class Colours:
    """The colours of a style by name; what cannot be resolved is reported once and set in black."""

    def __init__(self, written: Mapping[str, object], nodes: Mapping[str, Node]) -> None:
        self.written = written
        self.nodes = nodes
        self.found: list[Diagnostic] = []
        self.circles: set[str] = set()  # names told to stand in a circle
        self.spots = SpotInks()

    def all(self) -> dict[str, Colour]:
        """Every named colour, in the order they are written."""
        return {
            name: self.resolve(value, self.nodes[name].span, (name,))
            for name, value in self.written.items()
        }

    def resolve(self, value: object, span: Span, trail: tuple[str, ...] = ()) -> Colour:
        """A bound colour, its place and the names already followed → its inks."""
        if isinstance(value, Bound):
            return self._spot(value, trail)
        if not isinstance(value, Ink):
            return BLACK
        if value.colour is not None:
            return value.colour
        if value.name in trail:
            loop = trail[trail.index(value.name) :]
            if not self.circles.intersection(loop):
                shown = " → ".join([*loop, value.name])
                self.found.append(diagnose("colour-cycle", span, trail=shown))
            self.circles.update(loop)
            return BLACK
        if value.name not in self.written:
            near = suggest(value.name, self.written)
            known = " ".join(self.written)
            self.found.append(
                diagnose("unknown-colour", span, name=value.name, near=near, known=known)
            )
            return BLACK
        place = self.nodes[value.name].span
        whole = self.resolve(self.written[value.name], place, (*trail, value.name))
        return tinted(whole, value.share)

    def _spot(self, value: Bound, trail: tuple[str, ...]) -> Colour:
        """A bound spot colour → its inks. A technical one may go without a look: then nothing of it shows."""
        name = value.get("spot", str).strip()
        asked = value.find("technical", bool)
        above = technical(name) if asked is None else asked
        ink = value.find("look", Ink)
        if ink is None and not above:
            self.found.append(diagnose("spot-no-look", value.span("spot"), name=name))
        look = Colour() if ink is None else self.resolve(ink, value.span("look"), trail)
        tint = value.get("tint", float)
        colour = Colour(*look[:4], spot=name, tint=tint, technical=above)
        self.spots.add(colour, value.span("spot"))
        return colour

"""The graphics state of a placed picture, as far as colours and overprint go."""

from __future__ import annotations

from typing import Any, NamedTuple

from layout.paint.vector.spaces import Inks, Space

BLACK: Inks = (0.0, 0.0, 0.0, 1.0)


class Overprint(NamedTuple):
    """Whether strokes and fills overprint, and how zeros are taken (ISO 32000-1, 8.6.7)."""

    stroke: bool = False
    fill: bool = False
    mode: int = 0


BLACK_OVER = Overprint(True, True, 1)


class State(NamedTuple):
    """What q saves: spaces and inks of fills and strokes (None: spots or a pattern), the overprint that is asked for
    and the one that is written, how text is drawn."""

    fill_space: Space
    stroke_space: Space
    fill: Inks | None = BLACK
    stroke: Inks | None = BLACK
    asked: Overprint = Overprint()
    written: Overprint = Overprint()
    render: int = 0

    def overprinting(self, kind: str) -> Overprint:
        """What is painted next (text, stroke, other) → the overprint it needs: black text and lines lie over what is
        below, as they do on our own pages; all else as its maker asked."""
        if kind == "text":
            inks = self.stroke if self.render in (1, 5) else self.fill
        else:
            inks = self.stroke if kind == "stroke" else None
        return BLACK_OVER if inks == BLACK else self.asked

    def gone(self, gs: Any) -> State:
        """A graphics state dictionary → the state with its overprint."""
        stroke = bool(gs.get("/OP", self.asked.stroke))
        fill = bool(gs.get("/op", gs.get("/OP", self.asked.fill)))
        asked = Overprint(stroke, fill, int(gs.get("/OPM", self.asked.mode)))
        return self._replace(asked=asked, written=asked)

"""Operators that paint nothing → the graphics state they leave (ISO 32000-1, 8.4 to 8.6 and 9.3 to 9.4)."""

from __future__ import annotations

from typing import Any

import pikepdf

from layout.production.preflight.file.inks import CMYK, GRAY, RGB, Ink, initial, space_of
from layout.production.preflight.file.matrix import IDENTITY, apply, multiply, six
from layout.production.preflight.file.state import HARMLESS, TEXT_NUMBERS, State

DEVICE_OPERATORS = {"g": GRAY, "rg": RGB, "k": CMYK}


class Graphics:
    """The state of one stream while it runs: what q saves, the path being built, the text matrices."""

    def __init__(self, resources: pikepdf.Object | None, state: State) -> None:
        self.resources, self.state = resources, state
        self.stack: list[State] = []
        self.points: list[tuple[float, float]] = []
        self.clipping = False
        self.text = self.line = IDENTITY

    def change(self, name: str, operands: Any) -> None:
        """An operator that paints nothing → the state it leaves."""
        if name == "q":
            self.stack.append(self.state)
        elif name == "Q":
            if not self.stack:
                raise ValueError("Q without q")
            self.state = self.stack.pop()
        elif name == "cm":
            self.set(ctm=multiply(six(operands), self.state.ctm))
        elif name in ("m", "l", "c", "v", "y"):
            numbers = [float(number) for number in operands]
            self.points += [
                apply(self.state.ctm, *pair)
                for pair in zip(numbers[::2], numbers[1::2], strict=True)
            ]
        elif name == "re":
            x, y, width, height = (float(number) for number in operands)
            corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
            self.points += [apply(self.state.ctm, *corner) for corner in corners]
        elif name in ("W", "W*"):
            self.clipping = True
        elif name == "w":
            self.set(width=float(operands[0]))
        elif name == "gs":
            self.extended(self.resource("/ExtGState", operands[0]))
        elif name.lower() in ("g", "rg", "k", "cs", "sc", "scn"):
            self.colour(name, operands)
        else:
            self.text_state(name, operands)

    def set(self, **changes: Any) -> None:
        self.state = self.state._replace(**changes)

    def resource(self, kind: str, name: pikepdf.Object) -> Any:
        found = self.resources.get(kind) if self.resources is not None else None
        if found is None or str(name) not in found:
            raise ValueError(f"{kind} {name}")
        return found[str(name)]

    def colour(self, name: str, operands: Any) -> None:
        key = "fill" if name.islower() else "stroke"
        lower, pattern = name.lower(), None
        if lower in DEVICE_OPERATORS:
            ink = Ink(DEVICE_OPERATORS[lower], tuple(float(value) for value in operands))
        elif lower == "cs":
            ink = initial(space_of(operands[0], self.resources))
        else:
            space = getattr(self.state, key).space
            numbers = [value for value in operands if not isinstance(value, pikepdf.Name)]
            ink = Ink(space, tuple(float(value) for value in numbers))
            if len(numbers) < len(operands):
                pattern = self.resource("/Pattern", operands[-1])
        self.set(**{key: ink, f"{key}_pattern": pattern})

    def extended(self, gs: Any) -> None:
        stroke = bool(gs.get("/OP", self.state.stroke_over))
        fill = bool(gs.get("/op", gs.get("/OP", self.state.fill_over)))
        opm = int(gs.get("/OPM", self.state.opm))
        self.set(stroke_over=stroke, fill_over=fill, opm=opm)
        veils = {key: float(gs[key]) < 1 for key in ("/ca", "/CA") if key in gs}
        veils |= {key: str(gs[key]) not in names for key, names in HARMLESS.items() if key in gs}
        drawn = {key for key, veiled in veils.items() if veiled}
        self.set(veils=(self.state.veils - veils.keys()) | drawn)
        if "/Font" in gs:
            self.set(font=gs["/Font"][0], size=float(gs["/Font"][1]))

    def text_state(self, name: str, operands: Any) -> None:
        if name == "BT":
            self.text = self.line = IDENTITY
        elif name == "Tf":
            font = self.resource("/Font", operands[0])
            self.set(font=font, size=float(operands[1]))
        elif name == "Tm":
            self.text = self.line = six(operands)
        elif name in ("Td", "TD"):
            x, y = float(operands[0]), float(operands[1])
            if name == "TD":
                self.set(leading=-y)
            self.newline(x, y)
        elif name == "T*":
            self.newline(0.0, -self.state.leading)
        elif name in TEXT_NUMBERS:
            key, scale = TEXT_NUMBERS[name]
            self.set(**{key: float(operands[0]) * scale})

    def newline(self, x: float, y: float) -> None:
        self.text = self.line = multiply((1.0, 0.0, 0.0, 1.0, x, y), self.line)

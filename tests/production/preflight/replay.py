"""The judge's own reading of content streams: a list of marks, made by replaying the operators."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pikepdf

KINDS = {"/DeviceGray": "gray", "/G": "gray", "/DeviceRGB": "rgb", "/RGB": "rgb", "/DeviceCMYK": "cmyk", "/CMYK": "cmyk"}  # fmt: skip
ICC = {"/ICCBased", "/CalRGB", "/CalGray", "/Lab"}


@dataclass
class Colour:
    kind: str = "gray"  # gray rgb cmyk icc spot pattern
    parts: tuple[float, ...] = (0.0,)
    spots: frozenset[str] = frozenset()

    @property
    def white(self) -> bool:
        if self.kind in ("gray", "rgb"):
            return min(self.parts, default=0) >= 1
        return self.kind in ("cmyk", "spot") and sum(self.parts) == 0

    @property
    def plates(self) -> int:
        return sum(part > 0 for part in self.parts) if self.kind in ("cmyk", "spot") else 1

    @property
    def solid_black(self) -> bool:
        return self.kind == "cmyk" and self.parts == (0, 0, 0, 1)


@dataclass
class Mark:
    """Something that puts ink on paper: text, line, area or image."""

    kind: str
    box: tuple[float, ...]
    colour: Colour
    size: float
    overprints: bool
    mode: int
    transparent: str = ""
    ppi: float = 0.0
    width: float = 0.0
    resource: Any = None


@dataclass
class Graphics:
    matrix: Any = field(default_factory=lambda: np.eye(3))
    fill: Colour = field(default_factory=Colour)
    line: Colour = field(default_factory=Colour)
    width: float = 1.0
    over_fill: bool = False
    over_line: bool = False
    mode: int = 0
    transparent: str = ""
    font_size: float = 0.0
    render: int = 0
    clip: tuple[float, ...] = (-1e6, -1e6, 1e6, 1e6)


def replay(page: Any) -> tuple[list[Mark], list[str]]:
    """A page object → its marks and what is wrong with the stream itself."""
    marks: list[Mark] = []
    complaints: list[str] = []
    holder = page
    while "/Resources" not in holder and "/Parent" in holder:
        holder = holder.Parent
    _stream(page, holder.get("/Resources", pikepdf.Dictionary()), Graphics(), (marks, complaints))
    return marks, complaints


def _stream(
    stream: Any, resources: Any, state: Graphics, out: tuple[list[Mark], list[str]]
) -> None:
    marks, complaints = out
    saved: list[Graphics] = []
    path: list[Any] = []
    pending_clip = False
    text = start = np.eye(3)
    for step in pikepdf.parse_content_stream(stream):
        op, args = str(step.operator), list(step.operands) if step.operands is not None else []
        if op == "q":
            saved.append(copy.copy(state))
        elif op == "Q":
            if not saved:
                complaints.append("Q without q")
                continue
            state = saved.pop()
        elif op == "cm":
            state.matrix = _matrix(args) @ state.matrix
        elif op in ("m", "l"):
            path.append(_point(state.matrix, *args))
        elif op in ("c", "v", "y"):
            path += [_point(state.matrix, *args[i : i + 2]) for i in range(0, len(args), 2)]
        elif op == "re":
            x, y, w, h = map(float, args)
            path += [_point(state.matrix, a, b) for a in (x, x + w) for b in (y, y + h)]
        elif op in ("W", "W*"):
            pending_clip = True
        elif op in ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"):
            if path:
                box = _hull(path)
                if op in ("f", "F", "f*", "B", "B*", "b", "b*"):
                    marks.append(_mark("area", box, state.fill, 0, state))
                if op in ("S", "s", "B", "B*", "b", "b*"):
                    marks.append(
                        _mark("line", box, state.line, state.width * _scale(state.matrix), state)
                    )
                if pending_clip:
                    c = state.clip
                    state.clip = (
                        max(c[0], box[0]),
                        max(c[1], box[1]),
                        min(c[2], box[2]),
                        min(c[3], box[3]),
                    )
            path, pending_clip = [], False
        elif op == "w":
            state.width = float(args[0])
        elif op == "gs":
            _extended(resources.ExtGState[str(args[0])], state)
        elif op in ("g", "rg", "k"):
            state.fill = Colour(
                {"g": "gray", "rg": "rgb", "k": "cmyk"}[op], tuple(map(float, args))
            )
        elif op in ("G", "RG", "K"):
            state.line = Colour(
                {"G": "gray", "RG": "rgb", "K": "cmyk"}[op], tuple(map(float, args))
            )
        elif op == "cs":
            state.fill = _space(args[0], resources)
        elif op == "CS":
            state.line = _space(args[0], resources)
        elif op in ("sc", "scn"):
            state.fill = Colour(state.fill.kind, _numbers(args), state.fill.spots)
        elif op in ("SC", "SCN"):
            state.line = Colour(state.line.kind, _numbers(args), state.line.spots)
        elif op == "BT":
            text = start = np.eye(3)
        elif op == "Tf":
            state.font_size = float(args[1])
            if str(args[0]) not in resources.get("/Font", pikepdf.Dictionary()):
                complaints.append(f"no font {args[0]}")
        elif op == "Tr":
            state.render = int(args[0])
        elif op == "Tm":
            text = start = _matrix(args)
        elif op in ("Td", "TD"):
            text = start = _matrix([1, 0, 0, 1, *args]) @ start
        elif op in ("Tj", "TJ", "'", '"') and state.render != 3:
            whole = text @ state.matrix
            size = abs(state.font_size) * float(np.hypot(whole[1, 0], whole[1, 1]))
            x, y = float(whole[2, 0]), float(whole[2, 1])
            marks.append(_mark("text", (x, y, x + size, y + size), state.fill, size, state))
        elif op == "sh":
            marks.append(
                _mark(
                    "area",
                    state.clip,
                    _space(resources.Shading[str(args[0])].ColorSpace, resources),
                    0,
                    state,
                )
            )
        elif op == "Do":
            _object(args[0], resources, state, out)
        elif op == "INLINE IMAGE":
            complaints.append("inline image")
    if saved:
        complaints.append("q without Q")


def _object(name: Any, resources: Any, state: Graphics, out: tuple[list[Mark], list[str]]) -> None:
    thing = resources.get("/XObject", pikepdf.Dictionary()).get(str(name))
    if thing is None:
        out[1].append(f"no object {name}")
    elif str(thing.Subtype) == "/Form":
        inside = copy.copy(state)
        inside.matrix = _matrix(thing.get("/Matrix", [1, 0, 0, 1, 0, 0])) @ state.matrix
        box = thing.BBox
        corners = [_point(inside.matrix, a, b) for a in (box[0], box[2]) for b in (box[1], box[3])]
        hull, c = _hull(corners), state.clip
        inside.clip = (
            max(c[0], hull[0]),
            max(c[1], hull[1]),
            min(c[2], hull[2]),
            min(c[3], hull[3]),
        )
        _stream(thing, thing.get("/Resources", resources), inside, out)
    elif str(thing.Subtype) == "/Image":
        corners = [_point(state.matrix, a, b) for a in (0, 1) for b in (0, 1)]
        across = float(np.hypot(state.matrix[0, 0], state.matrix[0, 1]))
        down = float(np.hypot(state.matrix[1, 0], state.matrix[1, 1]))
        colour = (
            state.fill if thing.get("/ImageMask", False) else _space(thing.ColorSpace, resources)
        )
        mark = _mark("image", _hull(corners), colour, 0, state)
        mark.ppi = min(int(thing.Width) / across, int(thing.Height) / down) * 72
        mark.width, mark.resource = across, thing
        if "/SMask" in thing:
            mark.transparent = "soft mask"
        out[0].append(mark)


def _mark(kind: str, box: tuple[float, ...], colour: Colour, size: float, state: Graphics) -> Mark:
    c = state.clip
    seen = (max(c[0], box[0]), max(c[1], box[1]), min(c[2], box[2]), min(c[3], box[3]))
    over = state.over_line if kind == "line" else state.over_fill
    return Mark(kind, seen, colour, size, over, state.mode, state.transparent)


def _extended(entries: Any, state: Graphics) -> None:
    if "/OP" in entries:
        state.over_line = state.over_fill = bool(entries.OP)
    if "/op" in entries:
        state.over_fill = bool(entries["/op"])
    state.mode = int(entries.get("/OPM", state.mode))
    for key in ("/ca", "/CA"):
        if float(entries.get(key, 1)) < 1:
            state.transparent = key
    if str(entries.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
        state.transparent = str(entries.BM)
    if str(entries.get("/SMask", "/None")) != "/None":
        state.transparent = "/SMask"


def _space(value: Any, resources: Any) -> Colour:
    if isinstance(value, pikepdf.Name):
        named = resources.get("/ColorSpace", pikepdf.Dictionary())
        if str(value) in KINDS:
            kind = KINDS[str(value)]
            return Colour(kind, (0.0, 0.0, 0.0, 1.0) if kind == "cmyk" else (0.0,))
        return _space(named[str(value)], resources) if str(value) in named else Colour("pattern")
    family = str(value[0])
    if family in ICC:
        return Colour("icc")
    if family in ("/Indexed", "/I", "/Pattern"):
        return _space(value[1], resources) if len(value) > 1 else Colour("pattern")
    if family == "/Separation":
        return Colour("spot", (1.0,), frozenset({str(value[1])[1:]}))
    if family == "/DeviceN":
        names = frozenset(str(name)[1:] for name in value[1])
        return Colour("spot", (1.0,) * len(names), names)
    return Colour(KINDS.get(family, "pattern"))


def _numbers(args: list[Any]) -> tuple[float, ...]:
    return tuple(float(arg) for arg in args if not isinstance(arg, pikepdf.Name))


def _matrix(six: Any) -> Any:
    a, b, c, d, e, f = (float(v) for v in six)
    return np.array([[a, b, 0], [c, d, 0], [e, f, 1]])


def _point(matrix: Any, x: Any, y: Any) -> tuple[float, float]:
    moved = np.array([float(x), float(y), 1.0]) @ matrix
    return float(moved[0]), float(moved[1])


def _hull(points: list[Any]) -> tuple[float, ...]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _scale(matrix: Any) -> float:
    return float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))

"""The judge's own reading of content streams: a list of marks, made by replaying the operators."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pikepdf

KINDS = {"/DeviceGray": "gray", "/G": "gray", "/DeviceRGB": "rgb", "/RGB": "rgb", "/DeviceCMYK": "cmyk", "/CMYK": "cmyk"}  # fmt: skip
DEVICES = {"g": "gray", "rg": "rgb", "k": "cmyk"}
SHAPES = {"m", "l", "c", "v", "y", "re", "W", "W*"}
FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
STROKES = {"S", "s", "B", "B*", "b", "b*"}
PAINTS = FILLS | STROKES | {"n"}
COLOURS = {"g", "rg", "k", "cs", "sc", "scn", "G", "RG", "K", "CS", "SC", "SCN"}
TEXTS = {"BT", "Tf", "Tr", "Tm", "Td", "TD", "Tj", "TJ", "'", '"'}
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
    holder = page
    while "/Resources" not in holder and "/Parent" in holder:
        holder = holder.Parent
    player = Player(holder.get("/Resources", pikepdf.Dictionary()), Graphics(), [], [])
    player.play(page)
    return player.marks, player.complaints


class Player:
    """Plays one stream, and the forms it draws, into lists of marks and complaints."""

    def __init__(
        self, resources: Any, state: Graphics, marks: list[Mark], complaints: list[str]
    ) -> None:
        self.resources, self.state = resources, state
        self.marks, self.complaints = marks, complaints
        self.saved: list[Graphics] = []
        self.path: list[Any] = []
        self.clips = False
        self.text = self.start = np.eye(3)

    def play(self, stream: Any) -> None:
        for step in pikepdf.parse_content_stream(stream):
            op = str(step.operator)
            args = list(step.operands) if step.operands is not None else []
            if op in SHAPES:
                self.shape(op, args)
            elif op in PAINTS:
                self.paint(op)
            elif op in COLOURS:
                self.colour(op, args)
            elif op in TEXTS:
                self.words(op, args)
            else:
                self.rest(op, args)
        if self.saved:
            self.complaints.append("q without Q")

    def shape(self, op: str, args: list[Any]) -> None:
        matrix = self.state.matrix
        if op == "re":
            x, y, w, h = map(float, args)
            self.path += [_point(matrix, a, b) for a in (x, x + w) for b in (y, y + h)]
        elif op in ("W", "W*"):
            self.clips = True
        else:
            self.path += [_point(matrix, *args[i : i + 2]) for i in range(0, len(args), 2)]

    def paint(self, op: str) -> None:
        state, path = self.state, self.path
        self.path = []
        clips, self.clips = self.clips, False
        if not path:
            return
        box = _hull(path)
        if op in FILLS:
            self.marks.append(_mark("area", box, state.fill, 0, state))
        if op in STROKES:
            width = state.width * _scale(state.matrix)
            self.marks.append(_mark("line", box, state.line, width, state))
        if clips:
            state.clip = _common(state.clip, box)

    def colour(self, op: str, args: list[Any]) -> None:
        side = "fill" if op.islower() else "line"
        kind, current = op.lower(), getattr(self.state, side)
        if kind in DEVICES:
            made = Colour(DEVICES[kind], tuple(map(float, args)))
        elif kind == "cs":
            made = _space(args[0], self.resources)
        else:
            made = Colour(current.kind, _numbers(args), current.spots)
        setattr(self.state, side, made)

    def words(self, op: str, args: list[Any]) -> None:
        state = self.state
        if op == "BT":
            self.text = self.start = np.eye(3)
        elif op == "Tf":
            state.font_size = float(args[1])
            if str(args[0]) not in self.resources.get("/Font", pikepdf.Dictionary()):
                self.complaints.append(f"no font {args[0]}")
        elif op == "Tr":
            state.render = int(args[0])
        elif op == "Tm":
            self.text = self.start = _matrix(args)
        elif op in ("Td", "TD"):
            self.text = self.start = _matrix([1, 0, 0, 1, *args]) @ self.start
        elif state.render != 3:
            whole = self.text @ state.matrix
            size = abs(state.font_size) * float(np.hypot(whole[1, 0], whole[1, 1]))
            x, y = float(whole[2, 0]), float(whole[2, 1])
            self.marks.append(_mark("text", (x, y, x + size, y + size), state.fill, size, state))

    def rest(self, op: str, args: list[Any]) -> None:
        state = self.state
        if op == "q":
            self.saved.append(copy.copy(state))
        elif op == "Q" and not self.saved:
            self.complaints.append("Q without q")
        elif op == "Q":
            self.state = self.saved.pop()
        elif op == "cm":
            state.matrix = _matrix(args) @ state.matrix
        elif op == "w":
            state.width = float(args[0])
        elif op == "gs":
            _extended(self.resources.ExtGState[str(args[0])], state)
        elif op == "sh":
            colour = _space(self.resources.Shading[str(args[0])].ColorSpace, self.resources)
            self.marks.append(_mark("area", state.clip, colour, 0, state))
        elif op == "Do":
            self.draw(args[0])
        elif op == "INLINE IMAGE":
            self.complaints.append("inline image")

    def draw(self, name: Any) -> None:
        thing = self.resources.get("/XObject", pikepdf.Dictionary()).get(str(name))
        if thing is None:
            self.complaints.append(f"no object {name}")
        elif str(thing.Subtype) == "/Form":
            self.form(thing)
        elif str(thing.Subtype) == "/Image":
            self.marks.append(self.image(thing))

    def form(self, form: Any) -> None:
        inside = copy.copy(self.state)
        inside.matrix = _matrix(form.get("/Matrix", [1, 0, 0, 1, 0, 0])) @ self.state.matrix
        box = form.BBox
        corners = [_point(inside.matrix, a, b) for a in (box[0], box[2]) for b in (box[1], box[3])]
        inside.clip = _common(self.state.clip, _hull(corners))
        resources = form.get("/Resources", self.resources)
        Player(resources, inside, self.marks, self.complaints).play(form)

    def image(self, image: Any) -> Mark:
        state = self.state
        corners = [_point(state.matrix, a, b) for a in (0, 1) for b in (0, 1)]
        across = float(np.hypot(state.matrix[0, 0], state.matrix[0, 1]))
        down = float(np.hypot(state.matrix[1, 0], state.matrix[1, 1]))
        stencil = image.get("/ImageMask", False)
        colour = state.fill if stencil else _space(image.ColorSpace, self.resources)
        mark = _mark("image", _hull(corners), colour, 0, state)
        mark.ppi = min(int(image.Width) / across, int(image.Height) / down) * 72
        mark.width, mark.resource = across, image
        if "/SMask" in image:
            mark.transparent = "soft mask"
        return mark


def _common(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, ...]:
    return (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))


def _mark(kind: str, box: tuple[float, ...], colour: Colour, size: float, state: Graphics) -> Mark:
    over = state.over_line if kind == "line" else state.over_fill
    return Mark(kind, _common(state.clip, box), colour, size, over, state.mode, state.transparent)


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

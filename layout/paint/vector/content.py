"""The content of a placed picture → the same content in inks, without what a press file may not hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

from layout.paint.vector.images import convert_image
from layout.paint.vector.layers import Layers
from layout.paint.vector.operators import (
    DEEP,
    DEVICE,
    FORM_DROPPED,
    PAINTS,
    PATHS,
    STATE_KEPT,
    STROKES,
    TEXT,
)
from layout.paint.vector.shadings import convert_shading
from layout.paint.vector.spaces import Inks, Refused, Space, Spaces
from layout.paint.vector.state import Overprint, State


class Rewriter:
    """Rewrites the streams of one file; what it has met is kept: fonts that are not embedded, transparency."""

    def __init__(self, spaces: Spaces, layers: Layers) -> None:
        self.spaces, self.layers = spaces, layers
        self.done: set[tuple[int, int]] = set()
        self.unembedded: set[str] = set()
        self.transparent: set[str] = set()

    def content(self, stream: Any, resources: Any, depth: int = 0) -> tuple[bytes, Dictionary]:
        """A page or stream and its resources → its content rewritten, and the resources that needs.

        Raises ``Refused`` for what cannot be taken to press.
        """
        if depth > DEEP:
            raise Refused("vector-damaged-content", "Form")
        return _Run(self, resources if resources is not None else Dictionary(), depth).run(stream)

    def form(self, form: Any, resources: Any, depth: int) -> None:
        """A form or pattern and the resources of what draws it → rewritten in place, once."""
        if form.objgen in self.done:
            return
        self.done.add(form.objgen)
        own = form.get("/Resources", resources)
        content, needed = self.content(form, own, depth + 1)
        for key in FORM_DROPPED:
            if key in form:
                del form[key]
        form.write(content)
        form.Resources = needed
        group = form.get("/Group")
        if group is not None:
            form.Group = _group(group)

    def once(self, item: Any, convert: Callable[[], None]) -> None:
        """An object and what converts it → converted, once however often it is named."""
        if not item.is_indirect or item.objgen not in self.done:
            self.done.add(item.objgen)
            convert()

    def font(self, font: Any, resources: Any, depth: int) -> None:
        """A font → looked at: whether its program is in the file; one made of drawings is rewritten."""
        if str(font.get("/Subtype", "")) == "/Type3":
            if font.objgen not in self.done:
                self.done.add(font.objgen)
                own = font.get("/Resources", resources)
                needed = Dictionary()
                for glyph in font.CharProcs.values():
                    content, more = self.content(glyph, own, depth + 1)
                    glyph.write(content)
                    for kind, named in more.items():
                        needed[kind] = Dictionary({**dict(needed.get(kind, {})), **dict(named)})
                font.Resources = needed
            return
        program = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = program.get("/FontDescriptor", Dictionary())
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            self.unembedded.add(str(font.get("/BaseFont", "?")).lstrip("/"))


class _Run:
    """One stream while it is rewritten."""

    def __init__(self, owner: Rewriter, resources: Any, depth: int) -> None:
        self.owner, self.resources, self.depth = owner, resources, depth
        grey = owner.spaces.plain("gray")
        self.state = State(grey, grey)
        self.stack: list[State] = []
        self.out: list[ContentStreamInstruction] = []
        self.needed: dict[str, dict[str, Any]] = {}
        self.marked: list[bool] = []  # of each open mark: whether it hides what it holds

    def run(self, stream: Any) -> tuple[bytes, Dictionary]:
        """A stream → its content rewritten, and the resources that needs."""
        for instruction in pikepdf.parse_content_stream(stream):
            name = str(instruction.operator)
            if name in ("BMC", "BDC", "EMC", "MP", "DP"):
                self.mark(name, instruction.operands)
            elif not any(self.marked):
                self.operator(name, instruction)
            elif name in PATHS:  # what is hidden leaves its path and its state behind
                self.put([], "n")
            elif name not in (*TEXT, *PAINTS, "INLINE IMAGE"):
                self.operator(name, instruction)
        if len(self.stack):
            self.out += [_instruction([], "Q")] * len(self.stack)
        needed = Dictionary({kind: Dictionary(named) for kind, named in self.needed.items()})
        return pikepdf.unparse_content_stream(self.out), needed

    def mark(self, name: str, operands: Any) -> None:
        """Marks of structure and layers go; what a hidden layer holds goes with them."""
        if name == "EMC" and self.marked:
            self.marked.pop()
        elif name in ("BMC", "BDC"):
            hides = False
            if name == "BDC" and str(operands[0]) == "/OC" and isinstance(operands[1], Name):
                hides = self.owner.layers.hidden(self.named("/Properties", operands[1], {}))
            self.marked.append(hides)

    def named(self, kind: str, name: Any, default: Any = None) -> Any:
        """A kind of resource and a name → the resource. Raises ``Refused`` where it is missing."""
        found = self.resources.get(kind, {})
        if str(name) in found:
            return found[str(name)]
        if default is None:
            raise Refused("vector-damaged-content", f"{kind.lstrip('/')} {name}")
        return default

    def need(self, kind: str, name: str, value: Any) -> Name:
        """A kind of resource, a name and what it stands for → the name, the resource noted."""
        self.needed.setdefault(kind, {})[name] = value
        return Name(name)

    def put(self, operands: list[Any], name: str) -> None:
        self.out.append(_instruction(operands, name))

    def operator(self, name: str, instruction: Any) -> None:
        operands = instruction.operands
        if name == "q":
            self.stack.append(self.state)
        elif name == "Q":
            if not self.stack:
                return
            self.state = self.stack.pop()
        elif name in DEVICE:
            self.choose(name, self.owner.spaces.plain(DEVICE[name]), operands)
            return
        elif name in ("cs", "CS"):
            space = self.owner.spaces.space(operands[0], self.resources)
            self.choose(name, space, list(space.first))
            return
        elif name in ("sc", "SC", "scn", "SCN"):
            space = self.state.fill_space if name.islower() else self.state.stroke_space
            self.choose(name, space, operands)
            return
        elif name in TEXT or name in PAINTS or name == "INLINE IMAGE":
            self.overprint(name)
            if self.paint(name, instruction):
                return
        elif name == "gs":
            self.extended(operands[0])
            return
        elif name == "Tf":
            font = self.named("/Font", operands[0])
            self.owner.font(font, self.resources, self.depth)
            self.need("/Font", str(operands[0]), font)
        elif name == "Tr":
            self.state = self.state._replace(render=int(operands[0]))
        elif name in ("BX", "EX"):
            return
        self.out.append(instruction)

    def choose(self, name: str, space: Space, operands: Any) -> None:
        """A colour operator, the space it is in and its numbers → the colour in inks."""
        fills = name.islower()
        stem = "scn" if fills else "SCN"
        inks: Inks | None = None
        if space.kind == "pattern":
            self.pattern(space, operands, stem)
        else:
            numbers = [float(value) for value in operands]
            inks = space.inks(numbers)
            if space.kept is None:
                self.put([round(ink, 4) for ink in inks], "k" if fills else "K")
            else:
                called = self.need("/ColorSpace", f"/S{space.kept.objgen[0]}", space.kept)
                self.put([called], "cs" if fills else "CS")
                self.put(list(operands), stem)
        held = inks if space.kept is None else None
        if fills:
            self.state = self.state._replace(fill_space=space, fill=held)
        else:
            self.state = self.state._replace(stroke_space=space, stroke=held)

    def pattern(self, space: Space, operands: Any, stem: str) -> None:
        """A pattern as a colour, with its own colour before it where it has none → its tile or shading in inks."""
        if not len(operands):
            return
        *colour, called = list(operands)
        pattern = self.named("/Pattern", called)
        base = space.base
        choose = stem.removesuffix("n").replace("sc", "cs").replace("SC", "CS")
        written: Any = Name.Pattern
        numbers: list[Any] = []
        if colour and base is not None:
            under = base.kept if base.kept is not None else Name.DeviceCMYK
            name = f"/U{base.kept.objgen[0]}" if base.kept is not None else "/U"
            written = self.need("/ColorSpace", name, Array([Name.Pattern, under]))
            inks = base.inks([float(value) for value in colour])
            numbers = list(colour) if base.kept is not None else [round(ink, 4) for ink in inks]
        self.put([written], choose)
        self.tile(pattern)
        self.put([*numbers, self.need("/Pattern", str(called), pattern)], stem)

    def tile(self, pattern: Any) -> None:
        if "/Shading" in pattern:
            shading = pattern.Shading
            self.owner.once(
                shading, lambda: convert_shading(shading, self.resources, self.owner.spaces)
            )
            if "/ExtGState" in pattern:
                del pattern.ExtGState
        else:
            self.owner.form(pattern, self.resources, self.depth)

    def overprint(self, name: str) -> None:
        """What is painted next → its overprint written, where it differs from what is in force."""
        kind = "text" if name in TEXT else "stroke" if name in STROKES else "other"
        wanted = self.state.overprinting(kind)
        if wanted != self.state.written:
            self.switch(wanted)

    def switch(self, wanted: Overprint) -> None:
        values = Dictionary(Type=Name.ExtGState, OP=wanted.stroke, op=wanted.fill, OPM=wanted.mode)
        called = f"/O{wanted.stroke:d}{wanted.fill:d}{wanted.mode}"
        self.put([self.need("/ExtGState", called, values)], "gs")
        self.state = self.state._replace(written=wanted)

    def extended(self, called: Any) -> None:
        """A named graphics state → what of it may stay, its soft mask and font in order."""
        gs = self.named("/ExtGState", called)
        kept = Dictionary({key: gs[key] for key in STATE_KEPT if key in gs})
        if "/Font" in gs:
            self.owner.font(gs.Font[0], self.resources, self.depth)
        if isinstance(kept.get("/SMask"), Dictionary):
            self.owner.transparent.add("SMask")
            mask = kept.SMask
            if "/TR" in mask:
                del mask.TR
            self.owner.form(mask.G, self.resources, self.depth)
        if any(float(gs[key]) < 1 for key in ("/ca", "/CA") if key in gs):
            self.owner.transparent.add("ca")
        if str(kept.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            self.owner.transparent.add("BM")
        self.put([self.need("/ExtGState", str(called), kept)], "gs")
        self.state = self.state.gone(gs)

    def paint(self, name: str, instruction: Any) -> bool:
        """Something painted → whether it has been written already; what it names is converted."""
        operands = instruction.operands
        if name == "sh":
            shading = self.named("/Shading", operands[0])
            self.owner.once(
                shading, lambda: convert_shading(shading, self.resources, self.owner.spaces)
            )
            self.need("/Shading", str(operands[0]), shading)
        elif name == "Do":
            return not self.xobject(operands[0])
        elif name == "INLINE IMAGE":
            return self.inline(operands[0])
        return False

    def xobject(self, called: Any) -> bool:
        """The name of an XObject → whether it is drawn; converted."""
        item = self.named("/XObject", called)
        if self.owner.layers.hidden(item.get("/OC")):
            return False
        kind = str(item.get("/Subtype", ""))
        if kind == "/Image":
            if "/SMask" in item or int(item.get("/SMaskInData", 0)):
                self.owner.transparent.add("SMask")
            self.owner.once(item, lambda: convert_image(item, self.resources, self.owner.spaces))
        elif kind == "/Form":
            self.owner.form(item, self.resources, self.depth)
        else:
            return False  # PostScript, which no press file may hold and no viewer runs
        self.need("/XObject", str(called), item)
        return True

    def inline(self, image: Any) -> bool:
        """An inline image → whether it has been written, as an image of its own because its colours change."""
        space = image.obj.get("/ColorSpace", image.obj.get("/CS"))
        if space is None or self.owner.spaces.space(space, self.resources).kind in ("gray", "cmyk"):
            return False
        made = pikepdf.Stream(self.owner.spaces.file, image.read_raw_bytes())
        for key, value in image.obj.items():
            made[key] = value
        made.Type, made.Subtype = Name.XObject, Name.Image
        held = self.owner.spaces.file.make_indirect(made)
        convert_image(held, self.resources, self.owner.spaces)
        self.put([self.need("/XObject", f"/I{held.objgen[0]}", held)], "Do")
        return True


def _instruction(operands: list[Any], name: str) -> ContentStreamInstruction:
    return ContentStreamInstruction(operands, Operator(name))


def _group(group: Any) -> Dictionary:
    """A transparency group → the same, blending in the inks of the press."""
    kept = {key: group[key] for key in ("/I", "/K") if key in group}
    return Dictionary({"/S": Name.Transparency, "/CS": Name.DeviceCMYK, **kept})

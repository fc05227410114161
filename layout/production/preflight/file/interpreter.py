"""A page's content stream → what it paints: rectangles with ink, size and overprint.

Graphics state as in ISO 32000-1 chapter 8: CTM, clip (by its bounding box), colours, line width,
overprint, transparency; text state as in chapter 9. Forms are entered with their own matrix,
resources and BBox. Bounding boxes stand for shapes: enough to say where and how large.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot, sqrt
from typing import Any

import pikepdf

from layout.production.preflight.file.advance import Advances, advances
from layout.production.preflight.file.graphics import Graphics
from layout.production.preflight.file.inks import (
    Ink,
    image_space,
    space_of,
)
from layout.production.preflight.file.matrix import (
    IDENTITY,
    Box,
    apply,
    bounds,
    intersection,
    multiply,
    six,
)
from layout.production.preflight.file.pagetree import inherited
from layout.production.preflight.file.state import PAINTS, Painted, State

FORM_DEPTH = 12


def interpret(page: pikepdf.Object) -> Iterator[Painted]:
    """A page object → everything it paints inside its clip, in paint order.

    Raises ``ValueError`` where Q has no q, a resource is missing, or forms are nested without end.
    """
    resources = inherited(page, "/Resources")
    yield from _Machine(resources, State(), 0).run(page)


class _Machine(Graphics):
    """Runs one stream. Mutable inside, as the stream's own state is; nothing outlives ``run``."""

    def __init__(self, resources: pikepdf.Object | None, state: State, depth: int) -> None:
        if depth > FORM_DEPTH:
            raise ValueError("forms nested without end")
        super().__init__(resources, state)
        self.depth = depth
        self.fonts: dict[str, tuple[Any, Advances]] = {}

    def run(self, stream: pikepdf.Object) -> Iterator[Painted]:
        for instruction in pikepdf.parse_content_stream(stream):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in ("Tj", "TJ", "'", '"'):
                yield from self.show(name, operands)
            elif name in PAINTS:
                yield from self.paint(name)
            elif name == "Do":
                yield from self.xobject(operands[0])
            elif name == "INLINE IMAGE":
                yield self.image(operands[0].obj)
            elif name == "sh":
                shading = self.resource("/Shading", operands[0])
                ink = Ink(space_of(shading["/ColorSpace"], self.resources), ())
                yield self.painted("shading", self.state.clip, ink, 0.0)
            else:
                self.change(name, operands)
        if self.stack:
            raise ValueError("q without Q")

    def show(self, name: str, operands: Any) -> Iterator[Painted]:
        """A text-showing operator → the text, unless it is invisible; moves the text matrix on."""
        if name == '"':
            self.set(spacing=float(operands[0]), tracking=float(operands[1]))
        if name in ("'", '"'):
            self.newline(0.0, -self.state.leading)
        state = self.state
        if state.font is None:
            raise ValueError("text without a font")
        parts = operands[0] if name == "TJ" else [operands[-1]]
        width = self.advance_of(parts)
        matrix = multiply(self.text, state.ctm)
        low, high = state.rise - 0.12 * state.size, state.rise + 0.88 * state.size
        corners = [apply(matrix, x, y) for x in (0.0, width) for y in (low, high)]
        self.text = multiply((1.0, 0.0, 0.0, 1.0, width, 0.0), self.text)
        size = abs(state.size) * hypot(matrix[2], matrix[3])
        if state.render in (0, 2, 4, 6):
            yield from self.visible(
                self.painted("text", bounds(corners), state.fill, size, state.font)
            )
        if state.render in (1, 2, 5, 6):
            yield from self.visible(
                self.painted("text", bounds(corners), state.stroke, size, state.font)
            )

    def advance_of(self, parts: Any) -> float:
        state = self.state
        key = str(state.font.objgen) if state.font.is_indirect else str(id(state.font))
        if key not in self.fonts:
            self.fonts[key] = (state.font, advances(state.font))
        widths = self.fonts[key][1]
        total = 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                thousandths, glyphs, spaces = widths.measure(bytes(part))
                total += thousandths / 1000 * state.size
                total += glyphs * state.tracking + spaces * state.spacing
            else:
                total -= float(part) / 1000 * state.size
        return float(total * state.stretch)

    def paint(self, name: str) -> Iterator[Painted]:
        """A path-painting operator → the path filled, stroked or used as a clip."""
        fills, strokes = PAINTS[name]
        state = self.state
        if self.points:
            box = bounds(self.points)
            scale = sqrt(abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]))
            if fills:
                size = min(box[2] - box[0], box[3] - box[1])
                yield from self.visible(self.painted("fill", box, state.fill, size))
                yield from self.pattern(state.fill_pattern, box)
            if strokes:
                width = state.width * scale
                half = width / 2
                box_ = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
                yield from self.visible(self.painted("stroke", box_, state.stroke, width))
                yield from self.pattern(state.stroke_pattern, box_)
            if self.clipping:
                self.set(clip=intersection(state.clip, box))
        self.points, self.clipping = [], False

    def pattern(self, pattern: Any, box: Box) -> Iterator[Painted]:
        """A pattern and what is painted with it → the inks of its shading or its tile, spread over the box."""
        if pattern is None:
            return
        if "/Shading" in pattern:
            space = space_of(pattern["/Shading"]["/ColorSpace"], self.resources)
            yield from self.visible(self.painted("shading", box, Ink(space, ()), 0.0))
            return
        machine = _Machine(pattern.get("/Resources", self.resources), State(), self.depth + 1)
        for item in machine.run(pattern):
            yield item._replace(box=intersection(box, self.state.clip))

    def xobject(self, name: pikepdf.Object) -> Iterator[Painted]:
        """A Do → the image, or all that the form paints."""
        xobject = self.resource("/XObject", name)
        if str(xobject.get("/Subtype")) == "/Image":
            yield from self.visible(self.image(xobject))
        elif str(xobject.get("/Subtype")) == "/Form":
            matrix = six(xobject["/Matrix"]) if "/Matrix" in xobject else IDENTITY
            ctm = multiply(matrix, self.state.ctm)
            x0, y0, x1, y1 = (float(number) for number in xobject["/BBox"])
            corners = [apply(ctm, x, y) for x in (x0, x1) for y in (y0, y1)]
            clip = intersection(self.state.clip, bounds(corners))
            group = xobject.get("/Group")
            isolated = group is not None and str(group.get("/S")) == "/Transparency"
            veils = self.state.veils | ({"/Group"} if isolated else set())
            state = self.state._replace(ctm=ctm, clip=clip, veils=veils)
            resources = xobject.get("/Resources", self.resources)
            yield from _Machine(resources, state, self.depth + 1).run(xobject)

    def image(self, image: Any) -> Painted:
        state = self.state
        box = bounds([apply(state.ctm, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)])
        stencil = bool(image.get("/ImageMask", image.get("/IM", False)))
        space = image.get("/ColorSpace", image.get("/CS"))
        ink = state.fill if stencil else Ink(image_space(space, self.resources), ())
        veils = state.veils | ({"/SMask"} if "/SMask" in image else set())
        return self.painted("image", box, ink, 0.0, image)._replace(
            transparency=_shown(veils),
            across=hypot(state.ctm[0], state.ctm[1]),
            down=hypot(state.ctm[2], state.ctm[3]),
        )

    def painted(self, kind: str, box: Box, ink: Ink, size: float, resource: Any = None) -> Painted:
        state = self.state
        over = state.stroke_over if kind == "stroke" else state.fill_over
        return Painted(
            kind,
            intersection(box, state.clip),
            ink,
            size,
            over,
            state.opm,
            _shown(state.veils),
            resource,
            depth=self.depth,
        )

    def visible(self, item: Painted) -> Iterator[Painted]:
        """What is clipped away wholly is not painted."""
        x0, y0, x1, y1 = item.box
        if x1 >= x0 and y1 >= y0:
            yield item


def _shown(veils: frozenset[str]) -> str:
    return " ".join(sorted(key.lstrip("/") for key in veils))

"""Colour spaces of a placed picture → the inks of the press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from io import BytesIO
from itertools import product
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image as Raster
from PIL import ImageCms

from layout.paint.colour import to_press
from layout.paint.conversion import Conversion, light_inks
from layout.paint.raster import Pixels
from layout.paint.vector.functions import function

Inks = tuple[float, float, float, float]
PLATES = {"/Cyan": 0, "/Magenta": 1, "/Yellow": 2, "/Black": 3}
DEVICE = {"/G": "gray", "/RGB": "rgb", "/CMYK": "cmyk", "/DeviceGray": "gray", "/DeviceRGB": "rgb",
          "/DeviceCMYK": "cmyk", "/CalGray": "gray", "/CalRGB": "rgb", "/CalCMYK": "cmyk"}  # fmt: skip
GRID = {1: 65, 2: 17, 3: 9, 4: 6}  # samples along each axis of a tint transform of so many inks


class Refused(ValueError):
    """Something in a placed picture that cannot be taken to press: a code of the catalogue and its word."""

    def __init__(self, code: str, word: str = "") -> None:
        super().__init__(code, word)
        self.code, self.word = code, word


class Space(NamedTuple):
    """A colour space: gray, rgb, cmyk, lab, indexed, spot or pattern; how many numbers a colour has, the first one,
    and what the numbers are in inks (0..1). ``kept`` is what the space is written as where it keeps its own inks."""

    kind: str
    channels: int
    first: tuple[float, ...]
    inks: Callable[[Sequence[float]], Inks]
    kept: Any = None
    profile: bytes = b""
    base: Any = None  # of an indexed one: the space under it; of a pattern: that of its own colour
    table: bytes = b""


def none(_: Sequence[float]) -> Inks:
    """No ink at all."""
    return 0.0, 0.0, 0.0, 0.0


PATTERN = Space("pattern", 0, (), none)


class Spaces:
    """The colour spaces of one file, converted by one condition."""

    def __init__(self, file: pikepdf.Pdf, by: Conversion) -> None:
        self.file, self.by = file, by
        self.lights: dict[tuple[int, ...], Inks] = {}
        self.looks = dict(by.options.looks)

    def space(self, written: Any, resources: Any) -> Space:
        """A space as written, by name or as an array, and the resources it may be named in → what it is.

        Raises ``Refused`` for one that cannot be converted.
        """
        if isinstance(written, Name):
            name = str(written)
            named = resources.get("/ColorSpace", {}) if resources is not None else {}
            if name in DEVICE:
                return self.plain(DEVICE[name])
            if name == "/Pattern":
                return PATTERN
            if name not in named:
                raise Refused("vector-colour", name.lstrip("/"))
            return self.space(named[name], resources)
        family = str(written[0])
        if family in DEVICE:
            return self.plain(DEVICE[family])
        if family == "/ICCBased":
            kinds = {1: "gray", 3: "rgb", 4: "cmyk"}
            profile = written[1]
            return self.plain(kinds[int(profile["/N"])], profile.read_bytes())
        if family == "/Lab":
            return self.lab(written[1])
        if family in ("/Indexed", "/I"):
            return self.indexed(written, resources)
        if family == "/Pattern":
            base = self.space(written[1], resources) if len(written) > 1 else None
            return PATTERN._replace(base=base)
        if family in ("/Separation", "/DeviceN"):
            return self.named(written, resources)
        raise Refused("vector-colour", family.lstrip("/"))

    def plain(self, kind: str, profile: bytes = b"") -> Space:
        """gray, rgb or cmyk, and the profile that came with it → the space."""
        if kind == "gray":
            return Space(kind, 1, (0.0,), lambda given: (0.0, 0.0, 0.0, _share(1 - given[0])))
        if kind == "cmyk":
            return Space(kind, 4, (0.0, 0.0, 0.0, 1.0), _four)
        return Space(
            kind, 3, (0.0, 0.0, 0.0), lambda given: self.light(given, profile), profile=profile
        )

    def light(self, given: Sequence[float], profile: bytes) -> Inks:
        """Red, green and blue in 0..1 → their inks; a grey is black alone where that is wanted."""
        red, green, blue = (round(255 * _share(value)) for value in given)
        if red == green == blue and self.by.options.neutrals == "black":
            return 0.0, 0.0, 0.0, _share(1 - given[0])
        key = (red, green, blue, hash(profile))
        if key not in self.lights:
            pixel = Pixels(Raster.new("RGB", (1, 1), (red, green, blue)), profile)
            made = to_press(pixel, self.by.profile, "keep", "profile").image if profile else None
            inks = made.tobytes() if made else light_inks((red, green, blue), self.by)
            self.lights[key] = _four([value / 255 for value in inks])
        return self.lights[key]

    def lab(self, about: Any) -> Space:
        """The dictionary of a Lab space → the space."""
        a, b, c, d = (float(value) for value in about.get("/Range", [-100, 100, -100, 100]))

        def inks(given: Sequence[float]) -> Inks:
            numbers = (round(given[0] * 2.55), round(given[1]) & 255, round(given[2]) & 255)
            made = self.lab_way.apply(Raster.frombytes("LAB", (1, 1), bytes(numbers)))
            return _four([value / 255 for value in made.tobytes()])

        return Space("lab", 3, (0.0, max(0.0, a), max(0.0, c)), inks, base=(0.0, 100.0, a, b, c, d))

    @cached_property
    def lab_way(self) -> ImageCms.ImageCmsTransform:
        """From Lab (D50) to the inks of the press."""
        return ImageCms.buildTransform(
            ImageCms.createProfile("LAB"),
            ImageCms.ImageCmsProfile(BytesIO(self.by.profile)),
            "LAB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
        )

    def indexed(self, written: Any, resources: Any) -> Space:
        """An Indexed space → the space, with its table in inks, or in the base's own where that keeps its inks."""
        base = self.space(written[1], resources)
        most, table = int(written[2]), written[3]
        data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
        wide = base.channels
        entries = [data[n * wide : (n + 1) * wide] for n in range(most + 1)]
        inks = [base.inks(scaled(base, entry)) for entry in entries if len(entry) == wide]
        packed = b"".join(bytes(round(255 * ink) for ink in entry) for entry in inks)
        new: Any = base.kept if base.kept is not None else Name.DeviceCMYK
        held = data if base.kept is not None else packed
        kept = Array([Name.Indexed, new, most, pikepdf.String(held)])
        return Space(
            "indexed", 1, (0.0,), lambda given: inks[min(int(given[0]), len(inks) - 1)], kept
        )

    def named(self, written: Any, resources: Any) -> Space:
        """A Separation or DeviceN space → kept with its inks, or in process inks where it names no other or the house
        has none."""
        names = list(written[1]) if isinstance(written[1], Array) else [written[1]]
        words = [_text(name) for name in names]
        first = (1.0,) * len(words)
        if all(word in PLATES or word == "/None" for word in words):
            places = [PLATES.get(word) for word in words]
            return Space("spot", len(words), first, lambda given: _plates(given, places))
        alternate = self.space(written[2], resources)
        tint = function(written[3])
        inks = self.looked(words, lambda given: alternate.inks(tint(given)))
        if self.by.options.spots == "process" and "/All" not in words:
            return Space("spot", len(words), first, inks)
        if len(words) not in GRID:
            raise Refused("vector-colour", f"DeviceN, {len(words)}")
        kept = Array(
            [written[0], written[1], Name.DeviceCMYK, self.transform(len(words), words, inks)]
        )
        return Space("spot", len(words), first, inks, self.file.make_indirect(kept))

    def looked(
        self, words: list[str], inks: Callable[[Sequence[float]], Inks]
    ) -> Callable[[Sequence[float]], Inks]:
        """The names of inks and what they look like → the same, or the style's own look where it has one."""
        look = self.looks.get(words[0].lstrip("/")) if len(words) == 1 else None
        if look is None:
            return inks
        return lambda given: _four([given[0] * part for part in look])

    def transform(
        self, count: int, words: list[str], inks: Callable[[Sequence[float]], Inks]
    ) -> Any:
        """What a number of inks look like → the tint transform that says so."""
        look = self.looks.get(words[0].lstrip("/")) if count == 1 else None
        if look is not None:
            return Dictionary(
                FunctionType=2, Domain=[0, 1], Range=[0, 1] * 4, C0=[0, 0, 0, 0], C1=list(look), N=1
            )
        return self.samples([(0.0, 1.0)] * count, inks)

    def samples(
        self,
        domain: list[tuple[float, float]],
        inks: Callable[[Sequence[float]], Inks],
        size: int = 0,
    ) -> Any:
        """A domain and what lies there in inks → a sampled function that says so."""
        size = size or GRID[len(domain)]
        steps = [[low + (high - low) * n / (size - 1) for n in range(size)] for low, high in domain]
        data = bytearray()
        for point in product(*reversed(steps)):  # the first input varies fastest
            data += bytes(round(255 * ink) for ink in inks(point[::-1]))
        made = pikepdf.Stream(self.file, bytes(data))
        made.FunctionType, made.BitsPerSample = 0, 8
        made.Domain = Array([edge for pair in domain for edge in pair])
        made.Range, made.Size = Array([0, 1] * 4), Array([size] * len(domain))
        return self.file.make_indirect(made)


def scaled(space: Space, entry: Sequence[int]) -> list[float]:
    """A space and a colour in bytes → its numbers as the space takes them."""
    if space.kind != "lab":
        return [value / 255 for value in entry]
    edges = space.base
    return [
        edges[2 * n] + value / 255 * (edges[2 * n + 1] - edges[2 * n])
        for n, value in enumerate(entry)
    ]


def _text(name: Any) -> str:
    try:
        return str(name)
    except UnicodeDecodeError:
        raise Refused("vector-ink-name", name.unparse().decode("latin-1")) from None


def _plates(given: Sequence[float], places: list[int | None]) -> Inks:
    inks = [0.0] * 4
    for value, place in zip(given, places, strict=False):
        if place is not None:
            inks[place] = _share(value)
    return _four(inks)


def _four(values: Sequence[float]) -> Inks:
    cyan, magenta, yellow, black = (_share(value) for value in values)
    return cyan, magenta, yellow, black


def _share(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)

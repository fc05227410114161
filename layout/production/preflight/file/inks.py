"""Colours of a content stream: colour space objects and operands → inks."""

from __future__ import annotations

from typing import NamedTuple

import pikepdf

DEVICE = {
    "/G": "DeviceGray",
    "/RGB": "DeviceRGB",
    "/CMYK": "DeviceCMYK",
    "/DeviceGray": "DeviceGray",
    "/DeviceRGB": "DeviceRGB",
    "/DeviceCMYK": "DeviceCMYK",
    "/Pattern": "Pattern",
}
PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "None", "All"})


class Space(NamedTuple):
    """A colour space: its family, the colorants it names, and the family under Indexed or Pattern."""

    family: str
    names: tuple[str, ...] = ()
    base: str = ""


class Ink(NamedTuple):
    """A colour as set by the stream: its space and components."""

    space: Space
    values: tuple[float, ...]

    @property
    def white(self) -> bool:
        """Whether it leaves the paper bare."""
        if not self.values:
            return False  # an image or a shading: its colours are its own
        if self.space.family in ("DeviceCMYK", "Separation", "DeviceN"):
            return not any(self.values)
        return self.space.family in ("DeviceGray", "DeviceRGB") and min(self.values) >= 1

    @property
    def black_only(self) -> bool:
        """Whether it is K100, in four inks or on the black plate alone."""
        if self.space.family == "DeviceCMYK":
            return self.values == (0, 0, 0, 1)
        return self.space.names == ("Black",) and self.values == (1,)

    @property
    def inks(self) -> int:
        """How many plates it prints on."""
        if self.space.family == "DeviceCMYK" or self.space.names:
            return sum(value > 0 for value in self.values)
        return 0 if self.white else 1

    @property
    def total(self) -> float:
        """Per cent of ink on all plates; 0 where the space does not say."""
        subtractive = self.space.family == "DeviceCMYK" or bool(self.space.names)
        return 100 * sum(self.values) if subtractive else 0.0

    @property
    def label(self) -> str:
        """As a printer writes it."""
        if self.space.family == "DeviceCMYK":
            pairs = zip("CMYK", self.values, strict=False)
            return " ".join(f"{name}{value * 100:.0f}" for name, value in pairs)
        return " ".join(self.space.names) or self.space.family


GRAY = Space("DeviceGray")
RGB = Space("DeviceRGB")
CMYK = Space("DeviceCMYK")
BLACK = Ink(GRAY, (0.0,))


def space_of(value: pikepdf.Object, resources: pikepdf.Object | None = None) -> Space:
    """A colour space name or array, with the resources it may be named in → what it is."""
    if isinstance(value, pikepdf.Name):
        name = str(value)
        named = resources.get("/ColorSpace") if resources is not None else None
        if named is not None and name in named and name not in DEVICE:
            return space_of(named[name], resources)
        if name not in DEVICE:
            raise ValueError(f"/ColorSpace {name}")
        return Space(DEVICE[name])
    family = str(value[0]).lstrip("/")
    family = {"I": "Indexed"}.get(family, family)
    if family in ("Indexed", "Pattern") and len(value) > 1:
        base = space_of(value[1], resources)
        return Space(family, base.names, base.family)
    if family == "Separation":
        return Space(family, (name_of(value[1]),))
    if family == "DeviceN":
        return Space(family, tuple(name_of(item) for item in value[1]))
    return Space(DEVICE.get("/" + family, family))


def image_space(value: pikepdf.Object | None, resources: pikepdf.Object | None) -> Space:
    """An image's /ColorSpace → what it is; only JPX data may keep it to itself."""
    return Space("JPX") if value is None else space_of(value, resources)


def initial(space: Space) -> Ink:
    """A space just chosen → the colour it starts with (ISO 32000-1, 8.6.5 to 8.6.6)."""
    if space.family in ("Separation", "DeviceN"):
        return Ink(space, (1.0,) * len(space.names))
    first = {"DeviceCMYK": (0.0, 0.0, 0.0, 1.0), "DeviceRGB": (0.0, 0.0, 0.0)}
    return Ink(space, first.get(space.family, (0.0,)))


def name_of(value: pikepdf.Object) -> str:
    """A name of the file → its text; bytes that are no UTF-8 show as U+FFFD."""
    try:
        return str(value).lstrip("/")
    except UnicodeDecodeError:
        return "\ufffd" + value.unparse().decode("latin-1").lstrip("/")

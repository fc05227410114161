"""Small PDFs for the tests of placed pictures, and what has become of them in a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from sheets import Programs, page_list, picture

from layout.geometry import Rect
from layout.manifest.picture_file import VectorPage
from layout.outcome import Outcome
from layout.page.model import Item
from layout.paint.colour import SRGB
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.production.preflight.file.interpreter import interpret
from layout.production.preflight.file.state import Painted

FRAME = Rect(100, 100, 120, 60)
Made = Callable[[pikepdf.Pdf], Any]


def drawn(content: str, size: tuple[float, float] = (120, 60), **resources: object) -> bytes:
    """The content of a page and its resources, values or functions of the file → a PDF of one page."""
    file = pikepdf.new()
    page = file.add_blank_page(page_size=size)
    page.obj.Contents = file.make_stream(content.encode())
    page.obj.Resources = Dictionary(
        {f"/{kind}": _made(named, file) for kind, named in resources.items()}
    )
    return saved(file)


def _made(value: Any, file: pikepdf.Pdf) -> Any:
    if callable(value):
        return _made(value(file), file)
    if isinstance(value, dict):
        return Dictionary({f"/{key}": _made(one, file) for key, one in value.items()})
    return value


def saved(file: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    file.save(out, deterministic_id=True)
    return out.getvalue()


def image(data: bytes, size: tuple[int, int], space: Any, **more: Any) -> Made:
    """Bytes, size and colour space → a function that makes the image."""

    def make(file: pikepdf.Pdf) -> Any:
        found = file.make_stream(data)
        found.Type, found.Subtype = Name.XObject, Name.Image
        found.Width, found.Height, found.BitsPerComponent = size[0], size[1], 8
        found.ColorSpace = space(file) if callable(space) else space
        for key, value in more.items():
            found[f"/{key}"] = _made(value, file)
        return found

    return make


def icc(file: pikepdf.Pdf) -> Array:
    profile = file.make_stream(SRGB.read_bytes())
    profile.N = 3
    return Array([Name.ICCBased, file.make_indirect(profile)])


def form(content: str, **more: Any) -> Made:
    """Content → a function that makes a form of it."""

    def make(file: pikepdf.Pdf) -> Any:
        made = file.make_stream(content.encode())
        made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 120, 60])
        for key, value in more.items():
            made[f"/{key}"] = _made(value, file)
        return made

    return make


def separation(name: str, *look: float) -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=list(look), N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceRGB, tint])


def axial(space: Any, first: list[float], last: list[float]) -> Dictionary:
    blend = Dictionary(FunctionType=2, Domain=[0, 1], C0=first, C1=last, N=1)
    return Dictionary(
        ShadingType=2, ColorSpace=space, Coords=[0, 0, 120, 0], Function=blend, Extend=[True, True]
    )


def placed(
    folder: Path, data: bytes, *beneath: Item, name: str = "a.pdf", **options: object
) -> Outcome[bytes]:
    """A picture's bytes and what lies beneath it → the page it is placed on."""
    file = folder / name
    file.write_bytes(data)
    page = options.pop("page", VectorPage())
    item = replace(picture(file, FRAME), vector=page)
    settings = PaintOptions(**({"target": "print"} | options))  # type: ignore[arg-type]
    return paint(page_list([*beneath, item], bleed=0.0), Programs(), settings)


def painted(data: bytes) -> list[Painted]:
    """A PDF → what its first page paints, forms entered."""
    with pikepdf.open(BytesIO(data)) as file:
        return [one._replace(resource=None, ink=one.ink) for one in interpret(file.pages[0].obj)]

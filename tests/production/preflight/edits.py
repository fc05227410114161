"""Small edits of a press file, each one mistake."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.production.preflight.issue import BLEED, HEIGHT, LEFT, ROOT, WIDTH, good_press

Edit = Callable[[pikepdf.Pdf], None]


def edited(edit: Edit, standard: str = "x4", **options: Any) -> bytes:
    """A change to an open file → the good press file with that change and no other."""
    with pikepdf.open(BytesIO(good_press(standard))) as pdf:
        edit(pdf)
        return saved(pdf, **options)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = BytesIO()
    settings: dict[str, Any] = {
        "fix_metadata_version": False,
        "object_stream_mode": pikepdf.ObjectStreamMode.disable,
        "force_version": pdf.pdf_version,
        "compress_streams": False,
    }
    if "encryption" not in options:
        settings["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
    pdf.save(out, **{**settings, **options})
    return out.getvalue()


def first(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def image(pdf: pikepdf.Pdf) -> Any:
    xobjects = first(pdf).Resources.XObject
    return next(item for item in xobjects.as_dict().values() if item.Subtype == "/Image")


def font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(first(pdf).Resources.Font.as_dict().values()))


def drawn(operators: str, before: bool = False, **resources: dict[str, Any]) -> Edit:
    """Operators (``F`` stands for a font's name) and resources → an edit that draws them on page 1."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = first(pdf)
        for kind, entries in resources.items():
            holder = page.Resources.get("/" + kind, Dictionary())
            for name, value in entries.items():
                made = value(pdf) if callable(value) else value
                holder["/" + name] = pdf.make_indirect(made) if kind != "ColorSpace" else made
            page.Resources["/" + kind] = holder
        name = next(iter(page.Resources.Font.keys()))
        content = f"q {operators} Q".replace("/F ", name + " ")
        pdf.pages[0].contents_add(content.encode(), prepend=before)

    return edit


def words(state: str, size: float = 10) -> str:
    """A colour or graphics state and a size → operators that show two glyphs in the type area."""
    return f"{state} BT /F {size} Tf {LEFT + BLEED} 60 Td <0102> Tj ET"


def box(state: str) -> str:
    """A colour → operators that fill a square of 20 mm."""
    return f"{state} {LEFT} 40 57 57 re f"


def gs(**entries: Any) -> dict[str, Any]:
    """Entries of a graphics state → the resource of that name."""
    return {"X": dictionary(Type=Name.ExtGState, **entries)}


def dictionary(**entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    """Entries → a maker of a dictionary: an object belongs to one file only."""
    return lambda _: Dictionary({"/" + key: value for key, value in entries.items()})


def nothing(_: pikepdf.Pdf) -> None:
    """The edit that leaves the file as it is."""


def put(path: str, value: Any) -> Edit:
    """A path from the catalogue (``Pages`` for page 1) and a value → an edit that sets it."""
    return lambda pdf: _holder(pdf, path).__setitem__("/" + path.rsplit(".", 1)[-1], value)


def drop(path: str) -> Edit:
    """A path from the catalogue (``Pages`` for page 1) → an edit that removes what is there."""
    return lambda pdf: _holder(pdf, path).__delitem__("/" + path.rsplit(".", 1)[-1])


def _holder(pdf: pikepdf.Pdf, path: str) -> Any:
    *steps, _ = path.split(".")
    starts = {"page": first, "image": image, "font": font, "info": lambda pdf: pdf.trailer.Info}
    starts["cidfont"] = lambda pdf: font(pdf).DescendantFonts[0]
    starts["intent"] = lambda pdf: pdf.Root.OutputIntents[0]
    holder = pdf.Root
    for step in steps:
        holder = starts[step](pdf) if step in starts else holder["/" + step]
    return holder


def xmp(old: str, new: str) -> Edit:
    """Text of the XMP packet → an edit that replaces it everywhere."""

    def edit(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new).encode())

    return edit


def packed_xmp(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(zlib.compress(packet), filter=Name.FlateDecode)


def stream(data: bytes = b"", **entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    """Data and entries → a maker of a stream object."""

    def make(pdf: pikepdf.Pdf) -> Any:
        made = pdf.make_stream(data)
        for key, value in entries.items():
            made["/" + key] = value
        return made

    return make


def lzw(pdf: pikepdf.Pdf) -> None:
    made = pdf.make_stream(b"")
    made.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    first(pdf).Resources.XObject["/L"] = made


def pixels(width: int, height: int, ink: int = 60, inverted: bool = False) -> Edit:
    """A size and an ink in 0..255 → an edit that replaces the picture by one flat in four inks."""

    def edit(pdf: pikepdf.Pdf) -> None:
        picture = image(pdf)
        value = 255 - ink if inverted else ink
        picture.write(bytes([value]) * (width * height * 4))
        picture.Width, picture.Height, picture.ColorSpace = width, height, Name.DeviceCMYK
        picture.BitsPerComponent = 8
        if "/Decode" in picture:
            del picture["/Decode"]
        if inverted:
            picture.Decode = Array([1, 0] * 4)

    return edit


def without(operator: str, number: int) -> Edit:
    """An operator and its number on page 1 → an edit that takes this one out."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        kept = list(pikepdf.parse_content_stream(page))
        places = [at for at, step in enumerate(kept) if str(step.operator) == operator]
        del kept[places[number]]
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

    return edit


def stencil(width: int, height: int) -> Edit:
    """A size → an edit that replaces the picture by a stencil of one bit a pixel."""

    def edit(pdf: pikepdf.Pdf) -> None:
        picture = image(pdf)
        picture.write(b"\xaa" * ((width + 7) // 8 * height))
        picture.Width, picture.Height, picture.BitsPerComponent = width, height, 1
        picture.ImageMask = True
        for key in ("/ColorSpace", "/Decode"):
            if key in picture:
                del picture[key]

    return edit


def annotation(**entries: Any) -> Edit:
    """Entries → an edit that puts a link on page 1."""
    x = BLEED + LEFT

    def edit(pdf: pikepdf.Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([x, 100, x + 60, 120]))
        for key, value in entries.items():
            link["/" + key] = value
        first(pdf).Annots = Array([pdf.make_indirect(link)])

    return edit


def icc(name: str, channels: int) -> Edit:
    """A file of ``layout/profiles`` and its channels → an edit that makes it the output profile."""

    def edit(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_stream((ROOT / "layout/profiles" / name).read_bytes())
        made.N = channels
        pdf.Root.OutputIntents[0].DestOutputProfile = made

    return edit


def icc_version(version: int) -> Edit:
    """A version → an edit that makes the output profile claim it."""

    def edit(pdf: pikepdf.Pdf) -> None:
        profile = pdf.Root.OutputIntents[0].DestOutputProfile
        data = bytearray(profile.read_bytes())
        data[8] = version
        profile.write(bytes(data))

    return edit


def shading(_: pikepdf.Pdf) -> Dictionary:
    """An axial shading from red to blue."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 1], Function=function
    )


def shaded(pdf: pikepdf.Pdf) -> Dictionary:
    """A pattern of that shading."""
    return Dictionary(PatternType=2, Shading=shading(pdf))


def tile(pdf: pikepdf.Pdf) -> Any:
    """A tiling pattern with a red square."""
    made = pdf.make_stream(b"1 0 0 rg 0 0 4 4 re f")
    made.PatternType, made.PaintType, made.TilingType = 1, 1, 1
    made.BBox, made.XStep, made.YStep, made.Resources = Array([0, 0, 8, 8]), 8, 8, Dictionary()
    return made


def doubled_intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def emptied(pdf: pikepdf.Pdf) -> None:
    first(pdf).Contents = pdf.make_stream(b"q Q")


def spot(name: str, look: tuple[float, ...] = (0, 1, 1, 0)) -> Array:
    """A colorant and the inks it looks like → its Separation space over CMYK."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(look), N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, function])


def spot_of_bytes(name: bytes) -> Array:
    """A colorant as it stands in the file → its Separation space over CMYK."""
    space = spot("x")
    space[1] = pikepdf.Object.parse(name)
    return space


def icc_based(pdf: pikepdf.Pdf) -> Array:
    made = pdf.make_stream((ROOT / "layout/profiles/sRGB.icc").read_bytes())
    made.N = 3
    return Array([Name.ICCBased, made])


TRIM = Array([BLEED, BLEED, BLEED + WIDTH, BLEED + HEIGHT])

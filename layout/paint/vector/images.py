"""Pictures of pixels within a placed picture → in inks."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image as Raster

from layout.paint.conversion import separated, stored
from layout.paint.embedded import Embedded
from layout.paint.lineart import stencil
from layout.paint.raster import Pixels
from layout.paint.vector.spaces import Refused, Space, Spaces

PLAIN = ("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode")
DROPPED = ("/Alternates", "/OPI", "/Metadata", "/Intent", "/Name", "/StructParent", "/OC", "/ID")


def convert_image(image: Any, resources: Any, spaces: Spaces) -> None:
    """An image, the resources its space may be named in and the colour spaces → the same image in inks.

    Raises ``Refused`` for pixels that cannot be read.
    """
    for key in DROPPED:
        if key in image:
            del image[key]
    if bool(image.get("/ImageMask", False)):
        return
    if "/SMask" in image:
        image.SMask.ColorSpace = Name.DeviceGray
    compressed = _filters(image)[-1:]
    if "/ColorSpace" not in image and compressed != ["/JPXDecode"]:
        raise Refused("vector-image", "ColorSpace")
    space = None
    if "/ColorSpace" in image:
        space = spaces.space(image.ColorSpace, resources)
        if _renamed(image, space, compressed):
            return
    pixels, opacity = _pixels(image, space, compressed), None
    if isinstance(image.get("/Mask"), Array):
        opacity = _keyed(pixels, [int(edge) for edge in image.Mask])
        del image.Mask
    by = spaces.by
    if pixels.mode == "L":
        made, _ = separated(Pixels(pixels, b""), by)
    else:
        profile = space.profile if space else b""
        made, _ = separated(Pixels(pixels, profile), by)
    _write(image, stored(made, None, by.options))
    if opacity is not None:
        mask = pikepdf.Stream(spaces.file, b"")
        _write(mask, opacity)
        image.Mask = spaces.file.make_indirect(mask)


def _renamed(image: Any, space: Space, compressed: list[str]) -> bool:
    """An image and its space → whether it was enough to write the space anew, the samples being inks already."""
    if space.kind in ("gray", "cmyk") and compressed != ["/JPXDecode"]:
        image.ColorSpace = Name.DeviceGray if space.kind == "gray" else Name.DeviceCMYK
        return True
    if space.kept is not None and compressed != ["/JPXDecode"]:
        image.ColorSpace = space.kept
        return True
    return False


def _pixels(image: Any, space: Space | None, compressed: list[str]) -> Raster.Image:
    """An image → its pixels in L, RGB or CMYK."""
    kind = space.kind if space else "jpx"
    if compressed in (["/DCTDecode"], ["/JPXDecode"]):
        held = Raster.open(BytesIO(_unwrapped(image)))
        if kind in ("rgb", "jpx") and held.mode in ("L", "RGB", "CMYK"):
            held.load()
            return _decoded(held, image)
        raise Refused("vector-image", f"{compressed[0].lstrip('/')}, {held.mode}")
    if not set(_filters(image)) <= set(PLAIN) or space is None:
        raise Refused("vector-image", ", ".join(_filters(image)))
    wide, high, bits = int(image.Width), int(image.Height), int(image.get("/BitsPerComponent", 8))
    values = _samples(image.read_bytes(), (high, wide, space.channels), bits)
    if kind == "rgb":
        return _decoded(Raster.fromarray(values), image)
    # Spot inks printed as process, and Lab: a colour at a time, each once.
    flat, back = np.unique(values.reshape(-1, space.channels), axis=0, return_inverse=True)
    edges = space.base or (0.0, 1.0) * space.channels
    scale = [(edges[2 * n], edges[2 * n + 1]) for n in range(space.channels)]
    inks = [
        space.inks([a + value / 255 * (b - a) for value, (a, b) in zip(entry, scale, strict=True)])
        for entry in flat.tolist()
    ]
    table = np.round(255 * np.asarray(inks, np.float64)).astype(np.uint8)
    return Raster.fromarray(table[back.reshape(-1)].reshape(high, wide, 4), "CMYK")


def _samples(
    data: bytes, shape: tuple[int, int, int], bits: int
) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Bytes, rows × columns × channels and the bits of each → eight bits each; rows begin at whole bytes."""
    high, wide, channels = shape
    row = (wide * channels * bits + 7) // 8
    if len(data) < row * high or bits not in (1, 2, 4, 8, 16):
        raise Refused("vector-image", f"{wide}×{high}, {bits} bit")
    lines = np.frombuffer(data[: row * high], np.uint8).reshape(high, row)
    if bits == 16:
        return lines[:, ::2].reshape(shape)
    if bits == 8:
        return lines.reshape(shape)
    single = np.unpackbits(lines, axis=1)[:, : wide * channels * bits]
    weights = 1 << np.arange(bits - 1, -1, -1)
    values = single.reshape(high, wide * channels, bits) @ weights
    return (values * (255 // ((1 << bits) - 1))).astype(np.uint8).reshape(shape)


def _decoded(pixels: Raster.Image, image: Any) -> Raster.Image:
    """Pixels and the image they come from → as its /Decode has them: upright or turned over."""
    edges = [float(value) for value in image.get("/Decode", [])]
    if not edges or edges == [0, 1] * (len(edges) // 2):
        return pixels
    if edges == [1, 0] * (len(edges) // 2):
        return Raster.eval(pixels, lambda value: 255 - value)
    raise Refused("vector-image", "Decode")


def _keyed(pixels: Raster.Image, edges: list[int]) -> Embedded:
    """Pixels and the range of each channel that is left out → a stencil that marks what is left out."""
    values = np.asarray(pixels).reshape(pixels.height, pixels.width, -1)
    low, high = np.array(edges[::2]), np.array(edges[1::2])
    if len(low) != values.shape[2]:
        raise Refused("vector-image", "Mask")
    out = ((values >= low) & (values <= high)).all(axis=2)
    return stencil(Raster.fromarray(np.where(out, 255, 0).astype(np.uint8)).convert("1"))


def _write(image: Any, made: Embedded) -> None:
    """A picture as the PDF holds it → into an image of the file."""
    parms = {f"/{key}": value for key, value in made.parms}
    image.write(
        made.data,
        filter=Name("/" + made.filter),
        decode_parms=Dictionary(parms) if parms else None,
    )
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = made.width, made.height, made.bits
    for key in ("/Decode", "/ColorSpace", "/ImageMask"):
        if key in image:
            del image[key]
    if made.stencil:
        image.ImageMask = True
    else:
        image.ColorSpace = Name("/" + made.space)
    if made.inverted:
        image.Decode = Array([1, 0] * 4)


def _filters(image: Any) -> list[str]:
    written = image.get("/Filter", [])
    return [str(written)] if isinstance(written, Name) else [str(name) for name in written]


def _unwrapped(image: Any) -> bytes:
    """An image compressed as a picture file → that file, out of any other filter round it."""
    if len(_filters(image)) == 1:
        return bytes(image.read_raw_bytes())
    out = BytesIO()
    pikepdf.PdfImage(image).extract_to(stream=out)
    return out.getvalue()

"""A request for a picture → the picture as the target needs it, and what is wrong with it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image as Raster
from PIL import UnidentifiedImageError

from layout.manifest.picture_file import VectorPage
from layout.paint.embedded import Embedded
from layout.paint.jpeg import ends_early, passed_through
from layout.paint.lineart import is_line_art, line_art
from layout.paint.options import PaintOptions
from layout.paint.raster import Pixels, decoded, deflated
from layout.paint.requested import FORMATS, WHOLE, Request

if TYPE_CHECKING:
    from layout.paint.conversion import Conversion, Note
    from layout.paint.vector.prepare import Vector

MOST_PIXELS = 120_000_000
"""Far over what any page needs; decoded in four inks it takes 480 MB."""
MOST_DOTS = 300_000_000
"""Pixels of line art: an A3 page at 1,200 ppi; Pillow takes a byte for each."""
SHOWN_ENOUGH = (
    0.6  # of a picture: with less of it in sight, what is cropped away is not carried along
)
THUMBNAIL, THUMBNAIL_QUALITY = 240, 68  # px: a picture on a page of the report is seldom wider


class Fault(NamedTuple):
    """What is wrong with a picture: a code of the catalogue and what fills it."""

    code: str
    values: dict[str, object]


class Prepared(NamedTuple):
    """A picture ready for the file (None where it cannot be shown), the part of it that is held, what is wrong with it,
    and a small JPEG of what is shown (b"" for none)."""

    embedded: Embedded | Vector | None
    part: tuple[float, float, float, float] = WHOLE
    faults: tuple[Fault, ...] = ()
    thumbnail: bytes = b""


def prepared(request: Request, options: PaintOptions) -> Prepared:
    """A request → the picture as the target needs it."""
    if request.vector:
        return _drawn(request, request.vector, options)
    try:
        with Raster.open(request.file, formats=FORMATS) as picture:
            if fault := _too_large(picture, request):
                return Prepared(None, WHOLE, (fault,))
            if is_line_art(picture):
                return Prepared(line_art(picture, request.crop), request.crop)
            if options.target == "proof":
                return _proof(picture, request)
            return _converted(picture, request, options)
    except Exception as fault:  # Pillow's readers raise whatever a broken file makes them raise
        values: dict[str, object] = {"file": request.file.name, "reason": _reason(fault)}
        return Prepared(None, WHOLE, (Fault("picture-unreadable", values),))


def _drawn(request: Request, page: VectorPage, options: PaintOptions) -> Prepared:
    """A request for a picture made of lines → a page of PDF."""
    # Only an issue with such a picture loads pikepdf before the press.
    from layout.paint.vector.prepare import prepared_vector

    made = prepared_vector(request.file, page, options)
    name = request.file.name
    faults = tuple(Fault(code, {"file": name, "word": word or None}) for code, word in made.notes)
    return Prepared(made.vector, WHOLE, faults)


def _too_large(picture: Raster.Image, request: Request) -> Fault | None:
    pixels = picture.width * picture.height
    limit = MOST_DOTS if is_line_art(picture) else MOST_PIXELS
    if pixels <= limit:
        return None
    size: dict[str, object] = {"pixels": pixels // 1_000_000, "limit": limit // 1_000_000}
    return Fault("picture-too-large", {"file": request.file.name, **size})


def _reason(fault: Exception) -> str:
    """What went wrong with a file → in a few words, the same each time."""
    if isinstance(fault, UnidentifiedImageError):  # its own words hold an address in memory
        return f"≠ {', '.join(FORMATS)}"
    return getattr(fault, "strerror", None) or str(fault) or type(fault).__name__


def _converted(picture: Raster.Image, request: Request, options: PaintOptions) -> Prepared:
    """An opened picture → for press or screen: from the cache, or converted and kept there."""
    # Only these targets load colour management and the cache.
    from layout.paint.cache import Kept, cache_key, keep, recall
    from layout.paint.conversion import conversion, for_screen, separated

    by = conversion(options)
    whole = _as_it_is(picture, request, options)
    below = [layer.picture.file for layer in request.beneath if layer.picture]
    key = cache_key([request.file, *below], request[1:], bool(whole), by.settings)
    found = recall(options.cache, key)
    if found is None:
        pixels = decoded(picture, request.crop, *_sides(request, whole), _slack(options))
        if whole:
            found = Kept(whole, separated(pixels, by)[1], _thumbnail(pixels.image))
        elif options.target == "screen":
            found = Kept(*for_screen(pixels, by), _thumbnail(pixels.image))
        else:
            found = Kept(*_press(pixels, request, by), _thumbnail(pixels.image))
        keep(options.cache, key, found)
    name = request.file.name
    faults = tuple(Fault(code, {"file": name, "word": word or None}) for code, word in found.notes)
    part = WHOLE if whole else request.crop
    return Prepared(found.embedded, part, faults, found.thumbnail)


def _slack(options: PaintOptions) -> float:
    """Options → how many times the pixels its place is worth a picture may have before it is brought down."""
    return options.downsample / options.ppi if options.target == "print" else 1.0


def _sides(request: Request, whole: Embedded | None) -> tuple[int, int]:
    """A request → the pixels wanted: few of a file that goes into the PDF as it is, for its thumbnail."""
    return (THUMBNAIL, THUMBNAIL) if whole else (request.width, request.height)


def _as_it_is(picture: Raster.Image, request: Request, options: PaintOptions) -> Embedded | None:
    """An opened picture → the file itself where the press can take it so: a JPEG in four inks whose numbers are kept, not
    much cropped, with no more pixels than its place may have."""
    if (options.target, options.cmyk, options.compression) != ("print", "keep", "jpeg"):
        return None
    left, top, right, bottom = request.crop
    if picture.mode != "CMYK" or (right - left) * (bottom - top) < SHOWN_ENOUGH:
        return None
    data = request.file.read_bytes()
    whole = None if ends_early(data) else passed_through(picture, data)
    if whole is None:
        return None
    turned = whole.turn >= 5
    wide, high = (whole.height, whole.width) if turned else (whole.width, whole.height)
    slack = _slack(options)
    fits = (right - left) * wide <= request.width * slack
    return whole if fits or (bottom - top) * high <= request.height * slack else None


def _press(pixels: Pixels, request: Request, by: Conversion) -> tuple[Embedded, tuple[Note, ...]]:
    """Pixels → the picture of the press file, flattened where it may hold no transparency."""
    # As in _converted.
    from layout.paint.conversion import Note, separated, stored
    from layout.paint.flatten import flattened

    made, notes = separated(pixels, by)
    if pixels.alpha is None or by.options.transparency:
        return stored(made, pixels.alpha, by.options), notes

    def inked(below: Request) -> tuple[Raster.Image, Raster.Image | None]:
        with Raster.open(below.file, formats=FORMATS) as picture:
            under = decoded(picture, below.crop, below.width, below.height)
        return separated(under, by)[0].image, under.alpha

    flat = flattened(made.image, pixels.alpha, request.beneath, inked)
    embedded = stored(made._replace(image=flat.image), None, by.options)
    hardened = (Note("alpha-hardened"),) if flat.hardened else ()
    return embedded._replace(mask=flat.mask), (*notes, *hardened)


def _thumbnail(image: Raster.Image) -> bytes:
    """Pixels → a small JPEG for the report."""
    small = image.resize(_fitted(image.size), reducing_gap=2.0)
    out = BytesIO()
    small.convert("RGB").save(out, "JPEG", quality=THUMBNAIL_QUALITY)
    return out.getvalue()


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, THUMBNAIL / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _proof(picture: Raster.Image, request: Request) -> Prepared:
    """An opened picture → for a proof: a JPEG as it is, anything else decoded and small."""
    data = request.file.read_bytes() if picture.format in ("JPEG", "MPO") else b""
    whole = passed_through(picture, data) if data else None
    if whole is None:
        pixels = decoded(picture, request.crop, request.width, request.height)
        made = deflated(pixels.image, level=1)
        mask = deflated(pixels.alpha, level=1) if pixels.alpha else None
        return Prepared(made._replace(mask=mask), request.crop)
    if ends_early(data):
        return Prepared(whole, WHOLE, (Fault("picture-truncated", {"file": request.file.name}),))
    return Prepared(whole, WHOLE)

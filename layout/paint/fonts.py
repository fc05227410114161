"""Glyphs used on the pages → subset fonts of our own, CID-keyed, one a face.

The canvas' own fonts hold 256 glyphs each and refuse CFF outlines; these hold a whole face.
Codes, CIDs and glyph numbers of the subset are one number (Identity-H, ISO 32000-1 9.7.5.2).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

import uharfbuzz as hb

from layout.page.model import PageList, TextLine
from layout.paint.cff import identity_cff
from layout.style.model import Face
from layout.text.fonts import FontDamagedError

FaceKey = tuple[Path, int, tuple[tuple[str, float], ...]]
"""A font program (``Face.program``)."""

UNSEEN = "\u200b"  # for a glyph that carries no character of its own: nothing to read

# What a viewer needs to draw by glyph number; prep, fpgm and cvt stay, since a renderer that finds no hinting makes its own.
_KEPT = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp", "prep", "fpgm", "cvt ", "CFF "))
_VARIABLE = frozenset(("CFF2", "fvar", "avar", "gvar", "cvar", "HVAR", "MVAR"))


class Faces(Protocol):
    """Where font programs come from: ``layout.text.fonts.Fonts``."""

    def face(self, face: Face) -> hb.Face:
        """A face of a style → its opened font program."""
        ...


class Drawable(NamedTuple):
    """A glyph as text operators need it: its code in hex, /W width (1/1000 em), what a reader reads."""

    code: str
    width: float
    text: str


class CidFont(NamedTuple):
    """A subset font: its resource name, the glyphs by number in the face, and what the file holds.

    ``blank`` is its space; ``gap`` the room (1/1000 em) from which readers take two glyphs for two words.
    """

    name: str
    glyphs: dict[int, Drawable]
    blank: Drawable | None
    gap: float
    program: bytes  # font file, not compressed
    outlines: str  # "glyf" | "CFF"
    base: str  # PostScript name with subset tag
    metrics: Metrics
    widths: tuple[float, ...]  # by CID
    texts: tuple[str, ...]  # by CID


class Metrics(NamedTuple):
    """A font descriptor's numbers, 1/1000 em, and its flags (ISO 32000-1 table 123)."""

    flags: int
    box: tuple[int, int, int, int]
    angle: float
    ascent: int
    descent: int
    cap: int
    stem: int


def cid_fonts(pages: PageList, faces: Faces) -> dict[FaceKey, CidFont]:
    """Pages and opened faces → a subset font for each font program used, in order of first use.

    Raises ``FontDamagedError``.
    """
    fonts: dict[FaceKey, CidFont] = {}
    for (face, texts), index in zip(_used(pages).values(), range(1, 1 << 16), strict=False):
        try:
            font = _subset(faces.face(face), texts, f"C{index}")
        except (RuntimeError, ValueError, LookupError, StopIteration, OverflowError) as fault:
            raise FontDamagedError(face.file) from fault
        fonts[face.program] = font
    return fonts


def _used(pages: PageList) -> dict[FaceKey, tuple[Face, dict[int, str]]]:
    """Pages → per font program its face and the glyphs used, each with the text it stands for most often."""
    counts: dict[FaceKey, tuple[Face, dict[tuple[int, str], int]]] = {}
    last: Face | None = None
    tally: dict[tuple[int, str], int] = {}
    for line in _lines(pages):
        for glyph in line.glyphs:
            if glyph.face is not last:
                last = glyph.face
                tally = counts.setdefault(last.program, (last, {}))[1]
            key = (glyph.number, glyph.characters)
            tally[key] = tally.get(key, 0) + 1
    return {program: (face, _commonest(tally)) for program, (face, tally) in counts.items()}


def _lines(pages: PageList) -> Iterable[TextLine]:
    return (item for page in pages.pages for item in page.items if isinstance(item, TextLine))


def _commonest(tally: dict[tuple[int, str], int]) -> dict[int, str]:
    best: dict[int, tuple[int, str]] = {}
    for (number, text), count in tally.items():
        if text and count > best.get(number, (0, ""))[0]:
            best[number] = (count, text)
    return {number: best.get(number, (0, UNSEEN))[1] for number, _ in tally}


def kept_subset(face: hb.Face, texts: dict[int, str], name: str) -> CidFont:
    """An opened face, its glyphs' texts and a name → a subset font in which glyphs keep their numbers:
    for text that was drawn before all of it was known."""
    return _subset(face, dict(texts), name, kept=True)


def _subset(face: hb.Face, texts: dict[int, str], name: str, kept: bool = False) -> CidFont:
    """An opened face and its glyphs' texts → the subset font; ``kept``: codes are the face's own numbers."""
    space = hb.Font(face).get_nominal_glyph(32)
    if space is not None:
        texts[space] = " "  # also where a hard space is commoner: gaps are filled with it
    plan = _plan(face, texts, kept)
    cut = plan.execute()
    new_numbers = dict(plan.old_to_new_glyph_mapping)
    widths = _widths(cut)
    if kept:  # numbers between those used are empty: nothing to say of them
        used = {new_numbers.get(number, 0) for number in texts}
        widths = tuple(w if cid in used else 1000.0 for cid, w in enumerate(widths))
    shown = [""] * len(widths)
    glyphs = {}
    for number in sorted(texts):
        cid = new_numbers.get(number, 0)
        shown[cid] = texts[number]
        glyphs[number] = Drawable(f"{cid:04x}", widths[cid], texts[number])
    bare = "CFF " in cut.table_tags
    blank = None if space is None else glyphs[space]
    return CidFont(
        name,
        glyphs,
        blank,
        min(100.0, blank.width * 0.49) if blank else 100.0,
        identity_cff(cut.reference_table("CFF ").data) if bare else cut.blob.data,
        "CFF" if bare else "glyf",
        _base_name(face, glyphs, name if kept else ""),
        _metrics(face),
        widths,
        tuple(shown),
    )


def _plan(face: hb.Face, glyphs: Iterable[int], numbers: bool) -> hb.SubsetPlan:
    """An opened face and the glyphs used → how hb-subset is to cut it down, hinting kept; ``numbers`` as well."""
    request = hb.SubsetInput()
    request.glyph_set.update(glyphs)
    kept = _KEPT | _VARIABLE if face.has_var_data else _KEPT
    request.drop_table_tag_set.update(
        int.from_bytes(tag.encode(), "big") for tag in face.table_tags if tag not in kept
    )
    request.flags = (
        hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_BIDI_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        | hb.SubsetFlags.DOWNGRADE_CFF2
    )
    if numbers:
        request.flags |= hb.SubsetFlags.RETAIN_GIDS
    if face.has_var_data:  # a variable face is drawn at its default instance, as it was measured
        request.pin_all_axes_to_default(face)
    return hb.SubsetPlan(face, request)


def _widths(face: hb.Face) -> tuple[float, ...]:
    """A subset face → the advance of every glyph, 1/1000 em, from its own hmtx table."""
    upem, count = face.upem, face.glyph_count
    hmtx = face.reference_table("hmtx").data
    long = min(int.from_bytes(face.reference_table("hhea").data[34:36], "big"), count)
    advances = [int.from_bytes(hmtx[4 * n : 4 * n + 2], "big") for n in range(long)]
    advances += advances[-1:] * (count - long)
    return tuple(round(advance * 1000 / upem, 2) for advance in advances)


def _base_name(face: hb.Face, glyphs: dict[int, Drawable], kept: str) -> str:
    """A face, its glyphs and the name of a subset that keeps their numbers → ABCDEF+PostScriptName; the tag
    depends on nothing but these."""
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
    name = "".join(c for c in name if "!" <= c <= "~" and c not in "()<>[]{}/%#") or "Font"
    digest = sha256(f"{name}{sorted(glyphs)}{kept}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + name


def _metrics(face: hb.Face) -> Metrics:
    """A face → the numbers of its descriptor; tables that are missing give plain defaults."""
    upem: int = face.upem
    head, hhea = face.reference_table("head").data, face.reference_table("hhea").data
    post, os2 = face.reference_table("post").data, face.reference_table("OS/2").data

    def units(table: bytes, at: int) -> int:
        value = int.from_bytes(table[at : at + 2], "big", signed=True)
        return round(value * 1000 / upem)

    box = (units(head, 36), units(head, 38), units(head, 40), units(head, 42))
    ascent, descent = units(hhea, 4), units(hhea, 6)
    angle = int.from_bytes(post[4:8], "big", signed=True) / 65536
    cap = units(os2, 88) if len(os2) >= 90 else 0
    weight = int.from_bytes(os2[4:6], "big") or 400
    flags = 4 | (64 if angle else 0) | (1 if any(post[12:16]) else 0)
    # No font says how thick its stems are; 50 + (weight/65)² is what its weight class suggests.
    return Metrics(
        flags, box, round(angle, 2), ascent, descent, cap or ascent, 50 + (weight // 65) ** 2
    )


def to_unicode(font: CidFont) -> bytes:
    """A font → its ToUnicode CMap (ISO 32000-1 9.10.3), 100 codes a block."""
    pairs = [
        f"<{cid:04x}><{text.encode('utf-16-be', 'surrogatepass').hex()}>"
        for cid, text in enumerate(font.texts)
        if text
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def compressed(data: bytes, fast: bool) -> bytes:
    """Bytes → the same deflated; ``fast`` where a proof must be there at once."""
    return zlib.compress(data, 1 if fast else 9)

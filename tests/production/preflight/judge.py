"""A second opinion on press files, for tests only; it shares no code with the program's own preflight.

Built from the published rules: ISO 15930-7:2010 (PDF/X-4), ISO 15930-4:2003 (PDF/X-1a), and GWG 2022
"SheetCMYK CMYK" for sheet-fed offset. Where the panel follows what a page paints, the judge takes the
whole file apart: every object is visited, and contents are replayed operator by operator.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pikepdf

from tests.production.preflight.judge_page import (
    annotations,
    boxes,
    doubtful,
    extent,
    frame,
    overlap,
    picture,
    wrong,
)
from tests.production.preflight.replay import replay

ICC_CLASS, ICC_SPACE = slice(12, 16), slice(16, 20)


class Verdict(NamedTuple):
    """What the judge holds against a file."""

    errors: tuple[str, ...]
    warnings: tuple[str, ...]


def judge(pdf: bytes, standard: str, spots: frozenset[str] = frozenset()) -> Verdict:
    """The bytes of a press file, its standard (x4, x1a) and the spot inks agreed on → errors and warnings, each a
    sentence."""
    errors: list[str] = []
    warnings: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        errors += header(pdf, file, standard)
        errors += catalogue(file, standard)
        errors += identity(file, standard)
        for thing in everything(file):
            errors += forbidden(thing, standard)
        sizes = set()
        for number, page in enumerate(file.pages, start=1):
            faults = [*boxes(page.obj), *annotations(page.obj)]
            sizes.add(tuple(round(v, 1) for v in extent(page.obj.get("/TrimBox", [0, 0, 0, 0]))))
            marks, complaints = replay(page.obj)
            faults += complaints
            trim = frame(page.obj)
            on_page = [mark for mark in marks if overlap(mark.box, trim)]
            if not on_page:
                faults.append("the page is empty")
            faults += [fault for mark in on_page for fault in wrong(mark, spots)]
            faults += [
                f"{mark.colour.kind} outside the trim"
                for mark in marks
                if mark.colour.kind in ("rgb", "icc")
            ]
            faults += [fault for mark in on_page if mark.kind == "image" for fault in picture(mark)]
            if standard == "x1a":
                faults += [
                    f"transparency: {mark.transparent}" for mark in marks if mark.transparent
                ]
            errors += [f"page {number}: {fault}" for fault in dict.fromkeys(faults)]
            doubts = [doubt for mark in on_page for doubt in doubtful(mark)]
            warnings += [f"page {number}: {doubt}" for doubt in dict.fromkeys(doubts)]
            if "/CropBox" in page.obj and list(page.obj.CropBox) != list(page.obj.MediaBox):
                warnings.append(f"page {number}: CropBox is not the MediaBox")
        if len(sizes) > 1:
            errors.append("pages of several sizes")
    return Verdict(tuple(errors), tuple(warnings))


def header(pdf: bytes, file: pikepdf.Pdf, standard: str) -> Iterator[str]:
    written = re.match(rb"%PDF-(\d)\.(\d)", pdf)
    version = (int(written[1]), int(written[2])) if written else (9, 9)
    if "/Version" in file.Root:
        version = max(version, tuple(map(int, str(file.Root.Version)[1:].split("."))))  # type: ignore[assignment]
    if version > {"x4": (1, 6), "x1a": (1, 4)}[standard]:
        yield f"PDF {version[0]}.{version[1]}"
    if "/Encrypt" in file.trailer:
        yield "encrypted"
    if len(file.trailer.get("/ID", [])) != 2:
        yield "no /ID"
    if standard == "x1a" and (b"/ObjStm" in pdf or b"/XRef" in pdf):
        yield "object or cross-reference streams"


def catalogue(file: pikepdf.Pdf, standard: str) -> Iterator[str]:
    root = file.Root
    for key in ("/AcroForm", "/AA", "/Collection"):
        if key in root:
            yield f"catalogue has {key}"
    if isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        yield "an action on opening"
    if "/Names" in root and "/JavaScript" in root.Names:
        yield "JavaScript"
    if standard == "x1a" and "/OCProperties" in root:
        yield "optional content"
    for key, value in root.get("/ViewerPreferences", pikepdf.Dictionary()).as_dict().items():
        if key.endswith(("Area", "Clip")) and value not in ("/MediaBox", "/BleedBox"):
            yield f"{key} is {value}"
    press = [i for i in root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
    if len(press) != 1:
        yield f"{len(press)} output intents"
        return
    (intent,) = press
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "no output condition"
    registered = str(intent.get("/RegistryName", "")) == "http://www.color.org"
    if not registered and "/Info" not in intent:
        yield "output condition neither registered nor described"
    if "/DestOutputProfile" in intent:
        profile = bytes(intent.DestOutputProfile.read_bytes())
        if len(profile) < 128:
            yield "output profile is no ICC profile"
            return
        if profile[ICC_CLASS] != b"prtr" or profile[ICC_SPACE] != b"CMYK":
            yield "output profile is not one of a CMYK printer"
        if int(intent.DestOutputProfile.get("/N", 0)) != 4:
            yield "output profile /N"
        if profile[8] > (4 if standard == "x4" else 2):
            yield f"ICC version {profile[8]}"
    elif standard == "x4" or not registered:
        yield "no output profile"


def identity(file: pikepdf.Pdf, standard: str) -> Iterator[str]:
    entries = file.trailer.get("/Info", pikepdf.Dictionary()).as_dict()
    info = {key: str(value) for key, value in entries.items()}
    packet = ""
    if "/Metadata" in file.Root:
        packet = bytes(file.Root.Metadata.read_bytes()).decode("utf-8")
    if standard == "x4":
        yield from claims_x4(packet)
    else:
        if info.get("/GTS_PDFXVersion") != "PDF/X-1a:2003":
            yield "Info does not say PDF/X-1a:2003"
        missing = [key for key in ("/Title", "/CreationDate", "/ModDate") if not info.get(key)]
        yield from (f"Info lacks {key}" for key in missing)
        if info.get("/Trapped") not in ("/True", "/False"):
            yield "Info does not say whether it is trapped"
    if packet:
        yield from disagreements(info, packet)


def said(packet: str, name: str) -> str:
    """An XMP packet and a property → its text, whether it stands as an element or an attribute."""
    found = re.search(rf"<{name}>(.*?)</{name}>", packet, re.S)
    found = found or re.search(rf'{name}="([^"]*)"', packet)
    return unescape(re.sub(r"<[^>]+>", "", found[1]).strip()) if found else ""


def claims_x4(packet: str) -> Iterator[str]:
    try:
        ElementTree.fromstring(packet)
    except ElementTree.ParseError:
        yield "XMP is no XML"
    if said(packet, "pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield "XMP does not say PDF/X-4"
    for name in (
        "dc:title",
        "xmp:CreateDate",
        "xmp:ModifyDate",
        "xmp:MetadataDate",
        "xmpMM:DocumentID",
        "xmpMM:VersionID",
        "xmpMM:RenditionClass",
    ):
        if not said(packet, name):
            yield f"XMP lacks {name}"
    if said(packet, "pdf:Trapped") not in ("True", "False"):
        yield "XMP does not say whether it is trapped"


def disagreements(info: dict[str, str], packet: str) -> Iterator[str]:
    texts = {"/Title": "dc:title", "/Producer": "pdf:Producer", "/Creator": "xmp:CreatorTool"}
    for key, name in texts.items():
        if key in info and said(packet, name) and info[key] != said(packet, name):
            yield f"{key} and {name} differ"
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        digits = [re.sub(r"\D", "", text)[:14] for text in (info.get(key, ""), said(packet, name))]
        if all(digits) and digits[0] != digits[1]:
            yield f"{key} and {name} differ"


def everything(file: pikepdf.Pdf) -> Iterator[Any]:
    def inner(thing: Any) -> Iterator[Any]:
        if isinstance(thing, pikepdf.Array):
            parts = list(thing)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            parts = [thing[key] for key in thing.keys()]  # noqa: SIM118
        else:
            return
        for part in parts:
            if isinstance(part, pikepdf.Object) and not part.is_indirect:
                yield from inner(part)

    for thing in file.objects:
        yield from inner(thing)


def forbidden(thing: Any, standard: str) -> Iterator[str]:
    kind = str(thing.get("/Type", ""))
    if kind == "/Font":
        yield from font(thing)
    for key in ("/HTP", "/OPI", "/Ref", "/SeparationInfo", "/PresSteps"):
        if key in thing and kind not in ("/StructElem", "/OBJR"):
            yield key
    if any(bool(one.get("/DefaultForPrinting", False)) for one in thing.get("/Alternates", [])):
        yield "an alternate image is printed"
    if kind == "/Page" and "/AA" in thing:
        yield "actions of a page"
    if "/HalftoneType" in thing and int(thing.HalftoneType) not in (1, 5):
        yield f"halftone {thing.HalftoneType}"
    if kind == "/ExtGState":
        if "/TR" in thing or str(thing.get("/TR2", "/Default")) != "/Default":
            yield "transfer curve"
        if standard == "x1a" and (float(thing.get("/ca", 1)) < 1 or float(thing.get("/CA", 1)) < 1):
            yield "opacity"
        if standard == "x1a" and str(thing.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            yield "blend mode"
    if str(thing.get("/S", "")) in ("/JavaScript", "/Launch", "/URI", "/SubmitForm"):
        yield f"action {thing.S}"
    group = thing.get("/Group")
    if group is not None and str(group.get("/S")) == "/Transparency":
        if standard == "x1a":
            yield "transparency group"
        elif str(group.get("/CS", "/DeviceCMYK")) != "/DeviceCMYK":
            yield "blending space"
    if isinstance(thing, pikepdf.Stream):
        names = str(thing.get("/Filter", ""))
        if re.search("LZW|Crypt", names) or (standard == "x1a" and re.search("JPX|JBIG2", names)):
            yield f"filter {names}"
        if "/F" in thing:
            yield "data outside the file"
        if str(thing.get("/Subtype")) == "/PS":
            yield "PostScript"


def font(thing: Any) -> Iterator[str]:
    subtype = str(thing.get("/Subtype"))
    if subtype in ("/Type0", "/Type3"):
        return
    descriptor = thing.get("/FontDescriptor", pikepdf.Dictionary())
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
        yield f"{thing.get('/BaseFont')} is not embedded"
    if subtype == "/CIDFontType2" and "/CIDToGIDMap" not in thing:
        yield f"{thing.get('/BaseFont')} has no CIDToGIDMap"

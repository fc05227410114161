"""XMP and the Info dictionary: what has to be there, and that the two agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pikepdf

from layout.diagnostics import Diagnostic, diagnose

NAMESPACES = {
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
REQUIRED_XMP = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
REQUIRED_INFO = ("/Title", "/CreationDate", "/ModDate")
VERSIONS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
PAIRS = (  # Info entry, XMP property, whether it is a date
    ("/Title", "dc:title", False),
    ("/Author", "dc:creator", False),
    ("/Subject", "dc:description", False),
    ("/Keywords", "pdf:Keywords", False),
    ("/Creator", "xmp:CreatorTool", False),
    ("/Producer", "pdf:Producer", False),
    ("/CreationDate", "xmp:CreateDate", True),
    ("/ModDate", "xmp:ModifyDate", True),
    ("/Trapped", "pdf:Trapped", False),
)
PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")


def metadata_findings(pdf: pikepdf.Pdf, standard: str) -> Iterator[Diagnostic]:
    """An open file and the standard → findings on its XMP packet and Info dictionary."""
    info = _info(pdf)
    stream = pdf.Root.get("/Metadata")
    packet = properties(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else None
    if standard == "x4":
        yield from _x4(stream, packet)
    else:
        yield from _x1a(info)
    if packet is not None:
        yield from _agreement(info, packet)


def _x4(stream: Any, packet: dict[str, str] | None) -> Iterator[Diagnostic]:
    if packet is None:
        yield diagnose("xmp-missing")
        return
    if "/Filter" in stream:
        yield diagnose("xmp-filtered")
    for name in REQUIRED_XMP:
        if not packet.get(name):
            yield diagnose("xmp-property", property=name, value="—")
    version = packet.get("pdfxid:GTS_PDFXVersion", "—")
    if version != VERSIONS["x4"]:
        yield diagnose("xmp-property", property="pdfxid:GTS_PDFXVersion", value=version)
    if packet.get("pdf:Trapped") not in ("True", "False"):
        yield diagnose("trapped-unknown")


def _x1a(info: dict[str, str]) -> Iterator[Diagnostic]:
    version = info.get("/GTS_PDFXVersion", "—")
    if version != VERSIONS["x1a"]:
        yield diagnose("info-property", property="GTS_PDFXVersion", value=version)
    for name in REQUIRED_INFO:
        if not info.get(name):
            yield diagnose("info-property", property=name.lstrip("/"), value="—")
    if info.get("/Trapped") not in ("/True", "/False"):
        yield diagnose("trapped-unknown")


def _agreement(info: dict[str, str], packet: dict[str, str]) -> Iterator[Diagnostic]:
    for key, name, is_date in PAIRS:
        here, there = info.get(key), packet.get(name)
        if here is None or there is None:
            continue
        agree = _moment(here) == _moment(there) if is_date else here.lstrip("/") == there
        if not agree:
            yield diagnose("xmp-info-differ", property=key.lstrip("/"))


def _info(pdf: pikepdf.Pdf) -> dict[str, str]:
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    return {key: str(info[key]) for key in info.keys()}  # noqa: SIM118


def properties(packet: bytes) -> dict[str, str] | None:
    """An XMP packet → its simple properties and the first item of its lists; None if it is no XML."""
    from xml.etree import ElementTree  # late: 8 ms that a build without a press file saves

    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError:
        return None
    found: dict[str, str] = {}
    for description in root.iter(RDF + "Description"):
        for key, value in description.attrib.items():
            found[_short(key)] = value
        for child in description:
            item = child.find(f".//{RDF}li")
            text = item.text if item is not None else child.text
            found[_short(child.tag)] = (text or "").strip()
    return found


def _short(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    return f"{NAMESPACES.get(namespace, namespace)}:{name}"


def _moment(text: str) -> datetime | None:
    # Both PDF dates (D:20200430080000+08'00') and XMP's ISO dates.
    match = PDF_DATE.match(text)
    try:
        if not match:
            moment = datetime.fromisoformat(text)
        else:
            numbers = [
                int(part) if part else least
                for part, least in zip(match.groups()[:6], (1, 1, 1, 0, 0, 0), strict=True)
            ]
            sign = -1 if match[8] == "-" else 1
            offset = sign * timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0))
            moment = datetime(*numbers, tzinfo=timezone(offset))  # type: ignore[misc,arg-type]
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

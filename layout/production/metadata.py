"""A statement → XMP packet and Info dictionary, in step (ISO 15930-7, 6.10)."""

from __future__ import annotations

import hashlib
import uuid
from xml.sax.saxutils import escape

from layout.production.job import Statement

PRODUCER = "bulletin-builder"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{namespaces}>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
   <xmp:MetadataDate>{date}</xmp:MetadataDate>
   <xmpMM:DocumentID>{document}</xmpMM:DocumentID>
   <xmpMM:InstanceID>{instance}</xmpMM:InstanceID>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
   <pdf:Producer>{producer}</pdf:Producer>
   <pdf:Trapped>False</pdf:Trapped>{marks}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_SCHEMAS = {
    "x4": ("pdfxid", "http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion", "PDF/X-4"),
    "x1a": ("pdfx", "http://ns.adobe.com/pdfx/1.3/", "GTS_PDFXVersion", "PDF/X-1a:2003"),
    "ua": ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "part", "1"),
}
"""Standard → prefix, namespace, property and value that claim it."""


def xmp_packet(statement: Statement, claims: tuple[str, ...], content: bytes) -> bytes:
    """A statement, the standards claimed (x4, x1a, ua) and the file's content → the XMP packet.

    The document's and instance's identifiers are made from title and content, so that the same
    input keeps them and a changed page changes the instance.
    """
    schemas = [_SCHEMAS[claim] for claim in claims]
    creator = f"\n   <dc:creator><rdf:Seq><rdf:li>{_xml(statement.publisher)}</rdf:li></rdf:Seq></dc:creator>"
    packet = _PACKET.format(
        namespaces="".join(f'\n    xmlns:{prefix}="{space}"' for prefix, space, _, _ in schemas),
        marks="".join(f"\n   <{p}:{key}>{value}</{p}:{key}>" for p, _, key, value in schemas),
        title=_xml(statement.title),
        creator=creator if statement.publisher else "",
        language=_xml(statement.language),
        producer=PRODUCER,
        date=f"{statement.moment:%Y-%m-%dT%H:%M:%SZ}",
        document=_identifier(f"{_printable(statement.title)}\0{statement.moment:%Y%m%d}".encode()),
        instance=_identifier(content),
    )
    return packet.encode()


def info_entries(statement: Statement, claims: tuple[str, ...]) -> dict[str, str]:
    """A statement and the standards claimed → the Info dictionary's text entries, as in the XMP.

    ``/Trapped`` is a name and is set by the caller. X-1a is claimed here (ISO 15930-4); for
    X-4 the entry is what older viewers show, and harmless.
    """
    stamp = f"D:{statement.moment:%Y%m%d%H%M%S}Z"
    entries: dict[str, str] = {
        "/Title": _printable(statement.title),
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    if statement.publisher:
        entries["/Author"] = _printable(statement.publisher)
    for claim in claims:
        if claim != "ua":
            entries["/GTS_PDFXVersion"] = _SCHEMAS[claim][3]
    return entries


def _identifier(content: bytes) -> str:
    return f"uuid:{uuid.UUID(bytes=hashlib.sha256(content).digest()[:16], version=5)}"


def _printable(text: str) -> str:
    """Text → the same without the control characters XML 1.0 cannot carry."""
    return "".join(
        c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff"
    )


def _xml(text: str) -> str:
    return escape(_printable(text))

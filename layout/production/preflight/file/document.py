"""Clauses about the file as a whole: version, encryption, identifier, streams, forbidden objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from layout.diagnostics import Diagnostic, diagnose

LIMITS = {"x4": ("1.6", "PDF/X-4"), "x1a": ("1.4", "PDF/X-1a")}
FILTERS = {
    "x4": frozenset({"/LZWDecode", "/Crypt", "/LZW"}),
    "x1a": frozenset({"/LZWDecode", "/Crypt", "/LZW", "/JPXDecode", "/JBIG2Decode"}),
}
VIEWER_AREAS = ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip")
JAVASCRIPT = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition")


def document_findings(pdf: pikepdf.Pdf, data: bytes, standard: str) -> Iterator[Diagnostic]:
    """An open file, its bytes and the standard (x4, x1a) → findings on clauses about the whole file."""
    limit, name = LIMITS[standard]
    version = max(pdf.pdf_version, str(pdf.Root.get("/Version", "")).lstrip("/"), key=_number)
    if _number(version) > _number(limit):
        yield diagnose("pdf-version", version=version, limit=limit, standard=name)
    if pdf.is_encrypted:
        yield diagnose("pdf-encrypted")
    identifier = pdf.trailer.get("/ID")
    if identifier is None or len(identifier) != 2 or not all(bytes(part) for part in identifier):
        yield diagnose("pdf-id")
    if standard == "x1a" and re.search(rb"/Type\s*/(ObjStm|XRef)\b", data):
        yield diagnose("pdf-object-streams")
    yield from _catalogue(pdf.Root, standard)
    for code, values in dict.fromkeys(_objects(pdf, standard)):
        yield diagnose(code, None, None, **dict(values))


def _catalogue(root: Any, standard: str) -> Iterator[Diagnostic]:
    if "/AcroForm" in root:
        yield diagnose("pdf-form")
    if standard == "x1a" and "/OCProperties" in root:
        yield diagnose("pdf-layers")
    # A destination is no action: it only says which page is shown first.
    opens = root.get("/OpenAction")
    if isinstance(opens, pikepdf.Dictionary):
        yield diagnose("pdf-action", kind="OpenAction")
    if "/AA" in root:
        yield diagnose("pdf-action", kind="AA")
    if "/JavaScript" in root.get("/Names", {}):
        yield diagnose("pdf-action", kind="JavaScript")
    preferences = root.get("/ViewerPreferences", {})
    for key in VIEWER_AREAS:
        if str(preferences.get(key, "/MediaBox")) not in ("/MediaBox", "/BleedBox"):
            yield diagnose("box-area", key=key.lstrip("/"))


Fault = tuple[str, tuple[tuple[str, str], ...]]


def _objects(pdf: pikepdf.Pdf, standard: str) -> Iterator[Fault]:
    for item in _walk(pdf):
        if isinstance(item, pikepdf.Stream):
            yield from _stream(item, standard)
        if "/TR" in item or "/TR2" in item or "/HTP" in item or "/HT" in item:
            yield from _graphics_state(item)
        if str(item.get("/S", "")) in JAVASCRIPT:
            yield "pdf-action", (("kind", str(item["/S"]).lstrip("/")),)
        if standard == "x4" and str(item.get("/S", "")) == "/Transparency":
            yield from _group(item)
        alternates = item.get("/Alternates")
        if isinstance(alternates, pikepdf.Array) and any(
            bool(alternate.get("/DefaultForPrinting", False)) for alternate in alternates
        ):
            yield "pdf-alternates", ()


def _stream(stream: Any, standard: str) -> Iterator[Fault]:
    filters = stream.get("/Filter", [])
    names = {str(filters)} if isinstance(filters, pikepdf.Name) else {str(name) for name in filters}
    for name in sorted(names & FILTERS[standard]):
        yield "pdf-filter", (("filter", name.lstrip("/")),)
    if "/F" in stream:
        yield "pdf-external-stream", ()
    subtype = str(stream.get("/Subtype", ""))
    if subtype == "/PS" or str(stream.get("/Subtype2", "")) == "/PS":
        yield "pdf-xobject-forbidden", (("kind", "PostScript"),)
    if subtype in ("/Form", "/Image"):
        for key, kind in (("/OPI", "OPI"), ("/Ref", "reference")):
            if key in stream:
                yield "pdf-xobject-forbidden", (("kind", kind),)


def _group(group: Any) -> Iterator[Fault]:
    space = group.get("/CS", pikepdf.Name.DeviceCMYK)
    name = str(space if isinstance(space, pikepdf.Name) else space[0])
    if name != "/DeviceCMYK":
        yield "blend-space", (("space", name.lstrip("/")),)


def _graphics_state(state: Any) -> Iterator[Fault]:
    if "/HTP" in state:
        yield "pdf-transfer-curve", (("key", "HTP"),)
    if "/TR" in state and str(state.get("/Type", "")) == "/ExtGState":
        yield "pdf-transfer-curve", (("key", "TR"),)
    if "/TR2" in state and str(state["/TR2"]) != "/Default":
        yield "pdf-transfer-curve", (("key", "TR2"),)
    halftone = state.get("/HT")
    if isinstance(halftone, pikepdf.Dictionary | pikepdf.Stream) and (
        "/HalftoneName" in halftone or int(halftone.get("/HalftoneType", 1)) not in (1, 5)
    ):
        yield "pdf-transfer-curve", (("key", "HT"),)


def _walk(pdf: pikepdf.Pdf) -> Iterator[Any]:
    # pdf.objects lists indirect objects only: the direct ones inside them are walked here.
    for found in pdf.objects:
        pending: list[Any] = [found]
        while pending:
            item = pending.pop()
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                if item.get("/Type") == pikepdf.Name.StructElem:
                    continue  # thousands of tags, none of which paints or acts
                yield item
                children = [item.get(key) for key in item.keys()]  # noqa: SIM118
            elif isinstance(item, pikepdf.Array):
                children = list(item) if len(item) < 2000 else []
            else:
                continue
            pending += [
                child
                for child in children
                if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect
            ]


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))

"""A subset font → its dictionaries in the PDF (ISO 32000-1, 9.7)."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from layout.paint.fonts import CidFont
from layout.paint.numbers import number


def descendant(font: CidFont, file: object, document: Any) -> PDFDictionary:
    """A font and its file → the CIDFont dictionary (ISO 32000-1 9.7.4)."""
    metrics = font.metrics
    descriptor = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(font.base),
        "Flags": metrics.flags,
        "FontBBox": PDFArray(metrics.box),
        "ItalicAngle": metrics.angle,
        "Ascent": metrics.ascent,
        "Descent": metrics.descent,
        "CapHeight": metrics.cap,
        "StemV": metrics.stem,
        "FontFile3" if font.outlines == "CFF" else "FontFile2": file,
    }
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    entries: dict[str, object] = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if font.outlines == "CFF" else "CIDFontType2"),
        "BaseFont": PDFName(font.base),
        "CIDSystemInfo": PDFDictionary(system),
        "FontDescriptor": document.Reference(PDFDictionary(descriptor)),
        "DW": 1000,
        "W": widths(font.widths),
    }
    if font.outlines == "glyf":
        entries["CIDToGIDMap"] = PDFName("Identity")
    return PDFDictionary(entries)


def widths(advances: tuple[float, ...]) -> str:
    """Advances by CID → a /W array of those that are not one em (ISO 32000-1 9.7.4.3)."""
    parts: list[str] = []
    before = -2
    for cid, advance in enumerate(advances):
        if advance == 1000:
            continue
        if cid != before + 1:
            parts.append(f"{']' if parts else ''}{cid}[")
        parts.append(f"{number(advance)} ")
        before = cid
    return f"[{''.join(parts)}{']' if parts else ''}]"

"""Operators and keys of a content stream, by what is done with them (ISO 32000-1, annex A)."""

from __future__ import annotations

DEEP = 24  # forms in forms
DEVICE = {"g": "gray", "G": "gray", "rg": "rgb", "RG": "rgb", "k": "cmyk", "K": "cmyk"}
TEXT = ("Tj", "TJ", "'", '"')
STROKES = ("S", "s")
PATHS = ("f", "F", "f*", "B", "B*", "b", "b*", *STROKES)
PAINTS = (*PATHS, "sh", "Do")
STATE_KEPT = (
    "/LW", "/LC", "/LJ", "/ML", "/D", "/RI", "/OP", "/op", "/OPM", "/Font", "/FL", "/SM", "/SA",
    "/BM", "/SMask", "/CA", "/ca", "/AIS", "/TK", "/Type",
)  # fmt: skip
"""Keys of a graphics state that may stay: no transfer curves, halftones or black generation (ISO 15930)."""
FORM_DROPPED = (
    "/PieceInfo", "/Metadata", "/OPI", "/Ref", "/LastModified", "/StructParent", "/StructParents",
    "/OC", "/Name", "/PS", "/Subtype2", "/AF", "/Measure",
)  # fmt: skip

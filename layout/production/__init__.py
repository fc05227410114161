"""PDF pages → a press file: boxes, marks, PDF/X, imposition, preflight, job ticket."""

from __future__ import annotations

"""Issue and style names → a document of repaired, marked-up blocks."""

from __future__ import annotations

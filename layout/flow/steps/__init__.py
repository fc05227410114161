"""One step of the search each: a paragraph, a stack, footnotes, a picture. They see neither page nor issue."""

from __future__ import annotations

"""The search for pages: regions, bands, pages and the whole issue, the best beginnings kept side by side."""

from __future__ import annotations

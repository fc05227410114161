"""What the search found → a galley with nothing left to settle."""

from __future__ import annotations

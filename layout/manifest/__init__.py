"""What editors write: the manifest of an issue, read and checked."""

from __future__ import annotations

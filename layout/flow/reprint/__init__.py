"""An issue set again as it was printed once."""

from __future__ import annotations

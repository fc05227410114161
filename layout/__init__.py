"""A builder of Chinese print bulletins."""

from __future__ import annotations

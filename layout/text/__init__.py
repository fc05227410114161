"""Characters → set lines. Knows nothing of pages."""

from __future__ import annotations

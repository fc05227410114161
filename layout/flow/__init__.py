"""Lines and boxes → places on pages. Knows nothing of PDF."""

from __future__ import annotations

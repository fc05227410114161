"""The room that placed things leave for text."""

from __future__ import annotations

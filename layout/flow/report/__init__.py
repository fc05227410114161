"""A galley → what has to be said about it."""

from __future__ import annotations

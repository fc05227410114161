"""Galley → display list: furniture, absolute places, the dump."""

from __future__ import annotations

"""A document → what there is to place: elements in reading order, each set as far as it can be, and pictures."""

from __future__ import annotations

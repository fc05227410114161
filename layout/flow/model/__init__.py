"""What the flow works on and gives back: the grid, what is placed and where."""

from __future__ import annotations

"""What designers write: style files, read, inherited and resolved."""

from __future__ import annotations

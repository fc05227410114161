"""Tests of the line setter."""

from __future__ import annotations

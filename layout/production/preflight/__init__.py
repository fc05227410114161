"""The preflight: one file a family of checks."""

from __future__ import annotations
